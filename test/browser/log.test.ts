import { afterEach, expect } from '@jest/globals';
import { browserTest, usePage, type Visitor } from '../support/page.ts';

const page = usePage();
afterEach(() => expect(page.complaints.splice(0)).toEqual([]));

/** The lines about one merchant that hold these words, the newest first. */
const linesOf = ({ page: tab }: Visitor, name: string, words: string | RegExp) =>
  tab.locator('#observations > li').filter({ hasText: name }).filter({ hasText: words });

const openLog = ({ page: tab }: Visitor) => tab.getByText('What just happened').first().click();

browserTest('a turn, what was pressed, and below it what became of the effects it asked for', async () => {
  const visitor = await page.open();
  await visitor.becomes('Dana');
  await openLog(visitor);
  await visitor.presses("Let's start");
  const turn = linesOf(visitor, 'Dana', 'choice next at welcome');
  await turn.getByText('welcome → owner').waitFor();
  const effects = turn.getByRole('list', { name: 'asks for' });
  await effects.getByText('say done, then sent').waitFor();
  await effects.getByText('settle done').waitFor();
  await effects.getByText('card done').waitFor();
  await visitor.sample('empty').click();
  await linesOf(visitor, 'Dana', 'refused, from fetch').first().waitFor();
  await visitor.close();
});

browserTest('an event that comes twice asks for nothing the second time', async () => {
  const visitor = await page.open();
  await visitor.becomes('Dirk');
  await visitor.makesTrouble();
  await openLog(visitor);
  const twice = visitor.page.getByLabel('Deliver every event twice');
  await visitor.sets(twice);
  await visitor.says('help');
  const duplicate = linesOf(visitor, 'Dirk', 'duplicate');
  await duplicate.getByText('taken in before: nothing changes').waitFor();
  await expect(duplicate.getByRole('list').count()).resolves.toBe(0);
  await visitor.sets(twice, false);
  await visitor.close();
});

browserTest(
  'trouble is told: a refused call, the effect that waits for it, a shop that is down',
  async () => {
    const visitor = await page.open();
    await visitor.starts('Dora');
    // Her card is posted by then: the refusal is for what she is told.
    await visitor.channel.locator('.message').filter({ hasText: 'Dora' }).first().waitFor();
    await visitor.makesTrouble();
    await openLog(visitor);
    page.playground.slack.faults.rateLimit('chat.postMessage', 1, 1);
    await visitor.says('help');
    await linesOf(visitor, 'Slack', 'answers 429 to chat.postMessage: again in 1 s').first().waitFor();
    const turn = linesOf(visitor, 'Dora', 'text');
    await turn.getByText('say done at the 2nd try').waitFor();
    page.playground.slack.faults.rateLimit('chat.postMessage', 1, 3600);
    await visitor.says('help');
    await turn.getByText('say postponed: ratelimited, again in 3600 s').waitFor();
    await visitor.sets(visitor.page.getByRole('radio', { name: 'down' }));
    await linesOf(visitor, 'BigCommerce', 'is down from now on').first().waitFor();
    await visitor.sets(visitor.page.getByRole('radio', { name: 'fine' }));
    await linesOf(visitor, 'BigCommerce', 'is fine from now on').first().waitFor();
    await visitor.close();
  },
);

browserTest('what the words mean can be read by keyboard', async () => {
  const visitor = await page.open();
  const { page: tab } = visitor;
  await tab.locator('#feed > summary').focus();
  await tab.keyboard.press('Enter');
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Tab');
  await tab.keyboard.press('Enter');
  await tab.getByText('they pressed a button').waitFor();
  await tab.getByText('this event was taken in before; nothing changes').waitFor();
  await visitor.close();
});

import { expect } from '@jest/globals';
import { objections } from '../support/axe.ts';
import { browserTest, usePage, type Visitor } from '../support/page.ts';

const page = usePage();

/** Lets the PM work there, which starts Usher again unless they do already. */
async function pmUses(visitor: Visitor, name: string): Promise<void> {
  const group = visitor.page.getByRole('group', { name: 'The project manager uses' });
  const radio = group.getByRole('radio', { name });
  if (!(await radio.isChecked())) await page.restart(() => radio.check());
  await visitor.channel.and(visitor.page.locator(`[data-platform=${name.toLowerCase()}]`)).waitFor();
}

/** The post in the PM's channel that begins with this merchant's name: their card. */
const cardOf = (visitor: Visitor, name: string) =>
  visitor.channel.locator('.message').filter({ has: visitor.page.getByRole('heading', { name }) });

browserTest('the PM moves to Teams: new merchants are announced there, earlier ones stay', async () => {
  const visitor = await page.open();
  const { page: tab, channel } = visitor;
  await visitor.starts('Early');
  await pmUses(visitor, 'Teams');
  await tab.getByText('those announced in Slack stay there').waitFor();
  await expect(channel.locator('.message').count()).resolves.toBe(0);

  await visitor.starts('Ute');
  await cardOf(visitor, 'Ute').getByText('Just started').waitFor();
  await cardOf(visitor, 'Ute').getByRole('definition').getByText('the merchant', { exact: true }).waitFor();
  await visitor.sample('one-missing').click();
  const card = cardOf(visitor, 'Ute');
  await card.getByText('Needs changes: Marketing').waitFor();
  await card.locator('.thread').getByText('is none, must be modify').waitFor();
  await channel.getByText('One permission is not right: Marketing').waitFor();
  await expect(cardOf(visitor, 'Ute').count()).resolves.toBe(1);

  await tab.locator('#merchants').getByRole('button', { name: 'Early' }).click();
  await visitor.sample('good').click();
  await visitor.reads('Is this your store?');
  await pmUses(visitor, 'Slack');
  await visitor.pmReads('Early', 'Verified');
  await expect(cardOf(visitor, 'Ute').count()).resolves.toBe(0);
  await visitor.close();
});

browserTest(
  'in Teams, by keyboard: the PM chooses it, asks how everybody is doing, and answers',
  async () => {
    const visitor = await page.open();
    const { page: tab, channel } = visitor;
    const { keyboard } = tab;
    await pmUses(visitor, 'Slack');
    await tab.getByRole('radio', { name: 'Slack', exact: true }).focus();
    await page.restart(() => keyboard.press('ArrowRight'));
    await channel.and(tab.locator('[data-platform=teams]')).waitFor();
    await visitor.starts('Ole', 'teams');
    await cardOf(visitor, 'Ole').waitFor();

    await channel.getByRole('textbox').focus();
    await keyboard.type('@us');
    await channel.getByRole('option', { name: '@Usher creds-status' }).waitFor();
    // To the other command, and back.
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowUp');
    await keyboard.press('Enter');
    await expect(channel.getByRole('textbox').inputValue()).resolves.toBe('@Usher creds-status ');
    await keyboard.press('Enter');
    const question = channel.locator('.log > ol > .message').filter({ hasText: 'Usher creds-status' });
    await question.locator('.thread .mention').getByText('Ole').waitFor();

    // The card has a button of that name, for the merchant; this is the thread's.
    await cardOf(visitor, 'Ole').locator('button.reply').focus();
    await keyboard.press('Enter');
    await channel.getByText('Replying in the thread').waitFor();
    await keyboard.type('I will call him.');
    await keyboard.press('Enter');
    await cardOf(visitor, 'Ole').locator('.thread').getByText('I will call him.').waitFor();
    await visitor.close();
  },
);

browserTest.each([400, 1600])("no objections of axe to a PM's channel in Teams: %i pixels", async (width) => {
  const visitor = await page.open({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  const { page: tab, channel } = visitor;
  const name = `Ada at ${width}`;
  if (width < 900) await tab.locator('.views [data-view=channel]').click();
  await pmUses(visitor, 'Teams');
  if (width < 900) await tab.locator('.views [data-view=chat]').click();
  await visitor.starts(name);
  if (width < 900) await tab.locator('.views [data-view=channel]').click();
  await cardOf(visitor, name).waitFor();
  await channel.getByRole('textbox').fill('@Usher creds-status');
  await channel.getByRole('textbox').press('Enter');
  await channel.locator('.thread').first().waitFor();
  expect(await objections(tab, 'the channel', '#channel-pane')).toEqual([]);
  await expect(tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).resolves.toBe(
    true,
  );
  await visitor.close();
});

import { afterEach, expect } from '@jest/globals';
import type { Locator } from 'playwright-core';
import { browserTest, usePage, type Visitor } from '../support/page.ts';
import { isWithin, scrollToTop } from '../support/sight.ts';
import { until } from '../support/until.ts';

const page = usePage();
afterEach(() => expect(page.complaints.splice(0)).toEqual([]));

const SMALL = { viewport: { width: 1280, height: 640 }, reducedMotion: 'reduce' } as const;

const logOf = (window: Locator) => window.locator('.log');
const jumpIn = (window: Locator) => window.locator('.jump');

/** The card of this merchant in the PM's channel. */
const cardOf = (visitor: Visitor, name: string) =>
  visitor.channel.locator('.message').filter({ has: visitor.page.getByRole('heading', { name }) });

/** The newest message there, as soon as it holds these words. */
async function newestIn(window: Locator, words: string): Promise<Locator> {
  const newest = window.locator('.log > ol > .message').last();
  await newest.getByText(words).first().waitFor();
  return newest;
}

browserTest("the PM's alert comes into sight, and stays there as the card above it grows", async () => {
  const visitor = await page.open(SMALL);
  const { channel } = visitor;
  await visitor.starts('Above');
  for (const name of ['Wim', 'Yara']) {
    await visitor.becomes(name);
    await visitor.sample('many-wrong').click();
    await cardOf(visitor, name).getByText('Needs changes').first().waitFor();
    const alert = await newestIn(channel, `Needs changes: @${name}`);
    await page.playground.slack.settled();
    await until(() => isWithin(alert, logOf(channel)));
    await visitor.sample('good').click();
    const good = await newestIn(channel, `Verified: @${name}`);
    await cardOf(visitor, name).getByText('Verified').first().waitFor();
    await page.playground.slack.settled();
    await until(() => isWithin(good, logOf(channel)));
  }
  await visitor.close();
});

browserTest('a reader elsewhere stays there, is told of new messages, and led to them', async () => {
  const visitor = await page.open(SMALL);
  const { page: tab, channel } = visitor;
  await visitor.starts('Uma');
  await visitor.starts('Nils');
  await newestIn(channel, 'Nils');
  await scrollToTop(logOf(channel));
  await expect(jumpIn(channel).isVisible()).resolves.toBe(false);

  await visitor.sample('one-missing').click();
  const alert = await newestIn(channel, 'Needs changes: @Nils');
  await jumpIn(channel).getByText('New message').waitFor();
  await expect(isWithin(alert, logOf(channel))).resolves.toBe(false);
  await expect(logOf(channel).evaluate(({ scrollTop }) => scrollTop)).resolves.toBe(0);

  await jumpIn(channel).focus();
  await tab.keyboard.press('Enter');
  await until(() => isWithin(alert, logOf(channel)));
  await jumpIn(channel).waitFor({ state: 'hidden' });

  // The keyboard is in the list now, and its keys leave the newest message as the wheel does.
  await tab.keyboard.press('Home');
  await until(() => logOf(channel).evaluate(({ scrollTop }) => scrollTop === 0));
  await visitor.sample('nothing').click();
  await jumpIn(channel).getByText('New message').waitFor();
  await visitor.close();
});

browserTest('whoever goes elsewhere while our own scrolling ends stays there', async () => {
  const visitor = await page.open(SMALL);
  const { channel } = visitor;
  await visitor.starts('Ida');
  await visitor.starts('Otto');
  await newestIn(channel, 'Otto');
  // A busy browser tells of the end of one scrolling after the next has begun, and before it tells of that.
  await logOf(channel).evaluate((log) => {
    log.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home' }));
    log.scrollTop = 0;
    log.dispatchEvent(new Event('scrollend'));
  });
  await visitor.sample('one-missing').click();
  await newestIn(channel, 'Needs changes: @Otto');
  await jumpIn(channel).getByText('New message').waitFor();
  await visitor.close();
});

browserTest('what the visitor does themselves comes into sight, wherever they were', async () => {
  const visitor = await page.open(SMALL);
  const { chat, channel } = visitor;
  await visitor.becomes('Olga');
  for (const [label, next] of [
    ["Let's start", 'Are you allowed to create API accounts?'],
    ['Yes', 'Log in to BigCommerce'],
    ['Done', 'Open the settings'],
    ['Done', 'Open Store-level API accounts'],
  ] as const) {
    await visitor.presses(label);
    await visitor.reaches(next);
  }
  const answered = async (words: string) => {
    await newestIn(chat, words).then((one) =>
      until(() => isWithin(one.locator('.content > *').nth(1), logOf(chat))),
    );
  };

  await scrollToTop(logOf(chat));
  await visitor.says('help');
  await answered('Store-level');
  await scrollToTop(logOf(chat));
  await chat
    .getByRole('button', { name: 'Back' })
    .last()
    .evaluate((one: HTMLElement) => one.click());
  await answered('Open the settings');
  await scrollToTop(logOf(chat));
  await visitor.sample('empty').click();
  await answered('empty');
  await scrollToTop(logOf(chat));
  await visitor.page
    .locator('#chat-file')
    .setInputFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('eggs') });
  await chat.getByText('a.txt').waitFor();
  await until(() => isWithin(chat.getByText('a.txt'), logOf(chat)));

  await visitor.sample('many-wrong').click();
  await newestIn(channel, 'Needs changes: @Olga');
  await visitor.starts('Last');
  await visitor.starts('Very last');
  await newestIn(channel, 'Very last');
  await cardOf(visitor, 'Olga')
    .getByRole('button', { name: 'Reply in thread' })
    .evaluate((one: HTMLElement) => one.click());
  await channel.getByRole('textbox').fill('I will call her.');
  await channel.getByRole('textbox').press('Enter');
  const reply = cardOf(visitor, 'Olga').locator('.thread').getByText('I will call her.');
  await reply.waitFor();
  await until(() => isWithin(reply, logOf(channel)));
  await visitor.close();
});

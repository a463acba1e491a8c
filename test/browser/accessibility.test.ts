import { afterEach, expect } from '@jest/globals';
import { objections } from '../support/axe.ts';
import { browserTest, usePage } from '../support/page.ts';

const page = usePage();
afterEach(() => expect(page.complaints.splice(0)).toEqual([]));

browserTest.each([400, 1600])('no objections of axe, in light and dark: %i pixels', async (width) => {
  const visitor = await page.open({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
  const { page: tab } = visitor;
  await visitor.becomes(`Ada at ${width}`);
  const found: string[] = [];
  const go = async (view: string) => {
    if (width < 900) await tab.locator(`.views [data-view=${view}]`).click();
  };
  const look = async (view: string, selector: string) => {
    if (width > 900) return;
    await go(view);
    found.push(...(await objections(tab, view, selector)));
  };

  await go('bench');
  await visitor.makesTrouble();
  await look('bench', 'html');
  await visitor.sample('many-wrong').click();
  await visitor.reads(/permissions? (to change|(is|are) not right)/);
  await visitor.says('/creds-status');
  await visitor.reads('Only visible to you');
  if (width > 900) await tab.getByText('What just happened').first().click();
  found.push(...(await objections(tab, 'report')));
  await look('channel', '#channel-pane');
  await look('feed', 'html');
  await look('chat', '#chat-pane');
  await visitor.chat.getByRole('button', { name: 'Home' }).click();
  await visitor.reads('Hello, I am Usher');
  found.push(...(await objections(tab, 'home', '#chat-pane')));

  await visitor.becomes(`Tove at ${width}`, 'teams');
  await go('bench');
  await visitor.sample('empty').click();
  await visitor.presses('Type it in instead');
  await visitor.reads('Your API credentials');
  found.push(...(await objections(tab, 'Teams', '#chat-pane')));

  for (const opener of [
    'Use it for real',
    'Edit the guide',
    'Integration',
    'Add a merchant',
    `Remove Tove at ${width}`,
    'Reset',
  ]) {
    if (opener === 'Reset') await go('bench');
    await tab.getByRole('button', { name: opener }).click();
    await tab.locator('dialog[open]').waitFor();
    found.push(...(await objections(tab, opener, 'dialog[open]')));
    await tab.keyboard.press('Escape');
  }
  await expect(tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).resolves.toBe(
    true,
  );
  await tab.goto(`${page.url}/playground/docs/configuration.md`);
  found.push(...(await objections(tab, 'document')));
  expect(found).toEqual([]);
  await visitor.close();
});

browserTest("what is chosen can be told in the system's own colours", async () => {
  const visitor = await page.open({ viewport: { width: 800, height: 900 }, forcedColors: 'active' });
  const { page: tab } = visitor;
  await visitor.becomes('Fay');
  const colourOf = (selector: string) =>
    tab
      .locator(selector)
      .first()
      .evaluate((one) => getComputedStyle(one).backgroundColor);
  const differ = async (chosen: string, other: string) =>
    expect(await colourOf(chosen)).not.toBe(await colourOf(other));
  await differ('.views [aria-pressed=true]', '.views [aria-pressed=false]');
  await differ('.person[aria-pressed=true]', '.person[aria-pressed=false]');
  await differ('.window-tabs [aria-pressed=true]', '.window-tabs [aria-pressed=false]');
  await differ('.choice input:checked + span', '.choice input:not(:checked) + span');
  await differ('.moods input:checked + span', '.moods input:not(:checked) + span');
  await visitor.close();
});

browserTest('each list of messages has a name of its own', async () => {
  const visitor = await page.open();
  const { page: tab } = visitor;
  await visitor.becomes('Finn');
  await tab.getByRole('log', { name: 'Messages of Finn and Usher' }).waitFor();
  await tab.getByRole('log', { name: /^Messages in #?onboarding, as Priya \(PM\) sees them$/i }).waitFor();
  await visitor.close();
});

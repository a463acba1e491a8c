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

  for (const opener of ['Use it for real', 'Edit the guide', 'Add a merchant']) {
    await tab.getByRole('button', { name: opener }).click();
    await tab.locator('dialog[open]').waitFor();
    found.push(...(await objections(tab, opener, 'dialog[open]')));
    await tab.keyboard.press('Escape');
  }
  expect(found).toEqual([]);
  await expect(tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).resolves.toBe(
    true,
  );
  await visitor.close();
});

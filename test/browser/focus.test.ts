import { afterEach, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browserTest, usePage } from '../support/page.ts';

const page = usePage();
afterEach(() => expect(page.complaints.splice(0)).toEqual([]));

/** So far around an element its outline may lie, in pixels. */
const AROUND = 8;

/** What has the focus, for people to read; undefined: the page itself. */
const stop = (tab: Page) =>
  tab.evaluate(() => {
    const one = document.activeElement;
    if (!one || one === document.body) return undefined;
    const box = one.getBoundingClientRect();
    const said = one instanceof HTMLInputElement ? `${one.name} ${one.value}` : one.textContent?.trim();
    const name = one.getAttribute('aria-label') ?? said?.slice(0, 40);
    const about = `${one.tagName.toLowerCase()}${one.id ? `#${one.id}` : ''} ${name}`;
    return { about, x: box.x, y: box.y, width: box.width, height: box.height };
  });

/** Whether the part of the page around what has the focus looks otherwise without it. */
async function isShown(
  tab: Page,
  at: { x: number; y: number; width: number; height: number },
): Promise<boolean> {
  const { width, height } = tab.viewportSize() ?? { width: 0, height: 0 };
  const x = Math.max(0, at.x - AROUND);
  const y = Math.max(0, at.y - AROUND);
  const clip = {
    x,
    y,
    width: Math.min(width, at.x + at.width + AROUND) - x,
    height: Math.min(height, at.y + at.height + AROUND) - y,
  };
  if (clip.width <= 0 || clip.height <= 0) return false;
  const look = () => tab.screenshot({ clip, caret: 'hide', animations: 'disabled' });
  const focused = await look();
  await tab.evaluate(() => {
    const one = document.activeElement;
    if (one instanceof HTMLElement) one.blur();
  });
  return !focused.equals(await look());
}

/** Every stop of the Tab key from the top of the page on, and whether it shows. */
async function stops(tab: Page): Promise<{ about: string; isShown: boolean }[]> {
  const found: { about: string; isShown: boolean }[] = [];
  await tab.locator('.skip').focus();
  // The page's own end, or a beginning that has been seen, ends it.
  for (let here = await stop(tab); here && !found.some(({ about }) => about === here?.about); ) {
    found.push({ about: here.about, isShown: await isShown(tab, here) });
    // Tab goes on where the focus was last.
    await tab.keyboard.press('Tab');
    here = await stop(tab);
  }
  return found;
}

browserTest.each([
  [1280, 900],
  [400, 800],
])('every stop of the keyboard can be seen: %i × %i', async (width, height) => {
  const visitor = await page.open({ viewport: { width, height }, reducedMotion: 'reduce' });
  const { page: tab } = visitor;
  await visitor.becomes(`Ines at ${width}`);
  const found: { about: string; isShown: boolean }[] = [];
  for (const view of width < 900 ? ['chat', 'channel', 'bench', 'feed'] : ['chat']) {
    if (width < 900) await tab.locator(`.views [data-view=${view}]`).click();
    else {
      await visitor.makesTrouble();
      await tab.getByText('What just happened').first().click();
    }
    found.push(...(await stops(tab)));
  }
  expect(found.filter((one) => !one.isShown).map(({ about }) => about)).toEqual([]);
  const ends = ['Priya (PM)', 'What the words mean'];
  for (const end of ends) expect(found.map(({ about }) => about).join('\n')).toContain(end);
  await visitor.close();
});

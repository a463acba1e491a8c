import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterEach, expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { browserTest, usePage } from '../support/page.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const page = usePage();
afterEach(() => expect(page.complaints.splice(0)).toEqual([]));

interface Results {
  violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[];
}

/** What axe objects to, in a line each. */
async function objections(tab: Page, where: string, part = 'html'): Promise<string[]> {
  // Half-way through fading in, colours are not what they will be.
  await tab.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
  const { violations } = await tab.evaluate<Results>(`axe.run(${JSON.stringify(part)})`);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${where}: ${id} at ${target.join(' ')}: ${failureSummary}`),
  );
}

const LOOKS = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [400, 1600].map((width) => ({ colorScheme, width })),
);

browserTest.each(LOOKS)(
  'no objections of axe: $colorScheme, $width pixels',
  async ({ colorScheme, width }) => {
    const visitor = await page.open({
      colorScheme,
      viewport: { width, height: 900 },
      reducedMotion: 'reduce',
    });
    const { page: tab } = visitor;
    await visitor.becomes(`Ada ${colorScheme} ${width}`);
    await tab.evaluate(axe);
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
    await visitor.reads('permissions to change');
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

    await visitor.becomes(`Tove ${colorScheme} ${width}`, 'teams');
    await go('bench');
    await visitor.sample('empty').click();
    await visitor.presses('Type it in instead');
    await visitor.reads('Your API credentials');
    found.push(...(await objections(tab, 'Teams', '#chat-pane')));

    for (const opener of ['Use it for real', 'Edit the guide', 'Add a merchant']) {
      const button = tab.getByRole('button', { name: opener });
      if (!(await button.isVisible())) continue;
      await button.click();
      await tab.locator('dialog[open]').waitFor();
      found.push(...(await objections(tab, opener, 'dialog[open]')));
      await tab.keyboard.press('Escape');
    }
    expect(found).toEqual([]);
    await expect(tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).resolves.toBe(
      true,
    );
    await visitor.close();
  },
);

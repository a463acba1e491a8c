import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const COLOURS = { runOnly: ['color-contrast'] };

interface Results {
  violations: { id: string; nodes: { target: string[]; failureSummary?: string }[] }[];
}

/**
 * What axe objects to in a part of the page, in a line each: to everything in light, and in dark to the
 * colours, all that differs. `where` is for those lines.
 */
export async function objections(tab: Page, where: string, part = 'html'): Promise<string[]> {
  if (!(await tab.evaluate(() => 'axe' in window))) await tab.evaluate(axe);
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await tab.emulateMedia({ colorScheme });
    // Half-way through fading in, colours are not what they will be.
    await tab.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
    const options = {
      resultTypes: ['violations'],
      preload: false,
      ...(colorScheme === 'dark' ? COLOURS : {}),
    };
    const { violations } = await tab.evaluate<Results>(
      `axe.run(${JSON.stringify(part)}, ${JSON.stringify(options)})`,
    );
    for (const { id, nodes } of violations)
      for (const { target, failureSummary } of nodes)
        found.push(`${where}, ${colorScheme}: ${id} at ${target.join(' ')}: ${failureSummary}`);
  }
  return found;
}

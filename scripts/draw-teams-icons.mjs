/**
 * Draws the icons of the Teams app: `teams/source/*.svg` become `teams/color.png` (192 × 192) and
 * `teams/outline.png` (32 × 32, transparent), the sizes Teams asks for.
 *
 *   node scripts/draw-teams-icons.mjs
 *
 * Needs Chromium (`CHROMIUM` names another than /usr/bin/chromium).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const folder = resolve(import.meta.dirname, '..', 'teams');
const SIZES = { color: 192, outline: 32 };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'].concat([
    '--disable-background-networking',
    '--disable-component-update',
  ]),
});
for (const [name, size] of Object.entries(SIZES)) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = readFileSync(join(folder, 'source', `${name}.svg`), 'utf8');
  await page.setContent(`<style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${svg}`);
  writeFileSync(join(folder, `${name}.png`), await page.screenshot({ omitBackground: true }));
  console.log(`${name}.png  ${size} × ${size}`);
}
await browser.close();

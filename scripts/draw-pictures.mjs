/**
 * Draws a flow's pictures: every `source/*.html` becomes a PNG beside the `source` folder, and a small one
 * in `small/`, for chats that take pictures only within a message.
 *
 *   node scripts/draw-pictures.mjs [flows/bigcommerce/pictures]
 *
 * Needs Chromium (`CHROMIUM` names another than /usr/bin/chromium), the Inter typeface, and, for files
 * a third of the size, pngquant. `source/drawn.json` remembers what each PNG was drawn from; a test
 * compares it, so that sources and pictures stay together.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const folder = resolve(process.argv[2] ?? 'flows/bigcommerce/pictures');
const source = join(folder, 'source');
const style = readFileSync(join(source, 'style.css'));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'].concat([
    '--disable-background-networking',
    '--disable-component-update',
  ]),
});
const viewport = { width: 900, height: 900 };
const page = await browser.newPage({ viewport });
const smallPage = await browser.newPage({ viewport, deviceScaleFactor: 0.5 });
mkdirSync(join(folder, 'small'), { recursive: true });
const drawn = {};
for (const name of readdirSync(source)
  .filter((file) => file.endsWith('.html'))
  .sort()) {
  await page.goto(pathToFileURL(join(source, name)).href);
  const png = smaller(await page.locator('main').screenshot(), 64);
  const picture = name.replace(/\.html$/, '.png');
  writeFileSync(join(folder, picture), png);
  await smallPage.goto(pathToFileURL(join(source, name)).href);
  writeFileSync(join(folder, 'small', picture), smaller(await smallPage.locator('main').screenshot(), 8));
  const html = readFileSync(join(source, name));
  drawn[picture] = createHash('sha256').update(html).update(style).digest('hex');
  console.log(`${picture}  ${Math.ceil(png.length / 1024)} KB`);
}
writeFileSync(join(source, 'drawn.json'), `${JSON.stringify(drawn, null, 2)}\n`);
await browser.close();

/** The same picture with a palette of so many colours, when pngquant is there. */
function smaller(png, colours) {
  const quantised = spawnSync('pngquant', [String(colours), '--strip', '--nofs', '-'], {
    input: png,
    maxBuffer: 1e8,
  });
  return quantised.status === 0 ? quantised.stdout : png;
}

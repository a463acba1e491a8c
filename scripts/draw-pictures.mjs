/**
 * Draws a flow's pictures: every `source/*.html` becomes a PNG beside the `source` folder. What a chat can't
 * take as it is gets drawn in other ways, too (see docs/writing-flows.md):
 *
 *   parts/NAME-1.png, …  a picture that is too tall, cut above the elements marked `data-cut`
 *   small/NAME.png       one that is too large to travel within a message: as wide as can be
 *
 *   node scripts/draw-pictures.mjs [flows/bigcommerce/pictures]
 *
 * Needs Chromium (`CHROMIUM` names another than /usr/bin/chromium), the Inter typeface, and, for files
 * a third of the size, pngquant. `source/drawn.json` remembers what each PNG was drawn from; a test
 * compares it, so that sources and pictures stay together.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

/** What Teams takes: pixels a side of any picture, and bytes of one within a message (adapters/teams). */
const MOST_PIXELS = 1024;
const MOST_BYTES = 16_000;
/** Colours of a picture; and of a small one, from the finest down to what still looks the same. */
const COLOURS = 64;
const FEWER_COLOURS = [32, 16, 8];
const WIDTH = 900;
const NARROWER = 10;

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
for (const kind of ['parts', 'small']) {
  rmSync(join(folder, kind), { recursive: true, force: true });
  mkdirSync(join(folder, kind));
}
const drawn = {};
for (const page of readdirSync(source)
  .filter((file) => file.endsWith('.html'))
  .sort()) {
  const html = readFileSync(join(source, page));
  const name = page.replace(/\.html$/, '');
  const png = await draw(page);
  write(`${name}.png`, png);
  drawn[`${name}.png`] = createHash('sha256').update(html).update(style).digest('hex');
  if (heightOf(png) > MOST_PIXELS) {
    for (const [at, part] of (await drawParts(page)).entries()) write(`parts/${name}-${at + 1}.png`, part);
  }
  if (heightOf(png) > MOST_PIXELS || png.length > MOST_BYTES)
    write(`small/${name}.png`, await drawSmall(page));
}
writeFileSync(join(source, 'drawn.json'), `${JSON.stringify(drawn, null, 2)}\n`);
await browser.close();

/** The page's picture, `width` pixels wide. */
async function draw(page, width = WIDTH, colours = COLOURS) {
  return await onPage(page, width, async (opened) =>
    smaller(await opened.locator('main').screenshot(), colours),
  );
}

async function drawParts(page) {
  return await onPage(page, WIDTH, async (opened) => {
    const { height } = await opened.locator('main').boundingBox();
    const marked = await opened.locator('[data-cut]').all();
    const cuts = [0, ...(await Promise.all(marked.map(async (one) => (await one.boundingBox()).y))), height];
    const parts = [];
    for (const [at, y] of cuts.slice(0, -1).entries()) {
      const clip = { x: 0, y, width: WIDTH, height: cuts[at + 1] - y };
      if (clip.height > MOST_PIXELS) throw new Error(`${page} needs another data-cut: ${clip.height} pixels`);
      parts.push(smaller(await opened.screenshot({ clip, fullPage: true }), COLOURS));
    }
    return parts;
  });
}

/** The widest that is small enough, in as many colours as it can have. */
async function drawSmall(page) {
  for (let width = WIDTH; width > 300; width -= NARROWER) {
    for (const colours of FEWER_COLOURS) {
      const png = await draw(page, width, colours);
      if (heightOf(png) > MOST_PIXELS) break;
      if (png.length <= MOST_BYTES) return png;
    }
  }
  throw new Error(`${page} can't be drawn in ${MOST_BYTES} bytes`);
}

async function onPage(page, width, run) {
  const viewport = { width: WIDTH, height: WIDTH };
  const opened = await browser.newPage({ viewport, deviceScaleFactor: width / WIDTH });
  try {
    await opened.goto(pathToFileURL(join(source, page)).href);
    return await run(opened);
  } finally {
    await opened.close();
  }
}

function write(name, png) {
  writeFileSync(join(folder, name), png);
  console.log(`${name}  ${png.readUInt32BE(16)} × ${heightOf(png)}  ${Math.ceil(png.length / 1024)} KB`);
}

/** It stands in the header of a PNG. */
function heightOf(png) {
  return png.readUInt32BE(20);
}

/** The same picture with a palette of so many colours, when pngquant is there. */
function smaller(png, colours) {
  const quantised = spawnSync('pngquant', [String(colours), '--strip', '--nofs', '-'], {
    input: png,
    maxBuffer: 1e8,
  });
  return quantised.status === 0 ? quantised.stdout : png;
}

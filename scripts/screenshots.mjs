#!/usr/bin/env node
// Draws docs/pictures/: the playground's page in its key states. Needs a Chromium on the PATH.
// usage: node scripts/screenshots.mjs [OUT_DIR]
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = process.argv[2] ?? join(root, 'docs', 'pictures');
const MOST_BYTES = 300_000;

const executablePath = ['chromium', 'chromium-browser', 'google-chrome']
  .map((name) => spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim())
  .find(Boolean);
if (!executablePath) throw new Error('no Chromium on the PATH');

const dataDir = mkdtempSync(join(tmpdir(), 'usher-pictures-'));
const usher = spawn(process.execPath, [join(root, 'bin', 'usher.js'), 'start'], {
  env: { PATH: process.env.PATH, HOME: process.env.HOME, USHER_DATA_DIR: dataDir, PORT: '0' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const url = await new Promise((resolve, reject) => {
  let text = '';
  usher.stdout.on('data', (chunk) => {
    text += chunk;
    const match = /Open {2}(http:\S+)/.exec(text);
    if (match) resolve(match[1]);
  });
  usher.once('exit', () => reject(new Error('usher did not start')));
});

const browser = await chromium.launch({
  executablePath,
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
mkdirSync(out, { recursive: true });

async function open(width, height, colorScheme) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('body[data-ready]').waitFor();
  return page;
}

async function shoot(page, name) {
  // Pictures in messages must be there, and what was just said be drawn.
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await page.mouse.move(2, 2);
  await page.waitForTimeout(400);
  const path = join(out, `${name}.png`);
  await page.screenshot({ path });
  const { size } = statSync(path);
  console.log(`${name}.png ${Math.round(size / 1000)} kB`);
  if (size > MOST_BYTES) throw new Error(`${name}.png is larger than 300 kB`);
}

const chat = (page) => page.locator('#chat');
const reads = (page, words) => chat(page).getByText(words).last().waitFor();
const presses = (page, label) => chat(page).getByRole('button', { name: label, exact: true }).last().click();
const sample = (page, id) => page.locator(`[data-sample="${id}"]`).click();

async function becomes(page, name, platform = 'slack') {
  await page.getByRole('button', { name: 'Add a merchant' }).click();
  await page.getByLabel('Their name').fill(name);
  await page.getByLabel('They use').selectOption(platform);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('textbox', { name: `Message Usher as ${name}` }).waitFor();
  await reads(page, "Let's connect your BigCommerce store");
}

/** Restarts Usher: it is there again when its worker is another process. */
async function pmMovesToTeams(page) {
  const note = page.locator('#worker-note');
  const before = await note.textContent();
  await page.getByRole('group', { name: 'The project manager uses' }).getByLabel('Teams').check();
  await page
    .locator('#worker-note', { hasNotText: before })
    .getByText(/^Process \d+\./)
    .waitFor({ state: 'attached' });
}

try {
  const wide = await open(1440, 900, 'light');
  await reads(wide, "Let's connect your BigCommerce store");
  await shoot(wide, 'playground-start');
  await presses(wide, "Let's start");
  await reads(wide, 'Are you allowed to create API accounts?');
  await presses(wide, 'Yes');
  await reads(wide, 'Log in to BigCommerce');
  await presses(wide, 'Done');
  await reads(wide, 'Open the settings');
  await shoot(wide, 'playground-step');

  const dark = await open(1360, 800, 'dark');
  await becomes(dark, 'Kim');
  await sample(dark, 'many-wrong');
  await reads(dark, /permissions (to change|are not right)/);
  await dark.locator('#channel').getByText('Needs changes').last().waitFor();
  await dark.locator('#channel').getByRole('textbox').fill('/creds-status');
  await dark.locator('#channel').getByRole('textbox').press('Enter');
  await dark.locator('#channel').getByText('Only visible to you').last().waitFor();
  await shoot(dark, 'playground-report-dark');

  const middle = await open(1000, 800, 'light');
  await middle.locator('#merchants').getByRole('button', { name: 'Maya' }).click();
  await reads(middle, 'Open the settings');
  await sample(middle, 'good');
  await reads(middle, 'Is this your store?');
  await middle.getByText('What just happened').first().click();
  await presses(middle, "Yes, that's my store");
  await reads(middle, 'One last question');
  await presses(middle, 'Yes, I set it');
  await reads(middle, 'that is all we needed');
  await shoot(middle, 'playground-verified');

  const phone = await open(400, 800, 'dark');
  await becomes(phone, 'Noor');
  await presses(phone, "Let's start");
  await reads(phone, 'Are you allowed to create API accounts?');
  await shoot(phone, 'playground-phone-dark');
  await phone.locator('.views [data-view=bench]').click();
  await shoot(phone, 'playground-phone-samples-dark');
  await phone.locator('[data-sample="empty"]').click();
  await presses(phone, 'Type it in instead');
  await phone.getByRole('dialog').waitFor();
  await phone.getByRole('dialog').locator('[type=submit]').click();
  await phone.getByText('Please complete this required field.').first().waitFor();
  await shoot(phone, 'playground-form-dark');

  await pmMovesToTeams(wide);
  await becomes(wide, 'Tove', 'teams');
  await presses(wide, "Let's start");
  await reads(wide, 'Are you allowed to create API accounts?');
  await sample(wide, 'one-missing');
  await reads(wide, /one permission (to change|is not right)/);
  await wide
    .locator('#channel .message', { hasText: 'Needs changes' })
    .filter({ hasText: 'Tove' })
    .first()
    .waitFor();
  await shoot(wide, 'playground-teams');

  await wide.getByRole('button', { name: 'Edit the guide' }).click();
  await wide.locator('.guide-preview .b-header').first().waitFor();
  const text = wide.locator('#guide-text');
  await text.fill((await text.inputValue()).replace('heading: Are', 'headding: May'));
  await wide.getByText('is not a key I know').first().waitFor();
  await text.evaluate((area) => area.scrollTo(0, 0));
  await shoot(wide, 'playground-guide');
} finally {
  await browser.close();
  usher.kill('SIGTERM');
  await new Promise((resolve) => usher.once('exit', resolve));
  rmSync(dataDir, { recursive: true, force: true });
}

import {
  lstatSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { chromiumProgram, launch } from '../support/chromium.ts';
import { browserTest, Visitor } from '../support/page.ts';
import { copyPackage, type RunningProgram, startUsher } from '../support/program.ts';

/** The program in a folder of its own, whose guide may be written. */
const root = mkdtempSync(join(tmpdir(), 'usher-guide-'));
const file = join(root, 'flows', 'bigcommerce', 'flow.yml');
let usher: RunningProgram | undefined;
let browser: Browser | undefined;
let visitor: Visitor;
let dialog: Locator;
let text: Locator;

beforeAll(async () => {
  if (browserTest !== test) return;
  copyPackage(root);
  browser = await launch((await chromiumProgram()) ?? '');
  usher = await startUsher({ USHER_DATA_DIR: join(root, 'data'), LOG_LEVEL: 'warn' }, [], { root });
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await usher?.stop();
  rmSync(root, { recursive: true, force: true });
});
beforeEach(async () => {
  if (!browser || !usher) return;
  const tab = await browser.newPage();
  visitor = new Visitor(tab);
  await tab.goto(usher.url);
  await tab.locator('body[data-ready]').waitFor();
  dialog = tab.getByRole('dialog', { name: 'Edit the guide' });
  text = dialog.getByRole('textbox');
});

const save = () => dialog.getByRole('button', { name: 'Save', exact: true }).click();

async function openEditor(): Promise<string> {
  await visitor.page.getByRole('button', { name: 'Edit the guide' }).click();
  await dialog.locator('.guide-preview .b-header').first().waitFor();
  return text.inputValue();
}

/** The process of the worker, as soon as it is another one: Usher has restarted. */
async function workerOtherThan(last: string): Promise<string> {
  const note = visitor.page.locator('#worker-note', { hasNotText: last }).getByText(/^Process \d+\./);
  return (await note.textContent())?.split('.')[0] ?? '';
}

browserTest('saved words reach a merchant in the middle with the next message', async () => {
  await visitor.becomes('Mia');
  await visitor.presses("Let's start");
  await visitor.reads('Are you allowed to create API accounts?');
  const worker = await workerOtherThan('none yet');
  const before = await openEditor();
  const after = before.replaceAll('Log in to BigCommerce', 'Sign in at BigCommerce');
  await text.fill(after);
  await dialog.getByText('Sign in at BigCommerce').first().waitFor();
  await save();
  await dialog.getByText('Saved. Usher restarts').waitFor();
  expect(readFileSync(file, 'utf8')).toBe(after);
  await workerOtherThan(worker);
  await visitor.page.keyboard.press('Escape');
  await visitor.presses('Yes');
  await visitor.reads('Sign in at BigCommerce');
});

browserTest('a text with mistakes is not saved, however fast one is', async () => {
  const before = await openEditor();
  // At once, before the text was looked at: as long as that, the button can be pressed.
  await text.evaluate(
    (area: HTMLTextAreaElement, button) => {
      area.value = area.value.replace('heading: Are', 'headding: May');
      area.dispatchEvent(new Event('input'));
      (button as HTMLButtonElement).click();
    },
    await dialog.getByRole('button', { name: 'Save', exact: true }).elementHandle(),
  );
  await dialog.getByText('headding: is not a key I know').waitFor();
  await dialog.getByText('Not saved.').waitFor();
  expect(readFileSync(file, 'utf8')).toBe(before);
});

browserTest('a text that is only looked at changes nothing, also where the file is a link', async () => {
  const real = join(root, 'real.yml');
  renameSync(file, real);
  symlinkSync(real, file);
  const worker = await workerOtherThan('none yet');
  const before = await openEditor();
  await text.fill(before.replaceAll('Are you allowed to create API accounts?', 'Only looked at'));
  await dialog.getByText('Only looked at').first().waitFor();
  expect(readFileSync(real, 'utf8')).toBe(before);
  const after = `${before}\n# saved through the link\n`;
  await text.fill(after);
  await save();
  await dialog.getByText('Saved. Usher restarts').waitFor();
  await workerOtherThan(worker);
  expect(readFileSync(real, 'utf8')).toBe(after);
  expect(lstatSync(file).isSymbolicLink()).toBe(true);
});

browserTest('a file that was changed meanwhile is not overwritten, unless the author wants it', async () => {
  const before = await openEditor();
  writeFileSync(file, `${before}\n# changed by somebody else\n`);
  await text.fill(`${before}\n# changed here\n`);
  await save();
  await dialog.getByText('Not saved: the file was changed meanwhile').waitFor();
  expect(readFileSync(file, 'utf8')).toContain('# changed by somebody else');
  await dialog.getByRole('button', { name: 'Take what it holds now' }).click();
  await expect(text.inputValue()).resolves.toContain('# changed by somebody else');

  writeFileSync(file, before);
  await text.fill(`${before}\n# changed here\n`);
  await save();
  await dialog.getByRole('button', { name: 'save this text all the same' }).click();
  await dialog.getByText('Saved. Usher restarts').waitFor();
  expect(readFileSync(file, 'utf8')).toContain('# changed here');
});

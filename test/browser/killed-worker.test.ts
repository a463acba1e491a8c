import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { chromiumProgram, launch } from '../support/chromium.ts';
import { browserTest, Visitor } from '../support/page.ts';
import { startUsher } from '../support/program.ts';

browserTest(
  '`usher start`: the worker is killed in the middle of a check, and the check comes to its end',
  async () => {
    const dir = mkdtempSync(join(tmpdir(), 'usher-killed-'));
    const usher = await startUsher({ USHER_DATA_DIR: dir, LOG_LEVEL: 'warn' });
    const browser = await launch((await chromiumProgram()) ?? '');
    try {
      const tab = await browser.newPage();
      await tab.goto(usher.url);
      const visitor = new Visitor(tab);
      await visitor.reads("Let's connect your BigCommerce store");
      const note = tab.locator('#worker-note');
      await note.getByText(/^Process \d+/).waitFor();
      const pid = Number(/\d+/.exec((await note.textContent()) ?? '')?.[0]);
      await tab.getByRole('button', { name: 'Kill the worker in mid-check' }).click();
      await note.getByText(`Process ${pid} dies at the next result`).waitFor();
      await visitor.sample('good').click();
      await expect(
        (async () => {
          while (isAlive(pid)) await tab.waitForEvent('response');
        })(),
      ).resolves.toBeUndefined();
      await visitor.reads('Checking');
      await visitor.reads('Is this your store?', 80_000);
      expect(await note.textContent()).not.toContain(`Process ${pid}`);
    } finally {
      await browser.close();
      await usher.stop();
      rmSync(dir, { recursive: true, force: true });
    }
  },
  120_000,
);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

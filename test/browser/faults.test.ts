import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { chromiumProgram, launch } from '../support/chromium.ts';
import { browserTest, usePage, Visitor } from '../support/page.ts';
import { startUsher } from '../support/program.ts';
import { isWithin } from '../support/sight.ts';
import { until } from '../support/until.ts';

const page = usePage();

/** It waits most of the time, until a dead worker's lock on its job has run out: so it goes on beside the others. */
let killed: Promise<void>;
beforeAll(() => {
  killed = browserTest === test ? killTheWorker() : Promise.resolve();
  killed.catch(() => {});
});

browserTest('BigCommerce is slow: the check takes its time, and ends', async () => {
  const visitor = await page.open();
  await visitor.makesTrouble();
  await visitor.becomes('Sam');
  await visitor.sets(visitor.page.getByRole('radio', { name: 'slow' }));
  await visitor.sample('good').click();
  await visitor.reads('Checking');
  await visitor.sets(visitor.page.getByRole('radio', { name: 'fine' }));
  await visitor.reads('Is this your store?');
  await visitor.close();
});

const MOODS = [
  ['rate-limiting', 'Checking'],
  ['down', 'is not answering at the moment'],
] as const;

browserTest.each(MOODS)('BigCommerce is %s: the merchant is told, and it ends well', async (mood, told) => {
  const visitor = await page.open();
  await visitor.makesTrouble();
  await visitor.becomes(`Rae (${mood})`);
  await visitor.sets(visitor.page.getByRole('radio', { name: mood }));
  await visitor.sample('good').click();
  await visitor.reads(told);
  await expect(visitor.chat.getByText('Is this your store?').count()).resolves.toBe(0);
  await visitor.sets(visitor.page.getByRole('radio', { name: 'fine' }));
  await visitor.reads('Is this your store?', 90_000);
  await visitor.close();
});

const DELIVERED_TWICE = [
  ['Slack', 'slack', 'Deliver every event twice'],
  ['Teams', 'teams', 'Deliver every activity twice'],
] as const;

browserTest.each(DELIVERED_TWICE)(
  '%s refuses calls, and delivers twice: nothing is lost, nothing is said twice',
  async (name, platform, label) => {
    const visitor = await page.open();
    await visitor.makesTrouble();
    await visitor.becomes(`Ola in ${name}`, platform);
    const faults = visitor.page.getByRole('group', { name });
    await Promise.all([visitor.page.waitForResponse('**/playground/act'), faults.getByLabel(label).check()]);
    expect(page.playground[platform].faults.copies).toBe(2);
    await faults.getByRole('button', { name: 'Rate-limit the next 3 calls' }).click();
    await visitor.says('help');
    await visitor.chat.locator('.message[data-author=bot]').nth(1).waitFor();
    // Whatever the second delivery had to say would come before the answer to this.
    await page.playground[platform].settled();
    await visitor.says('done');
    await visitor.reads('Are you allowed to create API accounts?');
    await visitor.sets(faults.getByLabel(label), false);
    await expect(visitor.chat.locator('.message[data-author=bot]').count()).resolves.toBe(3);
    await visitor.close();
  },
);

browserTest('what was set is seen until it has happened, and can be called off', async () => {
  const visitor = await page.open({ viewport: { width: 1600, height: 900 } });
  await visitor.makesTrouble();
  const { page: tab } = visitor;
  const slack = tab.getByRole('group', { name: 'Slack', exact: true });
  const { faults } = page.playground.slack;
  faults.clear();
  await visitor.becomes('Ivo');
  await slack.getByRole('button', { name: 'Fail the next 3 calls' }).click();
  await slack.getByText('Next 3 calls failing').waitFor();
  await slack.getByRole('button', { name: 'Rate-limit the next 3 calls' }).click();
  await slack.getByText('Next 3 calls failing, then 3 rate-limited').waitFor();
  await slack.getByRole('button', { name: 'Call it off' }).click();
  await slack.getByText('Next 3 calls failing').waitFor({ state: 'hidden' });
  expect(faults.waiting).toEqual([]);

  await slack.getByRole('button', { name: 'Rate-limit the next 3 calls' }).click();
  await slack.getByText('Next 3 calls rate-limited').waitFor();
  faults.take('chat.postMessage');
  await slack.getByText('Next 2 calls rate-limited').waitFor();
  faults.take('chat.postMessage');
  await slack.getByText('Next call rate-limited').waitFor();
  await visitor.says('help');
  await slack.getByText('Next call rate-limited').waitFor({ state: 'hidden' });
  await visitor.chat.locator('.message[data-author=bot]').nth(1).waitFor();
  await visitor.close();
});

browserTest('everything can be reached without scrolling, with both platforms in use', async () => {
  const visitor = await page.open({ viewport: { width: 1600, height: 800 } });
  await visitor.makesTrouble();
  const { page: tab } = visitor;
  await visitor.becomes('Iwan', 'teams');
  await tab.getByRole('group', { name: 'Teams', exact: true }).waitFor();
  const restart = tab.getByRole('button', { name: 'Restart everything but Redis' });
  await expect(isWithin(restart, tab.locator('#bench'))).resolves.toBe(true);
  await visitor.close();
});

browserTest('what the visitor sets stays on the page until the playground knows of it', async () => {
  const visitor = await page.open();
  await visitor.makesTrouble();
  const { page: tab } = visitor;
  const { faults } = page.playground.slack;
  const twice = tab.getByLabel('Deliver every event twice');
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await tab.route('**/playground/act', (route) => released.then(() => route.continue()), { times: 1 });
  const answered = tab.waitForResponse('**/playground/act');
  await twice.check();
  page.playground.slack.user('Zoe');
  await tab.locator('#merchants').getByRole('button', { name: 'Zoe' }).waitFor();
  await expect(twice.isChecked()).resolves.toBe(true);
  expect(faults.copies).toBe(1);
  release();
  await answered;
  expect(faults.copies).toBe(2);
  faults.clear();
  await visitor.close();
});

browserTest('a reload, and a restart of the program, in the middle: everything is still there', async () => {
  const visitor = await page.open();
  await visitor.makesTrouble();
  await visitor.becomes('Lee');
  await visitor.presses("Let's start");
  await visitor.reads('Are you allowed to create API accounts?');
  await visitor.page.reload();
  await visitor.reads('Are you allowed to create API accounts?');
  const lee = visitor.page.locator('#merchants').getByRole('button', { name: 'Lee' });
  await expect(lee.getAttribute('aria-pressed')).resolves.toBe('true');
  // The server is there a moment before its page is.
  await visitor.page.route('**/playground/events', (route) => route.fulfill({ status: 404 }), { times: 1 });
  await visitor.makesTrouble();
  await page.restart(() =>
    visitor.page.getByRole('button', { name: 'Restart everything but Redis' }).dblclick(),
  );
  await visitor.presses('Yes');
  await visitor.reads('Log in to BigCommerce');
  await visitor.close();
});

browserTest(
  '`usher start`: the worker is killed in the middle of a check, and the check comes to its end',
  () => killed,
);

/** In a program of its own: lets the worker be killed in mid-check, and sees how that ends. */
async function killTheWorker(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'usher-killed-'));
  const usher = await startUsher({ USHER_DATA_DIR: dir, LOG_LEVEL: 'warn' });
  const browser = await launch((await chromiumProgram()) ?? '');
  try {
    const tab = await browser.newPage();
    await tab.goto(usher.url);
    const visitor = new Visitor(tab);
    await visitor.reads("Let's connect your BigCommerce store");
    await visitor.makesTrouble();
    const note = tab.locator('#worker-note');
    await note.getByText(/^Process \d+/).waitFor();
    const pid = Number(/\d+/.exec((await note.textContent()) ?? '')?.[0]);
    await tab.getByRole('button', { name: 'Kill the worker in mid-check' }).click();
    await note.getByText(`Process ${pid} dies at the next result`).waitFor();
    await visitor.sample('good').click();
    await until(() => !isAlive(pid));
    await visitor.reads('Checking');
    await visitor.reads('Is this your store?', 90_000);
    expect(await note.textContent()).not.toContain(`Process ${pid}`);
    await tab.getByText('What just happened').first().click();
    const log = tab.locator('#observations > li');
    await log.filter({ hasText: `process ${pid} died of SIGKILL; another one takes its place` }).waitFor();
    const heir = /\d+/.exec((await note.textContent()) ?? '')?.[0];
    await log.filter({ hasText: `process ${heir} has started` }).waitFor();
    await log.filter({ hasText: 'reported' }).getByText(`in worker ${heir}`).waitFor();
  } finally {
    await browser.close();
    await usher.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

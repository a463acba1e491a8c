import { expect } from '@jest/globals';
import { browserTest, usePage } from '../support/page.ts';

const page = usePage();

browserTest('BigCommerce is slow: the check takes its time, and ends', async () => {
  const visitor = await page.open();
  await visitor.becomes('Sam');
  await visitor.page.getByRole('radio', { name: 'slow' }).check();
  await visitor.sample('good').click();
  await visitor.reads('Checking');
  await visitor.page.getByRole('radio', { name: 'fine' }).check();
  await visitor.reads('Is this your store?', 30_000);
  await visitor.close();
});

const MOODS = [
  ['rate-limiting', 'Checking'],
  ['down', 'is not answering at the moment'],
] as const;

browserTest.each(MOODS)('BigCommerce is %s: the merchant is told, and it ends well', async (mood, told) => {
  const visitor = await page.open();
  await visitor.becomes(`Rae (${mood})`);
  await visitor.page.getByRole('radio', { name: mood }).check();
  await visitor.sample('good').click();
  await visitor.reads(told);
  await expect(visitor.chat.getByText('Is this your store?').count()).resolves.toBe(0);
  await visitor.page.getByRole('radio', { name: 'fine' }).check();
  await visitor.reads('Is this your store?', 25_000);
  await visitor.close();
});

browserTest('Slack refuses calls, and delivers twice: nothing is lost, nothing is said twice', async () => {
  const visitor = await page.open();
  await visitor.becomes('Ola');
  await visitor.page.getByLabel('Deliver every event twice').check();
  await visitor.page.getByRole('button', { name: 'Rate-limit the next 3 calls' }).click();
  await visitor.says('help');
  await visitor.chat.locator('.message[data-author=bot]').nth(1).waitFor({ timeout: 25_000 });
  await visitor.page.getByLabel('Deliver every event twice').uncheck();
  await expect(visitor.chat.locator('.message[data-author=bot]').count()).resolves.toBe(2);
  await visitor.close();
});

browserTest('a reload, and a restart of the program, in the middle: everything is still there', async () => {
  const visitor = await page.open();
  await visitor.becomes('Lee');
  await visitor.presses("Let's start");
  await visitor.reads('May you create API accounts?');
  await visitor.page.reload();
  await visitor.reads('May you create API accounts?');
  await expect(visitor.page.getByRole('button', { name: 'Lee' }).getAttribute('aria-pressed')).resolves.toBe(
    'true',
  );
  const before = page.playground.program;
  await visitor.page.getByRole('button', { name: 'Restart everything but Redis' }).click();
  while (page.playground.program === before) await visitor.page.waitForEvent('response');
  await visitor.presses('Yes');
  await visitor.reads('Log in to BigCommerce');
  await visitor.close();
});

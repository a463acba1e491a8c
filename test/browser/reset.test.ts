import { afterEach, expect } from '@jest/globals';
import { browserTest, usePage } from '../support/page.ts';
import { isWithin } from '../support/sight.ts';
import { until } from '../support/until.ts';

const page = usePage();
afterEach(() =>
  expect(page.complaints.splice(0).filter((one) => !/ERR_(CONNECTION|INCOMPLETE)/.test(one))).toEqual([]),
);

browserTest('before there is anything to tell the PM, their side says what will be there', async () => {
  const visitor = await page.open();
  await visitor.channel.getByText('What the project manager sees').waitFor();
  await visitor.presses("Let's start");
  await visitor.pmMessages('Maya', 'Asked whether they may').waitFor();
  expect(await visitor.channel.getByText('What the project manager sees').isVisible()).toBe(false);
  await visitor.close();
});

browserTest.each(['slack', 'teams'] as const)(
  'a merchant is removed, and comes back, in %s',
  async (platform) => {
    const visitor = await page.open();
    const { page: tab } = visitor;
    const name = `Remy in ${platform}`;
    const chip = tab.locator('#merchants').getByRole('button', { name });
    await visitor.becomes(name, platform);
    await visitor.presses("Let's start");
    await visitor.reaches('Are you allowed to create API accounts?');
    const remove = tab.getByRole('button', { name: `Remove ${name}` });
    await remove.click();
    const dialog = tab.getByRole('dialog', { name: `Remove ${name}?` });
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect(await chip.isVisible()).toBe(true);
    await remove.click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await chip.waitFor({ state: 'detached' });
    await tab.getByRole('textbox', { name: 'Message Usher as Maya' }).waitFor();
    await visitor.pmMessages(name, 'Asked whether they may').waitFor();

    await tab.getByRole('button', { name: 'Add a merchant' }).click();
    await tab.getByLabel('Their name').fill(name);
    await tab.getByLabel('They use').selectOption(platform);
    await tab.getByRole('button', { name: 'Add', exact: true }).click();
    await tab.getByRole('textbox', { name: `Message Usher as ${name}` }).waitFor();
    await visitor.reaches('Are you allowed to create API accounts?');
    await visitor.close();
  },
);

browserTest('on a phone, who is chosen stays in sight however the row is moved', async () => {
  const visitor = await page.open({ viewport: { width: 400, height: 800 } });
  const { page: tab } = visitor;
  for (const name of ['Alba', 'Bruno', 'Carla']) await visitor.becomes(name);
  const row = tab.locator('#merchants');
  const chosen = row.locator('.person[aria-pressed=true]');
  for (const left of [0, 10_000]) {
    await row.evaluate((one, x) => one.scrollTo({ left: x, behavior: 'instant' }), left);
    expect(await isWithin(chosen, row)).toBe(true);
  }
  await row.evaluate((one) => one.scrollTo({ left: 0, behavior: 'instant' }));
  await row.getByRole('button', { name: 'Maya' }).click();
  await tab.getByRole('textbox', { name: 'Message Usher as Maya' }).waitFor();
  await row.evaluate((one) => one.scrollTo({ left: 10_000, behavior: 'instant' }));
  expect(await isWithin(chosen, row)).toBe(true);
  await visitor.close();
});

browserTest('a reset asks once, and begins as on the first day, for Usher too', async () => {
  const visitor = await page.open();
  const { page: tab } = visitor;
  await visitor.becomes('Gil');
  await visitor.presses("Let's start");
  await visitor.pmMessages('Gil', 'Asked whether they may').waitFor();
  await visitor.presses('Yes');
  await visitor.reaches('Log in to BigCommerce');
  await tab.getByRole('button', { name: 'Reset' }).click();
  const dialog = tab.getByRole('dialog', { name: 'Start over?' });
  await page.restart(() => dialog.getByRole('button', { name: 'Throw everything away' }).click());
  await tab.locator('#merchants').getByRole('button', { name: 'Gil' }).waitFor({ state: 'detached' });
  await tab.getByRole('textbox', { name: 'Message Usher as Maya' }).waitFor();
  await visitor.reads("Let's connect your BigCommerce store");
  await visitor.channel.getByText('What the project manager sees').waitFor();
  // The same person in the same place is a stranger to Usher.
  await visitor.becomes('Gil');
  await visitor.says('status');
  await until(async () => (await visitor.chat.locator('.message[data-author=bot]').count()) > 1);
  expect(await visitor.chat.getByText('Log in to BigCommerce').count()).toBe(0);
  await tab.locator('#channel').getByRole('textbox').fill('/creds-status');
  await tab.locator('#channel').getByRole('textbox').press('Enter');
  const list = visitor.channel.locator('.message', { hasText: 'Only visible to you' }).last();
  await list.waitFor();
  expect(await list.textContent()).not.toContain('Log in');
  await visitor.close();
});

import { afterEach, expect } from '@jest/globals';
import { readConfig } from '../../src/config/config.ts';
import { browserTest, usePage } from '../support/page.ts';
import { isWithin } from '../support/sight.ts';
import { until } from '../support/until.ts';

const page = usePage();
afterEach(() => expect(page.complaints.splice(0)).toEqual([]));

browserTest('a flow author sees the new words at once, and mistakes with their line', async () => {
  const visitor = await page.open();
  const { page: tab } = visitor;
  await tab.getByRole('button', { name: 'Edit the guide' }).click();
  const dialog = tab.getByRole('dialog', { name: 'Edit the guide' });
  const text = dialog.getByRole('textbox');
  await dialog.getByText('Are you allowed to create API accounts?').first().waitFor();
  const before = await text.inputValue();
  await dialog.getByText('Saving changes the file flows/bigcommerce/flow.yml').waitFor();

  await text.fill(
    before.replace('Are you allowed to create API accounts?', 'Are you allowed to make API accounts?'),
  );
  await dialog.locator('.b-header').getByText('Are you allowed to make API accounts?').waitFor();
  expect(await dialog.locator('.guide-mistakes li').count()).toBe(0);

  await text.fill(before.replace('heading: Are', 'headding: May'));
  const mistake = dialog.locator('.guide-mistakes li').first();
  await mistake.getByText('headding: is not a key I know').waitFor();
  const line = before.split('\n').findIndex((one) => one.includes('heading: Are')) + 1;
  await mistake.getByRole('button', { name: `flows/bigcommerce/flow.yml:${line}` }).click();
  const selected = () =>
    tab.evaluate(() => {
      const area = document.activeElement as HTMLTextAreaElement;
      return area.value.slice(area.selectionStart, area.selectionEnd);
    });
  expect(await selected()).toContain('headding: May');
  expect(await dialog.getByRole('button', { name: 'Save', exact: true }).isDisabled()).toBe(true);
  await visitor.close();
});

browserTest(
  'answers to I am stuck and its like are shown as they are written, next to their step',
  async () => {
    const visitor = await page.open();
    const { page: tab } = visitor;
    await tab.getByRole('button', { name: 'Edit the guide' }).click();
    const dialog = tab.getByRole('dialog', { name: 'Edit the guide' });
    const text = dialog.getByRole('textbox');
    const preview = dialog.locator('.guide-preview');
    const permissions = preview.locator('[data-step=permissions]');
    await permissions.waitFor();
    const write = async (from: string, to: string) => {
      await text.fill((await text.inputValue()).replace(from, to));
      await text.evaluate((area: HTMLTextAreaElement, words) => {
        area.setSelectionRange(area.value.indexOf(words), area.value.indexOf(words));
      }, to);
      // As whoever goes there by keyboard does: the preview may have followed the end of the text meanwhile.
      await text.press('Shift');
    };
    const isSeen = (words: string, aside: string) =>
      until(() => isWithin(permissions.locator(`[data-aside="${aside}"]`).getByText(words), preview));
    await write("**Can't find one?**", '**Missing any?**');
    await isSeen('Missing any?', 'stuck');
    await write('leave it out and go on', 'carry on without it');
    await isSeen('carry on without it', 'different');
    await write('Find **Orders**', 'Look for **Orders**');
    await isSeen('Look for', 'action 3');
    await visitor.close();
  },
);

browserTest('what is not saved is not lost by leaving the editor', async () => {
  const visitor = await page.open();
  const { page: tab } = visitor;
  const open = () => tab.getByRole('button', { name: 'Edit the guide' }).click();
  await open();
  const dialog = tab.getByRole('dialog', { name: 'Edit the guide' });
  const text = dialog.getByRole('textbox');
  await dialog.getByText('Are you allowed to create API accounts?').first().waitFor();
  const before = await text.inputValue();
  await text.fill(`${before}\n# mine`);
  for (let times = 0; times < 3; times += 1) await tab.keyboard.press('Escape');
  await dialog.getByText('What you changed is not saved.').waitFor();
  await tab.keyboard.press('Enter');
  await tab.waitForFunction(() => document.activeElement?.matches('textarea'));
  await expect(text.inputValue()).resolves.toBe(`${before}\n# mine`);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await dialog.getByRole('button', { name: 'throw it away' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await open();
  await dialog.getByText('Are you allowed to create API accounts?').first().waitFor();
  await expect(text.inputValue()).resolves.toBe(before);
  await tab.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await visitor.close();
});

browserTest(
  'the way to the real thing: a link with the manifest, for this address or for Socket Mode',
  async () => {
    const visitor = await page.open();
    const { page: tab } = visitor;
    await tab.getByRole('button', { name: 'Use it for real' }).click();
    const link = tab.getByRole('link', { name: 'Create the Slack app' });
    const manifest = async () =>
      new URL((await link.getAttribute('href')) ?? '').searchParams.get('manifest_yaml');
    expect(await manifest()).toContain('socket_mode_enabled: true');
    expect(await manifest()).not.toContain('request_url');
    await tab.getByText('SLACK_APP_TOKEN').waitFor();
    await tab.getByLabel("This server's public address").fill('https://usher.acme.example');
    await tab.getByText('SLACK_SIGNING_SECRET').waitFor();
    expect(await manifest()).toContain('request_url: https://usher.acme.example/slack/events');
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer');

    // What was mistyped is told, and not taken for the wish to do without an address.
    for (const mistyped of [
      'http://usher.acme.example',
      'usher.acme.example',
      'https://acme.example/usher',
    ]) {
      await tab.getByLabel("This server's public address").fill(mistyped);
      await tab.getByRole('alert').getByText('call https addresses').waitFor();
      await expect(link.count()).resolves.toBe(0);
    }
    await visitor.close();
  },
);

browserTest(
  'the way to Teams: what to set, where each value is, the package, the pages of the administrators',
  async () => {
    const visitor = await page.open();
    const { page: tab } = visitor;
    await tab.getByRole('button', { name: 'Use it for real' }).click();
    const dialog = tab.getByRole('dialog', { name: 'Use it for real' });
    await dialog.getByLabel("This server's public address").fill('https://usher.acme.example');
    await dialog.getByText('https://usher.acme.example/api/messages').waitFor();
    for (const name of [
      'MicrosoftAppId',
      'MicrosoftAppTenantId',
      'MicrosoftAppPassword',
      'MicrosoftAppType',
      'PUBLIC_URL',
    ])
      await dialog.getByText(name, { exact: true }).waitFor();
    await dialog.getByText('npm run -s teams:package').waitFor();
    for (const host of ['entra.microsoft.com', 'portal.azure.com', 'admin.teams.microsoft.com'])
      await dialog.locator(`a[href="https://${host}"]`).waitFor();
    const [docs] = await Promise.all([
      visitor.page.waitForEvent('popup'),
      dialog.getByRole('link', { name: 'docs/teams-setup.md' }).click(),
    ]);
    await docs.getByRole('heading', { name: 'Usher in Microsoft Teams' }).waitFor();

    const line = (await dialog.getByText('USHER_SEAL_KEYS=').textContent()) ?? '';
    const { sealKeys } = readConfig({ USHER_SEAL_KEYS: line.replace('USHER_SEAL_KEYS=', '') });
    expect(sealKeys).toHaveLength(1);
    await visitor.close();
  },
);

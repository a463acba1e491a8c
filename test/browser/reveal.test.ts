import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { objections } from '../support/axe.ts';
import { chromiumProgram, launch } from '../support/chromium.ts';
import { CANARIES, isTelling, type Showing, type TestLink, useHandOver } from '../support/handover.ts';
import { browserTest as test } from '../support/page.ts';

const handOver = useHandOver();
const program = await chromiumProgram();
let browser: Browser | undefined;
beforeAll(async () => {
  browser = program ? await launch(program) : undefined;
}, 60_000);
afterAll(async () => {
  await browser?.close();
});

const address = ({ url }: Showing, { path, key }: TestLink) => `${url}${path}#${key}`;

/** A link to a new merchant's credentials, opened in a browser of its own; any error in the page is kept. */
async function visit(options: BrowserContextOptions = {}, { withKey = true } = {}) {
  if (!browser) throw new Error('there is no browser');
  const one = await handOver.open();
  const maya = await one.verified();
  const link = await one.link(maya.id);
  const context = await browser.newContext(options);
  const tab = await context.newPage();
  const errors: string[] = [];
  tab.on('pageerror', (error) => errors.push(String(error)));
  tab.on('console', (message) => {
    // A status that is no success is what some answers have.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) errors.push(message.text());
  });
  const requests: string[] = [];
  tab.on('request', (request) => void requests.push(request.url()));
  await tab.goto(withKey ? address(one, link) : `${one.url}${link.path}`);
  return { one, maya, link, context, tab, errors, requests };
}

const show = (tab: Page) => tab.getByRole('button', { name: 'Show the credentials' });
const field = (tab: Page) => tab.getByRole('textbox', { name: 'The part of the link behind the #' });
const width = (tab: Page) => tab.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const);

describe('with scripts', () => {
  test('one press shows all of it, and a reload none of it', async () => {
    const { tab, errors, requests, one } = await visit();
    await tab.getByRole('heading', { name: 'Credentials of' }).waitFor();
    expect(await field(tab).isVisible()).toBe(false);
    await show(tab).click();
    for (const canary of Object.values(CANARIES)) await tab.getByText(canary, { exact: true }).waitFor();
    expect(tab.url()).not.toContain('#');
    await tab.reload();
    await tab.getByText('They were shown to Ada').waitFor();
    expect(isTelling(await tab.content())).toBe(false);
    expect(errors).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(one.url) && !/^(blob|data):/.test(url))).toEqual([]);
  });

  test('a button copies its value, and says so; where the clipboard is refused it says what to do', async () => {
    const { tab, context, one } = await visit();
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: one.url });
    await show(tab).click();
    await tab.getByRole('button', { name: 'Copy Access token' }).click();
    await tab.getByRole('status').getByText('Copied').waitFor();
    expect(await tab.evaluate(() => navigator.clipboard.readText())).toBe(CANARIES.accessToken);
    await tab.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
    });
    await tab.getByRole('button', { name: 'Copy Client secret' }).click();
    await tab.getByRole('status').getByText('copy it yourself').waitFor();
    expect(await tab.evaluate(() => String(getSelection()))).toBe(CANARIES.clientSecret);
  });

  test('both files are made in the browser', async () => {
    const { tab } = await visit();
    await show(tab).click();
    for (const [name, words] of [
      ['.env', `BIGCOMMERCE_ACCESS_TOKEN=${CANARIES.accessToken}`],
      ['BigCommerce-credentials.txt', `ACCESS TOKEN: ${CANARIES.accessToken}`],
    ] as const) {
      const saved = tab.waitForEvent('download');
      await tab.getByRole('button', { name: `Save ${name}` }).click();
      const download = await saved;
      // Chromium gives a hidden file another name.
      expect(download.suggestedFilename()).toContain(name.replace(/^\./, ''));
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
      expect(Buffer.concat(chunks).toString()).toContain(words);
    }
  });

  test('a link that was cut off before the # asks for the rest; a wrong rest is told, and burns nothing', async () => {
    const { tab, link, errors } = await visit({}, { withKey: false });
    await tab.getByText('The link is not whole').waitFor();
    await field(tab).fill(link.key.slice(2));
    await show(tab).click();
    await tab.getByRole('alert').waitFor();
    await field(tab).fill(link.key);
    await show(tab).click();
    await tab.getByText(CANARIES.accessToken, { exact: true }).waitFor();
    expect(errors).toEqual([]);
  });

  test('an answer that does not come is told, and can be asked for again', async () => {
    const { tab, context } = await visit();
    await context.setOffline(true);
    await show(tab).click();
    await tab.getByRole('status').getByText('no answer').waitFor();
    await context.setOffline(false);
    await show(tab).click();
    await tab.getByText(CANARIES.accessToken, { exact: true }).waitFor();
  });
});

test('without scripts: the page says so, takes the key, and shows the same', async () => {
  const { tab, link } = await visit({ javaScriptEnabled: false });
  await tab.getByText('Without scripts').waitFor();
  await field(tab).fill(link.key);
  await show(tab).click();
  await tab.getByText(CANARIES.accessToken, { exact: true }).waitFor();
  expect(await tab.getByRole('button').count()).toBe(0);
  expect(await tab.content()).toContain(`ACCESS TOKEN: ${CANARIES.accessToken}`);
});

test.each([400, 1600])(
  'at %i px nothing is cut off, and axe has no objection, light or dark',
  async (wide) => {
    const { tab, one, link } = await visit({ viewport: { width: wide, height: 900 } });
    const found: string[] = [];
    const look = async (where: string) => {
      const [needed, there] = await width(tab);
      expect(needed).toBeLessThanOrEqual(there);
      found.push(...(await objections(tab, where)));
    };
    await look('before');
    await show(tab).click();
    await tab.getByText(CANARIES.accessToken, { exact: true }).waitFor();
    await look('shown');
    await tab.goto('about:blank');
    await tab.goto(address(one, link));
    await tab.getByText('They were shown to Ada').waitFor();
    await look('opened');
    await tab.goto(`${one.url}/r/nothing`);
    await look('nowhere');
    expect(found).toEqual([]);
  },
);

test('the keyboard alone is enough', async () => {
  const { tab } = await visit();
  await show(tab).focus();
  await tab.keyboard.press('Enter');
  await tab.getByText(CANARIES.accessToken, { exact: true }).waitFor();
  expect(await tab.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await tab.keyboard.press('Tab');
  expect(await tab.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    'Copy Store hash',
  );
});

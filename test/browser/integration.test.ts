import { afterEach, expect } from '@jest/globals';
import { TOKENS } from '../../emulators/bigcommerce/sandbox.ts';
import { objections } from '../support/axe.ts';
import { browserTest, usePage } from '../support/page.ts';

const page = usePage();
afterEach(() => expect(page.complaints.splice(0)).toEqual([]));

browserTest.each([1280, 400])(
  'the integration is told, and gets the credentials, at %i px',
  async (width) => {
    const visitor = await page.open({ viewport: { width, height: 900 } });
    const { page: tab } = visitor;
    const name = `Ida at ${width}`;
    const go = async (view: string) => {
      if (width < 900) await tab.locator(`.views [data-view=${view}]`).click();
    };
    await visitor.becomes(name);
    await go('bench');
    await visitor.sample('good').click();
    await visitor.reads('Is this your store?');
    await visitor.says('yes');
    await visitor.reads('One last question');
    await visitor.says('yes');
    await visitor.reads('that is all we needed');
    await go('channel');
    await visitor
      .pmMessages(name, 'Verified')
      .getByRole('button', { name: 'Deliver to the webhook' })
      .click();
    await go('chat');
    await visitor.reads('You can delete the file now');
    await tab.getByRole('button', { name: /^Integration/ }).click();
    const dialog = tab.getByRole('dialog', { name: 'The integration' });
    await dialog.getByText(TOKENS.good).first().waitFor();
    await dialog.getByText(`${name}: the credentials have left Usher`).first().waitFor();
    expect(await objections(tab, 'integration', 'dialog[open]')).toEqual([]);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    await tab.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await visitor.close();
  },
);

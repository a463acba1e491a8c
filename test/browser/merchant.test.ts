import { afterEach, expect } from '@jest/globals';
import { browserTest, usePage } from '../support/page.ts';

const page = usePage();
afterEach(() => expect(page.complaints.splice(0)).toEqual([]));

browserTest('the whole job by mouse: the merchant through the guide, the PM watching', async () => {
  const visitor = await page.open();
  await visitor.reads("Let's connect your BigCommerce store");
  await expect(visitor.page.getByText('Not in the thread').first().isVisible()).resolves.toBe(false);
  await visitor.presses("Let's start");
  await visitor.reaches('Are you allowed to create API accounts?');
  await visitor.presses('Yes');
  await visitor.reaches('Log in to BigCommerce');
  const picture = visitor.chat.locator('.b-image img').last();
  await expect(
    picture.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
  ).resolves.toBeGreaterThan(100);
  await picture.click();
  const enlarged = visitor.page.getByRole('dialog', { name: 'The picture in full size' });
  await enlarged.waitFor();
  await visitor.page.keyboard.press('Escape');
  await enlarged.waitFor({ state: 'hidden' });
  await visitor.says('help');
  await visitor.reads('Forgot your password?');
  for (const heading of [
    'Open the settings',
    'Open Store-level API accounts',
    'Create an API account',
    'Choose the type of token',
    'Name the account',
    'Set ten permissions',
  ]) {
    await visitor.presses('Done');
    await visitor.reaches(heading);
  }
  await visitor.presses('All ten are set');
  await visitor.reaches('Save, and keep the window open');
  await visitor.presses('I have the file');
  await visitor.reaches('Send me the file');
  await visitor.sample('good').dragTo(visitor.chat);
  await visitor.reads('Is this your store?');
  await visitor.presses("Yes, that's my store");
  await visitor.presses('Yes, I set it');
  await visitor.reads('that is all we needed');
  await visitor.pmReads('Maya', 'hand the credentials over');
  await visitor.pmMessages('Maya', 'hand the credentials over').locator('.edited').waitFor();

  await visitor.channel.getByRole('textbox').fill('/creds');
  await visitor.channel.getByRole('option', { name: '/creds-status' }).click();
  await visitor.channel.getByRole('button', { name: 'Send', exact: true }).click();
  await visitor.pmReads('Maya', 'Only visible to you');
  await visitor.close();
});

browserTest.each(['slack', 'teams'] as const)('the whole job by keyboard alone, in %s', async (platform) => {
  const visitor = await page.open();
  await visitor.becomes(`Kim in ${platform}`, platform);
  const { keyboard } = visitor.page;
  const type = async (words: string) => {
    await visitor.chat.getByRole('textbox').focus();
    await keyboard.type(words);
    await keyboard.press('Enter');
  };
  /** From wherever the keyboard is in the chat, on to a button, as somebody would who uses Tab. */
  const reach = async (label: string) => {
    for (let tabs = 0; tabs < 12; tabs += 1) {
      await keyboard.press('Tab');
      const focused = await visitor.page.evaluate(() => document.activeElement?.textContent);
      if (focused === label) return;
    }
    throw new Error(`Tab does not lead to ${label}`);
  };
  const goTo = (words: string) =>
    visitor.chat.locator('.message', { hasText: words }).evaluate((one: HTMLElement) => one.focus());
  await goTo("Let's connect your BigCommerce store");
  await reach("Let's start");
  await keyboard.press('Enter');
  await visitor.reaches('Are you allowed to create API accounts?');
  // The keyboard goes on at the answer, not at the top of the page.
  await visitor.page.waitForFunction(() =>
    document.activeElement
      ?.closest('.message')
      ?.textContent?.includes('Are you allowed to create API accounts?'),
  );
  await reach('Yes');
  await keyboard.press('Enter');
  await visitor.reaches('Log in to BigCommerce');

  if (platform === 'slack') {
    const box = visitor.chat.getByRole('textbox');
    await type('/credz');
    await visitor.page.getByRole('alert').getByText('/credz is not a valid command').waitFor();
    await visitor.page.waitForFunction(() => document.activeElement?.matches('textarea'));
    expect(await box.inputValue()).toBe('/credz');
    await keyboard.press('Control+A');
    await type('/cr');
    expect(await box.inputValue()).toBe('/creds-status ');
    await keyboard.press('Control+A');
    await type('/creds-status');
    await visitor.reads('Only visible to you');
  } else {
    await type('creds-status');
    await visitor.reads('carry on from there');
  }

  await visitor.sample('good').focus();
  await keyboard.press('Enter');
  await visitor.reads('Is this your store?');
  await goTo('Is this your store?');
  await reach("Yes, that's my store");
  await keyboard.press('Space');
  await visitor.reads('One last question');
  await goTo('One last question');
  await reach('Yes, I set it');
  await keyboard.press('Space');
  await visitor.reads('that is all we needed');
  await visitor.close();
});

browserTest('the form: what is missing is said at the field, and the values are checked', async () => {
  const visitor = await page.open();
  await visitor.becomes('Noor');
  await visitor.says('done');
  const { page: tab } = visitor;
  await visitor.sample('empty').click();
  await visitor.presses('Type it in instead');
  const dialog = tab.getByRole('dialog', { name: 'Your API credentials' });
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'Check them' }).click();
  await dialog.getByText('Please complete this required field.').first().waitFor();
  const first = dialog.getByRole('textbox').first();
  await expect(first.getAttribute('aria-invalid')).resolves.toBe('true');
  const fields = await dialog.getByRole('textbox').all();
  for (const field of fields) await field.fill('nonsense');
  await dialog.getByRole('button', { name: 'Check them' }).click();
  await tab.waitForFunction(() =>
    [...document.querySelectorAll('#form .error')].some(
      (one) => one.textContent && !one.textContent.includes('required'),
    ),
  );
  await tab.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await visitor.close();
});

browserTest("a file chosen from the visitor's own disk, and a talk in the thread of the card", async () => {
  const visitor = await page.open();
  await visitor.becomes('Ines');
  await visitor.page
    .locator('#chat-file')
    .setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('milk, eggs, bread') });
  await visitor.chat.getByText('notes.txt').waitFor();
  await visitor.chat
    .locator('.file', { hasText: 'notes.txt' })
    .locator('.file-icon')
    .getByText('TXT')
    .waitFor();
  await visitor.page
    .locator('#chat-file')
    .setInputFiles({ name: 'notes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
  await visitor.chat
    .locator('.file', { hasText: 'notes.pdf' })
    .locator('.file-icon')
    .getByText('PDF')
    .waitFor();
  await visitor.chat.locator('.message[data-author=bot]').nth(1).waitFor();
  await visitor.sample('many-wrong').click();
  await visitor.pmReads('Ines', 'Needs changes');
  const card = visitor.pmMessages('Ines', 'started');
  await card.getByRole('button', { name: 'Reply in thread' }).click();
  await visitor.channel.getByRole('textbox').fill('I will call her.');
  await visitor.channel.getByRole('textbox').press('Enter');
  await card.locator('.thread').getByText('I will call her.').waitFor();
  await visitor.close();
});

browserTest('the PM answers a question by the form, and starts an onboarding by one', async () => {
  const visitor = await page.open();
  const { page: tab } = visitor;
  await visitor.becomes('Quinn');
  await visitor.says('talk to my PM');
  await visitor.reads('Write your question');
  await visitor.says('When do we start?');
  await visitor
    .pmMessages('Quinn', 'Has a question')
    .getByRole('button', { name: 'Reply', exact: true })
    .first()
    .click();
  const form = tab.locator('#form');
  await form.getByLabel('Your words').fill('On Monday.');
  await form.getByRole('button', { name: 'Send' }).click();
  await visitor.chat.getByText('On Monday.').waitFor();
  await form.waitFor({ state: 'hidden' });

  await visitor.channel.getByRole('textbox').fill('/creds-start');
  await visitor.channel.getByRole('textbox').press('Enter');
  await form.getByLabel('Customer').fill('Zeta Goods');
  await form.getByRole('button', { name: 'Start' }).click();
  await visitor.channel.getByText('Zeta Goods').first().waitFor();
  await visitor.close();
});

browserTest('a merchant in Teams, with the PM in Slack: buttons, a form in a card, a file', async () => {
  const visitor = await page.open();
  const { page: tab, chat } = visitor;
  await visitor.becomes('Tove', 'teams');
  await expect(chat.getAttribute('data-platform')).resolves.toBe('teams');
  await visitor.presses("Let's start");
  await visitor.reaches('Are you allowed to create API accounts?');
  await visitor.presses('Yes');
  await visitor.reaches('Log in to BigCommerce');
  await expect(
    chat
      .locator('.b-image img')
      .last()
      .evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
  ).resolves.toBeGreaterThan(100);
  await visitor.sample('empty').click();
  await visitor.presses('Type it in instead');
  await visitor.presses('Check them');
  await tab.getByRole('alert').getByText('This one is needed.').waitFor();
  await chat
    .getByLabel('Store address (the API PATH line, or the address of your control panel)')
    .fill('nonsense');
  await chat.getByLabel('Access token').fill('nonsense');
  await visitor.presses('Check them');
  await chat.locator('.card .error').first().waitFor();
  await visitor.says('/creds-status');
  await visitor.sample('good').click();
  await visitor.reads('Is this your store?');
  await visitor.presses("Yes, that's my store");
  await visitor.presses('Yes, I set it');
  await visitor.reads('that is all we needed');
  await visitor.pmReads('Tove', 'Verified');
  await visitor.close();
});

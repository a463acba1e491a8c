import { describe, expect, test } from '@jest/globals';
import { credentialsText, TOKENS } from '../../emulators/bigcommerce/sandbox.ts';
import { useWorld } from '../support/world.ts';

const good = credentialsText('acme01test', TOKENS.good);
const JWT = 'eyJ0eXAiOiJKV1QiLCJhbGciOiJFUzI1NiJ9.eyJjaWQiOjEsImNvcnMiOltdfQ.c2lnbmF0dXJlLW5vdC1yZWFs';

/** What merchants send instead of the file, and a word of the answer that names it. */
const WRONG: [what: string, name: string, bytes: Uint8Array | string, named: RegExp][] = [
  ['a screenshot', 'Screenshot.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /screenshot/],
  ['a photo', 'IMG_1.jpg', Buffer.from('ffd8ffe000104a464946', 'hex'), /picture|photo|screenshot/],
  ['a PDF', 'creds.pdf', '%PDF-1.7\n%âãÏÓ', /PDF/],
  ['an RTF file', 'creds.rtf', '{\\rtf1\\ansi ACCESS TOKEN}', /RTF|rich text|word/i],
  ['a zip', 'creds.zip', Buffer.concat([Buffer.from('504b0304', 'hex'), Buffer.alloc(60)]), /zip/i],
  [
    'a Word document',
    'creds.docx',
    Buffer.concat([
      Buffer.from('504b030414000600', 'hex'),
      Buffer.alloc(22),
      Buffer.from('word/document.xml'),
      Buffer.alloc(40),
    ]),
    /Word/,
  ],
  ['a web page', 'creds.html', '<!DOCTYPE html><html><body>API accounts</body></html>', /web page|HTML/i],
  ['nothing', 'creds.txt', '', /empty/],
  ['a huge file', 'creds.txt', 'x'.repeat(200_000), /too long|too big/],
  ['another text', 'notes.txt', 'Shopping list: milk, bread, butter', /any BigCommerce API credentials/],
  [
    'an account-level token',
    'a.txt',
    `ACCESS TOKEN: ${TOKENS.good}\nAPI PATH: https://api.bigcommerce.com/accounts/abc/graphql`,
    /account/i,
  ],
  ['a storefront token', 'a.txt', good.replace(TOKENS.good, JWT), /storefront/i],
  ['the client secret as the token', 'a.txt', good.replace(TOKENS.good, 'fa4e'.repeat(16)), /client secret/i],
  [
    'two different tokens',
    'a.txt',
    `${good}\nACCESS TOKEN: ${TOKENS.otherShop}`,
    /two|different|more than one/i,
  ],
]; // prettier-ignore

describe.each(['slack', 'teams'] as const)('in %s', (platform) => {
  const world = useWorld({ platform });

  test.each(WRONG)(
    '%s is named for what it is, and the form offered instead',
    async (what, name, bytes, named) => {
      const merchant = world.merchant(`Merchant with ${what}`);
      await merchant.arrives();
      await merchant.sends({ name, bytes }, '[Type it in instead]');
      expect(merchant.heard().at(-1)).toMatch(named);
      expect(merchant.heard()).toHaveLength(2);
    },
  );

  test('a screenshot as large as screenshots are is still named for what it is', async () => {
    const merchant = world.merchant('Xena');
    await merchant.arrives();
    const bytes = Buffer.concat([
      Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
      Buffer.alloc(600_000, 7),
    ]);
    await merchant.sends({ name: 'Screenshot.png', bytes }, 'screenshot');
  });
});

describe('in Slack, a file', () => {
  const world = useWorld();

  test('that is only a link to another drive, deleted, or on a page that asks to sign in', async () => {
    const merchant = world.merchant('Zoe');
    world.slack.faults.dropScope('files:read');
    await merchant.sends({ name: 'a.txt', bytes: good }, 'was not allowed to open that file');
    world.slack.faults.grantScope('files:read');
    await merchant.sends({ name: 'a.txt', bytes: good }, 'Is this your store?');
  });

  test('sent on to another host is not followed there', async () => {
    const merchant = world.merchant('Yan');
    world.slack.faults.redirectDownloads = 'http://192.0.2.1/creds.txt';
    await merchant.sends({ name: 'a.txt', bytes: good }, '[Type it in instead]');
    world.slack.faults.redirectDownloads = undefined;
  });
});

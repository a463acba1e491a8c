import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bigcommerce } from '../../../adapters/bigcommerce/shop.ts';
import { readDocument } from '../../../src/credentials/document.ts';

const folder = new URL('../../fixtures/credentials/', import.meta.url);
const TOKEN = 'a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5p';
const CLIENT_ID = 'p5o4n3m2l1k0j9i8h7g6f5e4d3c2b1a';
const SECRET = '0123456789abcdef'.repeat(4);
const PATH = 'https://api.bigcommerce.com/stores/abc123xyz0/v3/';
const ALL = {
  storeHash: 'abc123xyz0',
  accessToken: TOKEN,
  clientId: CLIENT_ID,
  clientSecret: SECRET,
  clientName: 'Modern Retail Integration',
};
const WEB_TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJjaWQiOjF9.c2lnbmF0dXJl';

const parse = (text: string) => bigcommerce.parse(text);
const codeOf = (text: string) => {
  const result = parse(text);
  return result.ok ? 'ok' : result.problem.code;
};

test.each(readdirSync(folder))('reads the layout of %s', (name) => {
  const document = readDocument(readFileSync(new URL(name, folder)));
  expect(document.ok && parse(document.text)).toEqual({ ok: true, secrets: ALL, notes: [] });
});

test('needs no more than the store and the token', () => {
  expect(parse(`API PATH: ${PATH}\nACCESS TOKEN: ${TOKEN}`)).toEqual({
    ok: true,
    secrets: { storeHash: 'abc123xyz0', accessToken: TOKEN },
    notes: [],
  });
});

test.each([
  ['the v2 path', 'https://api.bigcommerce.com/stores/abc123xyz0/v2'],
  ['no version', 'https://api.bigcommerce.com/stores/abc123xyz0'],
  ['no protocol', 'api.bigcommerce.com/stores/abc123xyz0/v3/'],
  ['capitals', 'HTTPS://API.BIGCOMMERCE.COM/stores/ABC123XYZ0/v3/'],
  ['only the path', '/stores/abc123xyz0/v3/'],
  ['the store- prefix', 'store-abc123xyz0'],
  ['braces', 'https://api.bigcommerce.com/stores/{abc123xyz0}/v3/'],
  ['the control panel', 'https://store-abc123xyz0.mybigcommerce.com/manage/settings'],
  ['a channel of the store', 'https://store-abc123xyz0-1.mybigcommerce.com'],
  [
    'words behind it',
    'https://api.bigcommerce.com/stores/abc123xyz0/v3/, and do I need to keep the window open?',
  ],
  [
    "a chat program's link",
    '<https://api.bigcommerce.com/stores/abc123xyz0/v3/|https://api.bigcommerce.com>',
  ],
])('takes the store hash from %s', (_, value) => {
  const result = parse(`API PATH: ${value}\nACCESS TOKEN: ${TOKEN}`);
  expect(result.ok && result.secrets.storeHash).toBe('abc123xyz0');
});

test('takes the store from an address anywhere, if no line names it', () => {
  const result = parse(
    `My shop is https://store-abc123xyz0.mybigcommerce.com/manage\nAccess token: ${TOKEN}`,
  );
  expect(result.ok && result.secrets.storeHash).toBe('abc123xyz0');
});

test('reads an environment file that lost its line breaks', () => {
  const text = readFileSync(new URL('environment.txt', folder), 'utf8').replaceAll('\n', ' ');
  expect(parse(text)).toEqual({ ok: true, secrets: ALL, notes: [] });
});

test('a label inside another word is none', () => {
  const result = parse(`Filename: a.txt\nMyaccess token: none\nACCESS TOKEN: ${TOKEN}\nAPI PATH: ${PATH}`);
  expect(result).toEqual({ ok: true, secrets: { storeHash: 'abc123xyz0', accessToken: TOKEN }, notes: [] });
});

test.each([
  'Integration (API path: old)',
  'client secret: rotated in May',
  'My access token: main',
  'API path: https://api.bigcommerce.com/stores/another1/v3/',
  'Store hash: abc, client ID: 3',
  'name: Jane',
])('a client name may be anything: %s', (name) => {
  const [token, ...others] = [
    `ACCESS TOKEN: ${TOKEN}`,
    `CLIENT NAME: ${name}`,
    `API PATH: ${PATH}`,
    `CLIENT ID: ${CLIENT_ID}`,
    `CLIENT SECRET: ${SECRET}`,
  ];
  for (const lines of [
    [token, ...others],
    [...others, token],
  ])
    expect(parse(lines.join('\n'))).toEqual({ ok: true, secrets: { ...ALL, clientName: name }, notes: [] });
});

test('on one line labels count wherever they stand, behind a name as well', () => {
  const text = `CLIENT NAME: Modern Retail Integration ACCESS TOKEN: ${TOKEN} CLIENT ID: ${CLIENT_ID} CLIENT SECRET: ${SECRET} API PATH: ${PATH}`;
  expect(parse(text)).toEqual({ ok: true, secrets: ALL, notes: [] });
});

test('equal values twice are fine', () => {
  const once = `ACCESS TOKEN: ${TOKEN}\nAPI PATH: ${PATH}\n`;
  expect(codeOf(`${once}${once}STORE HASH: abc123xyz0`)).toBe('ok');
});

test.each([
  ['missing_token', `API PATH: ${PATH}\nCLIENT ID: ${CLIENT_ID}`],
  ['missing_token', `ACCESS TOKEN:\nAPI PATH: ${PATH}`],
  ['missing_store', `ACCESS TOKEN: ${TOKEN}\nCLIENT ID: ${CLIENT_ID}`],
  ['conflicting_values', `ACCESS TOKEN: ${TOKEN}\nACCESS TOKEN: ${CLIENT_ID}\nAPI PATH: ${PATH}`],
  ['conflicting_values', `ACCESS TOKEN: ${TOKEN}\nSTORE HASH: other1\nAPI PATH: ${PATH}`],
  ['account_level', `ACCESS TOKEN: ${TOKEN}\nAPI PATH: https://api.bigcommerce.com/accounts/1b2c/graphql`],
  ['account_level', `ACCESS TOKEN: ${TOKEN}\nAPI PATH: https://api.bigcommerce.com/`],
  [
    'wrong_host',
    `ACCESS TOKEN: ${TOKEN}\nAPI PATH: https://api.bigcommerce.com.evil.example/stores/abc123/v3/`,
  ],
  ['wrong_host', `ACCESS TOKEN: ${TOKEN}\nAPI PATH: https://user@api.bigcommerce.com/stores/abc123/v3/`],
  ['wrong_host', `ACCESS TOKEN: ${TOKEN}\nAPI PATH: http://127.0.0.1:8080/stores/abc123/v3/`],
  [
    'legacy_account',
    `USERNAME: admin\nAPI TOKEN: ${TOKEN}\nAPI PATH: https://store-abc123.mybigcommerce.com/api/v2/`,
  ],
  ['storefront_token', `ACCESS TOKEN: ${WEB_TOKEN}\nAPI PATH: ${PATH}`],
  ['storefront_token', WEB_TOKEN],
  ['client_secret_as_token', `ACCESS TOKEN: ${SECRET}\nAPI PATH: ${PATH}`],
  ['client_secret_as_token', `ACCESS TOKEN: ${TOKEN}\nCLIENT SECRET: ${TOKEN}\nAPI PATH: ${PATH}`],
  ['client_id_as_token', `ACCESS TOKEN: ${CLIENT_ID}\nCLIENT ID: ${CLIENT_ID}\nAPI PATH: ${PATH}`],
  ['malformed_token', `ACCESS TOKEN: abc123\nAPI PATH: ${PATH}`],
  ['malformed_store', `ACCESS TOKEN: ${TOKEN}\nSTORE HASH: abc?x=1`],
  ['malformed_store', `ACCESS TOKEN: ${TOKEN}\nSTORE HASH: abc 123`],
  ['malformed_store', `ACCESS TOKEN: ${TOKEN}\nAPI PATH: https://api.bigcommerce.com/stores/abc 123/v3/`],
  [
    'malformed_store',
    `ACCESS TOKEN: ${TOKEN}\nAPI PATH: https://api.bigcommerce.com/stores/..%2f..%2fabc/v3`,
  ],
  ['not_filled_in', `ACCESS TOKEN: <your token>\nAPI PATH: ${PATH}`],
  ['not_filled_in', `ACCESS TOKEN: {access_token}\nAPI PATH: ${PATH}`],
  ['not_filled_in', `ACCESS TOKEN: xxxxxxxxxxxxxxxxxxxx\nAPI PATH: ${PATH}`],
  ['not_filled_in', `ACCESS TOKEN: ••••••••••••\nAPI PATH: ${PATH}`],
  ['not_filled_in', `ACCESS TOKEN: ${TOKEN}\nAPI PATH: https://api.bigcommerce.com/stores/{store_hash}/v3/`],
  ['theme_credentials', `{"accessToken":"${TOKEN}","apiHost":"https://api.bigcommerce.com"}`],
  ['unlabelled', TOKEN],
  ['not_credentials', 'Dear team, please find attached the file you asked for.'],
  ['not_credentials', 'Customers: modify\nOrders: modify\nName: Modern Retail'],
])('answers %s without repeating what was sent', (code, text) => {
  const result = parse(text);
  expect(result.ok ? 'ok' : result.problem.code).toBe(code);
  expect(JSON.stringify(result)).not.toMatch(/a1b2c3|p5o4n3|01234567|eyJ/);
});

test('an unusual token is tried all the same, with a remark', () => {
  const result = parse(`ACCESS TOKEN: A1B2C3D4E5F6G7H8I9J0\nAPI PATH: ${PATH}`);
  expect(result.ok && result.notes).toHaveLength(1);
});

const letters = (chars: string, min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...chars), minLength: min, maxLength: max });
const ALNUM = 'abcdefghijklmnopqrstuvwxyz0123456789';

const fieldValues = fc
  .record({
    storeHash: letters(ALNUM, 5, 10).map((hash) => `${hash.slice(0, -1)}7`),
    accessToken: letters(ALNUM, 29, 29).map((token) => `a7${token}`),
    clientId: letters(ALNUM, 29, 29).map((id) => `b8${id}`),
    clientSecret: letters('0123456789abcdef', 64, 64),
  })
  .filter(({ storeHash }) => /[a-z]/.test(storeHash));

test('order, line endings, encoding, case and separators make no difference', () => {
  fc.assert(
    fc.property(
      fieldValues,
      fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
      fc.constantFrom('\n', '\r\n', '\r', '\n\n', ' \u00a0\n', '\u2028', ' '),
      fc.constantFrom(': ', ':', ' = ', '=', ' :\u00a0', '\uff1a'),
      fc.constantFrom('upper', 'lower'),
      fc.constantFrom('utf-8', 'bom', 'utf-16le', 'utf-16be', 'utf-16le without mark'),
      fc.constantFrom(
        ['', ''],
        ['"', '"'],
        ['\u201c', '\u201d'],
        ['<', '>'],
        ['{', '}'],
        ['\u200b', '\ufeff'],
      ),
      (values, order, ending, separator, labelCase, encoding, [open, close]) => {
        const lines = [
          ['ACCESS TOKEN', values.accessToken],
          ['API PATH', `https://api.bigcommerce.com/stores/${values.storeHash}/v3/`],
          ['CLIENT ID', values.clientId],
          ['CLIENT SECRET', values.clientSecret],
        ].map(
          ([label = '', value]) =>
            `${labelCase === 'upper' ? label : label.toLowerCase()}${separator}${open}${value}${close}`,
        );
        const text = order.map((index) => lines[index]).join(ending);
        const document = readDocument(encode(text, encoding));
        expect(document.ok && parse(document.text)).toMatchObject({ ok: true, secrets: values });
      },
    ),
    { numRuns: 500 },
  );
});

function encode(text: string, encoding: string): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'bom') return Buffer.from(`\ufeff${text}`);
  if (encoding === 'utf-16be') return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return Buffer.from(encoding === 'utf-16le' ? `\ufeff${text}` : text, 'utf16le');
}

test('whatever is sent, a store hash that comes out can not change an address', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webUrl(), letters('abc/?#{}%. 12', 1, 12)), (value) => {
      for (const text of [
        `STORE HASH: ${value}\nACCESS TOKEN: ${TOKEN}`,
        `API PATH: https://api.bigcommerce.com/stores/${value}\nACCESS TOKEN: ${TOKEN}`,
      ]) {
        const result = parse(text);
        if (result.ok) expect(result.secrets.storeHash).toMatch(/^[a-z0-9]{3,20}$/);
      }
    }),
  );
});

test('reading takes no long time, whatever the text', () => {
  for (const piece of ['a1', 'NAME:', 'ACCESS TOKEN ', '{', '"', '\n ', 'access token\n', 'eyJa.', ' \t']) {
    const text = piece.repeat(16_384 / piece.length);
    parse(text);
    bigcommerce.looksLikeCredentials(text);
  }
});

const form = (values: Record<string, string>) => bigcommerce.parseForm(values);

test('reads the form, with or without the labels copied along', () => {
  const secrets = { storeHash: 'abc123xyz0', accessToken: TOKEN };
  expect(form({ store: PATH, access_token: ` ${TOKEN} ` })).toEqual({ ok: true, secrets, notes: [] });
  expect(form({ store: `API PATH: ${PATH}`, access_token: `ACCESS TOKEN: ${TOKEN}`, client_id: '' })).toEqual(
    {
      ok: true,
      secrets,
      notes: [],
    },
  );
  expect(
    form({ store: 'abc123xyz0', access_token: TOKEN, client_id: CLIENT_ID, client_secret: SECRET }),
  ).toMatchObject({
    ok: true,
    secrets: { ...secrets, clientId: CLIENT_ID, clientSecret: SECRET },
  });
});

test.each([
  [{}, ['access_token', 'store']],
  [{ store: PATH }, ['access_token']],
  [{ store: 'https://acme.example', access_token: TOKEN }, ['store']],
  [{ store: PATH, access_token: SECRET }, ['access_token']],
  [{ store: PATH, access_token: CLIENT_ID, client_id: CLIENT_ID }, ['access_token']],
  [{ store: PATH, access_token: TOKEN, client_id: '?', client_secret: '?' }, ['client_id', 'client_secret']],
])('names the fields of the form that are wrong', (values, wrong) => {
  const result = form(values as Record<string, string>);
  expect(result.ok ? [] : Object.keys(result.errors).sort()).toEqual(wrong);
});

test.each([
  TOKEN,
  `here it is: ${TOKEN}.`,
  `\`${TOKEN}\``,
  SECRET,
  WEB_TOKEN,
  `ACCESS TOKEN: ${TOKEN}\nAPI PATH: ${PATH}`,
  `access token=${TOKEN}`,
  `*Access token:* A1B2C3D4E5F6G7H8I9`,
  `{"accessToken":"${TOKEN}"}`,
])('takes %j for credentials', (text) => {
  expect(bigcommerce.looksLikeCredentials(text)).toBe(true);
});

test.each([
  'I can not find the access token: where is it?',
  'access token: none so far',
  'My order number is 20240131004512345678901234567',
  'https://store-abc123.mybigcommerce.com/manage/settings?id=a1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6',
  'API PATH: https://api.bigcommerce.com/stores/abc123/v3/',
  '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
  'the file is BigCommerceAPI-credentials.txt',
  'name: Sam',
  'thequickbrownfoxjumpsoverlazyd7',
])('takes %j for words', (text) => {
  expect(bigcommerce.looksLikeCredentials(text)).toBe(false);
});

test('ordinary words and numbers are never taken for credentials', () => {
  const word = fc.oneof(
    fc.stringMatching(/^[A-Za-z]{1,45}$/),
    fc.stringMatching(/^\d{1,40}$/),
    fc.stringMatching(/^#?[A-Z]{0,4}-?\d{1,12}[.,!?:]?$/),
    fc.uuid(),
    fc.webUrl(),
    fc.emailAddress(),
    fc.constantFrom('access token', 'client secret', 'API path', 'token?', 'modify', "don't"),
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      expect(bigcommerce.looksLikeCredentials(words.join(' '))).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test('tells its secrets and what may be shown', () => {
  expect(bigcommerce.secretValues(ALL)).toEqual([TOKEN, SECRET, CLIENT_ID]);
  expect(bigcommerce.describe(ALL)).toEqual({ shop: 'abc123xyz0' });
});

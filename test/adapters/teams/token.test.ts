import { KeyObject } from 'node:crypto';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { CompactEncrypt, CompactSign, type CryptoKey, exportJWK, importJWK } from 'jose';
import { Receiving } from './receiving.ts';
import { APP_ID } from './standin.ts';
import { strangersKey, type TokenOptions, teamsKey, token, webChatKey } from './tokens.ts';

/** Forged and broken tokens, over HTTP, with real keys. */
let teams: Receiving;
let printed: string[];

beforeEach(async () => {
  teams = await new Receiving().open();
  printed = [];
  for (const method of ['debug', 'log', 'info', 'warn', 'error'] as const)
    jest.spyOn(console, method).mockImplementation((...args) => void printed.push(args.join(' ')));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await teams.close();
});

const seconds = () => Math.floor(Date.now() / 1000);
const good = (options?: TokenOptions) => token(teams.connector.serviceUrl, options);
const claiming = (claims: Record<string, unknown>) => () => good({ claims });

/** A good token under another header, with another signature. */
async function altered(header: object, signature?: string): Promise<string> {
  const [, claims, signed] = (await good()).split('.');
  const head = JSON.stringify({ alg: 'RS256', kid: teamsKey.kid, typ: 'JWT', ...header });
  return `${Buffer.from(head).toString('base64url')}.${claims}.${signature ?? signed}`;
}

/** Anything, signed with the Bot Connector's own key. */
function signed(content: string, header: object = {}): Promise<string> {
  return new CompactSign(Buffer.from(content))
    .setProtectedHeader({ alg: 'RS256', kid: teamsKey.kid, ...header })
    .sign(teamsKey.privateKey, { crit: { novelty: true } });
}

/** A good token, signed with the Bot Connector's own key, by another algorithm. */
async function signedBy(alg: string): Promise<string> {
  const privateKey = (await importJWK(await exportJWK(teamsKey.privateKey), alg)) as CryptoKey;
  return good({ header: { alg }, key: { ...teamsKey, privateKey } });
}

/** The published key, taken for a shared secret. */
function keyAsSecret(format: 'pkcs1' | 'spki'): Promise<string> {
  const secret = KeyObject.from(teamsKey.publicKey).export({ type: format, format: 'pem' });
  return good({ header: { alg: 'HS256' }, key: { ...teamsKey, privateKey: Buffer.from(secret) } });
}

async function encrypted(): Promise<string> {
  const key = await importJWK({ ...teamsKey.jwk, use: 'enc' }, 'RSA-OAEP');
  const header = { alg: 'RSA-OAEP', enc: 'A256GCM' };
  return new CompactEncrypt(Buffer.from('{}')).setProtectedHeader(header).encrypt(key);
}

const microsoftTenant = 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/';
const elsewhere = 'http://127.0.0.1:9/keys';

const headers: Record<string, () => string | Promise<string>> = {
  none: () => '',
  'another scheme': () => 'Basic dXNlcjpwYXNz',
  'a token under another scheme': async () => `Basic ${await good()}`,
  'a token alone': () => good(),
  'the scheme in lower case': async () => `bearer ${await good()}`,
  'two spaces': async () => `Bearer  ${await good()}`,
  'two tokens': async () => `Bearer ${await good()} ${await good()}`,
  'two headers in one': async () => `Bearer ${await good()}, Bearer ${await good()}`,
  'no JWT': () => 'Bearer abc',
  'three parts of nonsense': () => 'Bearer abc.def.ghi',
  'three parts of nothing': () => 'Bearer ..',
  'a giant token': () => `Bearer ${['a', 'b', 'c'].map((letter) => letter.repeat(4000)).join('.')}`,
  'an encrypted token': async () => `Bearer ${await encrypted()}`,
};

const algorithms: Record<string, () => Promise<string>> = {
  none: () => altered({ alg: 'none' }, ''),
  'none, in other letters': () => altered({ alg: 'nOnE' }, ''),
  'none, and a signature': () => altered({ alg: 'none' }),
  'HS256 with the public key as secret': () => keyAsSecret('spki'),
  'HS256 with the public key in its older form': () => keyAsSecret('pkcs1'),
  'RS512 with the right key': () => signedBy('RS512'),
  'PS256 with the right key': () => signedBy('PS256'),
  'none named': () => altered({ alg: undefined }),
};

const keys: Record<string, () => Promise<string>> = {
  'somebody else’s': () => good({ key: strangersKey }),
  unknown: () => good({ header: { kid: 'key-9' } }),
  'another than it is signed with': () => good({ header: { kid: webChatKey.kid } }),
  'not named': () => good({ header: { kid: undefined } }),
  'not named by a text': () => signed(JSON.stringify({}), { kid: 1 }),
  'good for another channel': () => good({ key: webChatKey }),
  'brought along': () => good({ key: strangersKey, header: { jwk: strangersKey.jwk } }),
  'brought along, and not named': () =>
    good({ key: strangersKey, header: { kid: undefined, jwk: strangersKey.jwk } }),
  'to be fetched elsewhere': () => good({ key: strangersKey, header: { jku: elsewhere, x5u: elsewhere } }),
};

const signatures: Record<string, () => Promise<string>> = {
  'cut off': async () => (await good()).replace(/[^.]+$/, ''),
  'of other claims': async () => {
    const [[header, , signature], [, claims]] = [
      (await good()).split('.'),
      (await good({ expiresIn: 9999 })).split('.'),
    ];
    return `${header}.${claims}.${signature}`;
  },
  'of something that has to be understood, and is not': async () => {
    const claims = Buffer.from((await good()).split('.')[1] ?? '', 'base64url').toString();
    return signed(claims, { crit: ['novelty'], novelty: 1 });
  },
  'of no claims': () => signed('hello'),
};

const claims: Record<string, () => Promise<string>> = {
  'another issuer': claiming({ iss: 'https://evil.example' }),
  'nearly the issuer': claiming({ iss: 'https://api.botframework.com/' }),
  'an issuer in a list': claiming({ iss: ['https://api.botframework.com'] }),
  'no issuer': claiming({ iss: undefined }),
  'another audience': claiming({ aud: 'somebody-else' }),
  'no audience': claiming({ aud: undefined }),
  'other audiences': claiming({ aud: ['somebody', 'else'] }),
  'the audience among others': claiming({ aud: [APP_ID, 'else'] }),
  'the audience in a list': claiming({ aud: [APP_ID] }),
  'another service URL': claiming({ serviceurl: 'https://evil.example/' }),
  'nearly the service URL': () =>
    good({ claims: { serviceurl: teams.connector.serviceUrl.replace(/\/$/, '') } }),
  'no service URL': claiming({ serviceurl: undefined }),
  'the service URL in another spelling': () =>
    good({ claims: { serviceurl: undefined, serviceUrl: teams.connector.serviceUrl } }),
  expired: () => good({ expiresIn: -301 }),
  'no end': claiming({ exp: undefined }),
  'an end that is no number': () => good({ claims: { exp: String(seconds() + 600) } }),
  'not good yet': () => good({ claims: { nbf: seconds() + 330 } }),
  'an emulator’s': claiming({ iss: microsoftTenant, appid: APP_ID, ver: '1.0', serviceurl: undefined }),
  'another bot’s': claiming({ iss: microsoftTenant, appid: 'another-bot', ver: '1.0' }),
};

async function expectRefusal(authorization: string): Promise<void> {
  const response = await teams.post(teams.activity(), { authorization });
  expect([response.status, await response.text()]).toEqual([401, '']);
  expect(teams.bot.asked).toBe(0);
  expect(teams.store.kept.size).toBe(0);
  expect(printed).toEqual([]);
  for (const piece of authorization.split(/[\s.,]+/).filter((word) => word.length > 10))
    expect(teams.log.text).not.toContain(piece);
}

describe('answered 401, doing and printing nothing', () => {
  test.each(Object.entries(headers))('header: %s', async (_, make) => expectRefusal(await make()));

  describe.each(Object.entries({ algorithm: algorithms, key: keys, signature: signatures, claims }))(
    '%s:',
    (_, tokens) => {
      test.each(Object.entries(tokens))('%s', async (_, make) => expectRefusal(`Bearer ${await make()}`));
    },
  );
});

test.each<[string, () => TokenOptions]>([
  ['a good token', () => ({})],
  ['one for a clock that is almost five minutes fast', () => ({ expiresIn: -290 })],
  ['one for a clock that is almost five minutes slow', () => ({ claims: { nbf: seconds() + 290 } })],
])('%s is taken', async (_, options) => {
  expect((await teams.post(teams.activity(), options())).status).toBe(200);
  expect(teams.bot.asked).toBe(1);
  expect([printed, teams.log.text]).toEqual([[], '']);
});

test('a header without an end is refused before anybody looks at it', async () => {
  const status = await new Promise((resolve, reject) => {
    const giant = { authorization: `Bearer ${'a'.repeat(100_000)}.b.c` };
    const sent = request(teams.url, { method: 'POST', headers: giant }, ({ statusCode }) =>
      resolve(statusCode),
    );
    sent.on('error', reject).end();
  });
  expect(status).toBe(431);
});

test('keys are not fetched for a token that no key could make good', async () => {
  for (const make of [...Object.values(algorithms), keys['not named'] ?? good])
    await teams.post(teams.activity(), { authorization: `Bearer ${await make()}` });
  expect(teams.keyServer.asked).toEqual([]);
});

test('why a token was refused can be read in the debug log', async () => {
  await teams.post(teams.activity(), { claims: { aud: 'somebody-else' } });
  expect(teams.log.text).toMatch(/a token was not taken .*"claim":"aud"/);
});

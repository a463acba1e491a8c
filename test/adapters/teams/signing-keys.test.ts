import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { isKeyServer } from '../../../adapters/teams/hosts.ts';
import { LocalServer } from '../../support/adapter.ts';
import { Receiving } from './receiving.ts';
import { reply } from './standin.ts';
import { newKey, teamsKey, webChatKey } from './tokens.ts';

/** Where the keys come from that tokens are checked with, and what happens when they do not. */
let teams: Receiving;

beforeEach(async () => {
  // The clock alone is ours.
  jest.useFakeTimers({
    doNotFake: [
      'clearImmediate',
      'clearInterval',
      'clearTimeout',
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'setInterval',
      'setTimeout',
    ],
  });
  teams = await new Receiving().open();
});
afterEach(async () => {
  jest.useRealTimers();
  await teams.close();
});

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const later = (ms: number) => jest.setSystemTime(Date.now() + ms);
const next = await newKey('key-3');

/** What is answered to a message, whose token is signed with this key. */
async function status(key = teamsKey): Promise<number> {
  return (await teams.post(teams.activity(), { key })).status;
}

/** How often the keys were fetched, or tried to be. */
const fetches = () => teams.keyServer.asked.filter((path) => path.endsWith('openidconfiguration')).length;
const warnings = () => teams.log.text.split("can't be had").length - 1;

const down = (_: unknown, response: ServerResponse) => void response.writeHead(503).end('down');

describe('keys', () => {
  test('are fetched when the first token comes, once for all who wait', async () => {
    expect(fetches()).toBe(0);
    const statuses = await Promise.all(Array.from({ length: 20 }, () => status()));
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect(teams.keyServer.asked).toEqual(['/v1/.well-known/openidconfiguration', '/v1/.well-known/keys']);
  });

  test('are good for a day, and then fetched again', async () => {
    await status();
    later(23 * HOUR);
    expect([await status(), fetches()]).toEqual([200, 1]);
    later(HOUR);
    expect([await status(), fetches()]).toEqual([200, 2]);
  });

  test('are no longer good when they are no longer published', async () => {
    await status();
    teams.keyServer.published = [next];
    later(24 * HOUR);
    expect([await status(), await status(next)]).toEqual([401, 200]);
  });

  test('that are new are found when they are used', async () => {
    await status();
    teams.keyServer.published = [teamsKey, next];
    later(MINUTE);
    expect([await status(next), await status(), fetches()]).toEqual([200, 200, 2]);
  });

  test('that are made up are asked for at most once a minute', async () => {
    for (let minute = 1; minute <= 3; minute += 1) {
      const forged = Array.from({ length: 50 }, (_, i) =>
        teams.post(teams.activity(), { header: { kid: `made-up-${minute}-${i}` } }),
      );
      for (const response of await Promise.all(forged)) expect(response.status).toBe(401);
      expect(await status()).toBe(200);
      expect(fetches()).toBe(minute);
      later(MINUTE);
    }
  });

  test.each([
    { endorsements: ['webchat'] },
    { endorsements: [] },
    { endorsements: 'msteams' },
    { endorsements: { msteams: true } },
    { endorsements: null },
    {},
  ])('published with %j are none for Teams', async (more) => {
    const key = await newKey('key-4', more);
    teams.keyServer.published = [key, next];
    expect([await status(key), await status(next)]).toEqual([401, 200]);
  });

  test('of which none is for Teams let nobody in', async () => {
    teams.keyServer.published = [webChatKey];
    expect([await status(webChatKey), await status()]).toEqual([401, 401]);
  });
});

describe('while Microsoft can’t be asked', () => {
  test('keys that are known remain good, for longer than a day', async () => {
    await status();
    teams.keyServer.answer = down;
    later(24 * HOUR);
    expect([await status(), await status()]).toEqual([200, 200]);
    later(24 * HOUR);
    expect(await status()).toBe(200);
  });

  test('keys that are not known are nobody’s fault: later, please', async () => {
    await status();
    teams.keyServer.answer = down;
    later(MINUTE);
    expect(await status(next)).toBe(503);
    expect(teams.bot.asked).toBe(1);
  });

  test('there is no key to begin with: later, please', async () => {
    teams.keyServer.answer = down;
    expect(await status()).toBe(503);
    expect([teams.bot.asked, teams.store.kept.size]).toEqual([0, 0]);
  });

  test('it is asked every ten seconds, with a line in the log each time, however many come', async () => {
    teams.keyServer.answer = down;
    for (let tries = 1; tries <= 3; tries += 1) {
      const statuses = await Promise.all(Array.from({ length: 20 }, () => status()));
      expect(new Set(statuses)).toEqual(new Set([503]));
      expect([await status(), fetches(), warnings()]).toEqual([503, tries, tries]);
      later(10 * SECOND);
    }
    teams.keyServer.answer = undefined;
    expect(await status()).toBe(200);
  });

  test('nobody there', async () => {
    await teams.keyServer.close();
    expect(await status()).toBe(503);
    expect(teams.log.text).toMatch(/^the keys that Teams signs with can't be had {"error":"\w+"}\n$/);
  });
});

describe('an answer that is none is one that did not come', () => {
  const trickle = (_: unknown, response: ServerResponse) => {
    response.writeHead(200).write('{');
  };
  const endless = (_: unknown, response: ServerResponse) => {
    const more = () => {
      while (response.write('x'.repeat(64 * 1024))) if (response.destroyed) return;
      response.once('drain', more);
    };
    more();
  };
  const document = (body: object) => (_: unknown, response: ServerResponse) => reply(response, 200, body);

  test.each<[string, (request: unknown, response: ServerResponse) => void]>([
    ['silence', () => {}],
    ['one that never ends', trickle],
    ['one without measure', endless],
    ['an error', down],
    ['a page', (_, response) => void response.end('<html>')],
    ['nothing', (_, response) => void response.end()],
    ['no address', document({})],
    ['an address that is none', document({ jwks_uri: 'keys' })],
    ['an address of another kind', document({ jwks_uri: 'file:///etc/keys' })],
  ])('%s', async (_, answer) => {
    teams.keyServer.answer = answer;
    expect(await status()).toBe(503);
    expect(teams.bot.asked).toBe(0);
  });

  test('an error that looks well', async () => {
    const { keyServer } = teams;
    keyServer.answer = ({ url }, response) =>
      reply(response, 500, url?.endsWith('/keys') ? { keys: [teamsKey.jwk] } : keyServer.metadata());
    expect(await status()).toBe(503);
  });

  test.each<[string, object]>([
    ['no keys', {}],
    ['keys that are no list', { keys: 'all' }],
    ['a key of no kind', { keys: [{ kid: 'key-1', endorsements: ['msteams'] }] }],
  ])('%s, and takes the place of none', async (_, keys) => {
    await status();
    const { keyServer } = teams;
    keyServer.answer = ({ url }, response) =>
      reply(response, 200, url?.endsWith('/keys') ? keys : keyServer.metadata());
    later(24 * HOUR);
    expect([await status(), await status(next)]).toEqual([200, 503]);
  });
});

describe('somebody else who publishes keys', () => {
  let stranger: LocalServer;
  let visits: number;

  beforeEach(async () => {
    visits = 0;
    stranger = await new LocalServer((_, response) => {
      visits += 1;
      reply(response, 200, { keys: [teamsKey.jwk] });
    }).open();
  });
  afterEach(() => stranger.close());

  test('is not asked when Microsoft’s address leads there', async () => {
    const location = `${stranger.origin}/keys`;
    teams.keyServer.answer = (_, response) => void response.writeHead(302, { location }).end();
    expect([await status(), visits]).toEqual([503, 0]);
  });

  test('is not asked when the keys are said to be there', async () => {
    const { keyServer } = teams;
    keyServer.answer = (_, response) => reply(response, 200, keyServer.metadata(`${stranger.origin}/keys`));
    expect([await status(), visits]).toEqual([503, 0]);
  });
});

describe('keys announced', () => {
  const microsoft = 'https://login.botframework.com/v1/.well-known/openidconfiguration';
  const standIn = 'http://127.0.0.1:3000/openidconfiguration';
  test.each([
    [microsoft, 'https://login.botframework.com/v1/.well-known/keys', true],
    [microsoft, 'https://login.microsoftonline.com/common/discovery/v2.0/keys', true],
    [microsoft, 'http://login.botframework.com/v1/.well-known/keys', false],
    [microsoft, 'https://login.botframework.com:8443/keys', false],
    [microsoft, 'https://login.botframework.com.evil.example/keys', false],
    [microsoft, 'https://evil.example/keys', false],
    [microsoft, 'http://127.0.0.1:3000/keys', false],
    [standIn, 'http://127.0.0.1:3000/keys', true],
    [standIn, 'http://127.0.0.1:3001/keys', false],
    [standIn, 'https://login.botframework.com/v1/.well-known/keys', false],
    [standIn, 'nonsense', false],
  ])('at %s, published at %s: %s', (announced, url, expected) => {
    expect(isKeyServer(url, announced)).toBe(expected);
  });
});

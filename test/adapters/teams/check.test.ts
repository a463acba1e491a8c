import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { checkTeams } from '../../../adapters/teams/index.ts';
import { LocalServer } from '../../support/adapter.ts';
import { APP_ID, reply, TENANT } from './standin.ts';
import { KeyServer } from './tokens.ts';

const bot = { appId: APP_ID, appPassword: 'a-client-secret', tenantId: TENANT };
let login: LocalServer;
let keys: KeyServer;
let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;

beforeEach(async () => {
  login = await new LocalServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    answer(request, response, body);
  }).open();
  keys = await new KeyServer().open();
});
afterEach(() => Promise.all([login.close(), keys.close()]));

const check = () => checkTeams(bot, { loginUrl: login.origin, metadataUrl: keys.metadataUrl });

test('signs in as the bot, in its tenant', async () => {
  let asked = '';
  answer = (request, response, body) => {
    asked = `${request.url} ${body}`;
    reply(response, 200, { access_token: 'x' });
  };
  expect(await check()).toEqual([
    { level: 'ok', text: 'signed in as the bot' },
    { level: 'ok', text: 'the keys that messages are checked with can be had' },
  ]);
  expect(asked).toContain(`/${TENANT}/oauth2/v2.0/token`);
  expect(asked).toContain(`client_id=${APP_ID}`);
});

test.each([
  [7000215, 'client secret, not its id'],
  [7000222, 'expired'],
  [700016, 'MicrosoftAppId'],
  [90002, 'MicrosoftAppTenantId'],
  [1, 'MicrosoftAppPassword'],
])('says what to do about %i, and tells no secret', async (code, words) => {
  answer = (_, response) =>
    reply(response, 401, {
      error: 'invalid_client',
      error_codes: [code],
      error_description: 'a-client-secret',
    });
  const [finding] = await check();
  expect(finding).toMatchObject({ level: 'bad', text: expect.stringContaining(words) });
  expect(finding?.text).not.toContain('a-client-secret');
});

test('says so when nobody answers', async () => {
  answer = (_, response) => response.end('<html>');
  keys.answer = (_, response) => void response.writeHead(503).end();
  expect(await check()).toMatchObject([
    { level: 'bad', text: expect.stringContaining('login.microsoftonline.com') },
    { level: 'bad', text: expect.stringContaining('login.botframework.com') },
  ]);
});

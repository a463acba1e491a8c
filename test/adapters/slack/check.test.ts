import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { checkSlack, NEEDED_SCOPES } from '../../../adapters/slack/check.ts';
import { type Answer, ScriptedApi } from './standin.ts';

let api: ScriptedApi;

beforeEach(async () => {
  api = await new ScriptedApi().open();
  api.script('auth.test', signedIn(Object.keys(NEEDED_SCOPES)));
});

afterEach(() => api.close());

function signedIn(scopes: string[]): Answer {
  return (_, response) =>
    response
      .writeHead(200, { 'content-type': 'application/json', 'x-oauth-scopes': scopes.join(',') })
      .end(JSON.stringify({ ok: true, team: 'Retail', team_id: 'T1' }));
}

async function check(more: { appToken?: string; pmChannel?: string } = {}): Promise<string[]> {
  const found = await checkSlack({ botToken: 'xoxb-test', apiUrl: api.apiUrl, ...more });
  return found.map(({ level, text }) => `${level}: ${text}`);
}

test('a token with all scopes', async () => {
  expect(await check()).toEqual(['ok: the token works, in the workspace Retail', 'ok: all scopes are there']);
});

test('a scope that is missing is named', async () => {
  api.script('auth.test', signedIn(Object.keys(NEEDED_SCOPES).filter((scope) => scope !== 'im:history')));
  expect(await check()).toContainEqual(expect.stringMatching(/^bad: the scope im:history is missing/));
});

test.each([
  ['message_not_found', /^note: the channel C1 .* is there; if it is public/],
  ['channel_not_found', /^bad: there is no channel C1 .*, or the bot is not in it: write \/invite @Usher/],
  ['not_in_channel', /^bad: there is no channel C1 .*, or the bot is not in it: write \/invite @Usher/],
  ['is_archived', /^bad: the channel C1 .* is archived/],
  ['internal_error', /^note: the channel C1 .* could not be looked for \(internal_error\)/],
])('the channel, when Slack says %s; nothing is posted', async (error, finding) => {
  api.script('chat.update', { ok: false, error });
  expect((await check({ pmChannel: 'C1' })).at(-1)).toMatch(finding);
  expect(api.calls.map(({ method }) => method)).toEqual(['auth.test', 'chat.update']);
  expect(api.of('chat.update')[0]?.args).toMatchObject({ channel: 'C1', ts: '1000000000.000000' });
});

test.each([
  [{ ok: true, url: 'wss://slack.example' }, /^ok: the app-level token works/],
  [
    { ok: false, error: 'not_allowed_token_type' },
    /^bad: no connection .*not_allowed_token_type.*SLACK_APP_TOKEN/,
  ],
])('Socket Mode: %j', async (answer, finding) => {
  api.script('apps.connections.open', answer);
  expect((await check({ appToken: 'xapp-test' })).at(-1)).toMatch(finding);
  expect(api.of('apps.connections.open')[0]?.headers.authorization).toBe('Bearer xapp-test');
});

test.each([
  [{ ok: false, error: 'invalid_auth' }, /^bad: the token is refused \(invalid_auth\)/],
  [
    { ok: false, error: 'internal_error' },
    /^bad: no answer \(internal_error\); is 127\.0\.0\.1:\d+ reachable/,
  ],
])('when nothing works, one thing is said: %j', async (answer, finding) => {
  api.script('auth.test', answer);
  const all = await check({ pmChannel: 'C1', appToken: 'xapp-test' });
  expect(all).toHaveLength(1);
  expect(all[0]).toMatch(finding);
});

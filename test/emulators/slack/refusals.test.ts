import { expect, test } from '@jest/globals';
import type { LocalSlack } from '../../../emulators/slack/local-slack.ts';
import { call, scopes, slackWith } from './support.ts';

const error = async (slack: LocalSlack, method: string, args: object = {}, token?: string) =>
  (await call(slack, method, args, token)).body.error;

test('tokens: none, unknown, of the wrong kind, expired', async () => {
  const slack = await slackWith();
  expect(await error(slack, 'auth.test', {}, '')).toBe('not_authed');
  expect(await error(slack, 'auth.test', {}, 'xoxb-other')).toBe('invalid_auth');
  expect(await error(slack, 'auth.test', {}, slack.appToken)).toBe('not_allowed_token_type');
  expect(await error(slack, 'apps.connections.open')).toBe('not_allowed_token_type');
  expect(await error(slack, 'chat.nonsense')).toBe('unknown_method');
  expect((await call(slack, 'auth.test')).body).toMatchObject({
    ok: true,
    team_id: slack.teamId,
    user_id: slack.botUserId,
  });
  slack.faults.expireToken();
  expect(await error(slack, 'auth.test')).toBe('token_expired');
});

test('the token may come in a form or query, as old clients send it', async () => {
  const slack = await slackWith();
  const form = await fetch(`${slack.apiUrl}auth.test`, {
    method: 'POST',
    body: new URLSearchParams({ token: slack.botToken }),
  });
  expect(await form.json()).toMatchObject({ ok: true });
  const query = await fetch(`${slack.apiUrl}auth.test?token=${slack.botToken}`);
  expect(await query.json()).toMatchObject({ ok: true });
});

test.each([
  ['chat.postMessage', { channel: 'C1', text: 'x' }, 'chat:write'],
  ['conversations.open', { users: 'U1' }, 'im:write'],
  ['users.info', { user: 'U1' }, 'users:read'],
  ['files.info', { file: 'F1' }, 'files:read'],
  ['files.getUploadURLExternal', { filename: 'a.png', length: 3 }, 'files:write'],
])('%s without its scope says what it needs', async (method, args, needed) => {
  const slack = await slackWith({ scopes: scopes.filter((scope) => scope !== needed) });
  const { body } = await call(slack, method, args);
  expect(body).toMatchObject({ ok: false, error: 'missing_scope', needed });
  expect(String(body.provided).split(',')).not.toContain(needed);
});

test('history and info need the scope of that kind of conversation', async () => {
  const slack = await slackWith();
  const channel = slack.user('Ada').dmId;
  slack.user('Ada').dm('hello');
  expect((await call(slack, 'conversations.history', { channel })).body).toMatchObject({
    messages: [{ text: 'hello' }],
  });
  slack.faults.dropScope('im:history');
  slack.faults.dropScope('im:read');
  expect((await call(slack, 'conversations.history', { channel })).body).toMatchObject({
    needed: 'im:history',
  });
  expect((await call(slack, 'conversations.info', { channel })).body).toMatchObject({ needed: 'im:read' });
});

test('conversations: unknown, private, not joined, archived', async () => {
  const slack = await slackWith();
  const post = (channel: string) => error(slack, 'chat.postMessage', { channel, text: 'hello' });
  const [open, secret] = [slack.channel('open'), slack.channel('secret', { isPrivate: true })];
  expect(await post('C0NOWHERE')).toBe('channel_not_found');
  expect(await post(secret.id)).toBe('channel_not_found');
  expect(await post(open.id)).toBe('not_in_channel');
  slack.faults.grantScope('chat:write.public');
  expect(await post(open.id)).toBeUndefined();
  secret.invite();
  expect(await post(secret.id)).toBeUndefined();
  secret.archive(slack.user('Ada'));
  expect(await post(secret.id)).toBe('is_archived');
});

test('people: unknown, bots, deactivated, of another organisation', async () => {
  const slack = await slackWith();
  const open = (users: string) => error(slack, 'conversations.open', { users });
  expect(await open('U0NOBODY')).toBe('user_not_found');
  expect(await error(slack, 'users.info', { user: 'U0NOBODY' })).toBe('user_not_found');
  expect(await open(slack.botUserId)).toBe('cannot_dm_bot');
  expect(await open(slack.user('Gone', { isDeactivated: true }).id)).toBe('user_disabled');
  const stranger = slack.user('Eve', { isExternal: true });
  expect(await open(stranger.id)).toBe('invalid_user_combination');
  const shared = slack.channel('shared');
  shared.invite(stranger);
  shared.invite();
  expect(await open(stranger.id)).toBeUndefined();
});

test('messages: empty, too long, bad blocks, unknown, not the bot’s', async () => {
  const slack = await slackWith();
  const ada = slack.user('Ada');
  const [channel, theirs] = [ada.dmId, ada.dm('mine')];
  const post = (args: object) => error(slack, 'chat.postMessage', { channel, ...args });
  expect(await post({})).toBe('no_text');
  expect(await post({ text: 'x'.repeat(40_001) })).toBe('msg_too_long');
  expect(await post({ blocks: 'no json' })).toBe('invalid_blocks_format');
  expect(await post({ text: 'x', thread_ts: '1.2' })).toBe('thread_not_found');
  expect(await post({ text: 'x', metadata: '{}' })).toBe('invalid_metadata_format');
  expect(await error(slack, 'chat.postMessage', { text: 'x' })).toBe('invalid_arguments');
  const { body } = await call(slack, 'chat.postMessage', {
    channel,
    blocks: [{ type: 'divider' }, { type: 'section' }],
  });
  const reason = 'must define either `text` or `fields` [json-pointer:/blocks/1]';
  expect(body).toMatchObject({
    error: 'invalid_blocks',
    errors: [reason],
    response_metadata: { messages: [`[ERROR] ${reason}`] },
  });
  expect(await error(slack, 'chat.update', { channel, ts: '1.2', text: 'x' })).toBe('message_not_found');
  expect(await error(slack, 'chat.update', { channel, ts: theirs.ts, text: 'x' })).toBe(
    'cant_update_message',
  );
  expect(await error(slack, 'chat.delete', { channel, ts: theirs.ts })).toBe('cant_delete_message');
  const { ts } = (await call(slack, 'chat.postMessage', { channel, text: 'x' })).body;
  expect(await error(slack, 'chat.update', { channel, ts, text: 'x'.repeat(4001) })).toBe('msg_too_long');
  expect(await error(slack, 'chat.delete', { channel, ts })).toBeUndefined();
  expect(await error(slack, 'chat.update', { channel, ts, text: 'x' })).toBe('message_not_found');
  expect(await error(slack, 'chat.postEphemeral', { channel, user: 'U0OTHER', text: 'x' })).toBe(
    'user_not_in_channel',
  );
});

test('files: unknown, deleted', async () => {
  const slack = await slackWith();
  const ada = slack.user('Ada');
  const message = ada.upload({ name: 'a.txt', bytes: 'a' });
  const file = message.files?.[0];
  expect(await error(slack, 'files.info', { file })).toBeUndefined();
  ada.delete(message);
  expect(await error(slack, 'files.info', { file })).toBe('file_deleted');
  expect(await error(slack, 'files.info', { file: 'F0NONE' })).toBe('file_not_found');
});

test('a request under another host name is turned away', async () => {
  const slack = await slackWith();
  const { request } = await import('node:http');
  const status = await new Promise((resolve) => {
    request(`${slack.apiUrl}auth.test`, { headers: { host: 'evil.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).end();
  });
  expect(status).toBe(403);
});

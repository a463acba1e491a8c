import { createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createEmulator } from 'emulate';
import { credentialsText, type Sandbox, startSandbox, TOKENS } from '../../emulators/bigcommerce/sandbox.ts';
import { type RunningProgram, startUsher } from '../support/program.ts';
import { useRedis } from '../support/redis.ts';
import { until } from '../support/until.ts';

/** The bot against a Slack that was written by others: npm's `emulate`, with its strict scopes. */
const BOT_TOKEN = 'xoxb-for-the-emulator';
const MERCHANT_TOKEN = 'xoxp-merchant';
const SIGNING_SECRET = 'signing-secret-for-the-emulator';

let slack: { url: string; close(): Promise<void> };
let sandbox: Sandbox;
let usher: RunningProgram;
let ids: { dm: string; pm: string; merchant: string; team: string };

interface Said {
  ts: string;
  user: string;
  text: string;
  blocks?: { type: string; elements?: { action_id: string; value: string; text: { text: string } }[] }[];
}

afterAll(async () => {
  // Before its Redis goes, which is stopped by the hook below.
  await usher?.stop();
  await Promise.all([slack?.close(), sandbox?.close()]);
});
const redis = useRedis();

beforeAll(async () => {
  const scopes = [
    'chat:write',
    'commands',
    'files:read',
    'files:write',
    'im:history',
    'im:write',
    'users:read',
  ];
  slack = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'Merchants', domain: 'merchants' },
        users: [
          { name: 'maya', real_name: 'Maya', email: 'maya@example.com' },
          { name: 'usher', real_name: 'Usher', email: 'usher@example.com' },
        ],
        channels: [{ name: 'onboarding' }],
        tokens: [
          { token: BOT_TOKEN, user: 'usher', scopes },
          {
            token: MERCHANT_TOKEN,
            user: 'maya',
            scopes: [...scopes, 'channels:read', 'channels:history', 'im:read'],
          },
        ],
        strict_scopes: true,
      },
    },
  });
  sandbox = await startSandbox();
  const me = await api(MERCHANT_TOKEN, 'auth.test');
  const bot = await api(BOT_TOKEN, 'auth.test');
  const channels = (await api(MERCHANT_TOKEN, 'conversations.list')) as {
    channels: { id: string; name: string }[];
  };
  const dm = (await api(MERCHANT_TOKEN, 'conversations.open', { users: bot.user_id })) as {
    channel: { id: string };
  };
  ids = {
    dm: dm.channel.id,
    pm: channels.channels.find(({ name }) => name === 'onboarding')?.id ?? '',
    merchant: String(me.user_id),
    team: String(me.team_id),
  };
  usher = await startUsher({
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_API_URL: `${slack.url}/api/`,
    BIGCOMMERCE_API_URL: sandbox.url,
    REDIS_URL: redis.url(),
    USHER_PM_CHANNEL: `slack:${ids.pm}`,
    USHER_SEAL_KEYS: `k1:${Buffer.alloc(32, 3).toString('base64')}`,
  });
});

test('a merchant is walked through, uploads the file, and the PM is told', async () => {
  await deliver({ type: 'message', channel_type: 'im', text: 'hi' });
  expect(await heard("Let's connect your BigCommerce store")).toBeDefined();
  await press("Let's start");
  await heard('Are you allowed to create API accounts?');
  await press('Yes');
  await heard('Log in to BigCommerce');

  const file = await upload(credentialsText('acme01test', TOKENS.oneMissing));
  await deliver({ type: 'message', channel_type: 'im', subtype: 'file_share', text: '', files: [file] });
  await heard('one permission is not right');
  await toldToPm('Needs changes');

  const better = await upload(credentialsText('acme01test', TOKENS.good));
  await deliver({ type: 'message', channel_type: 'im', subtype: 'file_share', text: '', files: [better] });
  await heard('Is this your store?');
  await press("Yes, that's my store");
  await heard('One last question');
  await press('Yes, I set it');
  await heard('that is all we needed');
  await toldToPm('hand the credentials over');
  expect(sandbox.changes).toEqual([]);
});

test('what the bot itself says is not for the bot, whether or not it is marked as such', async () => {
  const before = (await history(MERCHANT_TOKEN, ids.dm)).length;
  const { user_id } = await api(BOT_TOKEN, 'auth.test');
  await deliver({ type: 'message', channel_type: 'im', text: 'hi', user: String(user_id) });
  await deliver({ type: 'message', channel_type: 'im', text: 'status' });
  await until(async () => (await history(MERCHANT_TOKEN, ids.dm)).length > before);
  expect(await history(MERCHANT_TOKEN, ids.dm)).toHaveLength(before + 1);
});

async function api(token: string, method: string, body: object = {}): Promise<Record<string, unknown>> {
  const response = await fetch(`${slack.url}/api/${method}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as Record<string, unknown> & { ok: boolean };
  if (!answer.ok) throw new Error(`${method}: ${String(answer.error)}`);
  return answer;
}

async function history(token: string, channel: string): Promise<Said[]> {
  const { messages } = (await api(token, 'conversations.history', { channel, limit: 200 })) as {
    messages: Said[];
  };
  return messages.toReversed();
}

async function heard(words: string): Promise<Said> {
  const find = async () =>
    (await history(MERCHANT_TOKEN, ids.dm)).findLast((said) => JSON.stringify(said).includes(words));
  await until(async () => (await find()) !== undefined);
  return (await find()) as Said;
}

async function toldToPm(words: string): Promise<void> {
  await until(async () => JSON.stringify(await history(MERCHANT_TOKEN, ids.pm)).includes(words));
}

/** Sends an event as Slack signs it. */
async function deliver(event: Record<string, unknown>): Promise<void> {
  const { ts = `${Date.now() / 1000}` } = event;
  const envelope = {
    type: 'event_callback',
    team_id: ids.team,
    api_app_id: 'A1',
    event_id: `Ev${randomUUID()}`,
    event_time: Math.floor(Date.now() / 1000),
    event: { user: ids.merchant, channel: ids.dm, ts, event_ts: ts, ...event },
  };
  await post(JSON.stringify(envelope), 'application/json');
}

async function press(label: string): Promise<void> {
  const messages = await history(MERCHANT_TOKEN, ids.dm);
  const buttons = (said: Said) =>
    said.blocks?.flatMap((block) => (block.type === 'actions' ? (block.elements ?? []) : [])) ?? [];
  const message = messages.findLast((said) => buttons(said).some(({ text }) => text.text === label));
  const button = message && buttons(message).find(({ text }) => text.text === label);
  if (!button) throw new Error(`there is no button ${label}`);
  const payload = {
    type: 'block_actions',
    user: { id: ids.merchant, team_id: ids.team },
    team: { id: ids.team },
    channel: { id: ids.dm },
    message: { ts: message?.ts },
    container: { type: 'message', message_ts: message?.ts, channel_id: ids.dm },
    trigger_id: randomUUID(),
    response_url: 'https://hooks.slack.com/actions/none',
    actions: [
      {
        type: 'button',
        action_id: button.action_id,
        block_id: 'b',
        value: button.value,
        action_ts: `${Date.now() / 1000}`,
      },
    ],
  };
  await post(
    new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
    'application/x-www-form-urlencoded',
  );
}

async function post(body: string, type: string): Promise<void> {
  const time = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', SIGNING_SECRET).update(`v0:${time}:${body}`).digest('hex')}`;
  const response = await fetch(`${usher.url}/slack/events`, {
    method: 'POST',
    headers: { 'Content-Type': type, 'X-Slack-Request-Timestamp': time, 'X-Slack-Signature': signature },
    body,
  });
  expect(response.status).toBe(200);
}

/** The merchant's file, uploaded the way Slack's clients do it. */
async function upload(text: string): Promise<unknown> {
  const name = 'credentials.txt';
  const start = await api(MERCHANT_TOKEN, 'files.getUploadURLExternal', {
    filename: name,
    length: text.length,
  });
  await fetch(String(start.upload_url), { method: 'POST', body: text });
  const done = (await api(MERCHANT_TOKEN, 'files.completeUploadExternal', {
    files: [{ id: start.file_id, title: name }],
    channel_id: ids.dm,
  })) as { files: unknown[] };
  return done.files[0];
}

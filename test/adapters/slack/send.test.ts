import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type SlackChat, slackChat } from '../../../adapters/slack/index.ts';
import { ChatError } from '../../../src/chat/chat.ts';
import type { Form, Message } from '../../../src/chat/message.ts';
import { Journal, say } from '../../support/adapter.ts';
import { until } from '../../support/until.ts';
import { type Call, ScriptedApi } from './standin.ts';

let api: ScriptedApi;
let log: Journal;
let memory: Map<string, string>;
/** The folder with all flows. */
let folder: string;
const to = { platform: 'slack', tenant: 'T1', conversation: 'D1', user: 'U1' } as const;

beforeEach(async () => {
  api = await new ScriptedApi().open();
  api.script('chat.postMessage', { ok: true, channel: 'D1', ts: '1.2' });
  api.script('auth.test', { ok: true, team_id: 'T1', user_id: 'UBOT' });
  log = new Journal();
  memory = new Map();
});
afterEach(() => api.close());

function open(config: { publicUrl?: string } = {}): SlackChat {
  return slackChat(
    { botToken: 'xoxb-test', apiUrl: api.apiUrl, timeoutMs: 2000, ...config },
    {
      log,
      flowsFolder: folder,
      remember: async (name, value) => void memory.set(name, value),
      recall: async (name) => memory.get(name),
    },
  );
}

const failed = (error: string) => ({ ok: false, error });

describe('sending', () => {
  test('a message goes out as text and blocks, with nothing unfurled', async () => {
    const ref = await open().post(to, say('**hi**'), { conversation: 'D1', id: '0.1' });
    expect(ref).toEqual({ conversation: 'D1', id: '1.2' });
    const [call] = api.of('chat.postMessage');
    expect(call?.headers.authorization).toBe('Bearer xoxb-test');
    expect(call?.args).toEqual({
      channel: 'D1',
      text: '**hi**',
      thread_ts: '0.1',
      unfurl_links: 'false',
      unfurl_media: 'false',
      blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '*hi*', verbatim: true } }],
    });
  });

  test('a person’s id is turned into the direct message with them, once', async () => {
    api.script('conversations.open', { ok: true, channel: { id: 'D7' } });
    const chat = open();
    await chat.post({ ...to, conversation: 'U7' }, say('a'));
    await chat.post({ ...to, conversation: 'U7' }, say('b'));
    expect(api.of('conversations.open').map(({ args }) => args.users)).toEqual(['U7']);
    expect(api.of('chat.postMessage').map(({ args }) => args.channel)).toEqual(['D7', 'D7']);
  });

  test.each([
    ['channel_not_found', 'unreachable'],
    ['restricted_action_thread_only_channel', 'unreachable'],
    ['invalid_user_combination', 'unreachable'],
    ['no_permission', 'unreachable'],
    ['team_access_not_granted', 'unreachable'],
    ['account_inactive', 'paused'],
    ['missing_scope', 'paused'],
    ['internal_error', 'retry'],
    ['ratelimited', 'retry'],
    ['cant_update_message', 'missing'],
    ['invalid_blocks', 'rejected'],
    ['msg_too_long', 'rejected'],
    ['something_new', 'unknown'],
  ])('%s means %s', async (reason, code) => {
    api.script('chat.postMessage', failed(reason));
    await expect(open().post(to, say('x'))).rejects.toMatchObject({ code, reason });
  });

  test.each([
    ['a page instead of an answer', 200, '<html>gateway shpat_secret</html>', 'unreadable_answer', 'retry'],
    ['500', 500, '', 'http_500', 'retry'],
    ['403', 403, 'no', 'http_403', 'paused'],
  ])('%s', async (_, status, body, reason, code) => {
    api.script('chat.postMessage', (_: Call, response: ServerResponse) =>
      response.writeHead(status).end(body),
    );
    await expect(open().post(to, say('x'))).rejects.toMatchObject({ code, reason });
    expect(log.text).not.toContain('shpat');
  });

  test('a rate limit that names no time is a reason to come back too', async () => {
    api.script('chat.postMessage', (_: Call, response: ServerResponse) => response.writeHead(429).end());
    await expect(open().post(to, say('x'))).rejects.toMatchObject({ code: 'retry' });
    expect(api.calls).toHaveLength(1);
  });

  test('nobody there is a reason to come back', async () => {
    const chat = open();
    await api.close();
    await expect(chat.post(to, say('x'))).rejects.toMatchObject({ code: 'retry', reason: 'no_answer' });
    await api.open();
  });

  test('a workspace that refuses the bot is not asked again for a while', async () => {
    api.script('chat.postMessage', failed('token_revoked'));
    const chat = open();
    for (let i = 0; i < 3; i += 1) {
      await expect(chat.post(to, say('x'))).rejects.toMatchObject({
        code: 'paused',
        reason: 'token_revoked',
      });
    }
    await expect(chat.edit(to, { conversation: 'D1', id: '1.2' }, say('x'))).rejects.toBeInstanceOf(
      ChatError,
    );
    expect(api.calls).toHaveLength(1);
  });

  test('a refused token is said once, with what to do about it', async () => {
    api.script('chat.postMessage', failed('account_inactive'));
    const chat = open();
    expect(chat.isRefused()).toBe(false);
    await Promise.allSettled([chat.post(to, say('x')), chat.post(to, say('y'))]);
    expect(api.of('chat.postMessage')).toHaveLength(2);
    await expect(chat.download(to, '{}', 100)).rejects.toMatchObject({ code: 'paused' });
    expect(log.text.split('SLACK_BOT_TOKEN, and restart')).toHaveLength(2);
    expect(log.text).toContain('account_inactive');
    expect(chat.isRefused()).toBe(true);
  });

  test('a token is no longer refused once something went through', async () => {
    let pass = () => {};
    api.script('users.info', (_: Call, response: ServerResponse) => {
      pass = () => response.writeHead(200, { 'content-type': 'application/json' }).end('{"ok":true}');
    });
    api.script('chat.postMessage', failed('account_inactive'));
    const chat = open();
    const name = chat.profileOf(to);
    await until(() => api.of('users.info').length === 1);
    await expect(chat.post(to, say('x'))).rejects.toMatchObject({ code: 'paused' });
    expect(chat.isRefused()).toBe(true);
    pass();
    await name;
    expect(chat.isRefused()).toBe(false);
  });

  test.each(['no_permission', 'team_access_not_granted', 'access_denied'])(
    '%s is about one place: the others are written to',
    async (word) => {
      api.script('chat.postMessage', failed(word), { ok: true, channel: 'D1', ts: '1.2' });
      const chat = open();
      await expect(chat.post({ ...to, conversation: 'C9' }, say('x'))).rejects.toMatchObject({
        reason: word,
      });
      await expect(chat.post(to, say('x'))).resolves.toMatchObject({ conversation: 'D1' });
      expect(chat.isRefused()).toBe(false);
    },
  );

  test('a missing scope stops the calls that need it, and no others', async () => {
    api.script('views.publish', failed('missing_scope'));
    const chat = open();
    await expect(
      chat.publishHome({ platform: 'slack', conversation: 'U1', user: 'U1' }, say('x')),
    ).rejects.toMatchObject({ code: 'paused' });
    await expect(chat.post(to, say('x'))).resolves.toEqual({ conversation: 'D1', id: '1.2' });
    expect(chat.isRefused()).toBe(false);
    expect(log.text).toContain('"usher doctor" says what is missing');
  });
});

describe('names', () => {
  test('are what people chose to be called', async () => {
    api.script('users.info', { ok: true, user: { real_name: 'Ada B', profile: { display_name: 'ada' } } });
    expect((await open().profileOf(to)).name).toBe('ada');
  });

  test('that Slack won’t tell are no trouble', async () => {
    api.script('users.info', failed('missing_scope'));
    expect((await open().profileOf(to)).name).toBeUndefined();
    expect((await open().profileOf({ platform: 'slack', conversation: 'C1' })).name).toBeUndefined();
  });

  test('are asked for later when Slack is down', async () => {
    api.script('users.info', failed('internal_error'));
    await expect(open().profileOf(to)).rejects.toMatchObject({ code: 'retry' });
  });
});

describe('forms', () => {
  const form: Form = {
    title: 'Your details',
    intro: 'Type them in.',
    fields: [{ id: 'token', label: 'Token' }],
    submit: 'Send',
    context: { onboarding: 'ob_1', place: 'form' },
  };

  test('open where the button was pressed', async () => {
    await open().openForm(to, form, { trigger: 'trigger' });
    const { trigger_id, view } = api.of('views.open')[0]?.args ?? {};
    expect(trigger_id).toBe('trigger');
    expect(view).toMatchObject({ type: 'modal', callback_id: 'form' });
  });

  test.each(['expired_trigger_id', 'exchanged_trigger_id'])('are too late with %s', async (reason) => {
    api.script('views.open', failed(reason));
    const opening = open().openForm(to, form, { trigger: 't' });
    await expect(opening).rejects.toMatchObject({ code: 'rejected', reason });
  });

  test('can’t wait until trouble has passed: the press will be too old by then', async () => {
    api.script('views.open', failed('internal_error'));
    const opening = open().openForm(to, form, { trigger: 't' });
    await expect(opening).rejects.toMatchObject({ code: 'rejected', reason: 'internal_error' });
  });

  test('need a press', async () => {
    await expect(open().openForm(to, form, {})).rejects.toMatchObject({ code: 'rejected' });
    expect(api.calls).toEqual([]);
  });

  test('that can’t be shown are refused without asking', async () => {
    const context = { onboarding: 'x'.repeat(4000), place: 'form' };
    const opening = open().openForm(to, { ...form, context }, { trigger: 't' });
    await expect(opening).rejects.toMatchObject({ code: 'rejected' });
    expect(api.calls).toEqual([]);
  });
});

describe('pictures', () => {
  const STEP = 'mine/pictures/step.png';
  let message: Message;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pictures-'));
    await mkdir(join(folder, 'mine/pictures'), { recursive: true });
    for (const file of [STEP, 'mine/pictures/a b.png']) await writeFile(join(folder, file), 'a picture');
    message = { summary: 'Look', blocks: [{ type: 'picture', file: STEP, alt: 'Where to click' }] };
    api.script('files.getUploadURLExternal', { ok: true, upload_url: `${api.origin}/upload`, file_id: 'F9' });
  });
  afterEach(() => rm(folder, { recursive: true }));

  const posted = () => api.of('chat.postMessage').map(({ args }) => JSON.stringify(args.blocks));

  test('come from this server when it has a public address', async () => {
    const blocks: Message['blocks'] = [{ type: 'picture', file: 'mine/pictures/a b.png', alt: 'Where' }];
    await open({ publicUrl: 'https://usher.example/' }).post(to, { summary: 'Look', blocks });
    expect(posted()[0]).toContain('"image_url":"https://usher.example/pictures/mine/a%20b.png"');
  });

  test('are uploaded once otherwise, also across restarts', async () => {
    for (const chat of [open(), open()]) {
      await chat.post(to, message);
      await chat.post(to, message);
    }
    expect(posted().filter((blocks) => blocks.includes('"slack_file":{"id":"F9"}'))).toHaveLength(4);
    expect(api.of('upload').map(({ args }) => args.body)).toEqual(['a picture']);
    expect(api.of('upload')[0]?.headers.authorization).toBeUndefined();
    expect(api.of('files.completeUploadExternal')[0]?.args).toEqual({ files: [{ id: 'F9' }] });
    expect([...memory.keys()]).toEqual([expect.stringMatching(/^slack-picture:T1:[0-9a-f]{64}$/)]);
  });

  test('two messages at once upload one picture', async () => {
    const chat = open();
    await Promise.all([chat.post(to, message), chat.post(to, message)]);
    expect(api.of('upload')).toHaveLength(1);
  });

  test.each([undefined, 'https://usher.example'])(
    'one that is missing is only itself missing (public address: %s)',
    async (publicUrl) => {
      const chat = open(publicUrl ? { publicUrl } : {});
      const missing: Message['blocks'] = [{ type: 'picture', file: 'mine/pictures/none.png', alt: 'Gone' }];
      await chat.post(to, { summary: 'Look', blocks: missing });
      await chat.post(to, { summary: 'Look', blocks: [...missing, ...message.blocks] });
      expect(posted()[0]).toContain('Gone');
      expect(posted()[0]).not.toContain('"image"');
      expect(posted()[1]).toContain('Gone');
      expect(posted()[1]).toContain('"type":"image"');
      expect(log.text.match(/can't be read from disk/g)).toHaveLength(1);
      expect(log.text).not.toContain('files:write');
    },
  );

  test('that are not ready are tried again', async () => {
    api.script('chat.postMessage', failed('invalid_blocks'), { ok: true, channel: 'D1', ts: '1.2' });
    await open().post(to, message);
    expect(posted()).toHaveLength(2);
    expect(posted()[1]).toContain('slack_file');
  });

  test('that are refused with a word nobody knows are left out at once', async () => {
    api.script('chat.postMessage', (call: Call, response: ServerResponse) => {
      const refused = JSON.stringify(call.args.blocks).includes('slack_file');
      const word = 'slack_connect_file_link_sharing_blocked';
      response.end(JSON.stringify(refused ? failed(word) : { ok: true, channel: 'D1', ts: '1.2' }));
    });
    await open().post(to, message);
    expect(posted()).toHaveLength(2);
    expect(posted()[1]).toContain('Where to click');
  });

  test('never keep a message from arriving', async () => {
    api.script('chat.postMessage', (call: Call, response: ServerResponse) => {
      const refused = JSON.stringify(call.args.blocks).includes('slack_file');
      response.end(
        JSON.stringify(refused ? failed('invalid_blocks') : { ok: true, channel: 'D1', ts: '1.2' }),
      );
    });
    const chat = open();
    await chat.post(to, message);
    expect(posted().at(-1)).toContain('Where to click');
    await chat.post(to, message);
    const tries = posted().length;
    await chat.post(to, message);
    expect(posted()).toHaveLength(tries + 1);
    expect(api.of('upload')).toHaveLength(2);
  });

  test.each([
    ['without the scope', () => api.script('files.getUploadURLExternal', failed('missing_scope'))],
    [
      'to a strange host',
      () =>
        api.script('files.getUploadURLExternal', {
          ok: true,
          upload_url: 'https://evil.example/x',
          file_id: 'F9',
        }),
    ],
    [
      'when the upload fails',
      () => api.script('upload', (_: Call, response: ServerResponse) => response.writeHead(500).end()),
    ],
    ['when Slack does not say who we are', () => api.script('auth.test', failed('internal_error'))],
  ])('are left out %s, with one warning and no more tries', async (_, arrange) => {
    arrange();
    const chat = open();
    await chat.post(to, message);
    const before = api.calls.length;
    await chat.post(to, message);
    expect(api.calls).toHaveLength(before + 1);
    expect(
      posted().every((blocks) => blocks.includes('Where to click') && !blocks.includes('slack_file')),
    ).toBe(true);
    expect(log.text.match(/a picture could not be uploaded/g)).toHaveLength(1);
  });
});

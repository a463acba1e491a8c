import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { slackChat, slackReceiver } from '../../../adapters/slack/index.ts';
import { Journal, RecordingBot, say } from '../../support/adapter.ts';
import { until } from '../../support/until.ts';
import { Deliverer, ScriptedApi, SIGNING_SECRET } from './standin.ts';

let api: ScriptedApi;
let slack: Deliverer;
let bot: RecordingBot;
let log: Journal;

beforeEach(async () => {
  api = await new ScriptedApi().open();
  bot = new RecordingBot();
  log = new Journal();
  const deps = { log, remember: async () => {}, recall: async () => undefined };
  const chat = slackChat({ botToken: 'xoxb-test', apiUrl: api.apiUrl }, deps);
  const { listener } = slackReceiver(
    { signingSecret: SIGNING_SECRET, apiUrl: api.apiUrl },
    { bot, chat, log },
  );
  if (!listener) throw new Error('no listener');
  slack = await new Deliverer(listener).open();
});

afterEach(async () => {
  await slack.close();
  await api.close();
});

const person = { platform: 'slack', installation: 'T1', conversation: 'D1', user: 'U1' };
/** The same person, where they did not write themselves. */
const byName = { ...person, conversation: 'U1' };

function message(event: object, id = 'Ev1') {
  return {
    type: 'event_callback',
    event_id: id,
    event_time: 1_790_000_000,
    team_id: 'T1',
    event: {
      type: 'message',
      channel_type: 'im',
      channel: 'D1',
      user: 'U1',
      ts: '1790000000.000100',
      ...event,
    },
  };
}

function event(event: object, id = 'Ev1') {
  return { type: 'event_callback', event_id: id, event_time: 1_790_000_000, team_id: 'T1', event };
}

function press(action: object, more: object = {}) {
  return {
    type: 'block_actions',
    user: { id: 'U1', name: 'ada', team_id: 'T1' },
    team: { id: 'T1' },
    channel: { id: 'D1' },
    container: { type: 'message', message_ts: '1790000000.000100', channel_id: 'D1' },
    trigger_id: '1.2.abc',
    actions: [
      { type: 'button', block_id: 'b', action_id: 'choice:done', action_ts: '1790000001.5', ...action },
    ],
    ...more,
  };
}

function submission(values: Record<string, string | null>, more: object = {}) {
  const state = Object.entries(values).map(([field, value]) => [
    field,
    { input: { type: 'plain_text_input', value } },
  ]);
  return {
    type: 'view_submission',
    user: { id: 'U1', name: 'ada', team_id: 'T1' },
    team: { id: 'T1' },
    trigger_id: '9.9.def',
    view: {
      id: 'V1',
      hash: 'h1',
      type: 'modal',
      callback_id: 'form',
      private_metadata: JSON.stringify({ onboarding: 'ob_1', place: 'form', conversation: 'D1' }),
      state: { values: Object.fromEntries(state) },
      ...more,
    },
  };
}

describe('messages', () => {
  test('a message becomes a text, freed of the platform’s escapes', async () => {
    const text = 'a &lt;b&gt; &amp; <https://x.example/a?b=1&amp;c=2> <http://shop.example|shop.example>';
    const response = await slack.event(message({ text }));
    expect(response.status).toBe(200);
    expect(bot.events).toEqual([
      {
        id: 'message:D1:1790000000.000100',
        at: 1_790_000_000_000,
        from: { address: person },
        where: { kind: 'dm', address: person },
        kind: 'text',
        text: 'a <b> & https://x.example/a?b=1&c=2 shop.example',
      },
    ]);
  });

  test('a message that Slack tells of in several events is one', async () => {
    for (const id of ['Ev1', 'Ev2', 'Ev3']) await slack.event(message({ text: 'done' }, id));
    await slack.event(message({ text: 'done', ts: '1790000000.000200' }, 'Ev4'));
    expect(new Set(bot.events.map(({ id }) => id)).size).toBe(2);
  });

  test.each([
    ['a /me message', { subtype: 'me_message' }],
    ['a reply in a thread', { thread_ts: '1.1' }],
    ['one shown in the conversation as well', { thread_ts: '1.1', subtype: 'thread_broadcast' }],
    ['without the kind of its conversation', { channel_type: undefined }],
  ])('%s is a text like any other', async (_, fields) => {
    await slack.event(message({ text: 'done', ...fields }));
    expect(bot.events).toMatchObject([{ kind: 'text', text: 'done', from: { address: person } }]);
  });

  test.each([
    ['no text', { text: null }, 'text'],
    ['a file that says little of itself', { files: [{ id: 'F1', mode: null, file_access: null }] }, 'files'],
  ])('%s is not met with silence', async (_, fields, kind) => {
    await slack.event(message(fields));
    expect(bot.events).toMatchObject([{ kind, text: '' }]);
  });

  test('what is forwarded is what whoever forwards it has to say, with its files', async () => {
    const forwarded = {
      is_share: true,
      is_msg_unfurl: true,
      from_url: 'https://x.slack.com/p1',
      author_id: 'U9',
    };
    const file = { id: 'F1', mode: 'file_access', file_access: 'check_file_info' };
    await slack.event(message({ text: '', attachments: [{ ...forwarded, text: 'Is this right?' }] }));
    const attachments = [{ ...forwarded, text: 'the file', files: [file] }];
    await slack.event(message({ text: 'from Ann', ts: '1790000001.000100', attachments }, 'Ev2'));
    const [words, files] = bot.events;
    expect(words).toMatchObject({ kind: 'text', text: 'Is this right?' });
    expect(files).toMatchObject({ kind: 'files', text: 'from Ann\nthe file', files: [expect.any(String)] });
  });

  test.each([
    ['a link that was unfolded', { from_url: 'https://example.com', text: 'Buy now' }],
    ['a link to a message', { is_msg_unfurl: true, from_url: 'https://x.slack.com/p1', text: 'Buy now' }],
    ['something odd', 'Buy now'],
  ])('%s is nobody’s words', async (_, attachment) => {
    await slack.event(message({ text: 'look', attachments: [attachment] }));
    expect(bot.events).toMatchObject([{ kind: 'text', text: 'look' }]);
  });

  test('files come as references that hold no file name', async () => {
    const file = {
      id: 'F1',
      name: 'secret-shop.txt',
      title: 'secret-shop',
      mimetype: 'text/plain',
      size: 12,
      url_private_download: 'https://files.slack.com/x/secret-shop.txt',
    };
    await slack.event(message({ subtype: 'file_share', text: 'here', files: [file] }));
    const [first] = bot.events;
    expect(first).toMatchObject({ kind: 'files', text: 'here' });
    const reference = first?.kind === 'files' ? JSON.parse(first.files[0] ?? '') : {};
    expect(reference).toEqual({
      id: 'F1',
      mimetype: 'text/plain',
      size: 12,
      url_private_download: 'https://files.slack.com/x/secret-shop.txt',
    });
  });

  test.each([
    ['the bot’s own', { text: 'x', bot_id: 'B1' }],
    ['an edit', { subtype: 'message_changed', message: { text: 'x' } }],
    ['a deletion', { subtype: 'message_deleted' }],
    ['a channel', { channel_type: 'channel', channel: 'C1', text: 'x' }],
    ['nobody’s', { user: undefined, text: 'x' }],
  ])('%s is acknowledged and left alone', async (_, fields) => {
    const response = await slack.event(message(fields));
    expect(response.status).toBe(200);
    expect(bot.events).toEqual([]);
  });

  test('no call to Slack is made on the way', async () => {
    await slack.event(message({ text: 'hi' }));
    await slack.interaction(press({ value: '{"choice":"done"}' }));
    expect(api.calls).toEqual([]);
  });
});

describe('storing, then acknowledging', () => {
  test('what could not be stored is answered 500 with an empty body', async () => {
    bot.answer = async () => {
      throw new Error('redis down: shpat_secret');
    };
    for (const response of [
      await slack.event(message({ text: 'hi' })),
      await slack.interaction(press({ value: '{"choice":"done"}' })),
      await slack.interaction(submission({ token: 'x' })),
    ]) {
      expect(response.status).toBe(500);
      expect(await response.text()).toBe('');
    }
    expect(log.text).not.toContain('shpat_secret');
  });

  test('the answer waits until the event is stored', async () => {
    let store = () => {};
    let asked = false;
    bot.answer = () => {
      asked = true;
      return new Promise((resolve) => {
        store = () => resolve({ ok: true });
      });
    };
    let answered = false;
    const response = slack.event(message({ text: 'hi' })).then((r) => {
      answered = true;
      return r.status;
    });
    await until(() => asked);
    expect(answered).toBe(false);
    store();
    expect(await response).toBe(200);
  });

  test('delivered again, an event has the same id', async () => {
    for (let i = 0; i < 2; i += 1) {
      await slack.event(message({ text: 'hi' }));
      await slack.interaction(press({ value: '{"choice":"done"}' }));
      await slack.interaction(submission({ token: 'x' }));
    }
    expect(new Set(bot.events.map(({ id }) => id)).size).toBe(3);
  });
});

describe('buttons', () => {
  test('a press becomes a choice', async () => {
    const value = JSON.stringify({ onboarding: 'ob_1', place: 'scopes', choice: 'done' });
    const response = await slack.interaction(press({ value }));
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(bot.events).toEqual([
      {
        id: 'press:U1:1790000001.5:choice:done',
        at: 1_790_000_001_500,
        from: { address: byName, name: 'ada' },
        where: { kind: 'dm', address: person, message: { conversation: 'D1', id: '1790000000.000100' } },
        kind: 'choice',
        choice: 'done',
        context: { onboarding: 'ob_1', place: 'scopes' },
        trigger: '1.2.abc',
      },
    ]);
  });

  test('two presses are two events', async () => {
    await slack.interaction(press({ value: '{"choice":"done"}' }));
    await slack.interaction(press({ value: '{"choice":"done"}', action_ts: '1790000002.5' }));
    expect(new Set(bot.events.map(({ id }) => id)).size).toBe(2);
  });

  test('in the app home, a press comes from the person', async () => {
    await slack.interaction(
      press({ value: '{"choice":"hi"}' }, { channel: undefined, container: { type: 'view' } }),
    );
    expect(bot.events).toMatchObject([{ from: { address: byName }, where: { kind: 'dm', address: byName } }]);
    await slack.interaction(
      press(
        { value: '{"choice":"hi"}' },
        { channel: undefined, view: { type: 'home' }, container: { type: 'view' } },
      ),
    );
    expect(bot.events[1]?.where.kind).toBe('home');
  });

  test.each([
    ['a card in a channel', { message_ts: '1.5' }, 'channel', '1.5'],
    ['the first message of a thread', { message_ts: '1.5', thread_ts: '1.5' }, 'channel', '1.5'],
    ['a message in a thread', { message_ts: '1.7', thread_ts: '1.5' }, 'thread', '1.5'],
    ['a message that is not named', {}, 'channel', undefined],
  ])(
    'on %s, a press comes from there, and the person is not written to there',
    async (_, container, kind, id) => {
      await slack.interaction(press({ value: '{"choice":"done"}' }, { channel: { id: 'C1' }, container }));
      const message = id === undefined ? undefined : { conversation: 'C1', id };
      expect(bot.events).toMatchObject([{ from: { address: byName } }]);
      expect(bot.events[0]?.where).toEqual({ kind, address: { ...person, conversation: 'C1' }, message });
    },
  );

  test.each([
    ['a link', { action_id: 'link:docs' }],
    ['somebody else’s', { value: 'whatever' }],
    ['no value', { value: undefined }],
  ])('%s is acknowledged quietly', async (_, fields) => {
    const response = await slack.interaction(press(fields));
    expect(response.status).toBe(200);
    expect(bot.events).toEqual([]);
  });
});

describe('forms', () => {
  test('a submission becomes a form, and the modal closes', async () => {
    const response = await slack.interaction(submission({ token: 'abc', note: null }));
    expect(await response.json()).toEqual({ response_action: 'clear' });
    expect(bot.events).toMatchObject([
      {
        id: 'form:V1:9.9.def',
        from: { address: byName },
        where: { kind: 'dm', address: byName },
        kind: 'form',
        values: { token: 'abc' },
        context: { onboarding: 'ob_1', place: 'form' },
      },
    ]);
  });

  test('errors go to their fields, those for no field to the first', async () => {
    bot.answer = async () => ({ ok: false, errors: { token: 'too short', nowhere: 'odd' } });
    const response = await slack.interaction(submission({ hash: 'h', token: 'abc' }));
    expect(await response.json()).toEqual({
      response_action: 'errors',
      errors: { token: 'too short', hash: 'odd' },
    });
  });

  test('sent again after a correction, it is another event', async () => {
    await slack.interaction(submission({ token: 'abc' }));
    await slack.interaction({ ...submission({ token: 'abcd' }), trigger_id: '9.9.ghi' });
    expect(new Set(bot.events.map(({ id }) => id)).size).toBe(2);
  });

  test('values in no form that Slack has are closed without a word, and not sent again', async () => {
    const response = await slack.interaction(submission({}, { state: { values: { token: 'odd' } } }));
    expect(response.status).toBe(200);
    expect(bot.events).toEqual([]);
  });

  test('somebody else’s modal is closed without a word', async () => {
    const response = await slack.interaction(submission({}, { callback_id: 'other' }));
    expect(response.status).toBe(200);
    expect(bot.events).toEqual([]);
  });
});

describe('/creds-status', () => {
  const command = {
    command: '/creds-status',
    text: ' acme &amp; co ',
    team_id: 'T1',
    channel_id: 'C1',
    channel_name: 'onboarding',
    user_id: 'U2',
    user_name: 'pat',
    trigger_id: '1.2.3',
    response_url: 'https://hooks.slack.com/commands/1',
  };

  test('is answered for the asker’s eyes only', async () => {
    const response = await slack.command(command);
    const answer = await response.json();
    expect(answer).toMatchObject({ response_type: 'ephemeral', text: 'Nobody is waiting.' });
    expect(bot.questions).toEqual([
      {
        from: { address: { ...person, conversation: 'U2', user: 'U2' }, name: 'pat' },
        where: { kind: 'command', address: { ...person, conversation: 'C1', user: 'U2' } },
        filter: 'acme & co',
      },
    ]);
  });

  test.each([
    ['@anna', '@anna', undefined],
    ['<@U1003>', '@U1003', 'U1003'],
    [' <@U1003|anna> ', '@anna', 'U1003'],
    ['<@W1003|anna> please', '@anna please', undefined],
  ])('asked about %s', async (text, filter, mentioned) => {
    await slack.command({ ...command, text });
    expect(bot.questions).toMatchObject([{ filter }]);
    expect(bot.questions[0]?.mentioned).toBe(mentioned);
  });

  test('says so, in private, when it can’t be answered', async () => {
    bot.statusAnswer = async () => {
      throw new Error('down');
    };
    const answer = await (await slack.command(command)).json();
    expect(answer).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('try again') });
  });
});

test('somebody of another workspace is one and the same person, whatever they do', async () => {
  const file = { id: 'F1', url_private_download: 'https://files.slack.com/x' };
  const elsewhere = { user_team: 'T9', source_team: 'T9' };
  await slack.event(message({ text: 'hi', ...elsewhere }));
  await slack.event(message({ subtype: 'file_share', files: [file], ...elsewhere }, 'Ev2'));
  await slack.event(event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages' }, 'Ev3'));
  const value = '{"choice":"done"}';
  await slack.interaction(press({ value }, { user: { id: 'U1', team_id: 'T9' } }));
  await slack.interaction(
    press({ value, action_ts: '2.1' }, { user: { id: 'U1', team_id: 'E9' }, team: null }),
  );
  await slack.interaction({
    ...submission({ token: 'x' }),
    user: { id: 'U1', team_id: 'T9' },
    team: { id: 'T9' },
  });
  await slack.command({ command: '/creds-status', team_id: 'T9', channel_id: 'C1', user_id: 'U1' });
  const people = [...bot.events, ...bot.questions].map(({ from: { address } }) =>
    JSON.stringify([address.platform, address.tenant, address.user]),
  );
  expect(people).toHaveLength(7);
  expect(new Set(people).size).toBe(1);
});

describe('what is not theirs to do', () => {
  beforeEach(() => {
    bot.answer = async () => ({ ok: false, notice: say('This is not yours.') });
  });

  test.each([
    ['in their own chat', {}, { channel: 'D1', user: 'U1', thread_ts: undefined }],
    ['on a card', { channel: { id: 'C1' } }, { channel: 'C1', user: 'U1', thread_ts: undefined }],
    [
      'in a thread',
      { channel: { id: 'C1' }, container: { message_ts: '1.7', thread_ts: '1.5' } },
      { channel: 'C1', user: 'U1', thread_ts: '1.5' },
    ],
  ])('a button %s: they alone are told', async (_, more, args) => {
    expect((await slack.interaction(press({ value: '{"choice":"done"}' }, more))).status).toBe(200);
    await until(() => api.of('chat.postEphemeral').length === 1);
    const { channel, user, thread_ts, text } = api.of('chat.postEphemeral')[0]?.args ?? {};
    expect({ channel, user, thread_ts }).toEqual(args);
    expect(text).toBe('This is not yours.');
  });

  test('that it can’t be said does no harm', async () => {
    api.script('chat.postEphemeral', { ok: false, error: 'channel_not_found' });
    const body = press({ value: '{"choice":"done"}' }, { channel: { id: 'C9' } });
    expect((await slack.interaction(body)).status).toBe(200);
    await until(() => log.text.includes('an answer could not be given'));
  });

  test('a form says so in its first field', async () => {
    const response = await slack.interaction(submission({ hash: 'h', token: 'x' }));
    expect(await response.json()).toEqual({
      response_action: 'errors',
      errors: { hash: 'This is not yours.' },
    });
  });
});

describe('where the app is installed', () => {
  const from = (body: object) => ({ ...message({ text: 'hi' }), ...body });
  test.each([
    ['T1', from({})],
    ['T2', from({ authorizations: [{ team_id: 'T2', enterprise_id: null, is_enterprise_install: false }] })],
    ['T2', from({ authorizations: [{ team_id: 'T2', enterprise_id: 'E2', is_enterprise_install: false }] })],
    ['E2', from({ authorizations: [{ team_id: 'T2', enterprise_id: 'E2', is_enterprise_install: true }] })],
    ['T1', from({ authorizations: [] })],
    [undefined, from({ team_id: null })],
  ])('is %s by an event', async (installation, body) => {
    await slack.event(body);
    expect(bot.events.map(({ from }) => from.address.installation)).toEqual([installation]);
  });

  test.each([
    ['T1', press({ value: '{"choice":"done"}' })],
    ['E1', press({ value: '{"choice":"done"}' }, { is_enterprise_install: true, enterprise: { id: 'E1' } })],
    ['T3', submission({ token: 'x' }, { app_installed_team_id: 'T3' })],
    ['T1', submission({ token: 'x' })],
  ])('is %s by a press or a form', async (installation, body) => {
    await slack.interaction(body);
    expect(bot.events.map(({ from }) => from.address.installation)).toEqual([installation]);
  });

  test('of an organisation is the organisation, when it is removed', async () => {
    const authorizations = [{ team_id: 'T1', enterprise_id: 'E1', is_enterprise_install: true }];
    await slack.event({ ...event({ type: 'app_uninstalled' }), authorizations });
    expect(bot.gone).toEqual(['slack:E1']);
  });
});

test('a form says nothing of where its sender may be written to, whatever it carries', async () => {
  const elsewhere = JSON.stringify({ onboarding: 'ob_1', place: 'form', conversation: 'D-of-another' });
  await slack.interaction(submission({ token: 'x' }, { private_metadata: elsewhere }));
  await slack.interaction(press({ value: '{"choice":"done"}' }, { channel: { id: 'D-of-another' } }));
  expect(bot.events.map(({ from }) => from.address)).toEqual([byName, byName]);
});

describe('coming and going', () => {
  test('opening the chat says hello', async () => {
    await slack.event(event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'messages' }));
    expect(bot.events).toMatchObject([{ id: 'Ev1', kind: 'hello', from: { address: person } }]);
  });

  test('opening the home fills it, after the acknowledgement', async () => {
    await slack.event(event({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' }));
    await until(() => api.of('views.publish').length === 1);
    expect(bot.events).toEqual([]);
    expect(api.of('views.publish')[0]?.args).toMatchObject({ user_id: 'U1', view: { type: 'home' } });
  });

  test('a home that can’t be filled does no harm', async () => {
    api.script('views.publish', { ok: false, error: 'internal_error' });
    const response = await slack.event(event({ type: 'app_home_opened', user: 'U1', tab: 'home' }));
    expect(response.status).toBe(200);
    await until(() => log.text.includes('the app home could not be shown'));
  });

  test.each([
    [{ type: 'app_uninstalled' }, ['slack:T1']],
    [{ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U0'] } }, ['slack:T1']],
    [{ type: 'tokens_revoked', tokens: { oauth: ['U5'], bot: [] } }, []],
  ])('%j', async (fields, gone) => {
    expect((await slack.event(event(fields))).status).toBe(200);
    expect(bot.gone).toEqual(gone);
  });
});

describe('the door', () => {
  test('answers Slack’s question for the address', async () => {
    const response = await slack.event({ type: 'url_verification', challenge: 'abc' });
    expect(await response.json()).toEqual({ challenge: 'abc' });
  });

  const body = message({ text: 'hi' });
  test.each([
    ['forged', { secret: 'another' }],
    ['stale', { age: 301 }],
    ['from the future', { age: -301 }],
    ['without a signature', { unsigned: true }],
    ['tampered with', { sent: JSON.stringify(message({ text: 'ho' })) }],
  ])('a request that is %s is answered 401 and does nothing', async (_, options) => {
    const response = await slack.event(body, options);
    expect([response.status, await response.text()]).toEqual([401, '']);
    expect(bot.events).toEqual([]);
  });

  test('a request that is too large is refused', async () => {
    const response = await slack.event(message({ text: 'x'.repeat(1024 * 1024) }));
    expect(response.status).toBe(413);
    expect(bot.events).toEqual([]);
  });

  test('what is no JSON is refused, and not logged', async () => {
    const response = await slack.post('shpat_secret', 'application/json');
    expect(response.status).toBe(400);
    expect(log.text).not.toContain('shpat');
  });

  const json = 'application/json';
  const form = 'application/x-www-form-urlencoded';
  test.each([
    [json, 'null'],
    [json, '[]'],
    [json, '"x"'],
    [json, '12'],
    [json, '{}'],
    [json, '{"type":"event_callback"}'],
    [json, '{"type":"event_callback","event":null}'],
    [json, '{"type":"event_callback","event":"x"}'],
    [form, 'payload=null'],
    [form, 'payload=%5B%5D'],
    [form, 'payload=%22x%22'],
    [form, 'payload=%7B%22type%22%3A%22block_actions%22%7D'],
    [form, 'payload=%7B%22type%22%3A%22view_submission%22%7D'],
    [form, 'text=no+command'],
  ])('what makes no sense is refused at once: %s %s', async (type, sent) => {
    const response = await slack.post(sent, type);
    expect([response.status, await response.text()]).toEqual([400, '']);
    expect(log.text).not.toContain('in time');
    expect((await slack.event(body)).status).toBe(200);
    expect(bot.events).toHaveLength(1);
  });

  test.each([
    [json, '{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1790000000}'],
    [json, '{"type":"event_callback","event":{"type":"reaction_added"}}'],
    [json, '{"type":"something_new"}'],
    [form, 'payload=%7B%22type%22%3A%22shortcut%22%7D'],
    [form, 'command=%2Fanother'],
  ])('what nobody waits for is acknowledged at once: %s %s', async (type, sent) => {
    const response = await slack.post(sent, type);
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(log.text.includes('leaves out events')).toBe(sent.includes('app_rate_limited'));
    expect(log.text).not.toContain('in time');
    expect(bot.events).toEqual([]);
  });

  test.each([
    ['a message', message({ text: 'hi', channel: null })],
    ['an event with an item', event({ type: 'reaction_added', item: null })],
    ['an event without authorizations', { ...event({ type: 'app_uninstalled' }), authorizations: [null] }],
    ['the home’s opening', event({ type: 'app_home_opened', user: 'U1', channel: null, tab: 'messages' })],
    ['a press', press({ value: '{"choice":"done"}' }, { channel: null, team: null })],
    ['a press in a view', press({ value: '{"choice":"done"}' }, { channel: null, view: {} })],
    ['a press in no view', press({ value: '{"choice":"done"}' }, { channel: null, view: null })],
    ['a form', submission({ token: 'x' }, { type: undefined })],
    ['a form of nobody’s', { ...submission({ token: 'x' }), user: {} }],
    ['a form without metadata', submission({ token: 'x' }, { private_metadata: undefined })],
    ['a form without a state', submission({ token: 'x' }, { state: null })],
    ['a form closed', { ...submission({ token: 'x' }), type: 'view_closed' }],
  ])('%s with a part missing does no harm', async (_, body) => {
    const sent =
      body.type === 'event_callback'
        ? await slack.event(body)
        : await slack.interaction(body as Parameters<typeof slack.interaction>[0]);
    expect([200, 400]).toContain(sent.status);
  });

  test('Slack’s look at the certificate is answered, and does nothing else', async () => {
    const payload = JSON.stringify(press({ value: '{"choice":"done"}' }));
    const response = await slack.command({ ssl_check: '1', payload }, { unsigned: true });
    expect(response.status).toBe(200);
    expect(bot.events).toEqual([]);
  });

  test('what is not stored in three seconds is answered 503', async () => {
    bot.answer = () => new Promise(() => {});
    expect((await slack.event(body)).status).toBe(503);
  });

  test('logs hold nothing of what was written', async () => {
    bot.answer = async () => {
      throw new Error('no');
    };
    await slack.event(message({ text: 'my token is shpat_secret' }));
    expect(log.text).not.toContain('shpat_secret');
    expect(log.text).toContain('repeat');
  });
});

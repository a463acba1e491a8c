import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { activitySchema } from '../../../adapters/teams/activity.ts';
import { type TeamsChat, teamsChat } from '../../../adapters/teams/index.ts';
import { ChatError } from '../../../src/chat/chat.ts';
import { say } from '../../support/adapter.ts';
import { APP_ID, Connector, memory, reply, TENANT } from './standin.ts';

const CHANNEL = '19:abc@thread.tacv2';
const config = {
  appId: APP_ID,
  appPassword: 'x',
  tenantId: TENANT,
  token: async () => 'dummy',
  allowLoopback: true,
  timeoutMs: 3000,
};

let connector: Connector;
let chat: TeamsChat;
let store: ReturnType<typeof memory>;

beforeEach(async () => {
  connector = await new Connector().open();
  store = memory();
  chat = teamsChat(config, store);
});
afterEach(() => connector.close());

/** Something was heard from the tenant, in a personal chat. */
async function heard(more: object = {}): Promise<void> {
  const activity = {
    type: 'message',
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    from: { id: '29:ada', name: 'Ada' },
    recipient: { id: `28:${APP_ID}` },
    conversation: { id: 'a:chat', conversationType: 'personal', tenantId: TENANT },
    ...more,
  };
  await chat.conversations.learn(activitySchema.parse(activity));
}

async function failure(run: Promise<unknown>): Promise<ChatError> {
  const error: unknown = await run.catch((e: unknown) => e);
  if (!(error instanceof ChatError)) throw error;
  return error;
}

const pm = { platform: 'teams' as const, conversation: CHANNEL };
const ada = { platform: 'teams' as const, tenant: TENANT, conversation: 'a:chat', user: '29:ada' };

describe('a PM channel', () => {
  test('gets a thread of its own for a card, which is edited in place', async () => {
    await heard();
    const card = await chat.post(pm, say('Acme: step 1'));
    const [, root] = card.conversation.split(';messageid=');
    expect(card).toEqual({ conversation: `${CHANNEL};messageid=${root}`, id: root });
    await chat.edit(pm, card, say('Acme: step 2'));
    expect(connector.calls).toMatchObject([
      {
        method: 'POST',
        path: '/v3/conversations',
        authorization: 'Bearer dummy',
        body: {
          isGroup: true,
          channelData: { channel: { id: CHANNEL } },
          activity: { summary: 'Acme: step 1' },
        },
      },
      {
        method: 'PUT',
        path: `/v3/conversations/${CHANNEL};messageid=${root}/activities/${root}`,
        body: { summary: 'Acme: step 2' },
      },
    ]);
  });

  test('gets details in the thread of the card', async () => {
    await heard();
    const card = await chat.post(pm, say('card'));
    const detail = await chat.post(pm, say('detail'), card);
    expect(detail.conversation).toBe(card.conversation);
    expect(connector.calls[1]).toMatchObject({
      path: `/v3/conversations/${card.conversation}/activities`,
      body: { summary: 'detail', from: { id: `28:${APP_ID}` }, conversation: { id: card.conversation } },
    });
    expect(connector.calls[1]?.body).not.toHaveProperty('conversation.conversationType');
    expect(connector.calls[1]?.body).not.toHaveProperty('replyToId');
  });
});

describe('where to send', () => {
  test('the newest service address counts', async () => {
    const other = await new Connector().open();
    await heard({ serviceUrl: other.serviceUrl });
    await heard();
    await chat.post(ada, say('hi'));
    expect([connector.said, other.said]).toEqual([['hi'], []]);
    await other.close();
  });

  test('what has not changed is not stored again', async () => {
    let writes = 0;
    const remember = async (name: string, value: string) => {
      writes += 1;
      await store.remember(name, value);
    };
    chat = teamsChat(config, { ...store, remember });
    await heard();
    const first = writes;
    await heard();
    expect(first).toBeGreaterThan(0);
    expect(writes).toBe(first);
  });

  test('a tenant never heard from is looked for at the worldwide service', async () => {
    const known = await chat.conversations.reach(CHANNEL, undefined, `28:${APP_ID}`);
    expect(known).toEqual({ serviceUrl: 'https://smba.trafficmanager.net/teams/', bot: `28:${APP_ID}` });
  });

  test('nothing goes to a host that is not Teams’, even when it is remembered', async () => {
    await heard();
    chat = teamsChat({ ...config, allowLoopback: false }, store);
    expect(await failure(chat.post(ada, say('hi')))).toMatchObject({ code: 'rejected' });
    expect(connector.calls).toEqual([]);
  });

  test('a person’s name is remembered', async () => {
    await heard();
    expect((await chat.profileOf(ada)).name).toBe('Ada');
    expect(connector.calls).toEqual([]);
  });

  test('or asked for, where none was told', async () => {
    await heard({ from: { id: '29:ada' } });
    connector.answer = (_, response) => reply(response, 200, { id: '29:ada', name: 'Ada Lovelace' });
    expect((await chat.profileOf(ada)).name).toBe('Ada Lovelace');
    expect(connector.calls).toMatchObject([
      { method: 'GET', path: '/v3/conversations/a:chat/members/29:ada' },
    ]);
  });

  test.each([
    [404, undefined],
    [403, undefined],
    [503, 'retry'],
    [401, 'paused'],
  ])('a name that can’t be had is done without, unless it comes later: %i', async (status, code) => {
    await heard({ from: { id: '29:ada' } });
    connector.answer = (_, response) => reply(response, status, {});
    const name = chat.profileOf(ada);
    if (code) expect(await failure(name)).toMatchObject({ code });
    else expect(await name).toEqual({});
  });

  test('a store that is away is trouble that passes', async () => {
    const recall = async () => {
      throw new Error('down');
    };
    chat = teamsChat(config, { ...store, recall });
    expect(await failure(chat.post(ada, say('hi')))).toMatchObject({ code: 'retry' });
    expect(await failure(chat.profileOf(ada))).toMatchObject({ code: 'retry' });
  });
});

describe('a form', () => {
  const form = {
    title: 'Credentials',
    intro: 'Copy them.',
    submit: 'Check',
    context: { onboarding: 'ob_1', place: 'form' },
    fields: [{ id: 'token', label: 'Token', secret: true }],
  };

  test('is posted as a card into the chat', async () => {
    await heard();
    await chat.openForm(ada, form, {});
    expect(connector.calls[0]).toMatchObject({ method: 'POST', path: '/v3/conversations/a:chat/activities' });
    expect(JSON.stringify(connector.calls[0]?.body)).toContain('"style":"Password"');
  });

  const mend = { errors: { token: 'That is too short.' }, typed: {} };
  const card = { conversation: 'a:chat', id: '17' };

  test('to be mended takes the place of the one before', async () => {
    await heard();
    await chat.openForm(ada, { ...form, mend }, { card });
    expect(connector.calls).toMatchObject([
      { method: 'PUT', path: '/v3/conversations/a:chat/activities/17' },
    ]);
    expect(JSON.stringify(connector.calls[0]?.body)).toContain('That is too short.');
  });

  test.each(['17', ''])('is posted again when that is gone, or nobody knows which it was: %j', async (id) => {
    await heard();
    connector.answer = ({ method }, response) =>
      method === 'PUT' ? reply(response, 404, {}) : reply(response, 201, { id: '18' });
    await chat.openForm(ada, { ...form, mend }, { card: { ...card, id } });
    expect(connector.calls.at(-1)).toMatchObject({ method: 'POST' });
    expect(JSON.stringify(connector.calls.at(-1)?.body)).toContain('That is too short.');
  });

  test('is to be tried again, not posted a second time, while Teams is in trouble', async () => {
    await heard();
    connector.answer = (_, response) => reply(response, 503, {});
    expect(await failure(chat.openForm(ada, form, {}))).toMatchObject({ code: 'retry' });
    expect(await failure(chat.openForm(ada, { ...form, mend }, { card }))).toMatchObject({ code: 'retry' });
    expect(connector.calls.map(({ method }) => method)).toEqual(['POST', 'PUT']);
  });
});

describe('what the connector answers', () => {
  beforeEach(() => heard());

  test.each([
    [403, { error: { code: 'MessageWritesBlocked' } }, 'unreachable', 'MessageWritesBlocked'],
    [
      403,
      { errorCode: 209, message: '{\r\n  "subCode": "MessageWritesBlocked"\r\n}' },
      'unreachable',
      'MessageWritesBlocked',
    ],
    [403, {}, 'unreachable', 'http_403'],
    [404, { error: { code: 'ConversationNotFound' } }, 'unreachable', 'ConversationNotFound'],
    [401, {}, 'paused', 'http_401'],
    [400, { error: { code: 'BadSyntax' } }, 'rejected', 'BadSyntax'],
    [413, { error: { code: 'MessageSizeTooBig' } }, 'rejected', 'MessageSizeTooBig'],
    [302, {}, 'rejected', 'http_302'],
    [412, { error: { code: 'PreconditionFailed' } }, 'retry', 'PreconditionFailed'],
    [429, { error: { code: 'TooManyRequests' } }, 'retry', 'TooManyRequests'],
    [500, { error: { code: 'ServiceError' } }, 'retry', 'ServiceError'],
    [502, {}, 'retry', 'http_502'],
    [504, {}, 'retry', 'http_504'],
    [403, { error: { code: 'not a word: shpat_secret' } }, 'unreachable', 'http_403'],
  ])('%i %j: %s', async (status, body, code, reason) => {
    connector.answer = (_, response) => reply(response, status, body);
    expect(await failure(chat.post(ada, say('hi')))).toMatchObject({ code, reason });
    expect(connector.calls).toHaveLength(1);
  });

  test.each([
    [404, 'ActivityNotFoundInConversation', 'missing'],
    [400, 'ActivityNotFoundInConversation', 'missing'],
    [404, 'SomethingElse', 'missing'],
    [404, 'ConversationNotFound', 'missing'],
    [400, 'BadSyntax', 'rejected'],
    [403, 'BotNotInConversationRoster', 'unreachable'],
  ])('%i %s, on an edit: %s', async (status, word, code) => {
    connector.answer = (_, response) => reply(response, status, { error: { code: word } });
    const ref = { conversation: 'a:chat', id: '1' };
    expect(await failure(chat.edit(ada, ref, say('hi')))).toMatchObject({ code });
  });

  test('a date to wait for is understood, too', async () => {
    const at = new Date(Date.now() + 60_000).toUTCString();
    connector.answer = (_, response) => reply(response, 429, {}, { 'retry-after': at });
    const { retryAfterMs } = await failure(chat.post(ada, say('hi')));
    expect(retryAfterMs).toBeGreaterThan(50_000);
  });

  test('no sense at all', async () => {
    connector.answer = (_, response) => response.writeHead(201).end('<html>');
    expect(await failure(chat.post(ada, say('hi')))).toMatchObject({ code: 'retry' });
  });

  test('nobody there', async () => {
    await connector.close();
    expect(await failure(chat.post(ada, say('hi')))).toMatchObject({ code: 'retry' });
    connector = await new Connector().open();
  });
});

describe('signing in', () => {
  test.each([
    ['invalid_client', 'paused'],
    ['unauthorized_client', 'paused'],
    ['network_error', 'retry'],
    ['endpoints_resolution_error', 'retry'],
  ])('%s: %s, and nothing is sent', async (errorCode, code) => {
    await heard();
    const token = async () => {
      throw Object.assign(new Error('AADSTS: the secret shpat_secret is wrong'), { errorCode });
    };
    chat = teamsChat({ ...config, token }, store);
    const error = await failure(chat.post(ada, say('hi')));
    expect(error).toMatchObject({ code });
    expect(`${error.message} ${error.cause}`).not.toContain('shpat_secret');
    expect(connector.calls).toEqual([]);
  });

  test('that never ends is given up', async () => {
    await heard();
    chat = teamsChat({ ...config, token: () => new Promise(() => {}) }, store);
    expect(await failure(chat.post(ada, say('hi')))).toMatchObject({ code: 'retry' });
  });
});

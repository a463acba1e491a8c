import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type TeamsReceiver, teamsChat, teamsReceiver } from '../../../adapters/teams/index.ts';
import { Journal, LocalServer, RecordingBot, say } from '../../support/adapter.ts';
import { until } from '../../support/until.ts';
import {
  APP_ID,
  Connector,
  memory,
  metadataUrl,
  openKeyServer,
  reply,
  TENANT,
  type TokenOptions,
  token,
} from './standin.ts';

const CHANNEL = '19:abc@thread.tacv2';

let connector: Connector;
let keyServer: LocalServer;
let server: LocalServer;
let receiver: TeamsReceiver;
let bot: RecordingBot;
let store: ReturnType<typeof memory>;
let log: Journal;

beforeEach(async () => {
  connector = await new Connector().open();
  keyServer = await openKeyServer();
  bot = new RecordingBot();
  store = memory();
  log = new Journal();
  await serve({});
});

afterEach(async () => {
  await receiver.stop();
  await Promise.all([server.close(), connector.close(), keyServer.close()]);
});

async function serve(config: object): Promise<void> {
  if (server) await server.close();
  const whole = {
    appId: APP_ID,
    appPassword: 'x',
    tenantId: TENANT,
    allowedTenants: [],
    allowLoopback: true,
    openIdMetadataUrl: metadataUrl(keyServer),
    token: async () => 'dummy',
    timeoutMs: 500,
    ...config,
  };
  const chat = teamsChat(whole, store);
  receiver = teamsReceiver(whole, { bot, chat, log });
  server = await new LocalServer(receiver.listener).open();
}

/** A message in a personal chat, as Teams posts it. */
function activity(more: object = {}) {
  return {
    type: 'message',
    id: '1790000000001',
    timestamp: '2026-09-21T14:13:20.000Z',
    channelId: 'msteams',
    serviceUrl: connector.serviceUrl,
    from: { id: '29:ada', name: 'Ada', aadObjectId: 'ada-in-entra' },
    recipient: { id: `28:${APP_ID}`, name: 'Usher' },
    conversation: { id: 'a:chat', conversationType: 'personal', tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    textFormat: 'plain',
    text: 'hi',
    ...more,
  };
}

function inChannel(more: object = {}) {
  return activity({
    conversation: {
      id: `${CHANNEL};messageid=1790000000000`,
      conversationType: 'channel',
      isGroup: true,
      tenantId: TENANT,
    },
    ...more,
  });
}

function mention(text: string) {
  return {
    text: `<at>Usher</at> ${text}`,
    entities: [
      { type: 'mention', text: '<at>Usher</at>', mentioned: { id: `28:${APP_ID}`, name: 'Usher' } },
      { type: 'clientInfo', locale: 'en-US' },
    ],
  };
}

async function post(body: object | string, options: TokenOptions & { authorization?: string } = {}) {
  const authorization = options.authorization ?? `Bearer ${await token(connector.serviceUrl, options)}`;
  return fetch(`${server.origin}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

const ada = { platform: 'teams', tenant: TENANT, conversation: 'a:chat', user: '29:ada' };

describe('what people do', () => {
  test('a message becomes a text', async () => {
    const response = await post(activity({ text: ' one &amp; two ' }));
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(bot.events).toEqual([
      {
        id: 'msteams:a:chat:1790000000001',
        at: Date.parse('2026-09-21T14:13:20.000Z'),
        from: { address: ada, name: 'Ada' },
        kind: 'text',
        text: 'one & two',
      },
    ]);
  });

  test('the copy of a text as a web page is no file', async () => {
    const attachments = [{ contentType: 'text/html', content: '<p>hi</p>' }];
    await post(activity({ attachments }));
    expect(bot.events).toMatchObject([{ kind: 'text', text: 'hi' }]);
  });

  test('files come as references that hold no file name', async () => {
    const attachments = [
      { contentType: 'text/html', content: '<p>here</p>' },
      {
        contentType: 'application/vnd.microsoft.teams.file.download.info',
        contentUrl: 'https://contoso-my.sharepoint.com/personal/ada/Documents/acme-secret.txt',
        name: 'acme-secret.txt',
        content: {
          downloadUrl: 'https://contoso-my.sharepoint.com/x?tempauth=abc',
          uniqueId: 'U',
          fileType: 'txt',
        },
      },
      {
        contentType: 'image/png',
        contentUrl: 'https://smba.trafficmanager.net/v3/attachments/1/views/original',
      },
    ];
    await post(activity({ text: 'here', attachments }));
    expect(bot.events).toMatchObject([
      {
        kind: 'files',
        text: 'here',
        files: [
          JSON.stringify({ kind: 'link', url: 'https://contoso-my.sharepoint.com/x?tempauth=abc' }),
          JSON.stringify({ kind: 'picture' }),
        ],
      },
    ]);
    expect(log.text).not.toContain('tempauth');
    expect([...store.kept.values()].join()).not.toContain('tempauth');
  });

  test('a button becomes a choice', async () => {
    const value = { onboarding: 'ob_1', place: 'scopes', choice: 'done' };
    await post(activity({ text: undefined, value, replyToId: '17' }));
    expect(bot.events).toMatchObject([
      {
        kind: 'choice',
        choice: 'done',
        context: { onboarding: 'ob_1', place: 'scopes' },
        trigger: expect.any(String),
      },
    ]);
  });

  test.each([
    ['installed', { type: 'installationUpdate', action: 'add', text: undefined }],
    ['added', { type: 'conversationUpdate', membersAdded: [{ id: `28:${APP_ID}` }], text: undefined }],
  ])('when %s, the bot is greeted', async (_, fields) => {
    expect((await post(activity(fields))).status).toBe(200);
    expect(bot.events).toMatchObject([{ kind: 'hello', from: { address: ada } }]);
  });

  test.each([
    ['a reaction', { type: 'messageReaction' }],
    ['somebody else joining', { type: 'conversationUpdate', membersAdded: [{ id: '29:bob' }] }],
    ['being removed', { type: 'installationUpdate', action: 'remove' }],
    ['an empty message', { text: '' }],
    ['somebody else’s card', { text: undefined, value: { hello: 'there' } }],
  ])('%s is acknowledged and left alone', async (_, fields) => {
    expect((await post(activity(fields))).status).toBe(200);
    expect(bot.events).toEqual([]);
  });
});

describe('storing, then acknowledging', () => {
  test('delivered again, an activity has the same id', async () => {
    const submit = activity({ id: undefined, text: undefined, value: { choice: 'done' }, replyToId: '17' });
    for (let i = 0; i < 2; i += 1) {
      await post(activity());
      await post(submit);
    }
    expect(new Set(bot.events.map(({ id }) => id)).size).toBe(2);
    await post({ ...submit, value: { choice: 'back' } });
    await post(activity({ conversation: { ...activity().conversation, id: 'a:other' } }));
    expect(new Set(bot.events.map(({ id }) => id)).size).toBe(4);
  });

  test('what could not be stored is answered with an error', async () => {
    bot.answer = async () => {
      throw new Error('shpat_secret');
    };
    const response = await post(activity({ text: 'shpat_secret' }));
    expect([response.status, await response.text()]).toEqual([500, '']);
    expect(log.text).toContain('deliver it again');
    expect(log.text).not.toContain('shpat_secret');
  });

  test('waits for the bot', async () => {
    let store = () => {};
    let answered = false;
    bot.answer = () =>
      new Promise((resolve) => {
        store = () => resolve({ ok: true });
      });
    const response = post(activity()).then(({ status }) => {
      answered = true;
      return status;
    });
    await until(() => bot.asked === 1);
    expect(answered).toBe(false);
    store();
    expect(await response).toBe(200);
  });

  test('waits for nobody else: the connector may hang', async () => {
    connector.answer = () => {};
    const responses = await Promise.all([post(activity()), post(activity(mention('creds-status')))]);
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
  });
});

describe('forms', () => {
  const form = {
    title: 'Credentials',
    intro: 'Copy them.',
    submit: 'Check',
    context: { onboarding: 'ob_1', place: 'form' },
    fields: [
      { id: 'name', label: 'Name' },
      { id: 'token', label: 'Token', secret: true },
    ],
  };
  const sent = (more: object = {}) =>
    activity({
      text: undefined,
      replyToId: 'card-1',
      value: { form, 'field name': 'acme', 'field token': 'shpat_secret' },
      ...more,
    });

  test('what was typed is taken, and its card replaced by the outcome', async () => {
    await post(sent());
    expect(bot.events).toMatchObject([
      {
        kind: 'form',
        values: { name: 'acme', token: 'shpat_secret' },
        context: { onboarding: 'ob_1', place: 'form' },
      },
    ]);
    await until(() => connector.calls.length === 1);
    const [edit] = connector.calls;
    expect(edit).toMatchObject({ method: 'PUT', path: '/v3/conversations/a:chat/activities/card-1' });
    expect(JSON.stringify(edit?.body)).not.toMatch(/shpat_secret|Input\.Text/);
  });

  test('mistakes are shown in the form, and no secret with them', async () => {
    bot.answer = async () => ({ ok: false, errors: { token: 'That is too short.' } });
    await post(sent());
    await until(() => connector.calls.length === 1);
    const card = JSON.stringify(connector.calls[0]?.body);
    expect(card).toContain('That is too short.');
    expect(card).toContain('"value":"acme"');
    expect(card).not.toContain('shpat_secret');
  });

  test('the outcome is put there in the end, when Teams is busy', async () => {
    connector.answer = (_, response) => {
      connector.answer = undefined;
      reply(response, 429, {}, { 'retry-after': '0' });
    };
    await post(sent());
    await until(() => connector.calls.length === 2);
  });

  test('in a channel, a form is not taken', async () => {
    await post(inChannel({ text: undefined, value: { form, 'field token': 'x' }, replyToId: 'card-1' }));
    await until(() => connector.said.length === 1);
    expect(bot.events).toEqual([]);
    expect(connector.said[0]).toMatch(/private|personal/);
  });
});

describe('in a channel', () => {
  test('the PM’s list is answered in the thread of the question', async () => {
    bot.statusAnswer = async () => ({ ...say('2 merchants'), forChannel: true });
    await post(inChannel(mention('/creds-status  acme')));
    await until(() => connector.said.length === 1);
    expect(bot.questions).toEqual([
      {
        from: { address: { ...ada, conversation: '29:ada' }, name: 'Ada' },
        channel: { platform: 'teams', tenant: TENANT, conversation: CHANNEL },
        filter: 'acme',
      },
    ]);
    expect(connector.said).toEqual(['2 merchants']);
    expect(connector.calls[0]?.path).toBe(`/v3/conversations/${CHANNEL};messageid=1790000000000/activities`);
  });

  test('one’s own standing is told in private', async () => {
    await post(activity());
    bot.statusAnswer = async () => say('You are at step 4');
    await post(inChannel(mention('creds-status')));
    await until(() => connector.said.length === 2);
    expect(connector.calls[0]?.path).toBe('/v3/conversations/a:chat/activities');
    expect(connector.said[0]).toBe('You are at step 4');
    expect(connector.said[1]).toMatch(/personal chat/);
  });

  test('a private chat is opened for it where there is none', async () => {
    bot.statusAnswer = async () => say('You are at step 4');
    await post(inChannel(mention('creds-status')));
    await until(() => connector.said.length === 2);
    expect(connector.calls[0]).toMatchObject({
      path: '/v3/conversations',
      body: { isGroup: false, tenantId: TENANT, members: [{ id: '29:ada' }] },
    });
  });

  test('and where that can’t be, only a pointer is left', async () => {
    bot.statusAnswer = async () => say('You are at step 4');
    connector.answer = ({ path, body }, response) =>
      path === '/v3/conversations'
        ? reply(response, 403, { error: { code: 'BotNotInConversationRoster' } })
        : reply(response, 201, { id: String(body.summary?.length) });
    await post(inChannel(mention('creds-status')));
    await until(() => connector.said.length === 1);
    expect(connector.said[0]).toMatch(/for you alone/);
  });

  test.each([
    ['words', mention('hello')],
    ['files', { text: '', attachments: [{ contentType: 'image/png', contentUrl: 'https://x' }] }],
    ['buttons', { text: undefined, value: { choice: 'done' } }],
  ])('%s are answered with a pointer to the personal chat', async (_, fields) => {
    expect((await post(inChannel(fields))).status).toBe(200);
    await until(() => connector.said.length === 1);
    expect(connector.said[0]).toMatch(/personal chat/);
    expect(bot.events).toEqual([]);
  });
});

describe('creds-status in the personal chat', () => {
  test.each(['creds-status', '/creds-status', ' Creds-Status '])('%j is answered there', async (text) => {
    await post(activity({ text }));
    await until(() => connector.said.length === 1);
    expect(connector.said).toEqual(['Nobody is waiting.']);
    expect(connector.calls[0]?.path).toBe('/v3/conversations/a:chat/activities');
    expect(bot.events).toEqual([]);
  });

  test('says so when it can’t be looked up', async () => {
    bot.statusAnswer = async () => {
      throw new Error('down');
    };
    await post(activity({ text: 'creds-status' }));
    await until(() => connector.said.length === 1);
    expect(connector.said[0]).toMatch(/try again/);
  });
});

describe('the door', () => {
  const unsigned = (alg: string) => {
    const part = (of: object) => Buffer.from(JSON.stringify(of)).toString('base64url');
    const claims = {
      iss: 'https://api.botframework.com',
      aud: APP_ID,
      serviceurl: connector.serviceUrl,
      exp: Math.floor(Date.now() / 1000) + 600,
    };
    return `Bearer ${part({ alg, kid: 'key-1', typ: 'JWT' })}.${part(claims)}.${alg === 'none' ? '' : 'c2lnbmF0dXJl'}`;
  };

  test.each<[string, TokenOptions & { authorization?: string }]>([
    ['no token', { authorization: '' }],
    ['another scheme', { authorization: 'Basic dXNlcjpwYXNz' }],
    ['no JWT', { authorization: 'Bearer abc' }],
    ['three parts of nonsense', { authorization: 'Bearer abc.def.ghi' }],
    ['another audience', { claims: { aud: 'somebody-else' } }],
    ['another issuer', { claims: { iss: 'https://evil.example' } }],
    ['another service URL', { claims: { serviceurl: 'https://evil.example/' } }],
    ['no service URL', { claims: { serviceurl: undefined } }],
    ['an unknown key', { header: { kid: 'key-2' } }],
    ['no key id', { header: { kid: undefined as never } }],
    ['expired', { expiresIn: -301 }],
    ['signed by somebody else', { forged: true }],
    [
      'an emulator’s token',
      {
        claims: {
          iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
          appid: APP_ID,
          ver: '1.0',
          serviceurl: undefined,
        },
      },
    ],
    [
      'another bot’s token',
      {
        claims: {
          iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
          appid: 'another-bot',
          ver: '1.0',
        },
      },
    ],
  ])('%s is answered 401 and does nothing', async (_, options) => {
    const response = await post(activity(), options);
    expect([response.status, await response.text()]).toEqual([401, '']);
    expect(bot.asked).toBe(0);
    expect(store.kept.size).toBe(0);
  });

  test.each(['none', 'HS256'])('alg %s is answered 401', async (alg) => {
    const response = await post(activity(), { authorization: unsigned(alg) });
    expect([response.status, await response.text()]).toEqual([401, '']);
    expect(bot.asked).toBe(0);
  });

  test('a key good for other channels only is refused', async () => {
    const response = await post(activity({ channelId: 'webchat' }));
    expect(response.status).toBe(400);
    expect(bot.asked).toBe(0);
  });

  test('five minutes of difference between clocks are allowed', async () => {
    expect((await post(activity(), { expiresIn: -200 })).status).toBe(200);
  });

  test('without the keys it is nobody’s fault: later, please', async () => {
    const gone = await openKeyServer();
    const url = metadataUrl(gone);
    await gone.close();
    await serve({ openIdMetadataUrl: url });
    expect((await post(activity())).status).toBe(503);
    expect(bot.asked).toBe(0);
  });

  test('keys that do not come are not waited for', async () => {
    const silent = await new LocalServer(() => {}).open();
    await serve({ openIdMetadataUrl: `${silent.origin}/silent` });
    expect((await post(activity())).status).toBe(503);
    await silent.close();
  });

  test.each([
    ['no JSON', 'shpat_secret'],
    ['no object', '[]'],
    ['no activity', '{}'],
    ['no sender', { ...activityWithout('from') }],
    ['no service URL', { ...activityWithout('serviceUrl') }],
  ])('%s is answered 400', async (_, body) => {
    const response = await post(body);
    expect([response.status, await response.text()]).toEqual([400, '']);
    expect(log.text).not.toContain('shpat');
  });

  test('a request that is too large is refused', async () => {
    const response = await post(activity({ text: 'x'.repeat(1024 * 1024) }));
    expect([response.status, await response.text()]).toEqual([413, '']);
    expect(bot.asked).toBe(0);
  });

  test('also when it does not say how large it is', async () => {
    const authorization = `Bearer ${await token(connector.serviceUrl)}`;
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from(JSON.stringify(activity({ text: 'x'.repeat(300 * 1024) }))));
        controller.close();
      },
    });
    const request = { method: 'POST', headers: { authorization }, body, duplex: 'half' } as RequestInit;
    expect((await fetch(`${server.origin}/api/messages`, request)).status).toBe(413);
    expect(bot.asked).toBe(0);
  });

  describe('foreign tenants', () => {
    const foreign = (id: string) => ({
      conversation: { id: 'a:chat', conversationType: 'personal', tenantId: id },
      channelData: { tenant: { id } },
    });

    test.each([
      ['another tenant', foreign('tenant-x')],
      ['no tenant', { conversation: { id: 'a:chat', conversationType: 'personal' }, channelData: {} }],
      ['two tenants', { channelData: { tenant: { id: 'tenant-x' } } }],
    ])('%s does nothing', async (_, fields) => {
      const response = await post(activity(fields));
      expect([response.status, await response.text()]).toEqual([403, '']);
      expect(bot.asked).toBe(0);
      expect(store.kept.size).toBe(0);
    });

    test.each([[['tenant-x']], ['*' as const]])('unless allowed: %j', async (allowedTenants) => {
      await serve({ allowedTenants });
      expect((await post(activity(foreign('tenant-x')))).status).toBe(200);
      expect(bot.events[0]?.from.address.tenant).toBe('tenant-x');
    });
  });

  test('a service address that is not Teams’ is refused, whoever signed it', async () => {
    const serviceUrl = 'https://smba.evil.example/';
    const authorization = `Bearer ${await token(serviceUrl)}`;
    expect((await post(activity({ serviceUrl }), { authorization })).status).toBe(403);
    expect(store.kept.size).toBe(0);
  });

  test('loopback counts as Teams only when that is wanted', async () => {
    await serve({ allowLoopback: false });
    expect((await post(activity())).status).toBe(403);
  });

  test('without an app id nobody is checked, which configuration allows to local runs only', async () => {
    await serve({ appId: undefined, tenantId: undefined, token: undefined, openIdMetadataUrl: undefined });
    expect((await post(activity({ text: 'creds-status' }), { authorization: '' })).status).toBe(200);
    await until(() => connector.said.length === 1);
  });
});

function activityWithout(field: string): object {
  const whole: Record<string, unknown> = {
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/teams/',
    from: { id: '29:ada' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:chat' },
  };
  delete whole[field];
  return whole;
}

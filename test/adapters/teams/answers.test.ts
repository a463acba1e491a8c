import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { say } from '../../support/adapter.ts';
import { until } from '../../support/until.ts';
import { ada, CHANNEL, mention, Receiving } from './receiving.ts';
import { reply, TENANT } from './standin.ts';

let teams: Receiving;

beforeEach(async () => {
  teams = await new Receiving().open();
});
afterEach(() => teams.close());

/** The first message of a thread of its own. */
function asFirst(fields: object, id = '1790000000000') {
  return {
    ...teams.inChannel(fields),
    id,
    conversation: { ...teams.inChannel().conversation, id: `${CHANNEL};messageid=${id}` },
  };
}

describe('in a channel', () => {
  test('the PM’s list is answered in the thread of the question', async () => {
    teams.bot.statusAnswer = async () => ({ ...say('2 merchants'), forChannel: true });
    await teams.post(teams.inChannel(mention('/creds-status  acme')));
    await until(() => teams.connector.said.length === 1);
    expect(teams.bot.questions).toEqual([
      {
        from: { address: { ...ada, conversation: '29:ada' }, name: 'Ada' },
        where: {
          kind: 'command',
          address: { platform: 'teams', tenant: TENANT, installation: TENANT, conversation: CHANNEL },
        },
        filter: 'acme',
      },
    ]);
    expect(teams.connector.said).toEqual(['2 merchants']);
    expect(teams.connector.calls[0]?.path).toBe(
      `/v3/conversations/${CHANNEL};messageid=1790000000000/activities`,
    );
  });

  test('one’s own standing is told in private', async () => {
    await teams.post(teams.activity());
    teams.bot.statusAnswer = async () => say('You are at step 4');
    await teams.post(teams.inChannel(mention('creds-status')));
    await until(() => teams.connector.said.length === 2);
    expect(teams.connector.calls[0]?.path).toBe('/v3/conversations/a:chat/activities');
    expect(teams.connector.said[0]).toBe('You are at step 4');
    expect(teams.connector.said[1]).toMatch(/personal chat/);
  });

  test('a private chat is opened for it where there is none', async () => {
    teams.bot.statusAnswer = async () => say('You are at step 4');
    await teams.post(teams.inChannel(mention('creds-status')));
    await until(() => teams.connector.said.length === 2);
    expect(teams.connector.calls[0]).toMatchObject({
      path: '/v3/conversations',
      body: { isGroup: false, tenantId: TENANT, members: [{ id: '29:ada' }] },
    });
  });

  test('and where that can’t be, only a pointer is left', async () => {
    teams.bot.statusAnswer = async () => say('You are at step 4');
    teams.connector.answer = ({ path, body }, response) =>
      path === '/v3/conversations'
        ? reply(response, 403, { error: { code: 'BotNotInConversationRoster' } })
        : reply(response, 201, { id: String(body.summary?.length) });
    await teams.post(teams.inChannel(mention('creds-status')));
    await until(() => teams.connector.said.length === 1);
    expect(teams.connector.said[0]).toMatch(/for you alone/);
  });

  test.each([
    ['words', mention('hello')],
    ['files', { text: '', attachments: [{ contentType: 'image/png', contentUrl: 'https://x' }] }],
  ])('%s are answered with a pointer to the personal chat', async (_, fields) => {
    expect((await teams.post(asFirst(fields))).status).toBe(200);
    await until(() => teams.connector.said.length === 1);
    expect(teams.connector.said[0]).toMatch(/personal chat/);
    expect(teams.bot.events).toEqual([]);
  });

  test('in a thread, words to the bot are an event of it', async () => {
    expect((await teams.post(teams.inChannel(mention('the red one')))).status).toBe(200);
    expect(teams.bot.events).toMatchObject([
      { kind: 'text', text: 'the red one', where: { kind: 'thread', message: { id: '1790000000000' } } },
    ]);
  });

  test('in a thread, files alone are answered with a pointer', async () => {
    const image = { contentType: 'image/png', contentUrl: 'https://x' };
    await teams.post(teams.inChannel({ text: '', attachments: [image] }));
    await until(() => teams.connector.said.length === 1);
    expect(teams.bot.events).toEqual([]);
  });
});

describe('what is not theirs to do', () => {
  const button = { text: undefined, value: { choice: 'done', onboarding: 'ob_1', place: 'log-in' } };
  const form = {
    text: undefined,
    value: { form: { onboarding: 'ob_1', place: 'form' }, 'field token': 'x' },
  };
  beforeEach(async () => {
    await teams.post(teams.activity());
    teams.bot.answer = async () => ({ ok: false, notice: say('This is not yours.') });
  });

  test.each([
    ['a button in a channel', () => teams.inChannel(button)],
    ['a form in a channel', () => teams.inChannel(form)],
    ['a button in the personal chat', () => teams.activity({ id: '9', ...button })],
  ])('%s: they are told in private, once', async (_, activity) => {
    for (let i = 0; i < 2; i++) expect((await teams.post(activity())).status).toBe(200);
    await until(() => teams.connector.said.length === 1);
    await teams.settled();
    expect(teams.connector.said).toEqual(['This is not yours.']);
    expect(teams.connector.calls.at(-1)?.path).toBe('/v3/conversations/a:chat/activities');
  });

  test('where that can’t be, they are told to come', async () => {
    teams.connector.answer = ({ path, body }, response) =>
      path === `/v3/conversations/a:chat/activities`
        ? reply(response, 403, { error: { code: 'BotNotInConversationRoster' } })
        : reply(response, 201, { id: String(body.summary?.length) });
    await teams.post(teams.inChannel(button));
    await until(() => teams.connector.said.some((text) => text.includes('open a personal chat with me')));
  });
});

describe('delivered again', () => {
  test.each([
    ['a question in the channel', (id) => ({ ...teams.inChannel(mention('creds-status')), id })],
    ['words in the channel', (id) => asFirst(mention('hello'), id)],
    ['a question in the personal chat', (id) => teams.activity({ text: 'creds-status', id })],
  ] as [string, (id: string) => object][])(
    '%s is answered once, and asked again it is answered again',
    async (_, asked) => {
      teams.bot.statusAnswer = async () => ({ ...say('2 merchants'), forChannel: true });
      const statuses = await Promise.all(
        [1, 2, 3, 4, 5].map(async () => (await teams.post(asked('1790000000001'))).status),
      );
      expect(statuses).toEqual([200, 200, 200, 200, 200]);
      await teams.post(asked('1790000000002'));
      await teams.close();
      expect(teams.connector.said).toHaveLength(2);
    },
  );

  test('what can’t be kept apart, since the store is away, Teams has to deliver again', async () => {
    teams.store.firstTime = async () => {
      throw new Error('down');
    };
    expect((await teams.post(teams.inChannel(mention('creds-status')))).status).toBe(500);
    expect((await teams.post(asFirst(mention('hello')))).status).toBe(500);
    expect(teams.bot.questions).toEqual([]);
  });
});

describe('creds-status in the personal chat', () => {
  test.each(['creds-status', '/creds-status', ' Creds-Status '])('%j is answered there', async (text) => {
    await teams.post(teams.activity({ text }));
    await until(() => teams.connector.said.length === 1);
    expect(teams.connector.said).toEqual(['Nobody is waiting.']);
    expect(teams.connector.calls[0]?.path).toBe('/v3/conversations/a:chat/activities');
    expect(teams.bot.events).toEqual([]);
  });

  test('says so when it can’t be looked up', async () => {
    teams.bot.statusAnswer = async () => {
      throw new Error('down');
    };
    await teams.post(teams.activity({ text: 'creds-status' }));
    await until(() => teams.connector.said.length === 1);
    expect(teams.connector.said[0]).toMatch(/try again/);
  });
});

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { until } from '../../support/until.ts';
import { ada, CHANNEL, mention, Receiving } from './receiving.ts';
import { APP_ID } from './standin.ts';

let teams: Receiving;
/** Ada's chat with the bot, and Ada where she did not write herself. */
const { user, ...chat } = ada;
const adaByName = { ...ada, conversation: user };

beforeEach(async () => {
  teams = await new Receiving().open();
});
afterEach(() => teams.close());

describe('what people do', () => {
  test('a message becomes a text', async () => {
    const response = await teams.post(teams.activity({ text: ' one &amp; two ' }));
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(teams.bot.events).toEqual([
      {
        id: 'msteams:a:chat:1790000000001',
        at: Date.parse('2026-09-21T14:13:20.000Z'),
        from: { address: ada, name: 'Ada' },
        where: { kind: 'dm', address: chat },
        kind: 'text',
        text: 'one & two',
      },
    ]);
  });

  test('the copy of a text as a web page is no file', async () => {
    const attachments = [{ contentType: 'text/html', content: '<p>hi</p>' }];
    await teams.post(teams.activity({ attachments }));
    expect(teams.bot.events).toMatchObject([{ kind: 'text', text: 'hi' }]);
  });

  test.each([
    ['a sticker', { text: '', attachments: [{ contentType: 'text/html', content: '<img src="x">' }] }],
    [
      'somebody’s card',
      { text: '', attachments: [{ contentType: 'application/vnd.microsoft.card.hero', content: {} }] },
    ],
    ['nothing but the bot’s name', mention('')],
    ['a button of nobody’s', { text: undefined, value: { hello: 'there' } }],
  ])('%s is a text without words, which is answered too', async (_, fields) => {
    await teams.post(teams.activity(fields));
    expect(teams.bot.events).toMatchObject([{ kind: 'text', text: '' }]);
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
    await teams.post(teams.activity({ text: 'here', attachments }));
    expect(teams.bot.events).toMatchObject([
      {
        kind: 'files',
        text: 'here',
        files: [
          JSON.stringify({ kind: 'link', url: 'https://contoso-my.sharepoint.com/x?tempauth=abc' }),
          JSON.stringify({ kind: 'picture' }),
        ],
      },
    ]);
    expect(teams.log.text).not.toContain('tempauth');
    expect([...teams.store.kept.values()].join()).not.toContain('tempauth');
  });

  test('a button becomes a choice', async () => {
    const value = { onboarding: 'ob_1', place: 'scopes', choice: 'done' };
    await teams.post(teams.activity({ text: undefined, value, replyToId: '17' }));
    expect(teams.bot.events).toMatchObject([
      {
        kind: 'choice',
        from: { address: adaByName },
        where: { kind: 'dm', address: chat, message: { conversation: 'a:chat', id: '17' } },
        choice: 'done',
        context: { onboarding: 'ob_1', place: 'scopes' },
      },
    ]);
  });

  test('in a channel, a press comes from the thread of what was pressed', async () => {
    const value = { onboarding: 'ob_1', place: 'card', choice: 'reply' };
    const root = '1790000000000';
    const thread = `${CHANNEL};messageid=${root}`;
    for (const replyToId of [root, '1790000000005'])
      expect(
        (await teams.post(teams.inChannel({ id: replyToId, text: undefined, value, replyToId }))).status,
      ).toBe(200);
    const { platform, tenant, installation } = ada;
    const address = { platform, tenant, installation, conversation: CHANNEL };
    const message = { conversation: thread, id: root };
    expect(teams.bot.events).toMatchObject([
      { from: { address: adaByName } },
      { from: { address: adaByName } },
    ]);
    expect(teams.bot.events.map(({ where }) => where)).toEqual([
      { kind: 'channel', address, message },
      { kind: 'thread', address, message },
    ]);
  });

  test('a form comes with what was typed, and the card it was typed into', async () => {
    const value = {
      form: { onboarding: 'ob_1', place: 'form' },
      'field name': 'acme',
      'field token': 'shpat_secret',
      'field note': '',
    };
    await teams.post(teams.activity({ text: undefined, value, replyToId: 'card-1' }));
    expect(teams.bot.events).toMatchObject([
      {
        kind: 'form',
        from: { address: adaByName },
        where: { kind: 'dm', address: chat },
        values: { name: 'acme', token: 'shpat_secret' },
        context: { onboarding: 'ob_1', place: 'form' },
        card: { conversation: 'a:chat', id: 'card-1' },
      },
    ]);
  });

  test.each([
    ['installed', true, { type: 'installationUpdate', action: 'add' }],
    ['upgraded', false, { type: 'installationUpdate', action: 'add-upgrade' }],
    ['added', false, { type: 'conversationUpdate', membersAdded: [{ id: `28:${APP_ID}` }] }],
  ])('when %s, the bot is greeted', async (_, installed, fields) => {
    expect((await teams.post(teams.activity({ ...fields, text: undefined }))).status).toBe(200);
    expect(teams.bot.events).toMatchObject([{ kind: 'hello', installed, from: { address: ada } }]);
  });

  test.each([
    ['a reaction', { type: 'messageReaction' }],
    ['somebody else joining', { type: 'conversationUpdate', membersAdded: [{ id: '29:bob' }] }],
    ['being removed', { type: 'installationUpdate', action: 'remove' }],
  ])('%s is acknowledged and left alone', async (_, fields) => {
    expect((await teams.post(teams.activity(fields))).status).toBe(200);
    expect(teams.bot.events).toEqual([]);
  });
});

describe('storing, then acknowledging', () => {
  test('delivered again, an activity has the same id', async () => {
    const submit = teams.activity({
      id: undefined,
      text: undefined,
      value: { choice: 'done' },
      replyToId: '17',
    });
    for (let i = 0; i < 2; i += 1) {
      await teams.post(teams.activity());
      await teams.post(submit);
    }
    expect(new Set(teams.bot.events.map(({ id }) => id)).size).toBe(2);
    await teams.post({ ...submit, value: { choice: 'back' } });
    await teams.post(teams.activity({ conversation: { ...teams.activity().conversation, id: 'a:other' } }));
    expect(new Set(teams.bot.events.map(({ id }) => id)).size).toBe(4);
  });

  test('what could not be stored is answered with an error', async () => {
    teams.bot.answer = async () => {
      throw new Error('shpat_secret');
    };
    const response = await teams.post(teams.activity({ text: 'shpat_secret' }));
    expect([response.status, await response.text()]).toEqual([500, '']);
    expect(teams.log.text).toContain('deliver it again');
    expect(teams.log.text).not.toContain('shpat_secret');
  });

  test('waits for the bot', async () => {
    let store = () => {};
    let answered = false;
    teams.bot.answer = () =>
      new Promise((resolve) => {
        store = () => resolve({ ok: true });
      });
    const response = teams.post(teams.activity()).then(({ status }) => {
      answered = true;
      return status;
    });
    await until(() => teams.bot.asked === 1);
    expect(answered).toBe(false);
    store();
    expect(await response).toBe(200);
  });

  test('waits for nobody else: the connector may hang', async () => {
    teams.connector.answer = () => {};
    const responses = await Promise.all([
      teams.post(teams.activity()),
      teams.post(teams.activity(mention('creds-status'))),
    ]);
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
  });
});

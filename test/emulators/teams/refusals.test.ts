import { expect, test } from '@jest/globals';
import { botFor, call, connectorToken, message, teamsWith, withCard } from './support.ts';

const activities = (conversation: string) => `conversations/${encodeURIComponent(conversation)}/activities`;

test('without the token the connector answers 401', async () => {
  const teams = await teamsWith();
  const ada = teams.user('Ada');
  ada.install();
  for (const token of ['', 'another'])
    expect(await call(teams, 'POST', activities(ada.chatId), message('x'), token)).toMatchObject({
      status: 401,
      body: { error: { code: 'Unauthorized' } },
    });
  expect(await call(teams, 'POST', activities(ada.chatId), message('x'), connectorToken)).toMatchObject({
    status: 201,
    body: { id: ada.messages()[0]?.id },
  });
});

test('an unknown conversation, thread or message is not found', async () => {
  const teams = await teamsWith();
  const ada = teams.user('Ada');
  const channel = teams.channel('onboarding');
  ada.install();
  channel.install(ada);
  const notFound = { status: 404, body: { error: { code: 'ConversationNotFound' } } };
  expect(await call(teams, 'POST', activities('19:nowhere@thread.tacv2'), message('x'))).toMatchObject(
    notFound,
  );
  expect(await call(teams, 'POST', activities(`${channel.id};messageid=1`), message('x'))).toMatchObject(
    notFound,
  );
  expect(await call(teams, 'PUT', `${activities(ada.chatId)}/1`, message('x'))).toMatchObject({
    status: 404,
    body: { error: { code: 'ActivityNotFoundInConversation' } },
  });
  expect(await call(teams, 'GET', `teams/${channel.id}x`)).toMatchObject(notFound);
  const members = `conversations/${channel.id}/members`;
  expect(await call(teams, 'GET', `${members}/${teams.user('Eve').id}`)).toMatchObject({
    status: 404,
    body: { error: { code: 'MemberNotFoundInConversation' } },
  });
  expect(await call(teams, 'GET', `${members}/${ada.aadObjectId}`)).toMatchObject({
    status: 200,
    body: { id: ada.id },
  });
});

test('where the app is not installed the bot has no business', async () => {
  const teams = await teamsWith();
  const ada = teams.user('Ada');
  const channel = teams.channel('onboarding');
  const outside = { status: 403, body: { error: { code: 'BotNotInConversationRoster' } } };
  expect(await call(teams, 'POST', activities(ada.chatId), message('x'))).toMatchObject(outside);
  expect(await call(teams, 'POST', activities(channel.id), message('x'))).toMatchObject(outside);
  expect(await call(teams, 'GET', `conversations/${channel.id}/members`)).toMatchObject(outside);
  expect(await call(teams, 'GET', `teams/${channel.teamId}`)).toMatchObject(outside);
  const chat = { members: [{ id: ada.id }], tenantId: teams.tenantId };
  expect(await call(teams, 'POST', 'conversations', chat)).toMatchObject(outside);
  ada.install();
  expect((await call(teams, 'POST', activities(ada.chatId), message('x'))).status).toBe(201);
  ada.uninstall();
  expect(await call(teams, 'POST', activities(ada.chatId), message('x'))).toMatchObject(outside);
  expect(() => ada.say('hello?')).toThrow('Ada has not added the app');
});

test('whoever blocks the bot is left alone, which the bot learns the older way', async () => {
  const teams = await teamsWith();
  const { adapter } = await botFor(teams);
  const ada = teams.user('Ada');
  ada.install();
  await teams.settled();
  ada.block();
  const answer = await call(teams, 'POST', activities(ada.chatId), message('x'));
  expect(answer).toMatchObject({ status: 403, body: { errorCode: 209 } });
  const reference = {
    serviceUrl: teams.serviceUrl,
    channelId: 'msteams',
    conversation: { id: ada.chatId, isGroup: false, conversationType: 'personal', name: '' },
    bot: { id: teams.botId, name: 'Usher' },
  };
  const sending = adapter.continueConversationAsync(teams.appId, reference, async (context) => {
    await context.sendActivity('x');
  });
  await expect(sending).rejects.toMatchObject({
    statusCode: 403,
    message: expect.stringContaining('MessageWritesBlocked'),
  });
  ada.unblock();
  expect((await call(teams, 'POST', activities(ada.chatId), message('x'))).status).toBe(201);
});

test('conversations are started with the right things only', async () => {
  const teams = await teamsWith();
  const [ada, eve] = [teams.user('Ada'), teams.user('Eve', { tenant: 'elsewhere' })];
  ada.install();
  eve.install();
  const channel = teams.channel('onboarding');
  channel.install(ada);
  const create = async (body: object) => (await call(teams, 'POST', 'conversations', body)).status;
  const { tenantId } = teams;
  expect(await create({ members: [{ id: ada.id }], tenantId })).toBe(201);
  expect(await create({ members: [{ id: ada.id }] })).toBe(400);
  expect(await create({ members: [{ id: eve.id }], tenantId })).toBe(400);
  expect(await create({ members: [{ id: ada.id }, { id: eve.id }], tenantId })).toBe(400);
  expect(await create({ members: [{ id: eve.id }], channelData: { tenant: { id: 'elsewhere' } } })).toBe(201);
  const channelData = { channel: { id: channel.id } };
  expect(await create({ isGroup: true, channelData, activity: message('x') })).toBe(201);
  expect(await create({ isGroup: true, channelData })).toBe(400);
  expect(await create({ channelData, activity: message('x') })).toBe(400);
  expect(
    await create({ isGroup: true, channelData: { channel: { id: ada.chatId } }, activity: message('x') }),
  ).toBe(400);
});

test("messages that are too big, empty, or not Teams' are refused", async () => {
  const teams = await teamsWith({ rateLimits: false });
  const ada = teams.user('Ada');
  ada.install();
  const send = (body: object) => call(teams, 'POST', activities(ada.chatId), body);
  const bad = (code: string, status = 400) => ({ status, body: { error: { code } } });
  expect(await send(message('x'.repeat(28 * 1024)))).toMatchObject(bad('MessageSizeTooBig', 413));
  expect(await send(message(''))).toMatchObject(bad('BadSyntax'));
  expect(await send({ type: 'message', text: 7 })).toMatchObject(bad('BadSyntax'));
  expect(await send({ type: 'event', text: 'x' })).toMatchObject(bad('BadArgument'));
  expect(
    await send({ type: 'message', attachments: [{ contentType: 'text/csv', content: 'a' }] }),
  ).toMatchObject(bad('BadArgument'));
  expect(await send({ type: 'message', attachments: [{ contentType: 'image/png' }] })).toMatchObject(
    bad('BadArgument'),
  );
  expect(await send(withCard({ body: [{ type: 'Marquee' }] }))).toMatchObject(bad('BadArgument'));
  const entities = [{ type: 'mention', text: '<at>Ada</at>', mentioned: { id: ada.id, name: 'Ada' } }];
  expect(await send({ ...message('no mention'), entities })).toMatchObject(bad('BadArgument'));
  expect(await send({ ...message('<at>Ada</at>!'), entities })).toMatchObject({ status: 201 });
  const msteams = { entities };
  expect(await send(withCard({ body: [{ type: 'TextBlock', text: 'x' }], msteams }))).toMatchObject(
    bad('BadArgument'),
  );
  expect(
    (await send(withCard({ body: [{ type: 'TextBlock', text: '<at>Ada</at>' }], msteams }))).status,
  ).toBe(201);
  expect((await send({ type: 'typing' })).status).toBe(201);
  expect(teams.transcript()).toBe('@Ada Usher: Ada!\n@Ada Usher: Ada');
});

test("only the bot's own messages can be edited or deleted", async () => {
  const teams = await teamsWith();
  const ada = teams.user('Ada');
  ada.install();
  const theirs = ada.say('mine');
  const path = (id: string) => `${activities(ada.chatId)}/${encodeURIComponent(id)}`;
  const forbidden = { status: 403, body: { error: { code: 'ForbiddenOperationException' } } };
  expect(await call(teams, 'PUT', path(theirs.id), message('yours'))).toMatchObject(forbidden);
  expect(await call(teams, 'DELETE', path(theirs.id))).toMatchObject(forbidden);
  const { body } = await call(teams, 'POST', activities(ada.chatId), message('one'));
  const own = String(body.id);
  expect((await call(teams, 'PUT', path(own), message('two'))).status).toBe(200);
  expect(ada.messages().map(({ text }) => text)).toEqual(['mine', 'two']);
  expect((await call(teams, 'DELETE', path(own))).status).toBe(200);
  expect((await call(teams, 'PUT', path(own), message('three'))).status).toBe(404);
  expect(ada.messages().map(({ text }) => text)).toEqual(['mine']);
});

test('who sends too fast is told when to come back', async () => {
  let time = 1_700_000_000_000;
  const teams = await teamsWith({ now: () => time });
  const [ada, grace] = [teams.user('Ada'), teams.user('Grace')];
  ada.install();
  grace.install();
  const send = () => call(teams, 'POST', activities(ada.chatId), message('x'));
  for (let sent = 0; sent < 7; sent += 1) expect((await send()).status).toBe(201);
  const refused = await send();
  expect(refused).toMatchObject({ status: 429, body: { error: { code: 'TooManyRequests' } } });
  expect(refused.headers.get('retry-after')).toBe('1');
  expect((await call(teams, 'POST', activities(grace.chatId), message('x'))).status).toBe(201);
  time += 1000;
  expect((await send()).status).toBe(201);
  expect((await send()).headers.get('retry-after')).toBe('1');
  time += 1000;
  expect((await send()).status).toBe(201);
});

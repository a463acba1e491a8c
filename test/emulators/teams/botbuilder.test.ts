import { expect, test } from '@jest/globals';
import { type ConversationParameters, type ConversationReference, TeamsInfo, TurnContext } from 'botbuilder';
import { botFor, message, teamsWith, withCard } from './support.ts';

test('a real bot believes what it is told and answers', async () => {
  const teams = await teamsWith();
  const { heard } = await botFor(teams, (context) =>
    context.sendActivity(`you said ${context.activity.text}`),
  );
  const ada = teams.user('Ada');
  ada.install();
  ada.say('hello');
  await teams.settled();
  expect(heard.map(({ type }) => type).sort()).toEqual([
    'conversationUpdate',
    'installationUpdate',
    'message',
  ]);
  expect(heard.find(({ type }) => type === 'message')).toMatchObject({
    channelId: 'msteams',
    serviceUrl: teams.serviceUrl,
    text: 'hello',
    from: { id: ada.id, name: 'Ada', aadObjectId: ada.aadObjectId },
    recipient: { id: `28:${teams.appId}` },
    conversation: { id: ada.chatId, conversationType: 'personal', tenantId: teams.tenantId },
    channelData: { tenant: { id: teams.tenantId } },
    attachments: [{ contentType: 'text/html', content: '<p>hello</p>' }],
  });
  expect(teams.transcript()).toContain('@Ada Usher: you said hello');
});

test('a card can be pressed, filled in and edited', async () => {
  const teams = await teamsWith();
  const card = withCard({
    body: [
      { type: 'TextBlock', text: 'Step 1' },
      { type: 'Input.Text', id: 'store', label: 'Store', isRequired: true, errorMessage: 'Name the store' },
      { type: 'Input.ChoiceSet', id: 'kind', choices: [{ title: 'Mine', value: 'own' }], value: 'own' },
    ],
    actions: [{ type: 'Action.Submit', title: 'Done', data: { choice: 'done' } }],
  });
  const { heard } = await botFor(teams, async (context) => {
    const { value, text, replyToId } = context.activity;
    if (text === 'hi') await context.sendActivity(card);
    if (value)
      await context.updateActivity({ ...message('**Thanks**'), ...(replyToId ? { id: replyToId } : {}) });
  });
  const ada = teams.user('Ada');
  ada.install();
  ada.say('hi');
  await teams.settled();
  const [, shown] = ada.messages();
  if (!shown) throw new Error(teams.transcript());
  await expect(ada.press(shown, 'Done')).rejects.toThrow('Name the store');
  await expect(ada.press(shown, 'Back')).rejects.toThrow('nothing to press called "Back"; there is: Done');
  await ada.submit(shown, { Store: 'Acme' }, 'Done');
  const submit = heard.at(-1);
  expect(submit).toMatchObject({
    type: 'message',
    replyToId: shown.id,
    value: { choice: 'done', store: 'Acme', kind: 'own' },
  });
  expect(submit?.text).toBeUndefined();
  expect(ada.messages()).toHaveLength(2);
  expect(ada.messages().at(-1)).toMatchObject({ id: shown.id, text: '**Thanks**', attachments: [] });
  expect(ada.messages().at(-1)?.edited).toBeDefined();
});

test('the bot can write first: to a person and into a channel, and go on in the thread', async () => {
  const teams = await teamsWith();
  const { adapter } = await botFor(teams);
  const ada = teams.user('Ada');
  const channel = teams.channel('onboarding');
  channel.install(ada);
  await teams.settled();
  const audience = 'https://api.botframework.com';
  let thread: Partial<ConversationReference> = {};
  await adapter.createConversationAsync(
    teams.appId,
    'msteams',
    teams.serviceUrl,
    audience,
    {
      isGroup: true,
      channelData: { channel: { id: channel.id } },
      activity: message('Acme has started'),
    } as ConversationParameters,
    async (context) => {
      thread = TurnContext.getConversationReference(context.activity);
    },
  );
  await adapter.continueConversationAsync(teams.appId, thread as ConversationReference, async (context) => {
    await context.sendActivity('step 2');
  });
  await adapter.createConversationAsync(
    teams.appId,
    'msteams',
    teams.serviceUrl,
    audience,
    {
      isGroup: false,
      bot: { id: teams.botId, name: 'Usher' },
      members: [{ id: ada.id, name: 'Ada' }],
      tenantId: teams.tenantId,
      channelData: { tenant: { id: teams.tenantId } },
    } as ConversationParameters,
    (context) => context.sendActivity('hello Ada').then(() => undefined),
  );
  const [started] = channel.messages();
  if (!started) throw new Error(teams.transcript());
  expect(thread.conversation?.id).toBe(`${channel.id};messageid=${started.id}`);
  expect(channel.thread(started).map(({ text }) => text)).toEqual(['step 2']);
  expect(teams.transcript()).toBe(
    '#onboarding Usher: Acme has started\n#onboarding > Usher: step 2\n@Ada Usher: hello Ada',
  );
});

test('in a channel the bot hears what mentions it, and answers in the thread', async () => {
  const teams = await teamsWith();
  const { heard } = await botFor(teams, async (context) => {
    if (context.activity.type !== 'message') return;
    const members = await TeamsInfo.getPagedMembers(context);
    const { name } = await TeamsInfo.getTeamDetails(context);
    await context.sendActivity(`${members.members.map((one) => one.name).join()} in ${name}`);
  });
  const [ada, grace] = [teams.user('Ada'), teams.user('Grace')];
  const channel = teams.channel('onboarding');
  channel.install(ada);
  channel.add(grace);
  channel.say(ada, 'among ourselves');
  const asked = channel.mention(ada, `creds-start ${grace.mention} Acme`);
  // Deliveries overtake each other; here their order matters.
  await teams.settled();
  channel.mention(ada, 'and more', { thread: asked });
  await teams.settled();
  const heardHere = heard.filter(({ type }) => type === 'message');
  expect(heardHere).toHaveLength(2);
  expect(heardHere[0]).toMatchObject({
    text: '<at>Usher</at> creds-start <at>Grace</at> Acme',
    conversation: { id: `${channel.id};messageid=${asked.id}`, conversationType: 'channel', isGroup: true },
    channelData: { team: { id: channel.teamId, name: 'Local' }, channel: { id: channel.id } },
    entities: [
      { type: 'mention', text: '<at>Usher</at>', mentioned: { id: teams.botId, name: 'Usher' } },
      { type: 'mention', text: '<at>Grace</at>', mentioned: { id: grace.id, name: 'Grace' } },
      { type: 'clientInfo' },
    ],
  });
  const answers = channel.thread(asked).filter(({ from }) => from === teams.botId);
  expect(answers.map(({ text }) => text)).toEqual(['Ada,Grace in Local', 'Ada,Grace in Local']);
  expect(channel.messages().map(({ text }) => text)).toEqual(['among ourselves', asked.text]);
});

test('in anonymous mode nobody shows a token', async () => {
  const teams = await teamsWith({ authenticated: false });
  const { heard } = await botFor(teams, (context) => context.sendActivity('hi'), { anonymous: true });
  const ada = teams.user('Ada');
  ada.install();
  await teams.settled();
  expect(heard).toHaveLength(2);
  expect(ada.messages().map(({ text }) => text)).toEqual(['hi', 'hi']);
});

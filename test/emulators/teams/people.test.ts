import { expect, test } from '@jest/globals';
import { answering, call, teamsWith, withCard } from './support.ts';

test('adding and removing the app is told in two activities each', async () => {
  const teams = await teamsWith();
  const received = await answering(teams);
  const ada = teams.user('Ada');
  ada.install();
  ada.install();
  await teams.settled();
  ada.uninstall();
  await teams.settled();
  const conversation = { id: ada.chatId, conversationType: 'personal' };
  const told = received.map(({ activity }) => activity);
  expect(told).toHaveLength(4);
  expect(told).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        type: 'installationUpdate',
        action: 'add',
        from: expect.objectContaining({ id: ada.id }),
      }),
      expect.objectContaining({ type: 'conversationUpdate', membersAdded: [{ id: teams.botId }] }),
      expect.objectContaining({ type: 'installationUpdate', action: 'remove' }),
      expect.objectContaining({ type: 'conversationUpdate', membersRemoved: [{ id: teams.botId }] }),
    ]),
  );
  for (const activity of told) expect(activity.conversation).toMatchObject(conversation);
});

test('a team with the app tells who comes and goes', async () => {
  const teams = await teamsWith();
  const received = await answering(teams);
  const [ada, grace] = [teams.user('Ada'), teams.user('Grace')];
  const channel = teams.channel('onboarding');
  channel.add(grace);
  channel.install(ada);
  channel.remove(grace);
  channel.uninstall(ada);
  await teams.settled();
  const updates = received
    .map(({ activity }) => activity)
    .filter(({ type }) => type === 'conversationUpdate');
  expect(
    updates.map(({ membersAdded, membersRemoved }) =>
      [membersAdded, membersRemoved].flat().map((one) => one?.id),
    ),
  ).toEqual(
    expect.arrayContaining([
      [teams.botId, undefined],
      [undefined, grace.id],
      [undefined, teams.botId],
    ]),
  );
  expect(updates).toHaveLength(3);
  for (const { conversation, channelData } of updates) {
    expect(conversation.id).toBe(channel.teamId);
    expect(channelData).toMatchObject({
      team: { id: channel.teamId },
      eventType: expect.stringMatching(/^teamMember/),
    });
  }
  expect(channel.members).toEqual([ada.id]);
  expect(() => channel.mention(grace, 'hello?')).toThrow('Grace is not in this team');
});

test('tenants are apart', async () => {
  const teams = await teamsWith({ tenantId: 'home' });
  const received = await answering(teams);
  const eve = teams.user('Eve', { tenant: 'other' });
  const channel = teams.channel('onboarding');
  expect(teams.user('Eve').id).not.toBe(eve.id);
  expect(teams.user('Eve', { tenant: 'other' }).id).toBe(eve.id);
  expect(() => channel.add(eve)).toThrow('Eve is of another tenant');
  const theirs = teams.channel('onboarding', { tenant: 'other' });
  expect(theirs.id).not.toBe(channel.id);
  theirs.install(eve);
  await teams.settled();
  expect(received.map(({ activity }) => activity.conversation.tenantId)).toEqual(['other', 'other']);
  expect(received[0]?.activity.channelData).toMatchObject({ tenant: { id: 'other' } });
});

test("a person's own messages can be edited and deleted", async () => {
  const teams = await teamsWith();
  const received = await answering(teams);
  const ada = teams.user('Ada');
  ada.install();
  const said = ada.say('helo');
  ada.edit(said, 'hello');
  expect(ada.messages().map(({ text }) => text)).toEqual(['hello']);
  ada.delete(said);
  await teams.settled();
  expect(ada.messages()).toEqual([]);
  const about = received.map(({ activity }) => activity).filter(({ id }) => id === said.id);
  expect(about.map(({ type, text }) => [type, text]).sort()).toEqual([
    ['message', 'helo'],
    ['messageDelete', undefined],
    ['messageUpdate', 'hello'],
  ]);
  expect(() => ada.edit(said, 'again')).toThrow('not a message of theirs');
});

test('a button in a channel answers in its thread, and a refusal of the bot is told', async () => {
  const teams = await teamsWith();
  const ada = teams.user('Ada');
  const channel = teams.channel('onboarding');
  channel.install(ada);
  const card = withCard({
    body: [
      { type: 'Container', items: [{ type: 'Input.Toggle', id: 'sure', title: 'Sure' }] },
      {
        type: 'ActionSet',
        actions: [{ type: 'Action.Submit', title: 'Go', data: { n: 1 }, associatedInputs: 'none' }],
      },
    ],
    actions: [
      { type: 'Action.OpenUrl', title: 'Open', url: 'https://example.com/' },
      {
        type: 'Action.ShowCard',
        title: 'More',
        card: { type: 'AdaptiveCard', actions: [{ type: 'Action.Submit', title: 'Inner' }] },
      },
    ],
  });
  await call(teams, 'POST', `conversations/${channel.id}/activities`, card);
  const [shown] = channel.messages();
  if (!shown) throw new Error('no card');
  await teams.settled();
  const received = await answering(teams, (response) =>
    response.writeHead(received.length > 2 ? 500 : 200).end(),
  );
  await ada.press(shown, 'Go');
  await ada.press(shown, 'Inner');
  expect(received.map(({ activity }) => activity.value)).toEqual([{ n: 1 }, { sure: 'false' }]);
  expect(received[0]?.activity).toMatchObject({
    conversation: { id: `${channel.id};messageid=${shown.id}` },
    replyToId: shown.id,
  });
  expect(received[0]?.activity.id).not.toBe(received[1]?.activity.id);
  await expect(ada.press(shown, 'Open')).rejects.toThrow('"Open" tells the bot nothing (Action.OpenUrl)');
  await expect(ada.submit(shown, { Colour: 'red' }, 'Inner')).rejects.toThrow(
    'no field called "Colour"; there is: sure',
  );
  await expect(ada.press(shown, 'Go')).rejects.toThrow('pressing "Go": {"kind":"answered","status":500');
});

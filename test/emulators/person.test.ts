import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Channel, Emulator, Person } from '../../emulators/kit/person.ts';
import { slackEmulator } from '../../emulators/slack/emulator.ts';
import { startLocalSlack } from '../../emulators/slack/start.ts';
import { teamsEmulator } from '../../emulators/teams/emulator.ts';
import { startLocalTeams } from '../../emulators/teams/start.ts';

const opened: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of opened) await close();
});

async function openSlack() {
  const slack = await startLocalSlack({ scopes: [], commands: [] });
  opened.push(() => slack.close());
  return { slack, emulator: slackEmulator(slack) };
}

async function openTeams() {
  const teams = await startLocalTeams();
  opened.push(() => teams.close());
  return { teams, emulator: teamsEmulator(teams) };
}

const open = (platform: 'slack' | 'teams') => (platform === 'slack' ? openSlack() : openTeams());

describe.each(['slack', 'teams'] as const)('in %s, somebody', (platform) => {
  let emulator: Emulator;
  let ada: Person;
  beforeAll(async () => {
    ({ emulator } = await open(platform));
    ada = emulator.person('Ada');
  });

  test('comes to the bot, leaves, and comes back', () => {
    ada.arrive();
    expect(ada.isHere).toBe(true);
    ada.say('hello');
    ada.leave();
    expect(ada.isHere).toBe(false);
    ada.arrive();
    expect(ada.isHere).toBe(true);
    expect(ada.messages().map(({ text }) => text)).toEqual(['hello']);
  });

  test('stays the same person, among everybody', () => {
    emulator.person('Bo');
    expect(emulator.people().map(({ name }) => name)).toEqual(['Ada', 'Bo']);
    expect(emulator.people().map(({ id }) => id)).toEqual([
      emulator.person('Ada').id,
      emulator.person('Bo').id,
    ]);
  });

  test('is heard of by who watches, until they watch no more', () => {
    let changes = 0;
    const stop = emulator.onChange(() => {
      changes += 1;
    });
    ada.say('once');
    expect(changes).toBeGreaterThan(0);
    stop();
    const before = changes;
    ada.say('twice');
    expect(changes).toBe(before);
  });
});

describe.each(['slack', 'teams'] as const)('in a channel of %s', (platform) => {
  let emulator: Emulator;
  let channel: Channel;
  beforeAll(async () => {
    ({ emulator } = await open(platform));
    channel = emulator.channel('onboarding');
  });

  test('nobody writes who is not in it', () => {
    expect(() => channel.say(emulator.person('Stranger'), 'hello')).toThrow('Stranger is not in this');
    expect(channel.messages()).toEqual([]);
  });
});

test('in a channel of Teams a name behind an @ is picked, and an answer to an answer is of the same thread', async () => {
  const { teams, emulator } = await openTeams();
  const channel = emulator.channel('onboarding');
  const priya = emulator.person('Priya');
  channel.say(priya, '@Usher and @Priya, hello');
  const [post] = channel.messages();
  expect(teams.channel('onboarding').messages()[0]?.text).toBe('<at>Usher</at> and <at>Priya</at>, hello');
  if (!post) throw new Error('nothing was said');
  channel.say(priya, 'an answer', post);
  const [answer] = channel.thread(post);
  if (!answer) throw new Error('nothing was answered');
  channel.say(priya, 'another', answer);
  expect(channel.thread(post).map(({ text }) => text)).toEqual(['an answer', 'another']);
  expect(() => channel.say(priya, 'hello?', { key: '1' })).toThrow('this message is not there any more');
});

test('in a channel of Slack an answer stands in the thread of what it answers', async () => {
  const { slack, emulator } = await openSlack();
  const channel = emulator.channel('onboarding');
  const priya = emulator.person('Priya');
  slack.channel('onboarding').invite(priya);
  channel.say(priya, 'hello');
  const [post] = channel.messages();
  if (!post) throw new Error('nothing was said');
  channel.say(priya, 'an answer', post);
  expect(channel.messages()).toHaveLength(1);
  expect(channel.thread(post).map(({ text }) => text)).toEqual(['an answer']);
});

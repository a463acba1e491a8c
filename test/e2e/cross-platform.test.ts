import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { LocalTeams } from '../../emulators/teams/local-teams.ts';
import type { LocalChannel } from '../../emulators/teams/people/channel.ts';
import { plainText } from '../../emulators/teams/plain-text.ts';
import { startLocalTeams } from '../../emulators/teams/start.ts';
import { useWorld } from '../support/world.ts';

/** Merchant and PM on different platforms. */
let teams: LocalTeams;
let channel: LocalChannel;
afterAll(() => teams?.close());
const world = useWorld({ notStarted: true });

beforeAll(async () => {
  teams = await startLocalTeams({ authenticated: false, rateLimits: false });
  channel = teams.channel('Onboarding');
});

async function pmSees(words: string): Promise<string> {
  const card = await teams.waitFor(
    () => channel.messages().find((message) => plainText(message).includes(words)),
    { what: `"${words}" in the PM's channel in Teams`, timeoutMs: 20_000 },
  );
  return plainText(card);
}

test('a merchant in Slack, the PM in Teams', async () => {
  await world.start({ TEAMS_ALLOW_UNAUTHENTICATED: '1', USHER_PM_CHANNEL: `teams:${channel.id}` });
  teams.connect(`${world.program.url}/api/messages`);
  channel.install(teams.user('Priya'));
  await teams.settled();
  const maya = world.merchant('Maya');
  await maya.says('hi', "Let's connect");
  await maya.says('talk to my PM', 'Write your question');
  await maya.says('Which store do you mean?', 'Sent to your project manager');
  await maya.sendsSample('one-missing', 'one permission is not right');
  expect(await pmSees('Which store do you mean?')).toContain('Maya');
  expect(await pmSees('Needs changes: Marketing')).toContain('Maya');
  const question = channel.mention(teams.user('Priya'), 'creds-status');
  const list = await teams.waitFor(
    () => channel.thread(question).find((reply) => plainText(reply).includes('1 merchant')),
    {
      what: 'the list',
    },
  );
  expect(plainText(list)).toContain('Maya');
});

test('a merchant in Teams, the PM in Slack', async () => {
  await world.program.stop();
  await world.start({ TEAMS_ALLOW_UNAUTHENTICATED: '1' });
  teams.connect(`${world.program.url}/api/messages`);
  const cleo = teams.user('Cleo');
  cleo.install();
  await teams.waitFor(() => cleo.messages().find((message) => plainText(message).includes("Let's connect")), {
    what: 'the welcome',
  });
  const pmReads = () =>
    world.slack
      .channel('onboarding')
      .messages()
      .some((message) => JSON.stringify(message).includes('Cleo'));
  expect(pmReads()).toBe(false);
  cleo.say("let's start");
  await world.slack.waitFor(pmReads, { what: 'the card in Slack' });
});

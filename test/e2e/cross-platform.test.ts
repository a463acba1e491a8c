import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { teamsEmulator } from '../../emulators/teams/emulator.ts';
import type { LocalTeams } from '../../emulators/teams/local-teams.ts';
import { startLocalTeams } from '../../emulators/teams/start.ts';
import { Merchant, PmChannel } from '../support/actor.ts';
import { useWorld } from '../support/world.ts';

/** Merchant and PM on different platforms: a world in Slack, and a Teams beside it. */
const world = useWorld({ notStarted: true });
let teams: LocalTeams;
let pmInTeams: PmChannel;
afterAll(() => teams?.close());

beforeAll(async () => {
  teams = await startLocalTeams({ authenticated: false, rateLimits: false });
});

async function start(env: Record<string, string> = {}): Promise<void> {
  await world.start({ TEAMS_ALLOW_UNAUTHENTICATED: '1', ...env });
  teams.connect(`${world.program.url}/api/messages`);
}

test('a merchant in Slack, the PM in Teams', async () => {
  await start({ USHER_PM_CHANNEL: `teams:${teams.channel('Onboarding').id}` });
  pmInTeams = new PmChannel(teamsEmulator(teams), 'Onboarding');
  await teams.settled();
  const maya = world.merchant('Maya');
  const isTold = (words: string) =>
    teams.waitFor(() => pmInTeams.text().includes(words) && pmInTeams.text().includes('Maya'), {
      what: `"${words}" about Maya in Teams`,
    });
  await maya.arrives();
  await maya.says('talk to my PM', 'Write your question');
  await maya.says('Which store do you mean?', 'Sent to your project manager');
  await maya.sendsSample('one-missing', 'one permission is not right');
  await isTold('Which store do you mean?');
  await isTold('Needs changes: Marketing');
  const list = await pmInTeams.asks();
  expect(list).toContain('1 merchant');
  expect(list).toContain('Maya');
});

test('a merchant in Teams, the PM in Slack', async () => {
  await world.program.stop();
  await start();
  const cleo = new Merchant(teamsEmulator(teams), 'Cleo');
  await cleo.arrives();
  expect(world.pm.text()).not.toContain('Cleo');
  cleo.writes("let's start");
  await world.slack.waitFor(() => world.pm.text().includes('Cleo'), {
    what: 'the card in Slack',
  });
});

import { slackEmulator } from '../../emulators/slack/emulator.ts';
import { teamsEmulator } from '../../emulators/teams/emulator.ts';
import type { Playground } from '../index.ts';
import { PM } from '../server/world.ts';
import { createNarrator } from './narrator.ts';
import { Player } from './player.ts';
import { saidInSlack, saidInTeams } from './said.ts';

/** Which alerts the PM got in the end. */
export interface DemoResult {
  verified: boolean;
  needsChanges: boolean;
}

/**
 * Plays three merchants through the whole job, over real HTTP: one with a good file (after a
 * screenshot), one with a faulty one, and one in Teams, all with the same PM in Slack. Prints both
 * sides. Rejects when an answer does not come.
 */
export async function playDemo(
  { slack, teams }: Playground,
  out: (text: string) => void,
  colour: boolean,
): Promise<DemoResult> {
  const narrator = createNarrator(() => [...saidInSlack(slack), ...saidInTeams(teams)], out, colour);
  const inSlack = slackEmulator(slack);
  const inTeams = teamsEmulator(teams);
  const channel = inSlack.channel('onboarding');
  const told = (words: string, who: string) =>
    channel.messages().some(({ text }) => text.includes(words) && text.includes(who));

  narrator.scene('Maya has never done this before');
  const maya = new Player('Maya', inSlack, narrator);
  await maya.arrives("Let's connect your BigCommerce store");
  await maya.presses("Let's start", 'Are you allowed to create API accounts?');
  await maya.presses('Yes', 'Log in to BigCommerce');
  await maya.says('help', 'Forgot your password?');
  await maya.says('done', 'Open the settings');
  await maya.presses('It looks different here', 'Advanced Settings');
  await maya.presses('Done', 'Open Store-level API accounts');
  await maya.presses('Done', 'Create an API account');
  await maya.presses('Done', 'Choose the type of token');
  await maya.presses('Done', 'Name the account');
  await maya.presses('Done', 'Set ten permissions');
  await maya.presses('All ten are set', 'Save, and keep the window open');
  await maya.presses('I have the file', 'Send me the file');

  narrator.scene('She sends a screenshot first, then the file');
  await maya.sends('screenshot', 'screenshot');
  await maya.sends('good', 'Is this your store?');
  await maya.presses("Yes, that's my store", 'One last question');
  await maya.presses('Yes, I set it', 'that is all we needed');

  narrator.scene('Ben has the file already, but one permission is not right');
  const ben = new Player('Ben', inSlack, narrator);
  await ben.sends('one-missing', 'one permission is not right');
  await ben.presses('Make a new one', 'Create an API account');

  narrator.scene('Cleo is in Microsoft Teams; the project manager stays in Slack');
  const cleo = new Player('Cleo', inTeams, narrator);
  await cleo.arrives("Let's connect your BigCommerce store");
  await cleo.sends('nothing', 'No permissions are set');

  narrator.scene('The project manager looks how everybody is doing');
  const done = () =>
    told('Verified', slack.user('Maya').mention) &&
    told('Needs changes', slack.user('Ben').mention) &&
    told('no permissions at all', 'Cleo');
  await inSlack.waitFor(done, { what: "the PM's alerts" });
  narrator.does(`${PM} in #onboarding`, '/creds-status');
  await channel.ask(inSlack.person(PM), 'creds-status');
  narrator.catchUp();
  return {
    verified: told('Verified', slack.user('Maya').mention),
    needsChanges: told('Needs changes', slack.user('Ben').mention),
  };
}

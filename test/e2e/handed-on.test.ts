import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { teamsEmulator } from '../../emulators/teams/emulator.ts';
import type { LocalTeams } from '../../emulators/teams/local-teams.ts';
import { startLocalTeams } from '../../emulators/teams/start.ts';
import { Merchant } from '../support/actor.ts';
import { useWorld } from '../support/world.ts';

/** A merchant hands it on to a colleague, who goes on where it stood: named in the chat, or with a code. */
const world = useWorld({ notStarted: true });
let teams: LocalTeams;
afterAll(() => teams?.close());

beforeAll(async () => {
  teams = await startLocalTeams({ authenticated: false, rateLimits: false });
  await world.start({ TEAMS_ALLOW_UNAUTHENTICATED: '1', PUBLIC_URL: 'https://usher.example.com' });
  teams.connect(`${world.program.url}/api/messages`);
});

const mention = (name: string) => `<@${world.slack.user(name).id}>`;

/** Somebody who stands at a step of the guide. */
async function atLogIn(name: string): Promise<Merchant> {
  const merchant = world.merchant(name);
  await merchant.arrives();
  await merchant.presses("Let's start", 'Are you allowed');
  await merchant.presses('Yes', 'Log in to BigCommerce');
  return merchant;
}

test('named in the chat: the colleague goes on, and who named them can have it back', async () => {
  const jane = await atLogIn('Jane');
  await jane.says('my developer does that', 'Who takes over?');
  const code = await jane.hears('To forward:');
  expect(code.text).toMatch(/https:\/\/usher\.example\.com\/i\/[A-Z0-9]{8}/);
  await jane.says('Ana Pérez', "I can't find anybody by that");
  const ana = world.merchant('Ana');
  await jane.says(`It is ${mention('Ana')}`, "I'm writing to");
  const first = await ana.hears('You take over from');
  expect(first.text).toContain('Log in to BigCommerce');
  expect(first.text).toContain(mention('Jane'));
  await world.pm.hearsInThread(ana, 'handed this on to');

  // One acts at a time.
  await ana.presses('Done', 'Open the settings');
  await jane.says('done', 'A colleague of yours goes on with this now');
  await jane.presses('Take it back', 'It is yours again');
  await jane.hears('Open the settings');
  await ana.hears('goes on with this, so there is nothing you need to do');
  await world.pm.hearsInThread(jane, 'has taken this back from');
  const refused = await ana.says('done', 'A colleague of yours goes on with this now');
  expect(refused.text).not.toContain('[Take it back]');
  await jane.presses('Done', 'Open Store-level API accounts');
});

test('whoever can’t be written to does not have it', async () => {
  const kim = await atLogIn('Kim');
  await kim.says('somebody else does it', 'Who takes over?');
  const gone = world.merchant('Gone');
  gone.person.leave();
  await kim.says(mention('Gone'), "I can't write to");
  await kim.presses('Carry on', 'Log in to BigCommerce');
  await world.pm.hearsInThread(kim, 'It stays where it was');
  await kim.presses('Done', 'Open the settings');
});

test('with a code, on another platform; taken back before, it leads nowhere', async () => {
  const lea = await atLogIn('Lea');
  await lea.says('a colleague will do it', 'Who takes over?');
  const codeOf = (text: string) => /\/i\/([A-Z0-9]{8})/.exec(text)?.[1] ?? '';
  const withdrawn = codeOf((await lea.hears('To forward:')).text);
  await lea.presses('Never mind', 'it stays with you');
  const ted = new Merchant(teamsEmulator(teams), 'Ted');
  await ted.arrives();
  await ted.says(withdrawn, 'Somebody has used this code already');

  await lea.says('a colleague will do it', 'Who takes over?');
  const code = await world.slack.waitFor(
    () =>
      lea
        .heard()
        .map(codeOf)
        .find((one) => one !== '' && one !== withdrawn),
    { what: 'another code' },
  );
  await ted.says(code, 'You take over from Lea');
  await lea.hears('From now on Ted goes on with this');
  await ted.says('my colleague does it', 'To forward:');
  await ted.says('Jane Doe', 'Please forward them the text above');
  await ted.presses('Never mind', 'it stays with you');
  await ted.presses('Done', 'Open the settings');
  await ted.sendsSample('good', 'Is this your store?');
  await lea.says('status', 'A colleague of yours goes on with this now');
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../../emulators/bigcommerce/sandbox.ts';
import type { Emulator } from '../../../emulators/kit/person.ts';
import { teamsEmulator } from '../../../emulators/teams/emulator.ts';
import type { LocalTeams } from '../../../emulators/teams/local-teams.ts';
import { plainText } from '../../../emulators/teams/plain-text.ts';
import { startLocalTeams } from '../../../emulators/teams/start.ts';
import { readConfig } from '../../../src/config/config.ts';
import { type Program, startProgram } from '../../../src/main.ts';
import { shops } from '../../../src/shops.ts';
import { Merchant, PmChannel, sample } from '../../support/actor.ts';
import { Journal } from '../../support/adapter.ts';

/**
 * Merchants in Teams, with the real program between a local Teams and BigCommerce's sandbox, and with the tokens
 * that the journeys do without: both sides check each other's.
 */
let dir: string;
let teams: LocalTeams;
let sandbox: Sandbox;
let emulator: Emulator;
let pm: PmChannel;
let program: Program;
const log = new Journal();

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'usher-teams-'));
  sandbox = await startSandbox();
  teams = await startLocalTeams({ connectorToken: 'the-bot', retryDelaysMs: [50, 300], rateLimits: false });
  emulator = teamsEmulator(teams);
  pm = new PmChannel(emulator);
  const config = readConfig(
    {
      PORT: '0',
      USHER_DATA_DIR: dir,
      BIGCOMMERCE_API_URL: sandbox.url,
      USHER_PM_CHANNEL: pm.channel.key,
    },
    shops,
  );
  program = await startProgram(
    {
      ...config,
      teams: {
        appId: teams.appId,
        appPassword: 'not used',
        tenantId: teams.tenantId,
        allowedTenants: [],
        allowLoopback: true,
        openIdMetadataUrl: teams.metadataUrl,
        token: async () => 'the-bot',
      },
    },
    { role: 'all', log },
  );
  teams.connect(`${program.server.url}/api/messages`);
});

afterAll(async () => {
  await program?.stop();
  await Promise.all([teams?.close(), sandbox?.close()]);
  rmSync(dir, { recursive: true, force: true });
});

/** A value of the good file. */
function valueAt(label: string): string {
  const text = Buffer.from(sample('good').bytes).toString();
  return new RegExp(`^${label}: *(\\S+)`, 'm').exec(text)?.[1] ?? '';
}

const merchant = (name: string) => new Merchant(emulator, name);

afterEach(() => {
  expect(log.text).not.toContain(valueAt('ACCESS TOKEN'));
  expect(log.text).not.toContain(teams.origin);
});

test('a merchant goes from the welcome to a verified store', async () => {
  const maya = merchant('Maya');
  await maya.arrives();
  await maya.presses("Let's start", 'Are you allowed to create API accounts?');
  await maya.presses('Yes', 'Log in to BigCommerce');
  expect(maya.text()).not.toContain("[Let's start]");
  await maya.presses('Done', 'Open the settings');

  teams.user('Maya').pasteImage(Buffer.from('iVBORw0KGgo=', 'base64'));
  await maya.hears('screenshot');

  await maya.sendsSample('good', 'Is this your store?');
  await maya.presses("Yes, that's my store", 'One last question');
  const { text } = await maya.presses('Yes, I set it', 'that is all we needed');
  // Nobody is told to delete anything before the credentials are handed over.
  expect(text).toContain('Please keep');
  expect(text).not.toContain('Microsoft Teams Chat Files');
  await pm.hears(maya, 'Verified');
  // One card for a merchant, brought up to date in its place.
  expect(pm.cardsOf(maya)).toHaveLength(1);
});

test('faults are told all at once, and the PM hears of it', async () => {
  const ben = merchant('Ben');
  await ben.arrives();
  await ben.sendsSample('one-missing', 'one permission is not right');
  await pm.hears(ben, 'Needs changes');
});

test('a link that has expired is told apart, and asked for again', async () => {
  const cleo = merchant('Cleo');
  await cleo.arrives();
  cleo.person.upload(sample('good'));
  teams.expireFileLinks();
  await cleo.hears('once more');
  await cleo.sendsSample('good', 'Is this your store?');
});

test('the form is filled in, mended, and gone from the screen', async () => {
  const dora = merchant('Dora');
  await dora.arrives();
  await dora.opensForm();
  const values = {
    'Store address (the API PATH line, or the address of your control panel)': valueAt('API PATH'),
    'Access token': 'too-short',
  };
  await dora.fillsIn(values, 'access token');
  expect(JSON.stringify(teams.user('Dora').messages())).not.toContain('too-short');
  await dora.fillsIn({ ...values, 'Access token': valueAt('ACCESS TOKEN') }, 'Is this your store?');
  await dora.hears('no longer shown here');
  expect(dora.person.form()).toBeUndefined();
  expect(JSON.stringify(teams.user('Dora').messages())).not.toContain(valueAt('ACCESS TOKEN'));
});

test('in the channel, the list is for the PM; elsewhere everybody sees their own only', async () => {
  expect(await pm.asks()).toContain('Maya');
  const other = teams.channel('random', { team: 'Elsewhere' });
  const maya = teams.user('Maya');
  other.install(maya);
  const question = other.mention(maya, 'creds-status');
  const answers = () => other.thread(question).map(plainText).join();
  await teams.waitFor(() => answers().includes('personal chat'), { what: 'the pointer' });
  expect(answers()).not.toMatch(/verified/i);
  await merchant('Maya').hears('BigCommerce');
});

test('somebody of another tenant gets in by an invitation, and by nothing else', async () => {
  const elsewhere = teamsEmulator(teams, 'Priya', '11111111-2222-4333-8444-555555555555');
  const nora = new Merchant(elsewhere, 'Nora');
  nora.person.arrive();
  nora.writes('hi');
  await emulator.settled();
  expect(nora.heard()).toEqual([]);

  teams.channel(pm.name).mention(teams.user('Priya'), 'creds-start Elsewhere Ltd');
  const priya = merchant('Priya');
  const codeIn = (text: string) => /Teams: ([A-Z0-9]{8})/.exec(text)?.[1];
  const code = await emulator.waitFor(() => codeIn(priya.text()), { what: 'the code' });
  await nora.says(code, "Let's connect");
  await nora.sendsSample('good', 'Is this your store?');
  await nora.presses("Yes, that's my store", 'One last question');
  await nora.presses('Yes, I set it', 'that is all we needed');
  await pm.hears(nora, 'Verified');

  // Others of that tenant are told what it takes, and no PM reads of them.
  const otto = new Merchant(elsewhere, 'Otto');
  otto.person.arrive();
  await otto.says('hello?', 'I need the code you were sent');
  expect(pm.about(otto)).toEqual([]);
});

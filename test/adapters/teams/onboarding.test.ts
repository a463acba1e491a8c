import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import {
  type SampleFile,
  type Sandbox,
  sampleFiles,
  startSandbox,
} from '../../../emulators/bigcommerce/sandbox.ts';
import type { LocalTeams } from '../../../emulators/teams/local-teams.ts';
import type { LocalChannel } from '../../../emulators/teams/people/channel.ts';
import type { LocalUser } from '../../../emulators/teams/people/user.ts';
import { plainText } from '../../../emulators/teams/plain-text.ts';
import { startLocalTeams } from '../../../emulators/teams/start.ts';
import type { MessageRecord } from '../../../emulators/teams/state.ts';
import { readConfig } from '../../../src/config/config.ts';
import { type Program, startProgram } from '../../../src/main.ts';
import { shops } from '../../../src/shops.ts';
import { Journal } from '../../support/adapter.ts';

/** Merchants in Teams, with the real program between a local Teams and BigCommerce's sandbox. */
let dir: string;
let teams: LocalTeams;
let sandbox: Sandbox;
let channel: LocalChannel;
let pm: LocalUser;
let program: Program;
const log = new Journal();

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'usher-teams-'));
  sandbox = await startSandbox();
  teams = await startLocalTeams({ connectorToken: 'the-bot', retryDelaysMs: [50, 300], rateLimits: false });
  channel = teams.channel('onboarding');
  pm = teams.user('Priya');
  channel.install(pm);
  const config = readConfig(
    {
      PORT: '0',
      USHER_DATA_DIR: dir,
      BIGCOMMERCE_API_URL: sandbox.url,
      USHER_PM_CHANNEL: `teams:${channel.id}`,
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

afterEach(() => {
  expect(log.text).not.toContain(valueAt('ACCESS TOKEN'));
  expect(log.text).not.toContain(teams.origin);
});

const fromBot = ({ from }: MessageRecord) => from === teams.botId;

function hears(user: LocalUser, words: string): Promise<MessageRecord> {
  const look = () => user.messages().findLast((one) => fromBot(one) && plainText(one).includes(words));
  return teams.waitFor(look, { what: `"${words}" for ${user.name}` });
}

async function presses(user: LocalUser, label: string, expected: string): Promise<void> {
  const on = await hears(user, `[${label}]`);
  await user.press(on, label);
  await hears(user, expected);
}

function sample(id: SampleFile['id']): SampleFile {
  const found = sampleFiles().find((file) => file.id === id);
  if (!found) throw new Error(`no sample ${id}`);
  return found;
}

/** A value of the good file. */
function valueAt(label: string): string {
  const text = Buffer.from(sample('good').bytes).toString();
  return new RegExp(`^${label}: *(\\S+)`, 'm').exec(text)?.[1] ?? '';
}

function sends(user: LocalUser, id: SampleFile['id']): void {
  const file = sample(id);
  user.upload({ name: file.name, bytes: file.bytes });
}

function inChannel(words: string, who: LocalUser): Promise<MessageRecord> {
  const look = () =>
    channel.messages().find((one) => plainText(one).includes(words) && plainText(one).includes(who.name));
  return teams.waitFor(look, { what: `"${words}" about ${who.name} in the channel` });
}

test('a merchant goes from the welcome to a verified store', async () => {
  const maya = teams.user('Maya');
  maya.install();
  await presses(maya, "Let's start", 'Are you allowed to create API accounts?');
  await presses(maya, 'Yes', 'Log in to BigCommerce');
  const used = maya.messages().filter((one) => plainText(one).includes("[Let's start]"));
  expect(used).toEqual([]);
  await presses(maya, 'Done', 'Open the settings');

  maya.pasteImage(Buffer.from('iVBORw0KGgo=', 'base64'));
  await hears(maya, 'screenshot');

  sends(maya, 'good');
  await hears(maya, 'Is this your store?');
  await presses(maya, "Yes, that's my store", 'that is all we needed');
  expect(plainText(await hears(maya, 'that is all we needed'))).toContain('Microsoft Teams Chat Files');
  await inChannel('Verified', maya);
  // One card for a merchant, brought up to date in its place.
  const cards = channel.messages().filter((one) => plainText(one).includes('started'));
  expect(cards).toHaveLength(1);
});

test('faults are told all at once, and the PM hears of it', async () => {
  const ben = teams.user('Ben');
  ben.install();
  await hears(ben, "[Let's start]");
  sends(ben, 'one-missing');
  await hears(ben, 'one permission is not right');
  await inChannel('Needs changes', ben);
});

test('a link that has expired is told apart, and asked for again', async () => {
  const cleo = teams.user('Cleo');
  cleo.install();
  await hears(cleo, "[Let's start]");
  sends(cleo, 'good');
  teams.expireFileLinks();
  await hears(cleo, 'once more');
  sends(cleo, 'good');
  await hears(cleo, 'Is this your store?');
});

test('the form is filled in, mended, and gone from the screen', async () => {
  const dora = teams.user('Dora');
  dora.install();
  await hears(dora, "[Let's start]");
  dora.say('type it in');
  const values = { 'API path (or store hash)': valueAt('API PATH'), 'Access token': 'too-short' };
  await dora.submit(await hears(dora, '[Check them]'), values, 'Check them');
  const mended = await hears(dora, 'access token');
  expect(JSON.stringify(mended)).not.toContain('too-short');
  const good = { ...values, 'Access token': valueAt('ACCESS TOKEN') };
  await dora.submit(await hears(dora, '[Check them]'), good, 'Check them');
  await hears(dora, 'Is this your store?');
  await hears(dora, 'no longer shown here');
  const seen = JSON.stringify(dora.messages());
  expect(seen).not.toContain('[Check them]');
  expect(seen).not.toContain(valueAt('ACCESS TOKEN'));
});

test('in the channel, the list is for the PM; elsewhere everybody sees their own only', async () => {
  const asked = channel.mention(pm, 'creds-status');
  await teams.waitFor(() => channel.thread(asked).some((one) => plainText(one).includes('Maya')), {
    what: 'the list',
  });
  const other = teams.channel('random', { team: 'Elsewhere' });
  const maya = teams.user('Maya');
  other.install(maya);
  const question = other.mention(maya, 'creds-status');
  await teams.waitFor(() => other.thread(question).some((one) => plainText(one).includes('personal chat')), {
    what: 'the pointer',
  });
  expect(other.thread(question).map(plainText).join()).not.toMatch(/verified/i);
  await hears(maya, 'BigCommerce');
});

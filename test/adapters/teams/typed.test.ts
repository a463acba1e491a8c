import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type Sandbox, sampleFiles, startSandbox } from '../../../emulators/bigcommerce/sandbox.ts';
import type { LocalTeams } from '../../../emulators/teams/local-teams.ts';
import type { LocalUser } from '../../../emulators/teams/people/user.ts';
import { plainText } from '../../../emulators/teams/plain-text.ts';
import { startLocalTeams } from '../../../emulators/teams/start.ts';
import type { MessageRecord } from '../../../emulators/teams/state.ts';
import { readConfig } from '../../../src/config/config.ts';
import { type Program, startProgram } from '../../../src/main.ts';
import { shops } from '../../../src/shops.ts';
import { Journal } from '../../support/adapter.ts';
import { useRedis } from '../../support/redis.ts';
import { everythingIn } from '../../support/secrets.ts';

/** Credentials typed into the form in Teams, with the real program in between, whatever Teams does. */
const redis = useRedis();
const log = new Journal();
let teams: LocalTeams;
let sandbox: Sandbox;
let program: Program | undefined;
let people = 0;

const TOKEN = /^ACCESS TOKEN: *(\S+)/m.exec(
  Buffer.from(sampleFiles().find(({ id }) => id === 'good')?.bytes ?? []).toString(),
)?.[1] as string;
const good = {
  'Store address (the API PATH line, or the address of your control panel)': 'acme01test',
  'Access token': TOKEN,
};

beforeAll(async () => {
  sandbox = await startSandbox();
  teams = await startLocalTeams({ connectorToken: 'the-bot', retryDelaysMs: [50, 300], rateLimits: false });
});
afterAll(async () => {
  await Promise.all([teams?.close(), sandbox?.close()]);
});

beforeEach(start);
afterEach(async () => {
  teams.faults.clear();
  await program?.stop();
});

async function start(): Promise<void> {
  const config = readConfig({ PORT: '0', REDIS_URL: redis.url(), BIGCOMMERCE_API_URL: sandbox.url }, shops);
  const { appId, tenantId, metadataUrl: openIdMetadataUrl } = teams;
  const bot = { appId, tenantId, openIdMetadataUrl, appPassword: 'not used', token: async () => 'the-bot' };
  program = await startProgram(
    { ...config, teams: { ...bot, allowedTenants: [], allowLoopback: true } },
    { role: 'all', log },
  );
  teams.connect(`${program.server.url}/api/messages`);
}

/** Somebody new, welcomed. */
async function merchant(): Promise<LocalUser> {
  const user = teams.user(`Merchant ${++people}`);
  user.install();
  await hears(user, "[Let's start]");
  return user;
}

/** Somebody new, with the form before them. */
async function withForm(): Promise<{ user: LocalUser; form: MessageRecord }> {
  const user = await merchant();
  user.say('type it in');
  return { user, form: await hears(user, '[Check them]') };
}

const said = (user: LocalUser, words: string) =>
  user.messages().filter((one) => one.from === teams.botId && plainText(one).includes(words));

function hears(user: LocalUser, words: string): Promise<MessageRecord> {
  const look = () => said(user, words).at(-1);
  return teams.waitFor(look, { what: `"${words}" for ${user.name}` });
}

test('asked for in words, the form is there at once', async () => {
  const { user } = await withForm();
  expect(said(user, 'Open the form')).toEqual([]);
});

test.each([
  ['busy', () => teams.faults.rateLimit('send', 1, 1)],
  ['down', () => teams.faults.fail('send', 1, 503)],
])('while Teams is %s the form waits, and nobody has to press again', async (_, trouble) => {
  const user = await merchant();
  trouble();
  user.say('type it in');
  await hears(user, '[Check them]');
  expect(said(user, '[Check them]')).toHaveLength(1);
  expect(said(user, 'Open the form')).toEqual([]);
});

test('what was typed leaves the screen in the end, though Teams was down and Usher ended meanwhile', async () => {
  const { user, form } = await withForm();
  teams.faults.fail('update', 1000, 503);
  await user.submit(form, good, 'Check them');
  await program?.stop();
  expect(said(user, '[Check them]')).toHaveLength(1);
  teams.faults.clear();
  await start();
  await hears(user, 'no longer shown here');
  expect(said(user, '[Check them]')).toEqual([]);
});

test('the same form sent again counts once, as long as it says the same', async () => {
  const { user, form } = await withForm();
  await Promise.all([1, 2, 3].map(() => user.submit(form, good, 'Check them')));
  await hears(user, 'Is this your store?');
  await user.submit(form, good, 'Check them');
  await user.submit(
    form,
    { ...good, 'Store address (the API PATH line, or the address of your control panel)': 'elsewhere' },
    'Check them',
  );
  await hears(user, 'belong together');
  expect(said(user, 'Checked with')).toHaveLength(2);
  expect(said(user, 'newer credentials')).toEqual([]);
});

test('a token in the wrong field is not shown again, nor kept', async () => {
  const { user, form } = await withForm();
  const wrong = {
    'Store address (the API PATH line, or the address of your control panel)': TOKEN,
    'Access token': 'acme01test',
  };
  await user.submit(form, wrong, 'Check them');
  const mended = await hears(user, 'This is not an API path');
  expect(mended.id).toBe(form.id);
  expect(JSON.stringify(mended)).not.toContain(TOKEN);
  expect(await everythingIn(redis.url())).not.toContain(TOKEN);
  await user.submit(mended, good, 'Check them');
  await hears(user, 'Is this your store?');
  expect(log.text).not.toContain(TOKEN);
});

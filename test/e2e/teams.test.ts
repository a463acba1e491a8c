import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Sandbox, startSandbox } from '../../emulators/bigcommerce/sandbox.ts';
import type { LocalTeams } from '../../emulators/teams/local-teams.ts';
import type { LocalChannel } from '../../emulators/teams/people/channel.ts';
import type { LocalUser } from '../../emulators/teams/people/user.ts';
import { plainText } from '../../emulators/teams/plain-text.ts';
import { startLocalTeams } from '../../emulators/teams/start.ts';
import { sample } from '../support/actor.ts';
import { type RunningProgram, startUsher } from '../support/program.ts';
import { useRedis } from '../support/redis.ts';
import { everythingIn, secretsOf } from '../support/secrets.ts';

/** The whole program in Microsoft Teams: merchant in a personal chat, PM in a channel. */
let teams: LocalTeams;
let sandbox: Sandbox;
let usher: RunningProgram;
let channel: LocalChannel;
let pm: LocalUser;
const dir = mkdtempSync(join(tmpdir(), 'usher-teams-'));

afterAll(async () => {
  // Before its Redis goes, which is stopped by the hook below.
  await usher?.stop();
  await Promise.all([teams?.close(), sandbox?.close()]);
  rmSync(dir, { recursive: true, force: true });
});
const redis = useRedis();

beforeAll(async () => {
  teams = await startLocalTeams({ authenticated: false, rateLimits: false, retryDelaysMs: [50, 300, 1000] });
  sandbox = await startSandbox();
  pm = teams.user('Priya');
  channel = teams.channel('Onboarding');
  usher = await startUsher({
    TEAMS_ALLOW_UNAUTHENTICATED: '1',
    BIGCOMMERCE_API_URL: sandbox.url,
    REDIS_URL: redis.url(),
    USHER_PM_CHANNEL: `teams:${channel.id}`,
    USHER_DATA_DIR: dir,
  });
  teams.connect(`${usher.url}/api/messages`);
  channel.install(pm);
  await teams.settled();
}, 60_000);

/** Waits for a card or text with these words in somebody's chat. */
async function hears(user: LocalUser, words: string) {
  return await teams.waitFor(
    () => user.messages().findLast((message) => plainText(message).includes(words)),
    {
      what: `"${words}" for ${user.name}`,
      timeoutMs: 20_000,
    },
  );
}

async function presses(user: LocalUser, label: string, expected: string) {
  const on = await hears(user, `[${label}]`);
  await user.press(on, label);
  return await hears(user, expected);
}

async function pmSees(words: string) {
  return await teams.waitFor(() => channel.messages().find((message) => plainText(message).includes(words)), {
    what: `"${words}" in the PM's channel`,
    timeoutMs: 20_000,
  });
}

describe('a merchant in Teams, from install to verified', () => {
  test('is welcomed once, walked through with buttons and words, and verified', async () => {
    const maya = teams.user('Maya');
    maya.install();
    await hears(maya, "Let's connect your BigCommerce store");
    await teams.settled();
    expect(maya.messages().filter((m) => plainText(m).includes("Let's connect"))).toHaveLength(1);
    await presses(maya, "Let's start", 'Are you allowed to create API accounts?');
    await presses(maya, 'Yes', 'Log in to BigCommerce');
    maya.say('done');
    await hears(maya, 'Open the settings');
    maya.say('help');
    await hears(maya, 'Scroll the menu');
    const { name, bytes } = sample('screenshot');
    maya.upload({ name, bytes });
    await hears(maya, 'screenshot');
    maya.upload({ name: 'a.txt', bytes: sample('good').bytes });
    await hears(maya, 'Is this your store?');
    await presses(maya, "Yes, that's my store", 'that is all we needed');
    await pmSees('Verified');
    await pmSees('start the integration');
  }, 60_000);

  test('an old button can not be pressed twice: its card is replaced by what was chosen', async () => {
    const maya = teams.user('Maya');
    const withButtons = maya.messages().filter((m) => /\[(Done|Yes|Let's start)\]/.test(plainText(m)));
    expect(withButtons).toEqual([]);
  });

  test('one permission missing: told which, and the PM sees the details below the card', async () => {
    const ben = teams.user('Ben');
    ben.install();
    await hears(ben, "Let's connect");
    ben.upload({ name: 'a.txt', bytes: sample('one-missing').bytes });
    await hears(ben, 'one permission is not right');
    await pmSees('Needs changes: Marketing');
    const card = await pmSees('Token fingerprint');
    await teams.waitFor(
      () =>
        channel
          .messages()
          .some((m) =>
            channel.thread(m).some((reply) => plainText(reply).includes('is none, must be modify')),
          ),
      {
        what: 'the details in the thread',
      },
    );
    expect(plainText(card)).toContain('started');
  });

  test('the form: mistakes are shown at once, and the values leave the screen', async () => {
    const text = Buffer.from(sample('good').bytes).toString();
    const token = /ACCESS TOKEN: (\S+)/.exec(text)?.[1] ?? '';
    const fay = teams.user('Fay');
    fay.install();
    await hears(fay, "Let's connect");
    fay.say('type it in');
    const form = await hears(fay, '[Check them]');
    await fay.submit(form, { 'API path (or store hash)': 'my shop', 'Access token': token }, 'Check them');
    const again = await hears(fay, '[Check them]');
    await fay.submit(
      again,
      { 'API path (or store hash)': 'acme01test', 'Access token': token },
      'Check them',
    );
    await hears(fay, 'Is this your store?');
    expect(fay.messages().some((m) => plainText(m).includes('[Check them]'))).toBe(false);
  });

  test('a link that expired is asked for again', async () => {
    const gus = teams.user('Gus');
    gus.install();
    await hears(gus, "Let's connect");
    teams.faults.linkLifetimeMs = -1;
    gus.upload({ name: 'a.txt', bytes: sample('good').bytes });
    await hears(gus, 'send it once more');
    teams.faults.linkLifetimeMs = 300_000;
    gus.upload({ name: 'a.txt', bytes: sample('good').bytes });
    await hears(gus, 'Is this your store?');
  });
});

describe('trouble', () => {
  test('an activity delivered five times acts once', async () => {
    const hal = teams.user('Hal');
    hal.install();
    await hears(hal, "Let's connect");
    teams.faults.copies = 5;
    hal.say('done');
    await hears(hal, 'Are you allowed to create API accounts?');
    await teams.settled();
    teams.faults.copies = 1;
    expect(hal.messages().filter((m) => plainText(m).includes('Are you allowed to create'))).toHaveLength(1);
    expect(hal.messages().some((m) => plainText(m).includes('did not understand'))).toBe(false);
  });

  test.each([
    ['limited', () => teams.faults.rateLimit('send', 1, 1)],
    ['broken', () => teams.faults.fail('send', 1, 502)],
  ])('the connector is %s: the message comes all the same, once', async (what, trouble) => {
    const person = teams.user(`Ina ${what}`);
    person.install();
    await hears(person, "Let's connect");
    trouble();
    person.say('done');
    await hears(person, 'Are you allowed to create API accounts?');
    expect(person.messages().filter((m) => plainText(m).includes('Are you allowed to create'))).toHaveLength(
      1,
    );
  });

  test('a merchant who blocked the bot is marked, until they write again', async () => {
    const jo = teams.user('Jo');
    jo.install();
    await hears(jo, "Let's connect");
    jo.block();
    jo.upload({ name: 'a.txt', bytes: sample('one-missing').bytes });
    await pmSees("Can't be reached");
    jo.unblock();
    jo.say('hi');
    await hears(jo, 'one permission is not right');
  });
});

describe('creds-status', () => {
  test('by mention in the channel: its merchants, in the thread of the question', async () => {
    const question = channel.mention(pm, 'creds-status');
    await teams.waitFor(
      () => channel.thread(question).some((reply) => plainText(reply).includes('merchants')),
      { what: 'the list' },
    );
  });

  test("in the personal chat: one's own and nobody else's", async () => {
    const ben = teams.user('Ben');
    ben.say('creds-status');
    const answer = plainText(await hears(ben, 'BigCommerce API credentials'));
    expect(answer).toContain('Needs changes');
    expect(answer).not.toContain('Maya');
  });
});

test('nothing in any shop was changed, and no secret is outside its seal', async () => {
  expect(sandbox.changes).toEqual([]);
  const written = JSON.stringify(teams.snapshot().messages.filter(({ from }) => from === teams.botId));
  expect(written).toContain('Acme Outdoor');
  for (const text of [await everythingIn(redis.url()), usher.output(), written]) {
    for (const secret of secretsOf(sandbox))
      if (text.includes(secret)) throw new Error('a secret is outside its seal');
  }
});

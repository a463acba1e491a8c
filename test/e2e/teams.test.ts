import { describe, expect, test } from '@jest/globals';
import { plainText } from '../../emulators/teams/plain-text.ts';
import { sample } from '../support/actor.ts';
import { useWorld } from '../support/world.ts';

/** What only Teams has; journeys.test.ts has the rest. */
const world = useWorld({ platform: 'teams' });
const WELCOME = "Let's connect your BigCommerce store";

test('installing the app is a hello: the merchant is welcomed once', async () => {
  const maya = world.merchant('Maya');
  await maya.arrives();
  await world.emulator.settled();
  expect(maya.heard().filter((text) => text.includes(WELCOME))).toHaveLength(1);
});

test('what was typed into the form leaves the screen', async () => {
  const text = Buffer.from(sample('good').bytes).toString();
  const token = /ACCESS TOKEN: (\S+)/.exec(text)?.[1] ?? '';
  const fay = world.merchant('Fay');
  await fay.arrives();
  await fay.opensForm();
  await fay.fillsIn(
    {
      'Store address (the API PATH line, or the address of your control panel)': 'acme01test',
      'Access token': token,
    },
    'Is this your store?',
  );
  expect(fay.text()).not.toContain('[Check them]');
  expect(JSON.stringify(world.teams.user('Fay').messages())).not.toContain(token);
});

test('a link that expired is asked for again', async () => {
  const gus = world.merchant('Gus');
  await gus.arrives();
  world.teams.faults.linkLifetimeMs = -1;
  await gus.sendsSample('good', 'send it once more');
  world.teams.faults.linkLifetimeMs = 300_000;
  await gus.sendsSample('good', 'Is this your store?');
});

describe('trouble', () => {
  const count = (texts: string[], words: string) => texts.filter((text) => text.includes(words)).length;

  test('an activity delivered five times acts once', async () => {
    const hal = world.merchant('Hal');
    await hal.arrives();
    world.teams.faults.copies = 5;
    await hal.says('done', 'Are you allowed to create API accounts?');
    await world.emulator.settled();
    world.teams.faults.copies = 1;
    expect(count(hal.heard(), 'Are you allowed to create')).toBe(1);
    expect(count(hal.heard(), 'did not understand')).toBe(0);
  });

  test.each([
    ['limited', () => world.teams.faults.rateLimit('send', 1, 1)],
    ['broken', () => world.teams.faults.fail('send', 1, 502)],
  ])('the connector is %s: the message comes all the same, once', async (what, trouble) => {
    const ina = world.merchant(`Ina ${what}`);
    await ina.arrives();
    trouble();
    await ina.says('done', 'Are you allowed to create API accounts?');
    expect(count(ina.heard(), 'Are you allowed to create')).toBe(1);
  });

  test('a merchant who blocked the bot is marked, until they write again', async () => {
    const jo = world.merchant('Jo');
    await jo.arrives();
    world.teams.user('Jo').block();
    jo.person.upload(sample('one-missing'));
    await world.pm.hears(jo, "Can't be reached");
    world.teams.user('Jo').unblock();
    await jo.says('hi', 'one permission is not right');
  });
});

test("creds-status in the personal chat: one's own and nobody else's", async () => {
  const ben = world.merchant('Ben');
  await ben.arrives();
  await ben.sendsSample('one-missing', 'one permission is not right');
  const { text } = await ben.says('creds-status', 'BigCommerce API credentials');
  expect(text).toContain('Needs changes');
  expect(text).not.toContain('Maya');
});

test('creds-status in the channel is answered in the thread of the question', async () => {
  await world.pm.asks();
  const posts = world.teams.channel('onboarding').messages().map(plainText);
  expect(posts.some((text) => /\d+ merchants/.test(text))).toBe(false);
});

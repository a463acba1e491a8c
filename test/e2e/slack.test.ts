import { describe, expect, test } from '@jest/globals';
import { credentialsText, TOKENS } from '../../emulators/bigcommerce/sandbox.ts';
import { plainText } from '../../emulators/slack/plain-text.ts';
import { secretsOf } from '../support/secrets.ts';
import { useWorld } from '../support/world.ts';

const world = useWorld();

test('a file through Slack Connect, where the event tells nothing of it', async () => {
  const hal = world.merchant('Hal');
  world.slack.user('Hal').uploadStub({ name: 'x.txt', bytes: credentialsText('acme01test', TOKENS.good) });
  await hal.hears('Is this your store?');
});

describe('/creds-status', () => {
  test("in the PM's channel: its merchants, those who need somebody first; for the asker only", async () => {
    await world.merchant('Cleo').sendsSample('many-wrong', 'permissions are not right');
    await world.merchant('Maya').sendsSample('good', 'Is this your store?');
    await world.pm.hears(world.merchant('Maya'), 'Verified');
    await world.pm.hears(world.merchant('Cleo'), 'Needs changes');
    const pm = world.slack.user('Priya');
    world.slack.channel('onboarding').invite(pm);
    const channel = world.slack.channel('onboarding');
    const list = plainText(await pm.command({ id: channel.id }, '/creds-status'));
    const [maya, cleo] = ['Maya', 'Cleo'].map((name) => world.merchant(name).person.mention);
    expect(list).toMatch(new RegExp(`Needs changes.*${cleo}.*Verified.*${maya}`, 's'));
    expect(list).toContain('merchants');
    expect(channel.messages().some((m) => plainText(m).includes('merchants'))).toBe(false);
  });

  test('with a name: that one', async () => {
    const list = plainText(
      await world.slack
        .user('Priya')
        .command({ id: world.slack.channel('onboarding').id }, '/creds-status', 'maya'),
    );
    expect(list).toContain(world.merchant('Maya').person.mention);
    expect(list).not.toContain(world.merchant('Cleo').person.mention);
  });

  test("anywhere else: one's own and nobody else's", async () => {
    const cleo = world.slack.user('Cleo');
    const own = plainText(await cleo.command('dm', '/creds-status'));
    expect(own).toContain('Needs changes');
    expect(own).not.toContain(world.merchant('Maya').person.mention);
    const stranger = world.slack.user('Stranger');
    const other = world.slack.channel('random');
    other.invite(stranger);
    expect(plainText(await stranger.command({ id: other.id }, '/creds-status'))).toContain(
      'nothing under way',
    );
  });
});

test('the app home says hello and where things stand', async () => {
  const cleo = world.slack.user('Cleo');
  cleo.openHome('home');
  await world.slack.waitFor(() => JSON.stringify(cleo.home() ?? '').includes('Needs changes'), {
    what: 'the home',
  });
});

test('no secret stands in a form or a home either', () => {
  const views = JSON.stringify(world.slack.snapshot().views);
  for (const secret of secretsOf(world.sandbox)) expect(views.includes(secret)).toBe(false);
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { slackEmulator } from '../../emulators/slack/emulator.ts';
import type { LocalSlack } from '../../emulators/slack/local-slack.ts';
import { plainText } from '../../emulators/slack/plain-text.ts';
import { startLocalSlack } from '../../emulators/slack/start.ts';
import { Merchant, sample } from '../support/actor.ts';
import { slackApp } from '../support/slack-app.ts';
import { oneSlack } from '../support/slacks.ts';
import { until } from '../support/until.ts';
import { useWorld } from '../support/world.ts';

/** Merchants in workspaces of their own: the app comes there by OAuth, and the invitation with it. */

const world = useWorld({ platform: 'slack', notStarted: true });
let acme: LocalSlack;
let slack: Awaited<ReturnType<typeof oneSlack>>;
let env: Record<string, string>;

beforeAll(async () => {
  const { signingSecret, client } = world.slack;
  acme = await startLocalSlack({
    ...slackApp(),
    ...client,
    signingSecret,
    team: { id: 'TACME', name: 'Acme' },
  });
  slack = await oneSlack([world.slack, acme]);
  env = {
    SLACK_API_URL: slack.apiUrl,
    SLACK_CLIENT_ID: client.clientId,
    SLACK_CLIENT_SECRET: client.clientSecret,
    PUBLIC_URL: 'https://usher.example.com',
  };
  await world.start(env);
  acme.connect(`${world.program.url}/slack/events`);
});
afterAll(async () => {
  await acme.close();
  await slack.close();
});

const codeIn = (text: string) => /\/i\/([A-Z0-9]{8})/.exec(text)?.[1] ?? '';

/** A PM's invitation, in the home workspace. */
async function invited(customer: string): Promise<string> {
  const { text } = await world.pm.channel.ask(world.emulator.person('Priya'), 'creds-start', customer);
  return codeIn(text);
}

/** A browser that follows the link; `change` tampers with where Slack leads it back to. */
async function installs(
  by: string,
  code?: string,
  change: (back: URL, cookie: string) => string = (_, c) => c,
) {
  acme.letInstall(acme.user(by));
  slack.signInTo(acme);
  const query = code === undefined ? '' : `?invite=${code}`;
  const asked = await fetch(`${world.program.url}/slack/install${query}`, { redirect: 'manual' });
  const cookie = (asked.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const allowed = await fetch(asked.headers.get('location') ?? '', { redirect: 'manual' });
  const back = new URL(allowed.headers.get('location') ?? '');
  const { host } = new URL(world.program.url);
  Object.assign(back, { protocol: 'http:', host });
  const sent = change(back, cookie);
  const response = await fetch(back, { headers: { cookie: sent }, redirect: 'manual' });
  return { status: response.status, page: await response.text(), back, cookie };
}

const maya = () => new Merchant(slackEmulator(acme), 'Maya');

describe('from a link to verified, in a workspace of their own', () => {
  test('the invitation leads to the installation, and installing it is accepting', async () => {
    const code = await invited('Acme Outdoor');
    const page = await (await fetch(`${world.program.url}/i/${code}`)).text();
    expect(page).toContain(`https://usher.example.com/slack/install?invite=${code}`);
    const { status, page: done } = await installs('Maya', code);
    expect([status, done]).toEqual([200, expect.stringContaining('I have written to you in Slack')]);
    await maya().hears("Let's connect your BigCommerce store");
    await until(() =>
      world.pm.channel.messages().some(({ text }) => /Acme Outdoor[\s\S]*Just started/.test(text)),
    );
  });

  test('everything goes on in it, and each call goes by the token of its own workspace', async () => {
    const merchant = maya();
    await merchant.presses("Let's start", 'Are you allowed to create API accounts?');
    const { body: form } = { body: sample('good') };
    await merchant.says(form.bytes.toString(), 'Is this your store?');
    await merchant.presses("Yes, that's my store", 'One last question');
    await merchant.presses('Yes, I set it', 'that is all we needed');
    await until(() => world.pm.channel.messages().some(({ text }) => text.includes('Verified')));
    // Nobody of Acme was ever written to with the token of the home workspace.
    expect(world.slack.users().map(({ name }) => name)).not.toContain('Maya');
    const home = slack.calls.filter(({ workspace }) => workspace === world.slack.teamId);
    expect(home.length).toBeGreaterThan(0);
    expect(JSON.stringify(world.program.output())).not.toContain(acme.botToken);
  });

  test('a state is good once, for one browser, as it was made', async () => {
    const first = await installs('Maya');
    expect(first.status).toBe(200);
    const again = await fetch(first.back, { headers: { cookie: first.cookie } });
    expect(again.status).toBe(400);
    expect((await installs('Maya', undefined, () => '')).status).toBe(400);
    const tampered = await installs('Maya', undefined, (back, cookie) => {
      const state = `${back.searchParams.get('state')?.slice(0, -3)}abc`;
      back.searchParams.set('state', state);
      return `${cookie.split('=')[0]}=${state}`;
    });
    expect(tampered.status).toBe(400);
    const denied = await installs('Maya', undefined, (back, cookie) => {
      back.searchParams.delete('code');
      back.searchParams.set('error', 'access_denied');
      return cookie;
    });
    expect([denied.status, denied.page]).toEqual([403, expect.stringContaining('Nothing was installed')]);
  });

  test('an invitation that fails on the way is still good', async () => {
    const code = await invited('Beta Goods');
    acme.faults.fail('auth.test', 1, 'fatal_error');
    expect((await installs('Nia', code)).status).toBe(502);
    expect((await installs('Nia', code)).status).toBe(200);
    await new Merchant(slackEmulator(acme), 'Nia').hears("Let's connect your BigCommerce store");
  });

  test('whoever comes uninvited is told what is needed, and no PM reads of them', async () => {
    const before = world.pm.channel.messages().length;
    const otto = new Merchant(slackEmulator(acme), 'Otto');
    await otto.says('hello?', 'I need the code you were sent');
    const code = await invited('Gamma');
    await otto.says(code, "Let's connect your BigCommerce store");
    const news = world.pm.channel.messages().slice(before);
    expect(news.every(({ text }) => !text.includes('Otto') || text.includes('Gamma'))).toBe(true);
  });
});

describe('the app is removed from there', () => {
  test('the PM is told, what is owed is kept, and goes out once it is back', async () => {
    acme.uninstall();
    const told = () =>
      world.pm.channel
        .messages()
        .filter(({ text }) => text.includes('App removed') || text.includes('The app was removed'));
    await until(() => told().length >= 3);
    const installed = slack.calls.filter(({ workspace }) => workspace === acme.teamId).length;
    // A PM has something to say meanwhile.
    const priya = world.slack.user('Priya');
    const channel = world.slack.channel('onboarding');
    const card = channel
      .messages()
      .find((one) => plainText(one).includes('Gamma') && plainText(one).includes('started'));
    if (!card) throw new Error('there is no card');
    priya.say(channel, `<@${world.slack.botUserId}> Are you still there?`, card);
    await until(() => channel.thread(card).some((one) => plainText(one).includes('I have sent that to')));
    expect(slack.calls.filter(({ workspace }) => workspace === acme.teamId)).toHaveLength(installed);
    expect((await installs('Otto')).status).toBe(200);
    await new Merchant(slackEmulator(acme), 'Otto').hears('Are you still there?');
  });
});

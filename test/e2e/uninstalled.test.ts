import { expect, test } from '@jest/globals';
import { sample } from '../support/actor.ts';
import { runUsher } from '../support/program.ts';
import { until } from '../support/until.ts';
import { SOON, useWorld } from '../support/world.ts';

const world = useWorld({ times: SOON });

/** What an operator's monitoring reads. */
const metric = async (name: string) =>
  new RegExp(`^${name} (\\d)$`, 'm').exec(await (await fetch(`${world.program.url}/metrics`)).text())?.[1];
const doctor = () => {
  const { botToken, signingSecret, apiUrl } = world.slack;
  return runUsher(['doctor'], {
    SLACK_BOT_TOKEN: botToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_API_URL: apiUrl,
    REDIS_URL: world.redis.url,
  });
};
const REFUSED = 'usher_chat_refused{platform="slack"}'.replace(/[{}]/g, '\\$&');

test('the app is removed in the middle: the operator is told what to do, and all that is owed goes out later', async () => {
  const ann = world.merchant('Ann');
  const bob = world.merchant('Bob');
  await ann.says('hi', "Let's connect");
  expect(await metric(REFUSED)).toBe('0');
  world.sandbox.faults = { mode: 'slow', delayMs: 300 };
  await ann.sendsSample('one-missing', 'Got it');

  // Bob's file has arrived, but not been fetched, when the token dies.
  world.slack.uninstall();
  bob.person.upload(sample('good'));
  await world.slack.settled();
  world.sandbox.faults = { mode: 'none' };

  await until(() => world.program.output().includes('the app was removed from a workspace'));
  await until(() => world.program.output().includes('put its token into SLACK_BOT_TOKEN, and restart'));
  await until(async () => (await metric(REFUSED)) === '1');
  expect((await fetch(`${world.program.url}/readyz`)).status).toBe(200);
  expect(await doctor()).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(
      '✗ Slack: the token is refused (account_inactive); install the app (again)',
    ),
  });

  expect(await world.program.stop()).toBe(0);
  world.slack.faults.clear();
  await world.start();
  await ann.hears('one permission is not right');
  await world.pm.hears(ann, 'Needs changes');
  await bob.hears('Is this your store?');
  await world.pm.hears(bob, 'Verified');
  expect(bob.heard().join()).not.toContain('not allowed to open');
  expect(await metric(REFUSED)).toBe('0');
});

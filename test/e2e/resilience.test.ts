import { createHmac } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { startEmbeddedRedis } from '../../adapters/redis/embedded.ts';
import { SOON, useWorld } from '../support/world.ts';

// The last delivery comes after a Redis that a busy machine starts slowly.
const world = useWorld({ times: SOON, retryDelaysMs: [50, 300, 1000, 15_000] });
const WELCOME = "Let's connect your BigCommerce store";

/** The number of the bot's messages with these words. */
const count = (heard: string[], words: string) => heard.filter((text) => text.includes(words)).length;

describe('deliveries', () => {
  test('an event delivered five times acts once', async () => {
    const maya = world.merchant('Maya');
    await maya.says('hi', WELCOME);
    world.slack.faults.copies = 5;
    await maya.says('done', 'Are you allowed to create API accounts?');
    world.slack.faults.copies = 1;
    await world.slack.settled();
    await maya.says('status', 'This is where we are');
    expect(count(maya.heard(), 'did not understand')).toBe(0);
    expect(count(maya.heard(), 'Are you allowed to create API accounts?')).toBe(2);
  });

  test('two events at once: both count, in some order, and nobody is left behind', async () => {
    const two = world.merchant('Two');
    await two.says('hi', WELCOME);
    two.writes("let's start");
    two.writes('status');
    await two.hears('Are you allowed to create API accounts?');
    await world.slack.settled();
    await two.says('yes', 'Step 1 of 9');
  });

  test('a button pressed by two clicks at once goes one step', async () => {
    const dana = world.merchant('Dana');
    await dana.says('hi', WELCOME);
    await dana.says('done', 'Are you allowed');
    const yes = dana.newestWith('Yes');
    await Promise.all([yes.press('Yes'), yes.press('Yes')]);
    await dana.hears('Step 1 of 9');
    await dana.says('status', 'You are at step 1 of 9');
  });

  test('events out of order do no harm', async () => {
    const omar = world.merchant('Omar');
    world.slack.faults.shuffle = 2;
    omar.writes('hello');
    omar.writes('done');
    await omar.hears(WELCOME);
    world.slack.faults.shuffle = 0;
    await world.slack.settled();
    await omar.says('restart', 'Shall we start again');
    await omar.says('yes', WELCOME);
  });
});

describe('forged requests', () => {
  const body = JSON.stringify({
    type: 'event_callback',
    team_id: 'T1',
    event_id: 'Ev1',
    event_time: 1,
    event: { type: 'message', channel_type: 'im', channel: 'D1', user: 'U1', text: 'hi' },
  });
  const now = () => Math.floor(Date.now() / 1000);
  const sign = (secret: string, time: number, text = body) =>
    `v0=${createHmac('sha256', secret).update(`v0:${time}:${text}`).digest('hex')}`;
  const textsTaken = async () => {
    const metrics = await (await fetch(`${world.program.url}/metrics`)).text();
    const [, count] = /usher_turns_total\{kind="text"\} (\d+)/.exec(metrics) ?? [];
    expect(Number(count)).toBeGreaterThan(0);
    return count;
  };

  test.each([
    ['a wrong signature', () => ({ time: now(), signature: sign('another secret', now()) })],
    [
      'a replayed one, six minutes old',
      () => ({ time: now() - 360, signature: sign(world.slack.signingSecret, now() - 360) }),
    ],
    [
      'a signature for another body',
      () => ({ time: now(), signature: sign(world.slack.signingSecret, now(), '{}') }),
    ],
    ['no signature', () => ({ time: now(), signature: undefined })],
  ])('%s: 401, an empty body, and nothing happens', async (_, make) => {
    const { time, signature } = make();
    const before = await textsTaken();
    const response = await fetch(`${world.program.url}/slack/events`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Slack-Request-Timestamp': String(time),
        ...(signature ? { 'X-Slack-Signature': signature } : {}),
      },
      body,
    });
    expect(response.status).toBe(401);
    expect(await response.text()).toBe('');
    expect(await textsTaken()).toBe(before);
  });
});

describe('trouble elsewhere', () => {
  test('Slack limits the rate: later, in order, nothing lost', async () => {
    const rita = world.merchant('Rita');
    world.slack.faults.rateLimit('chat.postMessage', 2, 1);
    await rita.says('hi', WELCOME);
    world.slack.faults.rateLimit('chat.postMessage', 1, 1);
    rita.writes('done');
    await world.slack.settled();
    rita.writes('yes');
    await rita.hears('Step 1 of 9');
    const heard = rita.heard();
    expect(heard.findIndex((text) => text.includes('Are you allowed'))).toBeLessThan(
      heard.findIndex((text) => text.includes('Step 1 of 9')),
    );
    expect(count(heard, WELCOME)).toBe(1);
  });

  test('Slack answers with errors, or its answer is lost: the message comes all the same', async () => {
    const sam = world.merchant('Sam');
    world.slack.faults.fail('chat.postMessage', 1, 'internal_error');
    await sam.says('hi', WELCOME);
    world.slack.faults.fail('chat.postMessage', 1, 503);
    await sam.says('done', 'Are you allowed to create');
  });

  test('BigCommerce does not answer: the merchant is told, and the result comes when it is back', async () => {
    const tom = world.merchant('Tom');
    world.sandbox.faults = { mode: 'down' };
    await tom.sendsSample('good', 'is not answering at the moment');
    world.sandbox.faults = { mode: 'none' };
    await tom.hears('Is this your store?');
    await world.pm.hears(tom, 'Verified');
  });

  test('BigCommerce limits the rate in the middle of a check: waits as told, and goes on', async () => {
    const uma = world.merchant('Uma');
    world.sandbox.faults = { mode: 'rate_limited', retryAfterMs: 300, times: 2, path: '/v3/' };
    await uma.sendsSample('good', 'Is this your store?');
  });

  test("the PM's channel can't be written to: the merchant goes on, and the PM is told as soon as it can", async () => {
    const vic = world.merchant('Vic');
    world.slack.channel('onboarding').remove();
    await vic.sendsSample('one-missing', 'one permission is not right');
    expect(world.pm.cardsOf(vic)).toEqual([]);
    await vic.presses('Make a new one', 'Create an API account');
  });
});

describe('crashes', () => {
  test('killed in the middle of a check: the next one finishes it, and the PM is told', async () => {
    world.slack.channel('onboarding').invite();
    const wim = world.merchant('Wim');
    world.sandbox.faults = { mode: 'slow', delayMs: 1500 };
    await wim.sendsSample('good', 'Got it');
    await world.program.kill();
    world.sandbox.faults = { mode: 'none' };
    await world.start();
    await wim.hears('Is this your store?');
    await world.pm.hears(wim, 'Verified');
    expect(count(wim.heard(), 'Is this your store?')).toBe(1);
  });

  test('killed while messages wait to be sent: they are sent by the next one', async () => {
    const xia = world.merchant('Xia');
    await xia.says('hi', WELCOME);
    world.slack.faults.rateLimit('chat.postMessage', 1, 2);
    xia.writes('done');
    await world.slack.settled();
    await world.program.kill();
    await world.start();
    await xia.hears('Are you allowed to create API accounts?');
  });

  test('days later, after restarts, the merchant resumes where they stopped', async () => {
    const xia = world.merchant('Xia');
    await xia.says('yes', 'Step 1 of 9');
    expect(await world.program.stop()).toBe(0);
    await world.start();
    await xia.says('hello again', 'Log in to BigCommerce');
  });

  test('Redis is away: Slack is told so and delivers again, nothing is lost', async () => {
    const yan = world.merchant('Yan');
    await yan.says('hi', WELCOME);
    await world.redis.stop();
    yan.writes('done');
    await world.slack.waitFor(
      () =>
        world.slack.deliveries
          .at(-1)
          ?.outcomes.some((outcome) => outcome.kind === 'answered' && outcome.status >= 500),
      {
        what: 'an error for Slack',
      },
    );
    expect((await fetch(`${world.program.url}/healthz`)).status).toBe(200);
    expect((await fetch(`${world.program.url}/readyz`)).status).toBe(503);
    world.redis = await startEmbeddedRedis({ dataDir: world.redisDir });
    await yan.hears('Are you allowed to create API accounts?');
    await yan.says('yes', 'Step 1 of 9');
  });

  test('told to stop while Redis is away: it ends all the same', async () => {
    await world.redis.stop();
    expect(await world.program.stop()).toBe(0);
    world.redis = await startEmbeddedRedis({ dataDir: world.redisDir });
  });
});

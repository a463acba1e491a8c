import { expect, test } from '@jest/globals';
import { startUsher } from '../support/program.ts';
import { SOON, useWorld } from '../support/world.ts';

const world = useWorld({ notStarted: true, times: SOON });

test('web and worker as two processes, and two of each, do the job once', async () => {
  const environment = () => ({
    SLACK_BOT_TOKEN: world.slack.botToken,
    SLACK_SIGNING_SECRET: world.slack.signingSecret,
    SLACK_API_URL: world.slack.apiUrl,
    BIGCOMMERCE_API_URL: world.sandbox.url,
    REDIS_URL: world.redis.url,
    USHER_PM_CHANNEL: `slack:${world.slack.channel('onboarding').id}`,
    USHER_SEAL_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
  });
  const web = await world.start(environment(), ['--role', 'web']);
  const second = await startUsher(environment(), ['--role', 'web'], { times: SOON });
  const maya = world.merchant('Maya');
  try {
    await maya.sendsSample('good', 'Got it');
    expect(world.sandbox.requests).toEqual([]);
    const workers = await Promise.all([
      startUsher(environment(), ['--role', 'worker'], { times: SOON }),
      startUsher(environment(), ['--role', 'worker'], { times: SOON }),
    ]);
    try {
      await maya.hears('Is this your store?');
      await world.pm.hears(maya, 'Verified');
      expect((await fetch(`${workers[0].url}/slack/events`, { method: 'POST' })).status).toBe(404);
      world.slack.connect(`${second.url}/slack/events`);
      await maya.says('yes', 'One last question');
      await maya.says('yes', 'that is all we needed');
    } finally {
      await Promise.all(workers.map((worker) => worker.stop()));
    }
  } finally {
    await Promise.all([web.stop(), second.stop()]);
  }
  expect(maya.heard().filter((text) => text.includes('Is this your store?'))).toHaveLength(1);
});

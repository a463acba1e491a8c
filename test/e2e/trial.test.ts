import { describe, expect, test } from '@jest/globals';
import { everythingIn } from '../support/secrets.ts';
import { until } from '../support/until.ts';
import { useWorld } from '../support/world.ts';

/** A project manager tries out what merchants go through. */
describe.each(['slack', 'teams'] as const)('in %s', (platform) => {
  const world = useWorld({ platform });

  test('who looks after merchants tries the guide; nobody reads of it, and nothing is left of it', async () => {
    const priya = world.merchant('Priya');
    if (platform === 'teams') priya.person.arrive();
    await world.pm.channel.ask(priya.person, 'creds-status');
    const before = world.pm.channel.messages().length;
    await priya.says('hi', 'You look after merchants');
    await priya.presses('Try it as a merchant', 'This is a trial');
    await priya.presses("Let's start", 'Are you allowed to create API accounts?');
    await priya.sendsSample('good', 'Is this your store?');
    await priya.presses("Yes, that's my store", 'One last question');
    await priya.presses('Yes, I set it', 'that is all we needed');
    await priya.says('talk to my PM', "can't reach a project manager from here");
    expect((await world.pm.channel.ask(priya.person, 'creds-status')).text).toContain(
      'No merchants here yet',
    );
    await priya.says('end trial', 'The trial is over');
    await priya.says('hello again', 'You look after merchants');
    const said = world.pm.channel.messages().slice(before);
    expect(
      said.filter(({ text }) => /Priya|started|Verified/.test(text) && !text.includes('creds-status')),
    ).toEqual([]);
    await until(async () => !(await everythingIn(world.redis.url)).includes('"isTrial"'));
  });
});

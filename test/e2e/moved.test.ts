import { describe, expect, test } from '@jest/globals';
import { PmChannel } from '../support/actor.ts';
import { useWorld } from '../support/world.ts';

/** A merchant is looked after in another channel from now on. */
describe.each(['slack', 'teams'] as const)('in %s', (platform) => {
  const world = useWorld({ platform });

  test('who acts in both channels brings a merchant over; the old card says so, and the new one goes on', async () => {
    const priya = world.emulator.person('Priya');
    const stranger = world.emulator.person('Otto');
    for (const person of [priya, stranger]) {
      if (platform === 'slack') continue;
      person.arrive();
    }
    const [old, other] = [world.pm, new PmChannel(world.emulator, 'acme-project')];
    if (platform === 'teams')
      world.teams.channel('acme-project').add(world.teams.user('Priya'), world.teams.user('Otto'));
    const maya = world.merchant('Maya');
    await maya.arrives();
    await maya.says("let's start", 'Are you allowed to create API accounts?');
    await old.hears(maya, 'Asked whether they may create');
    await old.channel.ask(priya, 'creds-status');

    const type = async (by: typeof priya, words: string, expected: string) => {
      if (platform === 'slack') {
        const answer = await other.channel.ask(by, 'creds-start', words);
        expect(answer.text).toContain(expected);
        return;
      }
      world.teams.channel('acme-project').mention(world.teams.user(by.name), `creds-start ${words}`);
      await world.emulator.waitFor(() => by.messages().find(({ text }) => text.includes(expected)), {
        what: expected,
      });
    };
    await type(stranger, 'move Maya', 'None of the merchants in your other channels');
    await type(priya, 'move Nobody', 'is called "Nobody"');
    await type(priya, 'move Maya', 'is looked after in this channel from now on');

    await old.hears(maya, 'is looked after in another channel');
    await other.hears(maya, 'Asked whether they may create');
    await maya.says('yes', 'Step 1 of 9');
    await other.hears(maya, 'Step 1 of 9');
    expect((await other.channel.ask(priya, 'creds-status')).text).toContain('Step 1 of 9');
    expect((await old.channel.ask(priya, 'creds-status')).text).not.toContain('Step 1');
    await maya.sendsSample('good', 'Is this your store?');
    await other.hears(maya, 'Verified');
    expect(old.about(maya).some(({ text }) => text.includes('Verified'))).toBe(false);
  });
});

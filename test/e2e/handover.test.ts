import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { plainText } from '../../emulators/slack/plain-text.ts';
import type { MessageRecord } from '../../emulators/slack/state.ts';
import { everythingIn, secretsOf } from '../support/secrets.ts';
import { until } from '../support/until.ts';
import { SOON, useWorld } from '../support/world.ts';

/** From the card to the credentials, in the whole program. */
const PUBLIC_URL = 'https://usher.example.com';

const shown = (text: string, secrets: string[]) => secrets.filter((secret) => text.includes(secret));

/** The path and key of the link somewhere in a message. */
function linkIn(message: unknown): { path: string; key: string } {
  const [, path = '', key = ''] =
    /https:\/\/usher\.example\.com(\/r\/[\w-]{43})#([\w-]{43})/.exec(JSON.stringify(message)) ?? [];
  return { path, key };
}

async function opened(url: string, { path, key }: { path: string; key: string }) {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ key }),
  });
  return await answer.text();
}

describe('in Slack', () => {
  const world = useWorld({ notStarted: true, times: { ...SOON, openingMs: 1_000 } });
  const priya = () => world.slack.user('Priya');
  const channel = () => world.slack.channel('onboarding');
  beforeAll(() => channel().invite(priya()));
  afterEach(async () => {
    await world.program.stop();
  });

  async function verified(name: string) {
    const merchant = world.merchant(name);
    await merchant.sendsSample('good', 'Is this your store?');
    await world.pm.hears(merchant, 'Verified');
    return merchant;
  }

  /** The card of a merchant, as it is now. */
  const cardOf = (name: string): MessageRecord => {
    const { mention } = world.slack.user(name);
    const found = channel()
      .messages()
      .findLast((one) => plainText(one).includes(mention) && plainText(one).includes('started'));
    if (!found) throw new Error(`there is no card of ${name}`);
    return found;
  };

  test('the card gives whoever presses a link that opens once; nobody else sees it', async () => {
    await world.start({ PUBLIC_URL });
    const maya = await verified('Maya');
    await until(() => plainText(cardOf('Maya')).includes('[Hand over]'));
    await priya().press(cardOf('Maya'), 'Hand over');
    const link = await until(
      () => linkIn(priya().ephemerals()),
      ({ key }) => key !== '',
    );
    expect(shown(await opened(world.program.url, link), secretsOf(world.sandbox)).length).toBeGreaterThan(1);
    await maya.hears('has them. You can delete the file now.');
    await world.pm.hearsInThread(maya, 'Handed over');
    await until(() => !plainText(cardOf('Maya')).includes('[Hand over]'));
    expect(plainText(cardOf('Maya'))).toContain('Handed over');

    expect(shown(await opened(world.program.url, link), secretsOf(world.sandbox))).toEqual([]);
    await world.pm.hears(maya, 'opened again');

    const everybody = JSON.stringify(channel().messages());
    expect(everybody).not.toContain(link.key);
    const kept = (await everythingIn(world.redis.url)) + world.program.output();
    expect(kept).not.toContain(link.key);
    expect(shown(kept, secretsOf(world.sandbox))).toEqual([]);
  });

  test('by name, for those of the channel, there', async () => {
    await world.start({ PUBLIC_URL });
    await verified('Nia');
    await verified('Noor');
    const ask = async (words: string) =>
      await priya().command({ id: channel().id }, '/creds-handover', words);
    const whose = plainText(await ask('nobody'));
    expect(whose).toContain('Whose credentials');
    for (const name of ['Nia', 'Noor']) expect(whose).toContain(world.slack.user(name).mention);
    expect(plainText(await ask(''))).toContain('Whose credentials');
    expect(plainText(await ask('n'))).toMatch(/fits \d merchants/);
    expect(plainText(await ask('maya'))).toContain('were handed over to');
    // A machine that is busy answers that it takes longer.
    const link = await until(
      async () => linkIn(await ask('Nia')),
      ({ key }) => key !== '',
    );
    expect(shown(await opened(world.program.url, link), secretsOf(world.sandbox)).length).toBeGreaterThan(1);

    const other = world.slack.channel('random');
    other.invite(priya());
    for (const answer of [
      await world.slack.user('Noor').command('dm', '/creds-handover', 'Noor'),
      await priya().command({ id: other.id }, '/creds-handover', 'Noor'),
    ]) {
      expect(plainText(answer)).toContain('Only the members of the channel');
      expect(linkIn(answer).key).toBe('');
    }
  });

  test.each(['the button', 'closing it', 'the command'])(
    'without a public address: a form, handed over by %s',
    async (by) => {
      await world.start();
      const name = { 'the button': 'Olga', 'closing it': 'Otto' }[by] ?? 'Oona';
      const merchant = await verified(name);
      await until(() => plainText(cardOf(name)).includes('[Hand over]'));
      if (by === 'the command') await priya().sendCommand({ id: channel().id }, '/creds-handover', name);
      else await priya().press(cardOf(name), 'Hand over');
      const view = await until(() => priya().modal());
      expect(shown(JSON.stringify(view), secretsOf(world.sandbox)).length).toBeGreaterThan(1);
      expect(merchant.text()).not.toContain('has them');
      await (by === 'closing it' ? priya().closeModal() : priya().submit({}));
      await merchant.hears('has them. You can delete the file now.');
      await world.pm.hearsInThread(merchant, 'Handed over');
      const said = JSON.stringify(world.slack.snapshot().messages);
      const kept = said + (await everythingIn(world.redis.url)) + world.program.output();
      expect(shown(kept, secretsOf(world.sandbox))).toEqual([]);
    },
  );

  test.each([0, 15, 40])(
    'killed %i ms into an opening: they are handed over, may have been seen, or are still here',
    async (ms) => {
      await world.start({ PUBLIC_URL });
      const name = `Pia${ms}`;
      const merchant = await verified(name);
      const ask = () => priya().command({ id: channel().id }, '/creds-handover', name);
      const link = linkIn(await ask());
      const page = opened(world.program.url, link).catch(() => '');
      await sleep(ms);
      await world.program.kill();
      const seen = shown(await page, secretsOf(world.sandbox)).length > 0;

      await world.start({ PUBLIC_URL });
      const secrets = secretsOf(world.sandbox);
      const again = await opened(world.program.url, link);
      if (shown(again, secrets).length > 0) {
        // It was never opened: nothing is lost.
        expect(seen).toBe(false);
      } else if (!again.includes('were shown to')) {
        await world.pm.hears(merchant, 'May have been seen');
        const another = await opened(world.program.url, linkIn(await ask()));
        expect(shown(another, secrets)).not.toEqual([]);
      }
      await world.pm.hearsInThread(merchant, 'Handed over');
      await merchant.hears('has them. You can delete the file now.');
    },
  );
});

describe('in Teams', () => {
  const world = useWorld({ platform: 'teams', notStarted: true, times: SOON });

  test('the link comes in the personal chat of whoever pressed, or wrote the name', async () => {
    await world.start({ PUBLIC_URL });
    const maya = world.merchant('Maya');
    await maya.arrives();
    await maya.sendsSample('good', 'Is this your store?');
    const card = await world.pm.hears(maya, '[Hand over]');
    const priya = world.teams.user('Priya');
    world.teams.channel('onboarding').add(priya);
    const message = world.teams
      .channel('onboarding')
      .messages()
      .find(({ id }) => id === card.key);
    if (!message) throw new Error('there is no card');
    await priya.press(message, 'Hand over');
    const first = await until(
      () => linkIn(priya.messages()),
      ({ key }) => key !== '',
    );
    world.teams.channel('onboarding').mention(priya, 'creds-handover Maya');
    const second = await until(
      () => linkIn(priya.messages().at(-1)),
      ({ key }) => key !== '' && key !== first.key,
    );
    expect(JSON.stringify(world.teams.channel('onboarding').messages())).not.toMatch(/#[\w-]{43}/);
    expect(shown(await opened(world.program.url, first), secretsOf(world.sandbox))).toEqual([]);
    expect(shown(await opened(world.program.url, second), secretsOf(world.sandbox))).not.toEqual([]);
    await maya.hears('has them. You can delete the file now.');
    expect(maya.text()).toContain('OneDrive');
  });

  test('without a public address: the way to the terminal', async () => {
    await world.program.stop();
    await world.start();
    const nia = world.merchant('Nia');
    await nia.arrives();
    await nia.sendsSample('good', 'Is this your store?');
    const card = await world.pm.hears(nia, '[Hand over]');
    const priya = world.teams.user('Priya');
    world.teams.channel('onboarding').add(priya);
    const message = world.teams
      .channel('onboarding')
      .messages()
      .find(({ id }) => id === card.key);
    if (!message) throw new Error('there is no card');
    await priya.press(message, 'Hand over');
    await until(() => JSON.stringify(priya.messages()).includes('usher reveal ob_'));
    expect(linkIn(priya.messages().at(-1)).key).toBe('');
  });
});

import { describe, expect, test } from '@jest/globals';
import { openRedisStore, type RedisStore } from '../../../adapters/redis/store.ts';
import type { Inbound, Where } from '../../../src/chat/inbound.ts';
import type { Onboarding } from '../../../src/state/onboarding.ts';
import { derivedId } from '../../../src/state/upgrades/derived-id.ts';
import { createResolver, type Resolver } from '../../../src/turn/resolve.ts';
import { freshOnboarding } from '../../contract/store.ts';
import { useRedis } from '../../support/redis.ts';

const redis = useRedis();
let people = 0;

async function open(): Promise<{ store: RedisStore; resolver: Resolver; close(): Promise<void> }> {
  const store = await openRedisStore(redis.url());
  const pm = { platform: 'slack', conversation: 'C-configured' } as const;
  const { directory, close } = store;
  return { store, resolver: createResolver({ store, directory, flow: 'bigcommerce', pm }), close };
}

const somebody = () => {
  const user = `U${process.pid}x${people++}`;
  return { platform: 'slack', conversation: `D-${user}`, user } as const;
};
type Somebody = ReturnType<typeof somebody>;

const chatOf = (address: Somebody): Where => ({ kind: 'dm', address });
const channel = (conversation: string, kind: 'channel' | 'thread' = 'channel', id?: string): Where => ({
  kind,
  address: { platform: 'slack', conversation },
  message: id === undefined ? undefined : { conversation, id },
});
const says = (address: Somebody, where = chatOf(address)): Inbound => ({
  id: 'e',
  at: 1,
  from: { address },
  where,
  kind: 'text',
  text: 'hi',
});
const presses = (address: Somebody, onboarding: string | undefined, where = chatOf(address)): Inbound => ({
  id: 'e',
  at: 1,
  from: { address },
  where,
  kind: 'choice',
  choice: 'next',
  context: onboarding === undefined ? undefined : { onboarding, place: 'welcome' },
  trigger: undefined,
});

/** An onboarding under way. */
async function underWay(store: RedisStore, merchant: Somebody, more: Partial<Onboarding> = {}) {
  const onboarding: Onboarding = {
    ...freshOnboarding(),
    merchant,
    pm: { platform: 'slack', conversation: 'C1' },
    ...more,
  };
  await store.commit({ event: 'begin', basedOn: 0, onboarding, effects: [] });
  return onboarding;
}

describe('who writes for the first time', () => {
  test('gets an onboarding with an id of its own, which says nothing of who they are', async () => {
    const { resolver, close } = await open();
    const [maya, ada] = [somebody(), somebody()];
    const first = await resolver.resolve(says(maya));
    expect(first).toEqual({
      onboarding: expect.stringMatching(/^ob_[\w-]{20}$/),
      role: 'merchant',
      state: undefined,
    });
    expect(first.onboarding).not.toBe(derivedId(maya, 'bigcommerce'));
    expect(await resolver.resolve(says(maya))).toEqual(first);
    expect((await resolver.resolve(says(ada))).onboarding).not.toBe(first.onboarding);
    await close();
  });

  test('twice at once, in two processes, has one onboarding', async () => {
    const [one, other] = [await open(), await open()];
    const maya = somebody();
    const all = Array.from({ length: 10 }, (_, n) => (n % 2 ? one : other).resolver.resolve(says(maya)));
    expect(new Set((await Promise.all(all)).map(({ onboarding }) => onboarding)).size).toBe(1);
    await Promise.all([one.close(), other.close()]);
  });

  test('and was under way before there was a directory goes on there', async () => {
    const { store, resolver, close } = await open();
    const maya = somebody();
    const earlier = await underWay(store, maya, { id: derivedId(maya, 'bigcommerce') });
    expect(await resolver.own(maya)).toEqual(earlier);
    expect(await store.directory.of(maya)).toBeUndefined();
    expect(await resolver.resolve(says(maya))).toEqual({
      onboarding: earlier.id,
      role: 'merchant',
      state: earlier,
    });
    expect(await store.directory.of(maya)).toEqual({ onboardings: [earlier.id], current: earlier.id });
    await close();
  });

  test('a crash before anything was stored costs nothing: the id is found again, and begins', async () => {
    const { store, resolver, close } = await open();
    const maya = somebody();
    const { onboarding } = await resolver.resolve(says(maya));
    expect(await store.load(onboarding ?? '')).toBeUndefined();
    expect(await resolver.own(maya)).toBeUndefined();
    expect((await resolver.resolve(says(maya))).onboarding).toBe(onboarding);
    await close();
  });
});

describe('what it is about', () => {
  test('words go to the current onboarding, a button to its own, whichever is current', async () => {
    const { store, resolver, close } = await open();
    const maya = somebody();
    const [first, second] = [await underWay(store, maya), await underWay(store, maya)];
    await store.directory.enter(maya, first.id);
    await store.directory.join(maya, second.id);
    expect((await resolver.resolve(says(maya))).onboarding).toBe(second.id);
    expect(await resolver.own(maya)).toEqual(second);
    expect(await resolver.resolve(presses(maya, first.id))).toEqual({
      onboarding: first.id,
      role: 'merchant',
      state: first,
    });
    expect((await resolver.resolve(presses(maya, undefined))).onboarding).toBe(second.id);
    await close();
  });

  test('a thread leads to its onboarding, and its channel says who is the PM', async () => {
    const { store, resolver, close } = await open();
    const [maya, priya] = [somebody(), somebody()];
    const { id } = await underWay(store, maya);
    await store.directory.link({ platform: 'slack', conversation: 'C1', id: '1.5' }, id);
    await store.directory.link({ platform: 'slack', conversation: 'C2', id: '1.5' }, id);
    expect(await resolver.resolve(says(priya, channel('C1', 'thread', '1.5')))).toMatchObject({
      onboarding: id,
      role: 'pm',
    });
    expect(await resolver.resolve(says(maya, channel('C1', 'thread', '1.5')))).toMatchObject({ role: 'pm' });
    expect(await resolver.resolve(says(priya, channel('C2', 'thread', '1.5')))).toMatchObject({
      onboarding: id,
      role: 'nobody',
    });
    await close();
  });

  test.each(['channel', 'thread'] as const)(
    'before others (%s), nothing is about anybody’s own',
    async (kind) => {
      const { store, resolver, close } = await open();
      const maya = somebody();
      for (const inbound of [
        says(maya, channel('C1', kind, '9.9')),
        presses(maya, undefined, channel('C1', kind)),
      ])
        expect(await resolver.resolve(inbound)).toEqual({
          onboarding: undefined,
          role: 'nobody',
          state: undefined,
        });
      expect(await store.directory.of(maya)).toBeUndefined();
      await close();
    },
  );
});

describe('who somebody is to it', () => {
  test('its merchant in their own chat, its PM in its channel, and nobody anywhere else', async () => {
    const { store, resolver, close } = await open();
    const [maya, ada, priya] = [somebody(), somebody(), somebody()];
    const { id } = await underWay(store, maya);
    const roleOf = async (address: Somebody, where?: Where) =>
      (await resolver.resolve(presses(address, id, where))).role;
    expect(await roleOf(maya)).toBe('merchant');
    expect(await roleOf(maya, { kind: 'home', address: maya })).toBe('merchant');
    expect(await roleOf(maya, channel('C2'))).toBe('nobody');
    expect(await roleOf(ada)).toBe('nobody');
    expect(await roleOf(priya)).toBe('nobody');
    expect(await roleOf(priya, channel('C1'))).toBe('pm');
    expect(await roleOf(priya, channel('C1', 'thread'))).toBe('pm');
    expect(await roleOf(priya, channel('C2'))).toBe('nobody');
    expect(await roleOf(maya, channel('C1'))).toBe('pm');
    // Of another company, in a channel that is shared with it.
    const press = presses(priya, id, channel('C1'));
    const guest = { ...press, from: { ...press.from, isExternal: true as const } };
    expect((await resolver.resolve(guest)).role).toBe('nobody');
    await close();
  });

  test('somebody of the same id in another tenant, or on another platform, is somebody else', async () => {
    const { store, resolver, close } = await open();
    const { user } = somebody();
    const merchant = { platform: 'teams', tenant: 'A', conversation: 'a:1', user } as const;
    const { id } = await underWay(store, merchant as unknown as Somebody);
    const roleOf = async (person: object) => {
      const address = { ...merchant, ...person } as unknown as Somebody;
      return (await resolver.resolve(presses(address, id))).role;
    };
    expect(await roleOf({})).toBe('merchant');
    expect(await roleOf({ conversation: 'a:new', installation: 'A' })).toBe('merchant');
    expect(await roleOf({ tenant: 'B' })).toBe('nobody');
    expect(await roleOf({ tenant: undefined })).toBe('nobody');
    expect(await roleOf({ platform: 'slack' })).toBe('nobody');
    await close();
  });

  test('a button that leads nowhere makes nobody of anybody, and begins nothing', async () => {
    const { store, resolver, close } = await open();
    const maya = somebody();
    for (const where of [chatOf(maya), channel('C1')])
      expect(await resolver.resolve(presses(maya, 'ob_of_nobody', where))).toMatchObject({ role: 'nobody' });
    expect(await store.directory.of(maya)).toBeUndefined();
    await close();
  });
});

test('a channel is a PM’s when it is the configured one, or has merchants', async () => {
  const { store, resolver, close } = await open();
  const name = `C${process.pid}`;
  const command = (conversation: string): Where => ({
    kind: 'command',
    address: { platform: 'slack', conversation },
  });
  expect(await resolver.channel(command('C-configured'))).toEqual([]);
  expect(await resolver.channel(command(name))).toBeUndefined();
  await store.addToChannel(`slack:${name}`, 'ob_one');
  expect(await resolver.channel(command(name))).toEqual(['ob_one']);
  await close();
});

import { afterEach } from '@jest/globals';
import { openRedisStore, type RedisStore } from '../../adapters/redis/store.ts';
import { createMetrics } from '../../src/base/metrics.ts';
import { createReceiver } from '../../src/credentials/receive.ts';
import { createSeal } from '../../src/credentials/seal.ts';
import { POLICY, type Policy } from '../../src/onboarding/policy.ts';
import { createOutbox, type Outbox } from '../../src/outbox/outbox.ts';
import { createPerform } from '../../src/outbox/perform.ts';
import type { Means } from '../../src/outbox/run/runner.ts';
import type { OutboxTimes } from '../../src/outbox/times.ts';
import type { Event } from '../../src/state/event.ts';
import type { Observation } from '../../src/turn/observation.ts';
import { createTurns, type Turns } from '../../src/turn/turns.ts';
import { Journal } from './adapter.ts';
import { RecordingChat } from './chat.ts';
import { bigcommerceGuide } from './guide.ts';
import { isIdle } from './outbox.ts';
import { useRedis } from './redis.ts';
import { until } from './until.ts';

const PM = { platform: 'slack', conversation: 'C1' } as const;
let people = 0;

/** Processes for the tests of one file: turns and outbox on a shared, real Redis. What is in `closing` ends with each test. */
export function useTurns() {
  const redis = useRedis();
  const guide = bigcommerceGuide();
  const guides = new Map([['bigcommerce', guide]]);
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  /** A process. `now` is the time its outbox goes by; times left out are as they are by default. */
  async function start(
    chat = new RecordingChat(),
    trouble: Partial<RedisStore> = {},
    now = Date.now,
    times: Partial<OutboxTimes> = {},
    policy: Partial<Policy> = {},
    { webhook, sinks }: Pick<Means, 'webhook' | 'sinks'> = {},
  ) {
    const log = new Journal();
    const store = { ...(await openRedisStore(redis.url(), { log })), ...trouble };
    const seal = createSeal([{ kid: 'k1', key: new Uint8Array(32).fill(7) }]);
    const queued: string[] = [];
    const metrics = createMetrics();
    const observations: Observation[] = [];
    const observe = (observation: Observation) => void observations.push(observation);
    const turns: Turns = createTurns({
      invitations: store.invitations,
      store,
      guides,
      defaultGuide: guide,
      policy: { ...POLICY, cardEveryMs: 0, ...policy },
      pm: PM,
      log,
      metrics,
      onEffects: (id) => outbox.wake(id),
      observe,
    });
    const queue = { add: async (submission: string) => void queued.push(submission) };
    const perform = createPerform({
      colleagueCode: async () => ({ code: 'ABCD2345', link: undefined }),
      store,
      directory: store.directory,
      queue,
      chat: () => chat,
      guide: ({ flow }) => guides.get(flow),
      receiver: createReceiver(seal),
      seal,
      webhook,
      sinks,
    });
    const outbox: Outbox = createOutbox({ store, turns, perform, log, metrics, observe, now, times });
    const stop = async () => {
      await outbox.stop();
      await store.close();
    };
    closing.push(stop);
    return { store, turns, outbox, chat, queued, seal, log, observations, stop };
  }

  return { redis, closing, start };
}

/** Somebody new, and what they do. */
export function somebody({ turns }: { turns: Turns }, user = `U${++people}`) {
  const address = { platform: 'slack', tenant: 'T1', conversation: `D-${user}`, user } as const;
  const id = `ob_of_${user}`;
  let events = 0;
  return {
    id,
    dm: address.conversation,
    says: (text: string, event = `e${++events}`) =>
      turns.take(id, { id: event, at: Date.now(), kind: 'text', text }, { person: { address } }),
    does: (event: object, conversation: string = address.conversation) =>
      turns.take(id, { id: `e${++events}`, at: Date.now(), ...event } as Event, {
        person: { address: { ...address, conversation } },
      }),
  };
}

/** Resolves when everything an onboarding had in its outbox is done, but for what is days away. */
export const idle = (store: RedisStore, id: string) => until(() => store.outbox(id), isIdle);

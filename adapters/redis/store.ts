import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Logger } from '../../src/base/log.ts';
import { NewerDataError } from '../../src/base/stored.ts';
import { asideLane, laneOf } from '../../src/state/effect.ts';
import { type Onboarding, onboardingOfSubmission } from '../../src/state/onboarding.ts';
import { readOnboarding } from '../../src/state/read.ts';
import type { Audit } from '../../src/store/audit.ts';
import type { Deliveries } from '../../src/store/deliveries.ts';
import type { Directory } from '../../src/store/directory.ts';
import type { Forgetting } from '../../src/store/forgetting.ts';
import type { Installations } from '../../src/store/installations.ts';
import type { Invitations } from '../../src/store/invitations.ts';
import type { Links } from '../../src/store/links.ts';
import type { Seals } from '../../src/store/seals.ts';
import type { Commit, CommitResult, Store } from '../../src/store/store.ts';
import { auditOn, oldest } from './audit.ts';
import { connect, disconnect, whenReady } from './connection.ts';
import { deliveriesOn } from './deliveries.ts';
import { directoryOn } from './directory.ts';
import { forgettingOn } from './forgetting.ts';
import { installationsOn } from './installations.ts';
import { invitationsOn } from './invitations.ts';
import { keys, partitionOf, partitions } from './keys.ts';
import { linksOn } from './links.ts';
import { readEntry, writeEntry } from './outbox.ts';
import { loadScripts, type Scripts } from './scripts.ts';
import { sealsOn } from './seals.ts';
import { checkRedisSettings, type RedisSettings } from './settings.ts';

export interface RedisStore extends Store {
  /** What leads to the onboardings, in the same Redis. */
  readonly directory: Directory;
  /** The links that open credentials, in the same Redis. */
  readonly links: Links;
  /** What webhooks were told, in the same Redis. */
  readonly deliveries: Deliveries;
  /** What was done, in the same Redis. */
  readonly audit: Audit;
  /** All that is sealed in it. */
  readonly seals: Seals;
  /** Removing onboardings from the same Redis. */
  readonly forgetting: Forgetting;
  /** What onboardings begin with, in the same Redis. */
  readonly invitations: Invitations;
  readonly installations: Installations;
  /** What is wrong with the settings of this Redis, see `checkRedisSettings`. */
  settings(): Promise<RedisSettings>;
  close(): Promise<void>;
}

/** Longer than any platform goes on delivering an event again. */
const SEEN_MS = 24 * 3_600_000;

const commitResult = z.enum(['committed', 'duplicate', 'conflict', 'forgotten']);

/**
 * Opens the store in the Redis at `url` (see `redisOptions`). Rejects when there is none within
 * `connectWithinMs` (default 10 s); after that the store gets over every outage by itself: while
 * Redis is away each method rejects within about two seconds.
 */
export async function openRedisStore(
  url: string,
  options: { log?: Logger | undefined; connectWithinMs?: number | undefined } = {},
): Promise<RedisStore> {
  const redis = connect(url, 'impatient', options.log);
  try {
    const scripts = await loadScripts(redis);
    await whenReady(redis, options.connectWithinMs ?? 10_000);
    return storeOn(redis, scripts, options.log);
  } catch (error) {
    disconnect(redis);
    throw error;
  }
}

function storeOn(redis: Redis, scripts: Scripts, log: Logger | undefined): RedisStore {
  return {
    directory: directoryOn(redis, scripts),
    links: linksOn(redis, scripts),
    deliveries: deliveriesOn(redis, scripts),
    audit: auditOn(redis),
    seals: sealsOn(redis, scripts),
    forgetting: forgettingOn(redis, scripts),
    ...onboardingsOn(redis, log),
    invitations: invitationsOn(redis),
    installations: installationsOn(redis, scripts),
    commit: (commit) => writeTurn(scripts, commit),
    ...outboxOn(redis, scripts),
    ...leasesOn(scripts),

    sealed: async (submission) => (await redis.get(keys.sealed(submission))) ?? undefined,
    async discard(submission) {
      await redis.del(keys.sealed(submission));
    },

    async addToChannel(channel, onboarding) {
      await redis.zadd(keys.channel(channel), 'NX', Date.now(), onboarding);
      await redis.sadd(keys.channels, channel);
    },
    async removeFromChannel(channel, onboarding) {
      await redis.zrem(keys.channel(channel), onboarding);
    },
    channels: () => redis.smembers(keys.channels),
    channel: (channel) => redis.zrange(keys.channel(channel), 0, '-1'),

    async remember(name, value) {
      await redis.set(keys.memo(name), value);
    },
    recall: async (name) => (await redis.get(keys.memo(name))) ?? undefined,
    firstTime: async (name) => (await redis.set(keys.answered(name), '', 'PX', SEEN_MS, 'NX')) === 'OK',

    async ping() {
      // One that is full, or was made a replica, still answers a PING.
      await redis.set(keys.proof, '1', 'PX', 1_000);
    },
    settings: () => checkRedisSettings(redis),
    async close() {
      disconnect(redis);
    },
  };
}

/** Reading onboardings: one that only a newer release understands is left to it. */
function onboardingsOn(redis: Redis, log: Logger | undefined): Pick<Store, 'load' | 'loadAll' | 'exists'> {
  const leftAlone = new Set<string>();
  const load = async (onboarding: string): Promise<Onboarding | undefined> => {
    const json = await redis.hget(keys.state(onboarding), 'json');
    try {
      return json === null ? undefined : readOnboarding(onboarding, json);
    } catch (error) {
      if (error instanceof NewerDataError && !leftAlone.has(onboarding))
        log?.warn({ onboarding }, 'an onboarding is left to a newer release, with all that happens to it');
      leftAlone.add(onboarding);
      throw error;
    }
  };
  const loadIfKnown = (onboarding: string) =>
    load(onboarding).catch((error: unknown) => {
      if (!(error instanceof NewerDataError)) throw error;
      return undefined;
    });
  return {
    load,
    async loadAll(onboardings) {
      const found = await Promise.all(onboardings.map(loadIfKnown));
      return found.filter((onboarding) => onboarding !== undefined);
    },
    exists: async (onboarding) => (await redis.hexists(keys.state(onboarding), 'json')) === 1,
  };
}

/** When there is something to do for an onboarding: its partition's index. */
const dueOf = (onboarding: string) => keys.due(partitionOf(onboarding));

/** A time that does not come, in ms since 1970. */
const NEVER = 8_640_000_000_000_000;

/** The effects stored but not yet done. */
function outboxOn(
  redis: Redis,
  scripts: Scripts,
): Pick<Store, 'outbox' | 'strike' | 'begin' | 'postpone' | 'leave' | 'setAside' | 'bringBack' | 'waiting'> {
  const put = async (onboarding: string, ...args: (string | number)[]) => {
    await scripts.postpone([keys.outbox(onboarding), dueOf(onboarding)], [onboarding, ...args]);
  };
  const entriesOf = async (onboarding: string) => {
    const entries = Object.entries(await redis.hgetall(keys.outbox(onboarding)));
    return entries.map(([number, entry]) => readEntry(number, entry)).sort((a, b) => a.number - b.number);
  };
  return {
    outbox: entriesOf,
    async strike(onboarding, number) {
      await scripts.strike([keys.outbox(onboarding), dueOf(onboarding)], [onboarding, number]);
    },
    async begin(onboarding, number) {
      await scripts.begin([keys.outbox(onboarding)], [number]);
    },
    postpone: (onboarding, number, tries, notBefore) =>
      put(onboarding, number, tries, Math.ceil(notBefore), ''),
    leave: (onboarding, { number, lane }, notBefore) =>
      put(onboarding, number, '', Math.ceil(notBefore), lane),
    setAside: (onboarding, number) => put(onboarding, number, '', NEVER, asideLane(number)),
    async bringBack(onboarding, { number, effect }) {
      if (effect.kind !== 'unknown') await put(onboarding, number, 0, 0, laneOf(effect, number));
    },
    async *waiting() {
      for (const partition of partitions) {
        // By name, and not by time: what is performed meanwhile must not have others passed over.
        for await (const onboarding of membersOf(redis, keys.due(partition)))
          yield { onboarding, entries: await entriesOf(onboarding) };
      }
    },
  };
}

/** The members of a sorted set, each once, a bit at a time. */
async function* membersOf(redis: Redis, key: string): AsyncIterable<string> {
  const seen = new Set<string>();
  for await (const found of redis.zscanStream(key, { count: 500 })) {
    // Members and their scores in turn.
    const members = z
      .array(z.string())
      .parse(found)
      .filter((_, index) => index % 2 === 0);
    for (const member of members.filter((one) => !seen.has(one))) yield member;
    for (const member of members) seen.add(member);
  }
}

/** Who may perform an onboarding's effects, and whose wait for somebody. */
function leasesOn(scripts: Scripts): Pick<Store, 'lease' | 'release' | 'abandon' | 'due'> {
  return {
    async lease(onboarding, holder, forMs) {
      return (await scripts.lease([keys.lease(onboarding)], [holder, Math.ceil(forMs)])) === 1;
    },
    async release(onboarding, holder, now) {
      const args = [onboarding, holder, now];
      return (await scripts.release([keys.lease(onboarding), dueOf(onboarding)], args)) === 1;
    },
    async abandon(onboarding, holder) {
      await scripts.release([keys.lease(onboarding), dueOf(onboarding)], [onboarding, holder, '']);
    },
    async due(now, limit) {
      // One call for all of them: it is made twice a second by each process, however little there is to do.
      const all = partitions.flatMap((partition) => [keys.due(partition), keys.leases(partition)]);
      return z.array(z.string()).parse(await scripts.due(all, [now, limit]));
    },
  };
}

async function writeTurn(scripts: Scripts, commit: Commit): Promise<CommitResult> {
  const { event, basedOn, onboarding, effects, performed, sealed, audit = [] } = commit;
  const { id } = onboarding;
  if (onboarding.version !== basedOn + 1) throw new TypeError('a commit counts the version up by one');
  if (sealed && onboardingOfSubmission(sealed.submission) !== id) {
    throw new TypeError('a commit seals credentials of its own onboarding only');
  }
  // Without credentials the key is still named: a script has a fixed number of them.
  const sealedKey = keys.sealed(sealed?.submission ?? `${id}.`);
  const result = await scripts.commit(
    [
      keys.state(id),
      keys.seen(id, event),
      keys.outbox(id),
      keys.due(partitionOf(id)),
      sealedKey,
      keys.audit(partitionOf(id)),
    ],
    [
      id,
      basedOn,
      JSON.stringify(onboarding),
      SEEN_MS,
      performed ?? '',
      sealed?.jwe ?? '',
      oldest(),
      audit.length,
      ...audit.map((entry) => JSON.stringify(entry)),
      ...effects.flatMap(({ number, effect }) => [number, writeEntry(number, effect)]),
    ],
  );
  return commitResult.parse(result);
}

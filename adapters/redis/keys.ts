import { createHash } from 'node:crypto';
import type { PersonId } from '../../src/chat/inbound.ts';
import { onboardingOfSubmission } from '../../src/state/onboarding.ts';
import type { ThreadId } from '../../src/store/directory.ts';

/** Never to be changed: every onboarding stored so far would be looked for in the wrong place. */
const PARTITIONS = 64;

/** A partition's tag; in a cluster, keys with the same tag live on the same node. */
type Partition = `{p${number}}`;

/** All of them, for whoever walks through everything. */
export const partitions: readonly Partition[] = Array.from(
  { length: PARTITIONS },
  (_, n): Partition => `{p${n}}`,
);

/** The partition an onboarding belongs to, with everything about it. */
export function partitionOf(onboarding: string): Partition {
  const hash = createHash('sha256').update(onboarding).digest();
  return `{p${hash.readUInt32BE(0) % PARTITIONS}}`;
}

const own = (kind: string, onboarding: string) => `usher:${partitionOf(onboarding)}:${kind}:${onboarding}`;

/** The names of all keys, and what is under them. */
export const keys = {
  /**
   * Hash: `version`, and the onboarding as `json`. Of a forgotten one, with a time to live: what is left to remove
   * elsewhere as `forgotten`.
   */
  state: (onboarding: string) => own('state', onboarding),
  /** Hash: an effect's number to its entry, see `outbox.ts`. */
  outbox: (onboarding: string) => own('outbox', onboarding),
  /** String with a time to live: who performs the onboarding's effects. */
  lease: (onboarding: string) => own('lease', onboarding),
  /** String with a time to live: the event was handled. */
  seen: (onboarding: string, event: string) => `${own('seen', onboarding)}:${event}`,
  /** String with a time to live: the invitation with which the onboarding begins. */
  invitation: (onboarding: string) => own('invitation', onboarding),
  /** String: sealed credentials. */
  sealed: (submission: string) =>
    `usher:${partitionOf(onboardingOfSubmission(submission))}:sealed:${submission}`,

  /** What the sealed credentials of a partition start with. */
  seals: (partition: Partition) => `usher:${partition}:sealed:`,

  /** Hash with a time to live: the id of a link to the rest of it, a hash of its key among them. */
  links: (onboarding: string) => own('links', onboarding),
  /** String with a time to live: the onboarding whose credentials a link opens. */
  link: (id: string) => `usher:link:${id}`,
  /** String with a time to live: how often something was guessed wrong. */
  guesses: (name: string) => `usher:guesses:${name}`,

  /** Stream: what was done, see `audit.ts`. */
  audit: (partition: Partition) => `usher:${partition}:audit`,

  /** Sorted set: onboarding to the time at which something in its outbox is due; empty outboxes aren't in it. */
  due: (partition: Partition) => `usher:${partition}:due`,
  /** What the lease keys of a partition start with. */
  leases: (partition: Partition) => `usher:${partition}:lease:`,

  /** Sorted set: onboarding to the time it was put on the channel's list. */
  channel: (channel: string) => `usher:channel:${channel}`,
  /** Set: the channels that have a list. */
  channels: 'usher:channels',
  /** Hash: the id of each of a person's onboardings to its place among them, and `current` to one of the ids. */
  person: ({ platform, tenant = '', user }: PersonId) => `usher:person:${platform}:${tenant}:${user}`,
  /** String: the onboarding a message and its thread lead to. */
  thread: ({ platform, conversation, id }: ThreadId) => `usher:thread:${platform}:${conversation}:${id}`,
  /**
   * Hash with a time to live: `onboarding`, and who redeemed it as `by`. The code itself opens the door, and
   * so is not kept.
   */
  invite: (code: string) => `usher:invite:${createHash('sha256').update(code).digest('base64url')}`,
  /** String: the app in somebody's workspace, with its sealed token. */
  installation: (id: string) => `usher:installation:${id}`,
  /** String: the id of the first installation. */
  home: 'usher:home',
  /** What webhooks were told, under one tag: `log` and `index` see `scripts/note.lua`; `off`: since when none wants anything. */
  deliveries: {
    log: 'usher:{deliveries}:log',
    index: 'usher:{deliveries}:index',
    off: 'usher:{deliveries}:off',
  },
  /** String with a time to live: what somebody came to first. */
  claim: (name: string) => `usher:claim:${name}`,
  /** String with a time to live: proof that something can be written. */
  proof: 'usher:proof',
  /** String: a small value kept for later. */
  memo: (name: string) => `usher:memo:${name}`,
  /** String with a time to live: this was answered. */
  answered: (name: string) => `usher:answered:${name}`,
};

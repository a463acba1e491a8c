import { openVerificationQueue, type RedisVerificationQueue } from '../../adapters/redis/queue.ts';
import type { RedisStore } from '../../adapters/redis/store.ts';
import { isAside } from '../state/effect.ts';
import type { OutboxEntry } from '../store/store.ts';
import { loadConfig, startFailure } from './environment.ts';
import { EX_USAGE } from './exit-codes.ts';
import { USAGE } from './usage.ts';
import { withStore } from './with-store.ts';

const MOST_LISTED = 100;

type Write = (text: string) => void;

/** Where what is to be done waits: effects in the store, checks in the queue. */
interface Places {
  store: RedisStore;
  queue: RedisVerificationQueue;
}

/**
 * `usher outbox [replay ID | drop ID]`: what was set aside and what waits for another try; has it tried at once, or
 * drops what was set aside. Exit codes: see its usage.
 */
export async function outboxCommand(
  args: string[],
  env: Record<string, string | undefined>,
  out: Write,
  err: Write,
): Promise<number> {
  const [action, id] = args;
  const isUsed = args.length === 0 || (args.length === 2 && (action === 'replay' || action === 'drop'));
  if (!isUsed) {
    err(`${USAGE.outbox}\n`);
    return EX_USAGE;
  }
  try {
    return await withStore(loadConfig(env), async (store, url) => {
      const queue = await openVerificationQueue(url, { connectWithinMs: 5_000 });
      try {
        if (id === undefined) return await list({ store, queue }, out);
        const done = await (action === 'drop' ? drop : replay)(id, { store, queue });
        if (done) out(DONE[action === 'drop' ? 'drop' : 'replay']);
        // What was typed is not repeated: it may be anything.
        else err('usher outbox: nothing of that id is there, or it is not set aside\n');
        return done ? 0 : 1;
      } finally {
        await queue.close();
      }
    });
  } catch (error) {
    const failure = startFailure(error);
    if (!failure) throw error;
    err(failure.text);
    return failure.code;
  }
}

const DONE = { replay: 'It is tried again at once.\n', drop: 'It is dropped.\n' };

async function list({ store, queue }: Places, out: Write): Promise<number> {
  const now = Date.now();
  const aside = (await queue.aside()).map(
    ({ id, name, at }) => `${idOfJob(id)}  ${name}  set aside ${time(at)}`,
  );
  const waiting: string[] = [];
  let later = 0;
  for await (const { onboarding, entries } of store.waiting()) {
    for (const entry of entries) {
      const line = `${onboarding}/${entry.number}  ${kindOf(entry)}`;
      if (isAside(entry)) aside.push(`${line}  set aside`);
      else if (entry.tries > 0 || entry.notBefore <= now) waiting.push(`${line}  ${stateOf(entry, now)}`);
      else later++;
    }
  }
  for (const line of aside) out(`${line}\n`);
  for (const line of waiting.slice(0, MOST_LISTED)) out(`${line}\n`);
  const more = waiting.length - MOST_LISTED;
  if (more > 0) out(`and ${more} more that wait\n`);
  const jobs = await queue.counts();
  out(`\n${aside.length} set aside, ${waiting.length} waiting, ${later} for later. `);
  out(`Checks: ${jobs.waiting} waiting, ${jobs.active} under way, ${jobs.delayed} to be tried again.\n`);
  return 0;
}

const kindOf = ({ effect }: OutboxEntry) => (effect.kind === 'unknown' ? effect.stored : effect.kind);

function stateOf({ tries, notBefore, begun }: OutboxEntry, now: number): string {
  const words = [tries === 0 ? 'not tried yet' : tries === 1 ? '1 try failed' : `${tries} tries failed`];
  if (begun > 0) words.push('begun, and not ended');
  words.push(notBefore > now ? `next try ${time(notBefore)}` : 'due');
  return words.join(', ');
}

/** An id may have to be typed: a job that is due again and again has a blank in its own. */
const idOfJob = (id: string) => id.replace(' ', '/');
/** The ids of submissions have a dot, those of onboardings have none. */
const isJob = (id: string) => id.split('/', 1)[0]?.includes('.') === true;

async function replay(id: string, { store, queue }: Places): Promise<boolean> {
  if (isJob(id)) return await queue.bringBack(id.replace('/', ' '));
  const found = await find(id, store);
  if (!found || found.entry.effect.kind === 'unknown') return false;
  await store.bringBack(found.onboarding, found.entry);
  return true;
}

async function drop(id: string, { store, queue }: Places): Promise<boolean> {
  if (isJob(id)) return await queue.drop(id.replace('/', ' '));
  const found = await find(id, store);
  if (!found || !isAside(found.entry)) return false;
  await store.strike(found.onboarding, found.entry.number);
  return true;
}

async function find(id: string, store: RedisStore) {
  const [onboarding = '', number] = id.split('/');
  const entries = await store.outbox(onboarding);
  const entry = entries.find((one) => String(one.number) === number);
  return entry && { onboarding, entry };
}

function time(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

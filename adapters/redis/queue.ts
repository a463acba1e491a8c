import { DelayedError, type Job, type JobsOptions, Queue, UnrecoverableError, Worker } from 'bullmq';
import { z } from 'zod';
import { createDeaths } from '../../src/base/deaths.ts';
import type { Logger } from '../../src/base/log.ts';
import { NewerDataError } from '../../src/base/stored.ts';
import { SCHEMA } from '../../src/state/upgrades/index.ts';
import type { VerificationQueue } from '../../src/store/store.ts';
import { RetryLater } from '../../src/verification/retry.ts';
import { connect, disconnect, isRedisTrouble, whenReady } from './connection.ts';

/** Which try of a job this is, counted from 1; on the last one the worker should bring it to an end. */
interface Attempt {
  number: number;
  last: boolean;
}

/** Does a job. When it rejects, the job is tried again; after a `RetryLater` not before it says so. */
type VerificationWorker = (submission: string, attempt: Attempt) => Promise<void>;

/** Does a job that is due again and again: which time this is, `due` tells. */
type RecheckWorker = (submission: string, attempt: Attempt & { due: number }) => Promise<void>;

/** Is told of a job that is not done any more; `again`: of one that is due again and again. */
type Aside = (submission: string, again: boolean) => Promise<void>;

/** A job that ended the process again and again, and waits for an operator. */
export interface AsideJob {
  id: string;
  name: string;
  /** Since when, in ms since 1970. */
  at: number;
}

export interface QueueOptions {
  log?: Logger | undefined;
  /** How many jobs a process does at once. */
  concurrency?: number | undefined;
  /** How many tries there are before one is called the last. */
  tries?: number | undefined;
  /** How long to wait after a try failed, counted from 1. */
  backoffMs?: ((attempt: number) => number) | undefined;
  /** How long a job that only a newer release understands is left to it before it is looked at again. */
  leaveMs?: number | undefined;
  /** After so long without a sign of life a worker is taken for dead, and its jobs are given to others. */
  lockMs?: number | undefined;
  connectWithinMs?: number | undefined;
}

interface JobCounts {
  waiting: number;
  active: number;
  delayed: number;
}

export interface RedisVerificationQueue extends VerificationQueue {
  /**
   * Starts doing jobs in this process; to be called once. Without `again` such jobs are left to other processes. `aside`
   * is told of what ended the process three times: it is kept, and not done.
   */
  start(worker: VerificationWorker, again?: RecheckWorker, aside?: Aside): Promise<void>;
  /** What was set aside, the newest first. */
  aside(): Promise<AsideJob[]>;
  /** Has a job that was set aside done after all; false: there is none of that id. */
  bringBack(id: string): Promise<boolean>;
  /** Drops a job that was set aside; false: there is none of that id. */
  drop(id: string): Promise<boolean>;
  /** Whether jobs can be added and, after `start`, are done here. */
  isRunning(): Promise<boolean>;
  counts(): Promise<JobCounts>;
  /** Takes no more jobs and waits up to `withinMs` (default 10 s) for those at work; others finish the rest. */
  close(withinMs?: number): Promise<void>;
}

const MINUTE = 60_000;
const SCHEDULE = [5_000, 15_000, 45_000, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 20 * MINUTE, 30 * MINUTE];

/** So many are verified at the same time by one process: it is the shops that they wait for. */
const CONCURRENCY = 16;

/** After trouble of our own it is tried again so soon. */
const OWN_TROUBLE_MS = 1_000;

/** Twelve tries: eight within seventy-odd minutes, then one every half hour. */
const TRIES = 12;

function scheduled(attempt: number): number {
  return SCHEDULE[Math.min(attempt, SCHEDULE.length) - 1] ?? 0;
}

/** A verification is promised: the queue must never be the one to give up. */
const NEVER = Number.MAX_SAFE_INTEGER;

const QUEUE = 'verification';
const PREFIX = '{usher}';

/**
 * What this release can do: a job of that name with the submission's id, as any release that knew it wrote it.
 * `schema` tells which one did.
 */
const NAME = 'verify';
const dataSchema = z.looseObject({
  submission: z.string(),
  /** How often the shop did not answer. What is our own trouble is not the shop's, and does not count. */
  unanswered: z.number().int().nonnegative().optional().catch(undefined),
  /** How often it was begun and came to no end. */
  begun: z.number().int().nonnegative().optional().catch(undefined),
});

/** The same for what is verified again, as was due then. */
const AGAIN = 'recheck';
const againSchema = dataSchema.extend({ due: z.number() });

/** The id of the job is the submission's (and which time it is), so that a second one is no second job. */
const JOB: JobsOptions = {
  attempts: NEVER,
  backoff: { type: 'custom' },
  removeOnComplete: true,
  stackTraceLimit: 0,
};

/**
 * The queue of verifications in the Redis at `url`. A job stays until its worker resolves: a worker
 * that rejects even on the last try is called again, as is one whose process died. Rejects when there
 * is no Redis within `connectWithinMs` (default 10 s); gets over every later outage by itself.
 */
export async function openVerificationQueue(
  url: string,
  options: QueueOptions = {},
): Promise<RedisVerificationQueue> {
  const { log, lockMs = 3_000, leaveMs = 5_000, tries = TRIES, backoffMs = scheduled } = options;
  const complain = (error: Error) => log?.debug({ reason: error.message }, 'queue error');
  const redis = connect(url, 'impatient', log);
  const queue = await readyQueue(redis, options.connectWithinMs ?? 10_000, complain).catch((error) => {
    disconnect(redis);
    throw error;
  });
  const active = new Set<Promise<void>>();
  let worker: Worker | undefined;
  let workerRedis: ReturnType<typeof connect> | undefined;

  const perform = performer(tries, log);

  return {
    async add(submission, due) {
      const data = { submission, schema: SCHEMA, unanswered: 0 };
      if (due === undefined) await queue.add(NAME, data, { ...JOB, jobId: submission });
      else await queue.add(AGAIN, { ...data, due }, { ...JOB, jobId: `${submission} ${due}` });
    },

    ...asideOn(queue),

    async start(work, again, aside) {
      if (worker) throw new Error('the queue was started before');
      workerRedis = connect(url, 'patient');
      worker = openWorker(workerRedis, {
        perform: (job) => tracked(active, perform(job, { work, again, aside })),
        concurrency: options.concurrency ?? CONCURRENCY,
        lockMs,
        leaveMs,
        backoffMs,
      });
      worker.on('error', complain);
      await worker.waitUntilReady();
    },

    async isRunning() {
      const answers = await redis.ping().then(
        () => true,
        () => false,
      );
      return answers && (worker === undefined || worker.isRunning());
    },

    async counts() {
      const {
        waiting = 0,
        active = 0,
        delayed = 0,
      } = await queue.getJobCounts('waiting', 'active', 'delayed');
      return { waiting, active, delayed };
    },

    async close(withinMs = 10_000) {
      await worker?.pause(true);
      await settled(active, withinMs);
      // By force, BullMQ leaves them as they are, and another worker takes them for stalled.
      await worker?.close(active.size > 0);
      await queue.close().catch(complain);
      for (const connection of [redis, workerRedis]) if (connection) disconnect(connection);
    },
  };
}

/** What was set aside: among BullMQ's failed jobs there is nothing else. */
function asideOn(queue: Queue): Pick<RedisVerificationQueue, 'aside' | 'bringBack' | 'drop'> {
  const find = async (id: string) => {
    const job = await queue.getJob(id);
    return job && (await job.isFailed()) ? job : undefined;
  };
  return {
    async aside() {
      const jobs = await queue.getFailed();
      return jobs.map(({ id = '', name, finishedOn = 0 }) => ({ id, name, at: finishedOn }));
    },
    async bringBack(id) {
      const job = await find(id);
      await job?.updateData({ ...job.data, begun: 0 });
      await job?.retry('failed');
      return job !== undefined;
    },
    async drop(id) {
      const job = await find(id);
      await job?.remove();
      return job !== undefined;
    },
  };
}

/**
 * Makes what does one job, and counts that before. It throws
 * - `UnrecoverableError` when it ended the process too often: BullMQ then keeps it among the failed ones,
 * - `NewerDataError` when the job, or what it is about, is a newer process's to understand,
 * - `OwnTrouble` when Redis failed: that is not the shop's,
 * - `RetryLater` when it failed for any other reason.
 */
function performer(tries: number, log: Logger | undefined) {
  const leftAlone = new Set<string>();
  function leftToNewer(name: string): NewerDataError {
    if (!leftAlone.has(name)) log?.warn({ job: name }, 'a job is left to a newer release');
    leftAlone.add(name);
    return new NewerDataError(`a job called ${name}`);
  }

  const deaths = createDeaths();

  async function perform(job: Job, todo: (attempt: Attempt) => Promise<void>): Promise<void> {
    const { id = '' } = job;
    const number = unansweredBefore(job) + 1;
    try {
      await deaths.counted(id, begunBefore(job), {
        begin: () => job.updateData({ ...job.data, begun: begunBefore(job) + 1 }),
        work: () => todo({ number, last: number >= tries }),
      });
    } catch (error) {
      if (error instanceof NewerDataError) throw error;
      const reason = error instanceof Error ? error.name : 'not an error';
      log?.warn({ submission: id, attempt: number, reason }, 'a verification will be tried again');
      if (isRedisTrouble(error)) throw new OwnTrouble();
      await job.updateData({ ...job.data, unanswered: number, begun: 0 });
      deaths.over(id);
      // Why it failed stays out of Redis: nobody looks there, and it might quote something.
      throw error instanceof RetryLater ? error : new RetryLater();
    }
  }

  return async (job: Job, { work, again, aside }: Workers): Promise<void> => {
    const { id = '' } = job;
    const todo = workOn(job, work, again);
    if (!todo) throw leftToNewer(job.name);
    if (aside && deaths.isDeadly(id, begunBefore(job))) {
      log?.error(
        { submission: id, job: job.name },
        'a job ended the process again and again; it is set aside',
      );
      await aside(dataSchema.parse(job.data).submission, job.name === AGAIN);
      throw new UnrecoverableError('set aside');
    }
    await perform(job, todo);
  };
}

interface Workers {
  work: VerificationWorker;
  again: RecheckWorker | undefined;
  aside: Aside | undefined;
}

class OwnTrouble extends Error {
  override readonly name = 'OwnTrouble';
}

/** How often it failed before, but for trouble of our own. Jobs of earlier releases know only of all. */
function unansweredBefore({ data, attemptsMade }: Pick<Job, 'data' | 'attemptsMade'>): number {
  return dataSchema.safeParse(data).data?.unanswered ?? (attemptsMade > 0 ? attemptsMade : 0);
}

/** How often it was begun, and ended the process as far as anybody knows. */
function begunBefore({ data }: Pick<Job, 'data'>): number {
  return dataSchema.safeParse(data).data?.begun ?? 0;
}

/** What is to be done for a job; undefined: this process can't tell, or does not do such jobs. */
function workOn(
  { id = '', name, data }: Job,
  work: VerificationWorker,
  again: RecheckWorker | undefined,
): ((attempt: Attempt) => Promise<void>) | undefined {
  if (name === NAME && dataSchema.safeParse(data).success) return (attempt) => work(id, attempt);
  const read = name === AGAIN ? againSchema.safeParse(data) : undefined;
  if (!again || !read?.success) return undefined;
  const { submission, due } = read.data;
  return (attempt) => again(submission, { ...attempt, due });
}

interface WorkerOptions {
  perform(job: Job): Promise<void>;
  concurrency: number;
  lockMs: number;
  leaveMs: number;
  backoffMs(attempt: number): number;
}

/** BullMQ's side of doing jobs: which are taken, and when one comes again. */
function openWorker(
  connection: ReturnType<typeof connect>,
  { perform, concurrency, lockMs, leaveMs, backoffMs }: WorkerOptions,
): Worker {
  return new Worker(
    QUEUE,
    async (job, token) => {
      try {
        await perform(job);
      } catch (error) {
        if (!(error instanceof NewerDataError)) throw error;
        await job.moveToDelayed(Date.now() + leaveMs, token);
        throw new DelayedError();
      }
    },
    {
      connection,
      prefix: PREFIX,
      concurrency,
      lockDuration: lockMs,
      // A job is given to others at the first look after its lock ran out.
      stalledInterval: lockMs / 4,
      maxStalledCount: NEVER,
      settings: {
        backoffStrategy: (_attempt, _type, error, job) =>
          error instanceof RetryLater
            ? Math.max(backoffMs(job ? unansweredBefore(job) : 1), error.retryAfterMs)
            : OWN_TROUBLE_MS,
      },
    },
  );
}

/** Keeps a piece of work in a set for as long as it lasts. */
function tracked(active: Set<Promise<void>>, work: Promise<void>): Promise<void> {
  active.add(work);
  return work.finally(() => active.delete(work));
}

/**
 * A queue that can be added to. BullMQ asks Redis for its version when it begins, and refuses every job for
 * ever after when that answer does not come: then it has to begin again. Rejects after `withinMs`.
 */
async function readyQueue(
  redis: ReturnType<typeof connect>,
  withinMs: number,
  complain: (error: Error) => void,
): Promise<Queue> {
  const end = performance.now() + withinMs;
  for (;;) {
    await whenReady(redis, end - performance.now());
    const queue = new Queue(QUEUE, {
      connection: redis,
      prefix: PREFIX,
      streams: { events: { maxLen: 100 } },
    });
    queue.on('error', complain);
    try {
      await queue.waitUntilReady();
      return queue;
    } catch (error) {
      await queue.close().catch(complain);
      if (performance.now() > end) throw error;
    }
  }
}

/** Resolves when all are settled, or after `withinMs`. */
async function settled(jobs: Iterable<Promise<void>>, withinMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, withinMs);
  });
  await Promise.race([Promise.allSettled(jobs), tooLong]);
  clearTimeout(timer);
}

import { expect, test } from '@jest/globals';
import { Redis } from 'ioredis';
import { redisOptions } from '../../adapters/redis/connection.ts';
import { keys, partitions } from '../../adapters/redis/keys.ts';
import type { RunningProgram } from '../support/program.ts';
import { everythingIn, secretsOf } from '../support/secrets.ts';
import { until } from '../support/until.ts';
import { SOON, useWorld } from '../support/world.ts';

// Slack's own last repetition comes after minutes: here, after seconds.
const world = useWorld({ notStarted: true, retryDelaysMs: [100, 1000, 5000, 10_000], times: SOON });

const AT_ONCE = 6;
/** Another number, another order of mishaps. */
const random = randomFrom(Number(process.env.CHAOS_SEED ?? 1));

const FILES = [
  { id: 'good', answer: 'Is this your store?', alert: 'Verified' },
  { id: 'one-missing', answer: 'one permission is not right', alert: 'Needs changes' },
  { id: 'nothing', answer: 'No permissions are set', alert: 'Needs changes' },
] as const;

/** What only ever comes once to each merchant, unless a crash comes between a message and its strike. */
const ONCE = ["Let's connect your", 'Are you allowed to create', 'Step 2 of 9', 'Checked with BigCommerce'];

/** How many onboardings have something to be done soon: what is looked at in some days does not count. */
async function dueWithinTheHour(url: string): Promise<number> {
  const redis = new Redis(redisOptions(url));
  try {
    const until = Date.now() + 3_600_000;
    const counts = partitions.map((partition) => redis.zcount(keys.due(partition), '-inf', until));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  } finally {
    redis.disconnect();
  }
}

test('merchants at work while everything dies and fails: each gets their result, and so does the PM', async () => {
  const mishaps = startMishaps([await world.start(), await world.start()]);
  let merchants = 0;
  while (mishaps.left() > 0) {
    await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => play(merchants + index)));
    merchants += AT_ONCE;
  }
  const { crashes, outputs } = await mishaps.stop();
  await until(async () => (await dueWithinTheHour(world.redis.url)) === 0);

  for (let index = 0; index < merchants; index += 1) {
    const { id, answer, alert } = fileOf(index);
    const heard = merchantOf(index).heard();
    const once = [...ONCE, answer, ...(id === 'good' ? ['that is all we needed'] : [])];
    const repeats = once.flatMap((words) => heard.filter((text) => text.includes(words)).slice(1));
    expect(repeats.length).toBeLessThanOrEqual(crashes);
    const cards = world.pm.cardsOf(merchantOf(index));
    expect(cards.length).toBeLessThanOrEqual(1 + crashes);
    expect(cards.at(-1)?.text).toContain(alert);
  }
  expect(world.sandbox.changes).toEqual([]);
  const seen = [world.emulator.transcript(), await everythingIn(world.redis.url), ...outputs].join('\n');
  for (const secret of secretsOf(world.sandbox)) expect(seen.includes(secret)).toBe(false);
});

const fileOf = (index: number) => FILES[index % FILES.length] ?? FILES[0];
const merchantOf = (index: number) => world.merchant(`Merchant ${index}`);

/** A merchant, from the greeting to the result. */
async function play(index: number): Promise<void> {
  const { id, answer, alert } = fileOf(index);
  const merchant = merchantOf(index);
  await merchant.says('hi', "Let's connect your BigCommerce store");
  await merchant.says("let's start", 'Are you allowed to create API accounts?');
  await merchant.says('yes', 'Step 1 of 9');
  await merchant.says('done', 'Step 2 of 9');
  await merchant.says('back', 'Step 1 of 9');
  await merchant.sendsSample(id, answer);
  await world.pm.hears(merchant, alert);
  if (id !== 'good') return;
  await merchant.says('yes', 'One last question');
  await merchant.says('yes', 'that is all we needed');
}

/** Lets one thing after the other go wrong, every few changes in Slack. */
function startMishaps(programs: RunningProgram[]) {
  const { slack, sandbox } = world;
  const outputs: string[] = [];
  let crashes = 0;
  const crash = async () => {
    crashes += 1;
    const victim = programs[crashes % 2] as RunningProgram;
    const other = programs[(crashes + 1) % 2] as RunningProgram;
    slack.connect(`${other.url}/slack/events`);
    await victim.kill();
    outputs.push(victim.output());
    programs[crashes % 2] = await world.start();
  };
  const crashRedis = async () => {
    crashes += 1;
    const redis = new Redis(redisOptions(world.redis.url));
    const [, pid] = /process_id:(\d+)/.exec(await redis.info('server')) ?? [];
    redis.disconnect();
    process.kill(Number(pid), 'SIGKILL');
  };
  const deck = [
    crash,
    crash,
    crashRedis,
    () => slack.faults.rateLimit('*', 3, 1),
    crash,
    () => slack.faults.fail('*', 2, 503),
    () => slack.faults.loseAnswer('chat.update'),
    () => {
      slack.faults.copies = slack.faults.copies === 1 ? 2 : 1;
    },
    () => {
      sandbox.faults = { mode: 'down', times: 2 };
    },
    () => {
      sandbox.faults = { mode: 'rate_limited', retryAfterMs: 300, times: 2 };
    },
  ];
  let wait = 5;
  let going: Promise<unknown> = Promise.resolve();
  const stop = slack.on('change', () => {
    wait -= 1;
    if (wait > 0) return;
    wait = Number.POSITIVE_INFINITY;
    const [mishap] = deck.splice(Math.floor(random() * deck.length), 1);
    going = Promise.resolve(mishap?.()).then(() => {
      wait = 2 + Math.floor(random() * 12);
    });
  });
  return {
    /** How many are still to come. */
    left: () => deck.length,
    /** Resolves when all is up again, with how often a process died, and what the programs wrote. */
    async stop() {
      stop();
      await going;
      outputs.push(...programs.map((program) => program.output()));
      return { crashes, outputs };
    },
  };
}

/** Numbers from 0 to 1, always the same ones for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

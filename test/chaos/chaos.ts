import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { redisOptions } from '../../adapters/redis/connection.ts';
import { startEmbeddedRedis } from '../../adapters/redis/embedded.ts';
import { keys, partitions } from '../../adapters/redis/keys.ts';
import { startSandbox } from '../../emulators/bigcommerce/sandbox.ts';
import { slackEmulator } from '../../emulators/slack/emulator.ts';
import { plainText } from '../../emulators/slack/plain-text.ts';
import { startLocalSlack } from '../../emulators/slack/start.ts';
import type { RecoveryTimes } from '../../src/main.ts';
import { Merchant, PmChannel } from '../support/actor.ts';
import { type RunningProgram, startUsher } from '../support/program.ts';
import { everythingIn, secretsOf } from '../support/secrets.ts';
import { slackApp } from '../support/slack-app.ts';
import { until } from '../support/until.ts';
import { PLACES, type Place } from './points.ts';
import { type Relay, startRelay } from './relay.ts';

export interface ChaosOptions {
  /** How many processes of the program are killed. */
  kills: number;
  /** Another one, another order of things. */
  seed: number;
  /** How soon the program gets over a crash; without: as for everybody. */
  times?: RecoveryTimes | undefined;
  /** Is told how it goes. */
  tell?: (line: string) => void;
}

/** What became of it. All of the last four, and `hits`, must be none. */
export interface ChaosResult {
  onboardings: number;
  uploads: number;
  revealed: number;
  kills: number;
  /** By where: see `PLACES`. */
  places: Record<string, number>;
  redisKills: number;
  faults: number;
  /** Messages said twice: a process died between sending and remembering it. Never more than kills. */
  doubled: number;
  /** In ms, of kills of one process: until everybody who waited for an answer at that moment had one. */
  recovery: { p50: number; p99: number; worst: number };
  /** The same where all processes, or Redis as well, died at once. */
  recoveryOfAll: { p50: number; p99: number; worst: number };
  /** Onboardings that nothing is known of any more. */
  lost: string[];
  /** Who waited in vain, and for what. */
  stuck: string[];
  /** Who was told something that is not so. */
  wrong: string[];
  /** Secrets where none belongs. */
  hits: string[];
}

const AT_ONCE = 6;
const PUBLIC_URL = 'https://usher.example.com';
/** Slack's own repetitions come after a minute, and after five: here, sooner, and as many as a restart may take. */
const RETRY_DELAYS_MS = [50, 250, 500, 1_000, 2_000, 4_000, 8_000, 16_000];
/** So long is waited for a place to be come by. */
const LYING_IN_WAIT_MS = 2_500;

const FILES = [
  { id: 'good', answer: 'Is this your store?', alert: 'Verified' },
  { id: 'one-missing', answer: 'one permission is not right', alert: 'Needs changes' },
  { id: 'nothing', answer: 'No permissions are set', alert: 'Needs changes' },
] as const;

/** What only ever comes once to each merchant, unless a kill comes between a message and its strike-off. */
const ONCE = ["Let's connect your", 'Are you allowed to create', 'Step 2 of 9', 'Checked with BigCommerce'];

/** Numbers between 0 and 1 that are the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A process of the program, and what stands between it and the rest. */
interface Member {
  role: Place['role'];
  redis: Relay;
  shop: Relay;
  program: RunningProgram;
}

/** Everything around the program, as long as the chaos lasts. */
async function openStage() {
  const dir = mkdtempSync(join(tmpdir(), 'usher-chaos-'));
  const [sandbox, slack, redis] = await Promise.all([
    startSandbox({ quota: 100_000 }),
    startLocalSlack({ ...slackApp(), retryDelaysMs: RETRY_DELAYS_MS }),
    startEmbeddedRedis({ dataDir: join(dir, 'redis'), firstPauseMs: 20 }),
  ]);
  const emulator = slackEmulator(slack);
  const pm = new PmChannel(emulator);
  return {
    ...{ dir, sandbox, slack, redis, emulator, pm },
    async close() {
      await Promise.all([slack.close(), sandbox.close(), redis.stop()]);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

type Stage = Awaited<ReturnType<typeof openStage>>;

/** The processes: two that take in and send, two that verify. */
async function openCast(stage: Stage, { times }: Pick<ChaosOptions, 'times'>) {
  const { sandbox, slack, redis, pm, dir } = stage;
  const outputs: string[] = [];
  const { host, port, path } = redisOptions(redis.url);
  const toRedis = path === undefined ? { host, port: port ?? 6379 } : { path };
  const toShop = { host: '127.0.0.1', port: Number(new URL(sandbox.url).port) };
  const env = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.apiUrl,
    USHER_PM_CHANNEL: pm.channel.key,
    USHER_DATA_DIR: dir,
    PUBLIC_URL,
  };

  async function join(role: Place['role']): Promise<Member> {
    const [near, shop] = await Promise.all([startRelay(toRedis), startRelay(toShop)]);
    const program = await startUsher(
      {
        ...env,
        REDIS_URL: `redis://127.0.0.1:${near.port}`,
        BIGCOMMERCE_API_URL: `http://127.0.0.1:${shop.port}`,
      },
      ['--role', role],
      times ? { times } : {},
    );
    return { role, redis: near, shop, program };
  }

  const members = await Promise.all((['web', 'web', 'worker', 'worker'] as const).map(join));
  const connect = () => {
    const [first] = members.filter(({ role }) => role === 'web');
    if (first) slack.connect(`${first.program.url}/slack/events`);
  };
  connect();

  async function part(member: Member): Promise<void> {
    await member.program.kill();
    outputs.push(member.program.output());
    await Promise.all([member.redis.close(), member.shop.close()]);
  }

  return {
    members,
    outputs,
    /** Ends them as a crash would, and starts others in their place. */
    async replace(victims: Member[]): Promise<void> {
      for (const victim of victims) members.splice(members.indexOf(victim), 1);
      connect();
      await Promise.all(victims.map(part));
      members.push(...(await Promise.all(victims.map(({ role }) => join(role)))));
      connect();
    },
    async close() {
      await Promise.all(members.map(part));
    },
  };
}

type Cast = Awaited<ReturnType<typeof openCast>>;

/** What is noted while they play. */
interface Notes {
  onboardings: number;
  uploads: number;
  revealed: number;
  stuck: string[];
  wrong: string[];
  tell(line: string): void;
  /** Who waits for an answer right now, and since when, by merchant. */
  waiting: Map<string, number>;
}

/** Merchants, one after the other, until it is over. */
async function play(stage: Stage, cast: Cast, notes: Notes, isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const index = notes.onboardings++;
    const merchant = new Merchant(stage.emulator, `Merchant ${index}`);
    try {
      await onboard(index, merchant, { stage, cast, notes });
    } catch (error) {
      const [why = ''] = error instanceof Error ? error.message.split('\n') : [];
      const last = JSON.stringify(merchant.text().slice(-300));
      notes.stuck.push(`${merchant.name}: ${why}; the last they read: ${last}`);
      notes.tell(`stuck: ${notes.stuck.at(-1)}`);
    }
    notes.waiting.delete(merchant.name);
  }
}

const fileOf = (index: number) => FILES[index % FILES.length] ?? FILES[0];

async function onboard(
  index: number,
  merchant: Merchant,
  { stage, cast, notes }: { stage: Stage; cast: Cast; notes: Notes },
): Promise<void> {
  const { id, answer, alert } = fileOf(index);
  const waits = async <T>(answered: Promise<T>): Promise<T> => {
    notes.waiting.set(merchant.name, performance.now());
    return await answered.finally(() => notes.waiting.delete(merchant.name));
  };
  await waits(merchant.says('hi', "Let's connect your BigCommerce store"));
  await waits(merchant.says("let's start", 'Are you allowed to create API accounts?'));
  await waits(merchant.says('yes', 'Step 1 of 9'));
  await waits(merchant.says('done', 'Step 2 of 9'));
  await waits(merchant.says('back', 'Step 1 of 9'));
  await waits(merchant.sendsSample(id, answer));
  notes.uploads++;
  await stage.pm.hears(merchant, alert);
  if (id !== 'good') return;
  await waits(merchant.says('yes', 'One last question'));
  await waits(merchant.says('yes', 'that is all we needed'));
  await reveal(merchant, stage, cast, notes);
}

/** The PM asks for a link, and opens it: the token is shown once, whoever dies meanwhile. */
async function reveal(merchant: Merchant, stage: Stage, cast: Cast, notes: Notes): Promise<void> {
  const { sandbox, slack } = stage;
  // One for each: what only they read is about this merchant, then.
  const priya = slack.user(`PM of ${merchant.name}`);
  slack.channel('onboarding').invite(priya);
  const tokens = secretsOf(sandbox);
  const { mention } = slack.user(merchant.name);
  const card = () =>
    slack
      .channel('onboarding')
      .messages()
      .findLast((one) => plainText(one).includes(mention) && plainText(one).includes('[Hand over]'));
  const cardText = () => JSON.stringify(stage.pm.cardsOf(merchant).at(-1)?.text);
  const used = new Set<string>();
  let shown = 0;
  const end = performance.now() + 120_000;
  while (shown === 0 && performance.now() < end) {
    const message = await until(card, Boolean, 90_000).catch(() => undefined);
    if (!message) throw new Error(`no way to hand over on the card: ${cardText()}`);
    const link = await linkFor(priya, message, used).catch(() => undefined);
    if (!link) {
      await pause(250);
      continue;
    }
    used.add(link.path);
    const page = await open(cast, link).catch(() => '');
    if (tokens.some((token) => page.includes(token))) shown++;
    else await pause(250);
  }
  if (shown === 0) throw new Error('the credentials could not be handed over');
  notes.revealed++;
  for (const path of used) {
    const again = await open(cast, { path, key: 'A'.repeat(43) }).catch(() => '');
    if (tokens.some((token) => again.includes(token))) notes.wrong.push(`${merchant.name}: shown twice`);
  }
}

const LINK = /https:\/\/usher\.example\.com(\/r\/[\w-]{43})#([\w-]{43})/g;

async function linkFor(
  priya: ReturnType<Stage['slack']['user']>,
  card: Parameters<ReturnType<Stage['slack']['user']>['press']>[0],
  used: Set<string>,
) {
  const links = () =>
    [...JSON.stringify(priya.ephemerals()).matchAll(LINK)].map(([, path = '', key = '']) => ({ path, key }));
  const known = new Set(links().map(({ path }) => path));
  await priya.press(card, 'Hand over');
  const isNew = ({ path }: { path: string }) => !known.has(path) && !used.has(path);
  return await until(() => links().find(isNew), Boolean, 5_000);
}

async function open({ members }: Cast, { path, key }: { path: string; key: string }): Promise<string> {
  const web = members.find(({ role }) => role === 'web');
  const answer = await fetch(`${web?.program.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
    body: JSON.stringify({ key }),
  });
  return await answer.text();
}

/** Kills one process (sometimes all of them) at some place, waits until it is got over, and does so again. */
async function kill(stage: Stage, cast: Cast, notes: Notes, { kills, seed, tell }: ChaosOptions) {
  const random = randomFrom(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const places: Record<string, number> = {};
  const recoveries: Record<'one' | 'all', number[]> = { one: [], all: [] };
  const counts = { kills: 0, redisKills: 0, faults: 0 };
  while (counts.kills < kills) {
    if (random() < 0.3) counts.faults += trouble(stage, pick);
    const hasRedisDied = random() < 0.06;
    if (hasRedisDied) {
      await killRedis(stage.redis.url);
      counts.redisKills++;
    }
    const isAll = random() < 0.1;
    const place = random() < 0.85 ? pick(PLACES) : undefined;
    const dying = place?.role ?? pick(['web', 'worker'] as const);
    const victims = isAll ? [...cast.members] : [pick(cast.members.filter(({ role }) => role === dying))];
    const struck = place && !isAll ? await lieInWait(victims[0] as Member, place) : undefined;
    if (!struck) await pause(random() * 300);
    const name = isAll ? 'all at once' : (struck ?? 'at any time');
    places[name] = (places[name] ?? 0) + victims.length;
    counts.kills += victims.length;
    const waiting = new Map(notes.waiting);
    const at = performance.now();
    await cast.replace(victims);
    // Over: whoever waited has been answered.
    await until(
      () => [...waiting].every(([who, since]) => notes.waiting.get(who) !== since),
      Boolean,
      120_000,
    ).catch(() => undefined);
    recoveries[isAll || hasRedisDied ? 'all' : 'one'].push(performance.now() - at);
    if (counts.kills % 20 < victims.length)
      tell?.(`${counts.kills} kills, ${notes.onboardings} onboardings, ${notes.stuck.length} stuck`);
  }
  return { ...counts, places, recoveries };
}

/** Resolves with the place's name once the process stands there; undefined: it did not come by. */
async function lieInWait(victim: Member, { name, side, point }: Place): Promise<string | undefined> {
  const relay = victim[side];
  const over = new AbortController();
  const struck = new Promise<string>((resolve) => relay.arm(point, () => resolve(name)));
  const late = pause(LYING_IN_WAIT_MS, undefined, { signal: over.signal }).catch(() => undefined);
  const found = await Promise.race([struck, late]);
  over.abort();
  relay.disarm();
  return found;
}

/** Something goes wrong with a platform, the shop or the net for a while. */
function trouble({ slack, sandbox }: Stage, pick: <T>(all: readonly T[]) => T): number {
  pick([
    () => slack.faults.rateLimit('*', 3, 1),
    () => slack.faults.fail('*', 2, 503),
    () => slack.faults.fail('chat.postMessage', 1, 'internal_error'),
    () => slack.faults.loseAnswer('chat.postMessage'),
    () => slack.faults.loseAnswer('chat.update'),
    () => {
      slack.faults.copies = slack.faults.copies === 1 ? 3 : 1;
    },
    () => {
      sandbox.faults = { mode: 'down', times: 2 };
    },
    () => {
      sandbox.faults = { mode: 'rate_limited', retryAfterMs: 300, times: 2 };
    },
  ])();
  return 1;
}

/** Ends Redis as a crash would; it is started again on its data. */
async function killRedis(url: string): Promise<void> {
  const redis = new Redis({ ...redisOptions(url), maxRetriesPerRequest: 2 });
  try {
    const [, pid] = /process_id:(\d+)/.exec(await redis.info('server')) ?? [];
    process.kill(Number(pid), 'SIGKILL');
  } finally {
    redis.disconnect();
  }
}

/** How many onboardings have something to be done soon: what is looked at in some days does not count. */
async function dueWithinTheHour(url: string): Promise<number> {
  const redis = new Redis(redisOptions(url));
  try {
    const soon = Date.now() + 3_600_000;
    const counts = partitions.map((partition) => redis.zcount(keys.due(partition), '-inf', soon));
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  } finally {
    redis.disconnect();
  }
}

/** What those who were played read in the end, beside what they should have. */
function judge(stage: Stage, notes: Notes): { doubled: number; wrong: string[]; lost: string[] } {
  const stuck = new Set(notes.stuck.map((line) => line.split(':')[0]));
  const [wrong, lost]: string[][] = [[...notes.wrong], []];
  let doubled = 0;
  for (let index = 0; index < notes.onboardings; index++) {
    const merchant = new Merchant(stage.emulator, `Merchant ${index}`);
    if (stuck.has(merchant.name)) continue;
    const heard = merchant.heard();
    const { answer, alert } = fileOf(index);
    for (const words of [...ONCE, answer]) {
      const times = heard.filter((text) => text.includes(words)).length;
      if (times === 0) lost?.push(`${merchant.name}: ${words}`);
      doubled += Math.max(0, times - 1);
    }
    const others = FILES.filter((file) => file.answer !== answer);
    for (const other of others)
      if (heard.some((text) => text.includes(other.answer))) wrong?.push(`${merchant.name}: ${other.answer}`);
    if (
      !stage.pm
        .cardsOf(merchant)
        .at(-1)
        ?.text.match(new RegExp(`${alert}|Handed over`))
    )
      wrong?.push(`${merchant.name}: the card does not say ${alert}`);
  }
  if (stage.sandbox.changes.length > 0) wrong?.push('something was changed in the shop');
  return { doubled, wrong: wrong ?? [], lost: lost ?? [] };
}

function recoveryOf(all: number[]): ChaosResult['recovery'] {
  const sorted = [...all].sort((one, other) => one - other);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { p50: at(0.5), p99: at(0.99), worst: at(1) };
}

/** Merchants at work while the program's processes, Redis and the platforms die and fail; and what became of it. */
export async function runChaos(options: ChaosOptions): Promise<ChaosResult> {
  const stage = await openStage();
  const cast = await openCast(stage, options);
  const { tell = () => {} } = options;
  const notes: Notes = {
    tell,
    onboardings: 0,
    uploads: 0,
    revealed: 0,
    stuck: [],
    wrong: [],
    waiting: new Map(),
  };
  try {
    let isOver = false;
    const players = Array.from({ length: AT_ONCE }, () => play(stage, cast, notes, () => isOver));
    const { recoveries, ...counts } = await kill(stage, cast, notes, options);
    isOver = true;
    stage.slack.faults.copies = 1;
    await Promise.all(players);
    await until(async () => (await dueWithinTheHour(stage.redis.url)) === 0).catch(() => {
      notes.stuck.push('Outbox: something is still due');
    });
    const { doubled, wrong, lost } = judge(stage, notes);
    const kept = await everythingIn(stage.redis.url);
    const outputs = [...cast.outputs, ...cast.members.map(({ program }) => program.output())].join('\n');
    const places = { 'the chat': stage.emulator.transcript(), Redis: kept, 'the logs': outputs };
    const hits = Object.entries(places).flatMap(([where, text]) =>
      secretsOf(stage.sandbox).some((secret) => text.includes(secret)) ? [where] : [],
    );
    const { onboardings, uploads, revealed, stuck } = notes;
    return {
      ...{ onboardings, uploads, revealed, ...counts, doubled },
      recovery: recoveryOf(recoveries.one),
      recoveryOfAll: recoveryOf(recoveries.all),
      ...{ lost, stuck, wrong, hits },
    };
  } finally {
    await cast.close();
    await stage.close();
  }
}

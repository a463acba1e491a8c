/**
 * How many turns a second the store takes in, next to plain SETs in the same run on the same Redis:
 * the ratio is what can be compared between machines.
 *
 *   node --import ./bench/typescript.mjs bench/commit.ts [--short]
 */
import { connect, disconnect, whenReady } from '../adapters/redis/connection.ts';
import { startEmbeddedRedis } from '../adapters/redis/embedded.ts';
import { openRedisStore } from '../adapters/redis/store.ts';
import type { Effect } from '../src/state/effect.ts';
import type { Onboarding } from '../src/state/onboarding.ts';

const isShort = process.argv.includes('--short');
const MERCHANTS = isShort ? 5 : 50;
const TURNS = isShort ? 5 : 100;

const server = await startEmbeddedRedis();
const store = await openRedisStore(server.url);
const plain = connect(server.url, 'impatient');
await whenReady(plain, 5_000);

/** Each merchant does one thing after the other, all of them at once. Answers with how many a second. */
async function rate(turn: (merchant: number, turn: number) => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await Promise.all(
    Array.from({ length: MERCHANTS }, async (_, merchant) => {
      for (let number = 0; number < TURNS; number++) await turn(merchant, number);
    }),
  );
  return (MERCHANTS * TURNS * 1_000) / (performance.now() - begin);
}

function onboarding(merchant: number, version: number): Onboarding {
  return {
    schema: 2,
    id: `ob_bench${merchant}`,
    version,
    flow: 'bigcommerce',
    merchant: { platform: 'slack', tenant: 'T1', conversation: 'D1', user: `U${merchant}` },
    phase: 'guide',
    place: { step: 'welcome' },
    trail: [],
    startedAt: 1,
    touchedAt: 1,
    arrivedAt: 1,
    messages: {},
    unreachable: {},
    nextEffect: 1,
  };
}

const effect: Effect = { kind: 'say', message: { summary: 'x'.repeat(500), blocks: [] } };

await rate((merchant) => plain.set(`warm-up ${merchant}`, 'x'));
const sets = await rate((merchant, turn) => plain.set(`bench ${merchant} ${turn}`, 'x'.repeat(1_000)));
const commits = await rate((merchant, turn) =>
  store.commit({
    event: `event ${turn}`,
    basedOn: turn,
    onboarding: onboarding(merchant, turn + 1),
    effects: [{ number: turn + 1, effect }],
    ...(turn > 0 ? { performed: turn } : {}),
  }),
);
console.log(`plain SET   ${sets.toFixed(0)} a second`);
console.log(`commit      ${commits.toFixed(0)} a second`);
console.log(`ratio       ${(commits / sets).toFixed(2)}`);

disconnect(plain);
await store.close();
await server.stop();

/**
 * How long a verification takes, in answers of the shop: the ratio is what can be compared between machines. The floor
 * asks the shop as often, one call after the other.
 *
 *   node --import ./bench/typescript.mjs bench/verification.ts [--short]
 */
import { verifyStore } from '../adapters/bigcommerce/checks/verify.ts';
import { openStore } from '../adapters/bigcommerce/client.ts';
import { ACME_HASH, startSandbox, TOKENS } from '../emulators/bigcommerce/sandbox.ts';

const isShort = process.argv.includes('--short');
const DELAY_MS = isShort ? 20 : 100;
const TIMES = isShort ? 1 : 5;
const AT_ONCE = isShort ? 4 : 64;

const sandbox = await startSandbox({ quota: 1_000_000 });
sandbox.faults = { mode: 'slow', delayMs: DELAY_MS };
const key = { storeHash: ACME_HASH, accessToken: TOKENS.good };
const open = () => openStore(key, { apiUrl: sandbox.url });

/** The middle one of some runs, in ms. */
async function middle(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const begin = performance.now();
    await run();
    times.push(performance.now() - begin);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

async function verify(): Promise<void> {
  const { verdict } = await verifyStore(open(), ACME_HASH);
  if (verdict !== 'verified') throw new Error(`the sandbox's good token is ${verdict}`);
}

const answer = await middle(() => open().request({ method: 'GET', path: '/v2/time' }));
const before = sandbox.requests.length;
await verify();
const calls = sandbox.requests.length - before;
const floor = await middle(async () => {
  const api = open();
  for (let call = 0; call < calls; call++) await api.request({ method: 'GET', path: '/v2/time' });
});
const one = await middle(verify);
const many = await middle(() => Promise.all(Array.from({ length: AT_ONCE }, verify)));

console.log(`one answer              ${answer.toFixed(0)} ms`);
console.log(`one after the other     ${(floor / answer).toFixed(1)} answers (${calls} calls)`);
console.log(`a verification          ${(one / answer).toFixed(1)} answers`);
console.log(`${String(AT_ONCE).padEnd(3)} of them at once      ${(many / answer).toFixed(1)} answers`);
await sandbox.close();

/**
 * `npm run chaos -- --kills N [--seed S]`: merchants at work while everything dies and fails. Prints what became of it;
 * exit code 1 when anything was lost, stuck, wrong or leaked, 64 for wrong usage.
 */
import { parseArgs } from 'node:util';
import { compile, isCompiled, product } from '../../bin/compile.js';
import { runChaos } from './chaos.ts';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } },
});
const kills = Number(values.kills);
const seed = Number(values.seed);
if (!(Number.isInteger(kills) && kills > 0) || !Number.isInteger(seed)) {
  console.error('npm run chaos -- [--kills N] [--seed S]: both are whole numbers, N at least 1');
  process.exit(64);
}

if (!isCompiled(product)) compile(product);
const begun = performance.now();
const result = await runChaos({ kills, seed, tell: (line) => console.error(line) });
const minutes = (performance.now() - begun) / 60_000;
const { places, recovery, recoveryOfAll, lost, stuck, wrong, hits, ...counts } = result;
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const rows = {
  ...counts,
  lost: lost.length,
  stuck: stuck.length,
  wrong: wrong.length,
  'secrets found': hits.length,
  'recovery p50': seconds(recovery.p50),
  'recovery p99': seconds(recovery.p99),
  'worst recovery': seconds(recovery.worst),
  'of all, p50': seconds(recoveryOfAll.p50),
  'of all, worst': seconds(recoveryOfAll.worst),
  seed,
  minutes: minutes.toFixed(1),
};
for (const [name, value] of Object.entries(rows)) console.log(`${name.padEnd(16)} ${value}`);
console.log('killed');
for (const [place, times] of Object.entries(places).sort()) console.log(`  ${place.padEnd(40)} ${times}`);
for (const fault of [...lost, ...stuck, ...wrong, ...hits]) console.log(`FAULT ${fault}`);
process.exit([lost, stuck, wrong, hits].some((found) => found.length > 0) ? 1 : 0);

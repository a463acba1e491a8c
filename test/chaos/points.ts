import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/base/paths.ts';
import type { Point } from './relay.ts';

/** By which bytes Redis is asked to run a script. */
function calls(name: string): (bytes: Buffer) => boolean {
  const folder = join(packageRoot, 'adapters', 'redis', 'scripts');
  const [reindex, lua] = ['reindex', name].map((one) => readFileSync(join(folder, `${one}.lua`), 'utf8'));
  const sha = createHash('sha1').update(`${reindex}\n${lua}`).digest('hex');
  return (bytes) => bytes.includes(sha);
}

/** Where, on the way of what somebody said to what they hear, a process is killed. */
export interface Place {
  name: string;
  role: 'web' | 'worker';
  /** Which of its conversations tells. */
  side: 'redis' | 'shop';
  point: Point;
}

const commit = calls('commit');
const strike = calls('strike');
const request = (bytes: Buffer) => /^(GET|POST|PUT|DELETE|OPTIONS) /.test(bytes.toString('latin1', 0, 8));

/** A report is more than a check's result, and comes when all of them are known. */
const reports = (bytes: Buffer) => commit(bytes) && bytes.includes('"report"');

export const PLACES: readonly Place[] = [
  { name: 'before the commit', role: 'web', side: 'redis', point: { when: 'before', says: commit } },
  {
    name: 'after the commit, before sending',
    role: 'web',
    side: 'redis',
    point: { when: 'after', says: commit },
  },
  {
    name: 'after sending, before the strike-off',
    role: 'web',
    side: 'redis',
    point: { when: 'before', says: strike },
  },
  { name: 'after the strike-off', role: 'web', side: 'redis', point: { when: 'after', says: strike } },
  { name: 'before a probe', role: 'worker', side: 'shop', point: { when: 'before', says: request } },
  { name: 'after a probe', role: 'worker', side: 'shop', point: { when: 'after', says: request } },
  {
    name: 'after the report, before its commit',
    role: 'worker',
    side: 'redis',
    point: { when: 'before', says: reports },
  },
  {
    name: 'after the commit of a report',
    role: 'worker',
    side: 'redis',
    point: { when: 'after', says: reports },
  },
];

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../src/base/paths.ts';
import { ACCESS, type Action, type Role } from '../../src/turn/access.ts';

/** Those who may come near an onboarding, as the document names them, and what they are to it. */
export const ACTORS = {
  'its merchant': 'merchant',
  'who handed it on': 'former',
  'another merchant': 'nobody',
  'a PM of its channel': 'pm',
  'a PM of another channel': 'nobody',
  'a stranger': 'nobody',
} satisfies Record<string, Role>;
export type Actor = keyof typeof ACTORS;

export type Cell = 'yes' | 'their own' | 'no';

/** What is always about the onboarding of whoever does it. */
const OWN: Action[] = ['open', 'text', 'file', 'status', 'home'];

/** What comes of an action, by the code. */
export function cellOf(action: Action, actor: Actor): Cell {
  if (!OWN.includes(action)) return ACCESS[action][ACTORS[actor]] === 'yes' ? 'yes' : 'no';
  if (ACCESS[action].merchant !== 'yes') return 'no';
  // What they see of themselves is all that they see.
  if (actor === 'who handed it on') return ['status', 'home'].includes(action) ? 'their own' : 'no';
  return actor === 'its merchant' ? 'yes' : 'their own';
}

/** The table in `docs/security.md`, by action and actor. */
export function documentedAccess(): Record<string, Record<string, string>> {
  const document = readFileSync(join(packageRoot, 'docs', 'security.md'), 'utf8');
  const lines = document.split('\n').filter((line) => /^\| (what|`\w+`:)/.test(line));
  const [[, ...actors] = [], ...rows] = lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return Object.fromEntries(
    rows.map(([what = '', ...cells]) => [
      /`(\w+)`/.exec(what)?.[1] ?? what,
      Object.fromEntries(actors.map((actor, n) => [actor, cells[n] ?? ''])),
    ]),
  );
}

export const ACTIONS = Object.keys(ACCESS) as Action[];

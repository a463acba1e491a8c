import { statSync } from 'node:fs';
import { FLOWS } from '../base/paths.ts';
import { formatMistake, readFlows } from '../flow/load.ts';
import { shops } from '../shops.ts';
import { EX_USAGE } from './exit-codes.ts';
import { USAGE } from './usage.ts';

/**
 * `usher flows check [DIR]`: reads one flow folder, or every one in a folder of flows (the project's own when
 * left out), as `usher start` does. Prints a line to `out` for each sound flow, and to `err` every mistake of
 * the others.
 *
 * Resolves with the exit code: 0 all sound, 1 mistakes (in translations, too, which `usher start` leaves out) or no flow at all, 64 wrong usage.
 */
export async function flowsCommand(
  args: string[],
  out: (line: string) => void,
  err: (line: string) => void,
): Promise<number> {
  const [action, directory = FLOWS, ...rest] = args;
  if (action !== 'check' || rest.length > 0 || directory.startsWith('-')) {
    err(USAGE.flows);
    return EX_USAGE;
  }
  // What is no folder may be anything, a token in the wrong window too: it is not repeated.
  if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    err('usher flows check: there is no such folder');
    return 1;
  }
  const { flows, mistakes } = readFlows(Object.keys(shops), directory);
  for (const { name, steps, translations = {} } of flows) {
    const count = `${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`;
    out(`ok  ${name} (${[count, ...Object.keys(translations)].join(', ')})`);
  }
  const all = [...mistakes, ...flows.flatMap(({ mistranslated = [] }) => mistranslated)];
  for (const mistake of all) err(formatMistake(mistake));
  return all.length === 0 ? 0 : 1;
}

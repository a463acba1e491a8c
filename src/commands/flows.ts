import { existsSync, readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { packageRoot } from '../base/paths.ts';
import type { Flow } from '../flow/flow.ts';
import { FlowError, type FlowMistake, flowFolders, formatMistake, loadFlow } from '../flow/load.ts';
import { EX_USAGE } from './exit-codes.ts';
import { USAGE } from './usage.ts';

/**
 * `usher flows check [DIR]`: validates one flow folder, or every one in a folder of flows (the project's
 * own when left out; `root` is the project's folder). Prints a line to `out` for each sound flow, and to `err` every mistake of the others.
 *
 * Resolves with the exit code: 0 all sound, 1 mistakes or no flow at all, 64 wrong usage.
 */
export async function flowsCommand(
  args: string[],
  out: (line: string) => void,
  err: (line: string) => void,
  root: string = packageRoot,
): Promise<number> {
  const [action, directory = join(root, 'flows'), ...rest] = args;
  if (action !== 'check' || rest.length > 0 || directory.startsWith('-')) {
    err(USAGE.flows);
    return EX_USAGE;
  }
  const folders = flowFolders(resolve(directory));
  if (folders.length === 0) {
    err(
      existsSync(directory)
        ? `${directory}: there is no flow here; a flow is a folder with a flow.yml`
        : `${directory}: there is no such folder`,
    );
    return 1;
  }
  const mistakes = folders.flatMap((folder) => checkFolder(folder, root, out));
  for (const mistake of mistakes) err(formatMistake(mistake));
  return mistakes.length === 0 ? 0 : 1;
}

function checkFolder(folder: string, root: string, out: (line: string) => void): FlowMistake[] {
  try {
    const flow = loadFlow(folder);
    const mistakes = missingCode(flow, root);
    if (mistakes.length === 0)
      out(`ok  ${flow.name} (${flow.steps.length} ${flow.steps.length === 1 ? 'step' : 'steps'})`);
    return mistakes;
  } catch (error) {
    if (error instanceof FlowError) return error.mistakes;
    throw error;
  }
}

/** A flow of this project needs the code that reads and checks its shop's credentials. */
function missingCode({ shop, folder }: Flow, root: string): FlowMistake[] {
  if (shop === undefined || !folder.startsWith(join(root, 'flows') + sep)) return [];
  const code = [join('flows', shop, 'index.ts'), join('dist', 'flows', shop, 'index.js')];
  if (code.some((file) => existsSync(join(root, file)))) return [];
  const file = join(folder, 'flow.yml');
  const line =
    readFileSync(file, 'utf8')
      .split('\n')
      .findIndex((text) => text.startsWith('shop:')) + 1;
  return [{ file, line, message: `shop: needs ${code[0]}, which reads and checks its credentials` }];
}

import type { Receipt } from '../credentials/receive.ts';
import type { CredentialsProblem } from '../shop/shop.ts';
import { fileProblem } from './file-problem.ts';

type Submitted = Extract<Receipt, { kind: 'submitted' }>;
type Refused = Extract<Receipt, { kind: 'refused' }>;

const SEVERAL =
  'More than one of your files holds credentials. I check the first of them; if you meant another one, send it alone.';

/**
 * Reads the files of one message and answers once: with the credentials among them, or with a refusal
 * that names what came.
 * @throws what kept a file from being had, when another try may help and no other file is the one
 */
export async function readFiles(
  files: string[],
  read: (file: string) => Promise<Receipt>,
): Promise<Submitted | Refused> {
  const found: Submitted[] = [];
  const problems: CredentialsProblem[] = [];
  const troubles: unknown[] = [];
  for (const file of files) {
    try {
      const receipt = await read(file);
      if (receipt.kind === 'submitted') found.push(receipt);
      else problems.push(receipt.problem);
    } catch (error) {
      const problem = fileProblem(error);
      if (problem) problems.push(problem);
      else troubles.push(error);
    }
  }
  const [first] = found;
  if (first) {
    const differ = found.some(({ received }) => received.digest !== first.received.digest);
    return differ ? { ...first, notes: [...first.notes, SEVERAL] } : first;
  }
  if (troubles.length > 0) throw troubles[0];
  return { kind: 'refused', problem: together(problems) };
}

/** What is wrong with several files, as one problem. */
function together(problems: CredentialsProblem[]): CredentialsProblem {
  const [first, ...others] = problems;
  if (!first)
    return { code: 'no_file', message: 'There was no file in your message. Please send it once more.' };
  if (others.length === 0) return first;
  const kinds = new Map<string, CredentialsProblem[]>();
  for (const problem of problems) kinds.set(problem.code, [...(kinds.get(problem.code) ?? []), problem]);
  const lines = [...kinds.values()].map((same) => {
    const [{ what, message } = first] = same;
    return `- ${what ?? message}${same.length > 1 ? ` (${same.length} files)` : ''}`;
  });
  // What to send instead, which those that say it say alike.
  const wanted = problems.find(({ what }) => what !== undefined);
  const instead = wanted ? `\n\n${wanted.message.slice(wanted.what?.length).trim()}` : '';
  return {
    code: kinds.size === 1 ? first.code : 'several_files',
    message: `I looked at all ${problems.length} files, and none of them is the one I need:\n${lines.join('\n')}${instead}`,
  };
}

import type { Receipt } from '../credentials/receive.ts';
import type { CredentialsProblem, Note } from '../shop/problem.ts';
import { fileProblem } from './file-problem.ts';

type Submitted = Extract<Receipt, { kind: 'submitted' }>;
type Refused = Extract<Receipt, { kind: 'refused' }>;

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
    const several: Note = 'several_credentials';
    return differ ? { ...first, notes: [...first.notes, several] } : first;
  }
  if (troubles.length > 0) throw troubles[0];
  return { kind: 'refused', problem: together(problems) };
}

/** What is wrong with several files, as one problem. */
function together(problems: CredentialsProblem[]): CredentialsProblem {
  const [first, ...others] = problems;
  if (!first) return { code: 'no_file' };
  if (others.length === 0) return first;
  const counts = new Map<string, number>();
  for (const { code } of problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  const files = [...counts].map(([code, count]) => ({ code, count }));
  return { code: counts.size === 1 ? first.code : 'several_files', facts: { files } };
}

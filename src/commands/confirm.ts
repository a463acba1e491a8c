import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** Asks on the terminal; true when the next line of `input` is `yes`, and nothing else. Its end is no answer. */
export async function confirmed(
  question: string,
  err: (text: string) => void,
  input: Readable,
): Promise<boolean> {
  err(`${question} Type yes to go on: `);
  const lines = createInterface({ input });
  try {
    for await (const line of lines) return line.trim() === 'yes';
    return false;
  } finally {
    lines.close();
  }
}

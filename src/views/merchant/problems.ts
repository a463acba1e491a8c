import type { Text } from '../../chat/text.ts';
import { type CredentialsProblem, DOCUMENT_PROBLEMS, FILE_PROBLEMS, NOTES } from '../../shop/problem.ts';
import { type ShopWords, wordFor } from '../../shop/words.ts';
import { say, sayPlainly } from '../../words/words.ts';

/** What a merchant reads of a problem: what it is, and what to send instead. */
export function problemText(words: ShopWords, { code, facts }: CredentialsProblem): Text {
  if (facts?.files) return filesText(words, facts.files);
  if (!facts?.pasted) return wholeText(words, code);
  const what = code === 'too_big' ? say('problem.pasted.too_big') : wholeText(words, code);
  return `${what}\n\n${say('problem.pasted')}`;
}

function wholeText(words: ShopWords, code: string): Text {
  const document = documentText(code);
  if (document !== undefined) return `${document} ${words.wanted}`;
  const file = FILE_PROBLEMS.find((problem) => problem === code);
  return file ? say(`problem.${file}`) : (wordFor(words.problems, code) ?? words.wanted);
}

/** What a file is instead of the one that is wanted. */
function documentText(code: string): Text | undefined {
  if (code === 'file_too_big') return say('problem.file_too_big');
  const document = DOCUMENT_PROBLEMS.find((problem) => problem === code);
  return document && say(`problem.${document}`);
}

/** What is wrong with several files, and once what is wanted instead. */
function filesText(words: ShopWords, files: { code: string; count: number }[]): Text {
  const lines = files.map(({ code, count }) => {
    const problem = documentText(code) ?? wholeText(words, code);
    return `- ${count > 1 ? say('problem.files.alike', { problem, count }) : problem}`;
  });
  const all = say('problem.files', { count: files.reduce((sum, { count }) => sum + count, 0) });
  const instead = files.some(({ code }) => documentText(code)) ? `\n\n${words.wanted}` : '';
  return `${all}\n${lines.join('\n')}${instead}`;
}

/** The notes on credentials, as far as they are known. The first releases stored sentences: those are shown as they are. */
export function noteTexts(words: ShopWords, notes: readonly string[]): Text[] {
  return notes.flatMap((note) => {
    if (/\s/.test(note)) return [note];
    const ours = NOTES.find((known) => known === note);
    return ours ? say(`note.${ours}`) : (wordFor(words.notes, note) ?? []);
  });
}

/** What is wrong with the fields of the form, by field id. */
export function fieldErrors(words: ShopWords, errors: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(errors).map(([field, code]) => [
      field,
      wordFor(words.form.errors, code) ?? sayPlainly('problem.field'),
    ]),
  );
}

/**
 * A small markup that every platform can show: `**bold**`, `_italic_`, `` `code` ``,
 * `[label](https://…)`, line breaks, and lines that start with `- ` or `1. `. A person is named with
 * `@{platform:id|name}`: a real mention on that platform, the plain name on any other; a
 * moment is `@{time:1790000000000}` (ms since 1970), shown in the reader's own time zone where possible.
 * A backslash before a sign makes it that sign and nothing else: see `plain`.
 */
export type Text = string;

/** A sign and the backslash before it, for those who read a `Text`. */
export const ESCAPED_SIGN = /\\(?<sign>[!-/:-@[-`{-~])/;

const SIGNS = /[!-/:-@[-`{-~]/g;
/** Control characters, and those that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** What a person wrote or is called, on one line, and what is not to be seen left out. */
export function oneLine(words: string): string {
  return words.replace(/\s+/g, ' ').replace(UNSEEN, '').trim();
}

/** The same for use within a `Text`: shown as it stands, and never taken for markup. */
export function plain(words: string): Text {
  return oneLine(words).replace(SIGNS, '\\$&');
}

/** The other way round: the words, without their backslashes. */
export function unescaped(text: Text): string {
  return text.replace(new RegExp(ESCAPED_SIGN, 'g'), '$<sign>');
}

/** What a `Text` says on one line without its markup, for notifications and screen readers. */
export function withoutMarkup(text: Text): string {
  const words = text
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/\[([^\]\n]+)\]\(https?:[^\s)]+\)/g, '$1')
    .replace(/@\{(?:slack|teams):[^|}\s]+\|((?:\\.|[^\\}\n])*)\}/g, '$1')
    .replace(/\*\*/g, '')
    .replace(/(?<![\p{L}\p{N}\\])_([^_\n]+)_(?![\p{L}\p{N}])/gu, '$1');
  return oneLine(unescaped(words));
}

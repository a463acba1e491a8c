import type { Platform } from './address.ts';

/**
 * A small markup that every platform can show: `**bold**`, `_italic_`, `` `code` ``,
 * `[label](https://…)`, line breaks, and lines that start with `- ` or `1. `. A person is named with
 * `@{platform:id|name}`: a real mention on that platform, the plain name on any other; a
 * moment is `@{time:1790000000000}` (ms since 1970), shown in the reader's own time zone where possible.
 * A backslash before a sign makes it that sign and nothing else: see `plain`. What is set bold or italic ends
 * on the line it began. Adapters write the spans that `parseText` reads from it.
 */
export type Text = string;

const SIGNS = /[!-/:-@[-`{-~]/g;
/** Control characters, those that turn the direction of what follows, and blanks that pass for letters. */
const UNSEEN =
  /\u034f|[\p{Cc}\u00ad\u115f\u1160\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0]/gu;
/** What joins signs, and is nothing by itself. */
const JOINS = /^[\u200d\ufe00-\ufe0f\s]*$/;

/** What a person wrote or is called, on one line, and what is not to be seen left out. */
export function oneLine(words: string): string {
  const seen = words.replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim();
  return JOINS.test(seen) ? '' : seen;
}

/** The same for use within a `Text`: shown as it stands, and never taken for markup. */
export function plain(words: string): Text {
  return oneLine(words).replace(SIGNS, '\\$&');
}

/** The other way round: the words, without their backslashes. */
export function unescaped(text: Text): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** A moment (ms since 1970), for use within a `Text`. */
export function moment(ms: number): Text {
  return `@{time:${ms}}`;
}

/** A person, for use within a `Text`. `name` may be anything. */
export function mention(platform: Platform, id: string, name: string): Text {
  return `@{${platform}:${id}|${plain(name)}}`;
}

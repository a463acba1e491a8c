/** What people say, of which Usher knows what they mean. Most telling first: of two that fit as well, it is the first. */
export const MEANINGS = [
  'delete',
  'unwilling',
  'stop',
  'call',
  'pm',
  'later',
  'not-owner',
  'colleague',
  'sent-elsewhere',
  'no-permission',
  'password',
  'no-file',
  'have-one',
  'two-stores',
  'language',
  'cost',
  'phone',
  'safe',
  'how-long',
  'use',
  'why',
  'what-is',
  'who',
  'different',
  'annoyed',
  'status',
  'restart',
  'back',
  'resume',
  'stuck',
  'thanks',
] as const;
export type MeaningId = (typeof MEANINGS)[number];

/**
 * Cues: words that tell a meaning when they stand in a text in this order, with at most a few others in between.
 * `a|b` is either word, `word*` its beginning, `@name` a group of words, `^` and `$` are the text's beginning and
 * end (`a|$`: either that word or the end); with `!word` (or `!@name`) anywhere in the text it is no cue.
 */
export type Cues = Readonly<Partial<Record<MeaningId, readonly string[]>>>;

/** Words that mean the same for us. */
export type Groups = Readonly<Record<string, string>>;

/** What is known of one language. */
export interface Language {
  /** Words that say nothing by themselves: others that no cue knows may be what a text is all about. */
  fillers: string;
  groups: Groups;
  cues: Cues;
}

/** What merchants ask and say anywhere that has an answer of its own, which a guide may word for itself. */
export const ANSWERED = [
  'safe',
  'why',
  'use',
  'how-long',
  'what-is',
  'who',
  'cost',
  'unwilling',
  'not-owner',
  'colleague',
  'no-permission',
  'password',
  'no-file',
  'sent-elsewhere',
  'have-one',
  'two-stores',
  'phone',
  'annoyed',
] as const;
export type Answered = (typeof ANSWERED)[number];

export function isAnswered(said: string): said is Answered {
  return ANSWERED.some((known) => known === said);
}

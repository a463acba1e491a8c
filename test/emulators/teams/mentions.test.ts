import { expect, test } from '@jest/globals';
import { withMentions } from '../../../emulators/teams/mentions.ts';

test.each([
  ['@Usher creds-status', '<at>Usher</at> creds-status'],
  ['ask @usher, and @Ben Carter', 'ask <at>Usher</at>, and <at>Ben Carter</at>'],
  ['@Priya (PM) please', '<at>Priya (PM)</at> please'],
  ['mail@usher.example and @Ushers', 'mail@usher.example and @Ushers'],
])('names picked behind an @: %s', (typed, said) => {
  expect(withMentions(typed, ['Usher', 'Ben', 'Ben Carter', 'Priya (PM)'])).toBe(said);
});

import { expect, test } from '@jest/globals';
import { oneLine } from '../../../src/chat/text.ts';

test.each([
  ['\u3164', ''],
  ['\u200b\u200b', ''],
  ['\u2800 \u115f', ''],
  ['\u200d', ''],
  ['Ma\u200bya\u0000\u001b', 'Ma ya'],
  ['Maya\u202e ayaM', 'Maya ayaM'],
  ['👩\u200d💻 Ada', '👩\u200d💻 Ada'],
  ['Zoë Müller', 'Zoë Müller'],
])('of %j one sees %j', (words, seen) => expect(oneLine(words)).toBe(seen));

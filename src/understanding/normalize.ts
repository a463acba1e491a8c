/**
 * What people write, made comparable: lower case, without accents and punctuation, contractions written out,
 * single spaces. Emoji count only when there is nothing else; then they are the word they are used for.
 */
export function normalize(text: string): string {
  const words = text
    .toLowerCase()
    .replace(SHORTCODE, ' ')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    // In German "im" is a word of its own.
    .replace(/\bi['’‘`´]m\b|^\W*im\b|(?<=\b(and|but|because|no|yes|sorry|since) )im\b/g, 'i am')
    .replace(/['’‘`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  if (words === 'y') return 'yes';
  if (words === 'n') return 'no';
  // In Spanish "ya" is "already", and begins what is no yes.
  if (words === 'ya') return 'yes';
  if (words !== '') return words.split(' ').map(spelled).join(' ');
  return EMOJI.find(([, signs]) => signs.some((sign) => text.includes(sign)))?.[0] ?? '';
}

/** An emoji as Slack writes it. */
export const SHORTCODE = /:[a-z0-9_+-]+:/g;

const EMOJI: [word: string, signs: string[]][] = [
  ['ok', ['👍', '👌', '✅', '✔', '☑', '🆗', ':+1:', ':thumbsup', ':ok_hand', ':ok:', 'check_mark:']],
  ['no', ['👎', '❌', '🚫', ':-1:', ':thumbsdown', ':x:', ':no_entry']],
  ['thanks', ['🙏', '❤', '🎉', ':pray', ':heart:', ':tada:']],
];

/** The shortest words as they are typed in a hurry, and contractions. */
const SPELLINGS: [RegExp, string][] = [
  [/^(y+e+s+|yse|yas+|yep+|yup+|ye|yea+h*|yeh+|ya+h|aye)$/, 'yes'],
  [/^(n+o+|nope+|nop|nah+)$/, 'no'],
  [/^(o+k+|okay+|oke|okey|okie|kk)$/, 'ok'],
  [/^(thx|thnx|tnx|thanx|ty|thankyou)$/, 'thanks'],
  [/^(pls|plz)$/, 'please'],
  [/^ive$/, 'i have'],
  [/^its$/, 'it is'],
  [/^thats$/, 'that is'],
  [/^(what|who|where|how|there)s$/, '$1 is'],
  [/^(you|we|they)re$/, '$1 are'],
  [/^(you|we|they)ve$/, '$1 have'],
  [/^(cant|cannot)$/, 'can not'],
  [/^wont$/, 'will not'],
  [/^(do|does|did|is|are|was|have|has|could|would|should)nt$/, '$1 not'],
];

function spelled(word: string): string {
  const found = SPELLINGS.find(([pattern]) => pattern.test(word));
  return found ? word.replace(...found) : word;
}

/** Whether two texts differ by one slip of the fingers: a letter too many, missing, wrong, or two swapped. */
export function isSlip(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start++;
  let end = 0;
  const shorter = Math.min(one.length, other.length) - start;
  while (end < shorter && one.at(-1 - end) === other.at(-1 - end)) end++;
  const [a, b] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  return (a.length <= 1 && b.length <= 1) || (a.length === 2 && a === [...b].reverse().join(''));
}

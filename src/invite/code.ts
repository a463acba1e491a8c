import { randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for another: no 0 and O, no 1, I and L. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ';
const DIGITS = '23456789';
const SIGNS = LETTERS + DIGITS;
const LENGTH = 8;

/** A new code. It has both letters and digits, so that no word and no number is taken for one. */
export function newCode(): string {
  for (;;) {
    const code = Array.from({ length: LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('');
    if (isMixed(code)) return code;
  }
}

/** What people write around a code. */
const AROUND = /^(?:(?:my|the|your) )?(?:invite |invitation )?code(?: is)?:? +|[.!]$/giu;

/**
 * The code that a text is meant to be: in any case, with dashes or spaces, and with "my code is" before it. It may
 * have signs that no code has, by mistake. Undefined when it is none.
 */
export function readCode(text: string): string | undefined {
  if (text.length > 60) return undefined;
  const bare = text
    .trim()
    .replaceAll(/[`*_"'“”]/g, '')
    .replaceAll(AROUND, '');
  const code = bare.replaceAll(/[\s\-–—]/g, '').toUpperCase();
  return /^[A-Z0-9]{8}$/.test(code) && isMixed(code) ? code : undefined;
}

const isMixed = (code: string) => /[A-Z]/.test(code) && /\d/.test(code);

import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  createSeal,
  newSealKey,
  parseSealKeys,
  SealError,
  SealKeyError,
} from '../../../src/credentials/seal.ts';
import { ownSealKeys } from '../../../src/credentials/seal-key.ts';

const key = (kid: string) => parseSealKeys(newSealKey(kid))[0] as { kid: string; key: Uint8Array };
const [k1, k2] = [key('k1'), key('k2')];

describe('a seal', () => {
  test('opens for its purpose to what was put in, and shows nothing of it', async () => {
    const seal = createSeal([k1]);
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 8 }), fc.string(), async (secret, purpose) => {
        const jwe = await seal.close(secret, purpose);
        expect(await seal.open(jwe, purpose)).toBe(secret);
        expect(Buffer.from(jwe, 'base64url').includes(Buffer.from(secret))).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  test('does not open for another purpose, with another key, or when one letter is changed', async () => {
    const jwe = await createSeal([k1]).close('sesame', 'ob.1');
    await expect(createSeal([k1]).open(jwe, 'ob.2')).rejects.toThrow(SealError);
    await expect(createSeal([k2]).open(jwe, 'ob.1')).rejects.toThrow(SealError);
    const changed = jwe.slice(0, -3) + (jwe.at(-3) === 'A' ? 'B' : 'A') + jwe.slice(-2);
    await expect(createSeal([k1]).open(changed, 'ob.1')).rejects.toThrow('the seal is damaged');
    await expect(createSeal([k1]).open('sesame', 'ob.1')).rejects.toThrow('the seal is damaged');
  });

  test('keys rotate: the first seals, all open', async () => {
    const old = await createSeal([k1]).close('sesame', 'x');
    const both = createSeal([k2, k1]);
    expect(await both.open(old, 'x')).toBe('sesame');
    expect(await createSeal([k2]).open(await both.close('sesame', 'x'), 'x')).toBe('sesame');
  });
});

describe('keys', () => {
  test.each([
    ['k1', 'key 1 must be a name'],
    ['k1:c2hvcnQ=', 'key 1 must be a name'],
    [`${newSealKey('k1')},k2`, 'key 2 must be a name'],
    [`${newSealKey('k1')},${newSealKey('k1')}`, 'the name of key 2 is there twice'],
  ])('%# are refused, and not repeated', (value, message) => {
    expect(() => parseSealKeys(value)).toThrow(SealKeyError);
    expect(() => parseSealKeys(value)).toThrow(message);
  });

  test('of an installation that was given none are made once, for this user only', () => {
    const dir = mkdtempSync(join(tmpdir(), 'usher-keys-'));
    try {
      const first = ownSealKeys(dir);
      expect(ownSealKeys(dir)).toEqual(first);
      expect(statSync(join(dir, 'seal-keys')).mode & 0o777).toBe(0o600);
      writeFileSync(join(dir, 'seal-keys'), 'damaged');
      expect(() => ownSealKeys(dir)).toThrow(SealKeyError);
    } finally {
      rmSync(dir, { recursive: true, force: true });
    }
  });
});

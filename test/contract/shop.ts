import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Check, type Report, reportSchema } from '../../src/shop/report.ts';
import type { Settings } from '../../src/shop/settings.ts';
import type { Secrets, Shop } from '../../src/shop/shop.ts';
import { wordFor } from '../../src/shop/words.ts';
import { checkDetail } from '../../src/views/checks.ts';
import { fieldErrors, noteTexts, problemText } from '../../src/views/merchant/problems.ts';

/** A world for a shop to talk to, and what it must not do there. */
export interface ShopWorld {
  settings: Settings;
  /** Whatever was made, altered or removed in it. */
  changes(): readonly unknown[];
  close(): Promise<void>;
}

/** What a shop is tried with. */
export interface ShopSamples {
  /** Files as people send them that hold credentials. */
  files: [name: string, text: string][];
  /** Texts that are not taken, by the code of what is wrong with them. */
  faulty: [code: string, text: string][];
  /** A form filled in well, and others that are not. */
  form: Record<string, string>;
  faultyForms: Record<string, string>[];
  /** What people write that is no credentials, though it speaks of them. */
  words: string[];
  /** Worlds, each of them new: shops that answer, don't, or only now and then. */
  worlds: [name: string, open: () => Promise<ShopWorld>][];
  /** Credentials to verify: good, insufficient, wrong. */
  secrets: [name: string, secrets: Secrets, verdict: Report['verdict']][];
  /** Which of the worlds answers every call. */
  sound: string;
}

/** Text that ends like a sentence. */
const SENTENCES = /\S[.?]$/;

/** What every shop must hold. Run on each by a test of its own. */
export function describeShop(shop: Shop, samples: ShopSamples): void {
  const { files, faulty, form, faultyForms, words, worlds, secrets: verified, sound } = samples;
  const parsed = files.map(([name, text]): [string, string, Secrets] => {
    const result = shop.parse(text);
    if (!result.ok) throw new Error(`${name} is not taken: ${result.problem.code}`);
    return [name, text, result.secrets];
  });
  /** Pieces of what people send, in any order: more telling than letters by chance. */
  const anyText = fc.oneof(
    fc.string({ maxLength: 300 }),
    fc
      .array(
        fc.oneof(
          fc.constantFrom(...files.flatMap(([, text]) => text.split(/(?<=[\s:=])/))),
          fc.string({ maxLength: 20 }),
        ),
        { maxLength: 20 },
      )
      .map((pieces) => pieces.join('')),
  );

  describe('reading', () => {
    test.each(parsed)(
      '%s: what is read is secret, and only what may be shown is shown',
      (_, text, secrets) => {
        const values = shop.secretValues(secrets);
        expect(values.length).toBeGreaterThan(0);
        for (const value of values) {
          expect(text).toContain(value);
          expect(JSON.stringify(shop.describe(secrets))).not.toContain(value);
          expect(shop.looksLikeCredentials(value)).toBe(true);
        }
        expect(shop.describe(secrets).shop).not.toBe('');
        expect(shop.looksLikeCredentials(text)).toBe(true);
      },
    );

    test.each(parsed)('%s: the integration gets every secret there is, by plain names', (_, __, secrets) => {
      const handed = shop.handOver(secrets);
      for (const value of shop.secretValues(secrets)) expect(Object.values(handed)).toContain(value);
      for (const name of Object.keys(handed)) expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(Object.values(handed).every((value) => typeof value === 'string' && value !== '')).toBe(true);
    });

    test('files and form say the same', () => {
      const result = shop.parseForm(form);
      expect(result.ok && parsed.map(([, , secrets]) => shop.describe(secrets))).toContainEqual(
        result.ok && shop.describe(result.secrets),
      );
    });

    test.each(faulty)('%s', (code, text) => {
      const result = shop.parse(text);
      expect(result.ok ? 'taken' : result.problem.code).toBe(code);
      expect(wordFor(shop.words.problems, code)).toMatch(SENTENCES);
    });

    test.each(faultyForms)('a form that is not filled in: %j', (values) => {
      const result = shop.parseForm(values);
      expect(result.ok).toBe(false);
      const ids = shop.fields.map(({ id }) => id);
      for (const [field, code] of Object.entries(result.ok ? {} : result.errors)) {
        expect(ids).toContain(field);
        expect(wordFor(shop.words.form.errors, code)).toMatch(SENTENCES);
      }
    });

    test('any text is read or refused, and what is refused is not repeated', () => {
      fc.assert(
        fc.property(anyText, (text) => {
          const result = shop.parse(text);
          if (result.ok) shop.secretValues(result.secrets);
          shop.looksLikeCredentials(text);
          if (result.ok)
            for (const note of result.notes) expect(Object.keys(shop.words.notes)).toContain(note);
          else expect(Object.keys(shop.words.problems)).toContain(result.problem.code);
          const said = result.ok
            ? noteTexts(shop.words, result.notes).join()
            : problemText(shop.words, result.problem);
          for (const [, , secrets] of parsed)
            for (const value of shop.secretValues(secrets)) expect(said).not.toContain(value);
        }),
      );
    });

    test('any form is read or refused', () => {
      const values = fc.record(Object.fromEntries(shop.fields.map(({ id }) => [id, anyText])));
      fc.assert(
        fc.property(values, (filled) => {
          const result = shop.parseForm(filled);
          if (result.ok) return;
          for (const code of Object.values(result.errors))
            expect(Object.keys(shop.words.form.errors)).toContain(code);
          for (const told of Object.values(fieldErrors(shop.words, result.errors)))
            expect(told).toMatch(SENTENCES);
        }),
      );
      expect(shop.parseForm({}).ok).toBe(false);
    });

    test.each(words)('%j is words', (text) => {
      expect(shop.looksLikeCredentials(text)).toBe(false);
    });
  });

  describe('what it says of itself', () => {
    test('its checks are told apart, and ask for levels that there are', () => {
      const ids = shop.checks.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { required } of shop.checks) expect(shop.levels).toContain(required);
      expect(Object.keys(shop.words.checks)).toEqual(ids);
    });

    test('its fields are told apart, and a secret one is masked', () => {
      const ids = shop.fields.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(shop.fields.some(({ secret }) => secret)).toBe(true);
      expect(Object.keys(shop.words.form.fields)).toEqual(ids);
    });

    test('what it says is whole sentences, and never takes the place of what everybody says', () => {
      const { wanted, problems, notes, form, reasons, results, terminal } = shop.words;
      const { redoForPm, ...forMerchants } = results;
      const all = [problems, notes, form.errors, reasons, forMerchants, terminal].flatMap(Object.values);
      for (const words of [wanted, ...all]) expect(words).toMatch(SENTENCES);
      expect(redoForPm).toMatch(/^the merchant, to [^.]+$/);
      for (const code of Object.keys(problems))
        expect(problemText({ ...shop.words, problems: {} }, { code })).toBe(wanted);
      expect(noteTexts({ ...shop.words, notes: {} }, Object.keys(notes))).toEqual([]);
    });

    test('its variables say what they have to be', () => {
      for (const { accepts, message } of Object.values(shop.variables)) {
        expect(accepts('\u0000')).toBe(false);
        expect(message).toMatch(/^must /);
      }
    });
  });

  describe.each(worlds)('verifying: %s', (name, open) => {
    let world: ShopWorld;
    beforeEach(async () => {
      world = await open();
    });
    afterEach(async () => {
      expect(world.changes()).toEqual([]);
      await world.close();
    });

    test.each(verified)('%s credentials', async (_, secrets, verdict) => {
      const told: Check[] = [];
      const report = await shop.verify(secrets, world.settings, async (check) => void told.push(check));
      expect(reportSchema.parse(report)).toEqual(report);
      if (name === sound) expect(report.verdict).toBe(verdict);
      else expect([verdict, 'unreachable']).toContain(report.verdict);

      const all = shop.checks.map(({ id, required }) => ({ id, required }));
      const reported = report.checks.map(({ id, required }) => ({ id, required }));
      if (reported.length > 0) expect(reported).toEqual(all);
      // Some are made at the same time, and told as they are done: each once, as it stands in the report.
      expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
      for (const check of told) expect(report.checks).toContainEqual(check);
      for (const { outcome, found, required } of report.checks) {
        if (found !== null) expect(shop.levels).toContain(found);
        if (outcome === 'pass') expect(found).toBe(required);
      }
      for (const check of report.checks) {
        if (check.reason !== undefined) expect(Object.keys(shop.words.reasons)).toContain(check.reason);
        else expect(check.outcome !== 'unknown' || check.unreachable).toBe(true);
        expect(checkDetail(shop, check)).toMatch(SENTENCES);
        expect(checkDetail(shop, check)).not.toMatch(/[{}]/);
      }
      if (report.verdict === 'verified')
        expect(report.checks.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
      if (report.verdict === 'unreachable')
        expect(report.checks.every(({ outcome }) => outcome !== 'unknown') && reported.length > 0).toBe(
          false,
        );
      for (const value of shop.secretValues(secrets)) expect(JSON.stringify(report)).not.toContain(value);
    });
  });

  test('what the listener rejects with, verifying rejects with', async () => {
    const world = await worlds.find(([name]) => name === sound)?.[1]();
    const good = verified.find(([, , verdict]) => verdict === 'verified')?.[1];
    if (!world || !good) throw new Error('there is no sample of that');
    const failing = shop.verify(good, world.settings, async () => {
      throw new Error('no listener');
    });
    await expect(failing).rejects.toThrow('no listener');
    await world.close();
  });
}

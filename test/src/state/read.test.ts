import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NewerDataError, readEffect, readOnboarding, writeEffect } from '../../../src/state/read.ts';
import { SCHEMA } from '../../../src/state/upgrades/index.ts';
import { anyEffect } from '../../support/arbitraries.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { Conversation, report } from '../../support/onboarding.ts';

describe('an effect', () => {
  test('of any kind is read as it was written', () => {
    fc.assert(
      fc.property(anyEffect, (effect) => {
        expect(readEffect(writeEffect(effect))).toEqual(effect);
        expect(JSON.parse(writeEffect(effect)).schema).toBe(SCHEMA);
      }),
    );
  });

  const message = { summary: 'Hello', blocks: [] };
  test.each([
    ['of a kind of its own', { kind: 'hand-over', to: 'x' }],
    ['into a slot of its own', { kind: 'say', slot: 'digest', message }],
    ['with a block of its own', { kind: 'say', message: { ...message, blocks: [{ type: 'video' }] } }],
    ['with a name that every object has', { kind: 'toString' }],
  ])('%s is a newer release’s', (_, effect) => {
    expect(readEffect(JSON.stringify(effect))).toEqual({ kind: 'unknown', stored: effect.kind });
  });

  test('of a newer release that makes sense to this one is performed by this one too', () => {
    const effect = { schema: SCHEMA + 1, kind: 'say', message, tone: 'warm' };
    expect(readEffect(JSON.stringify(effect))).toEqual({ kind: 'say', message, tone: 'warm' });
  });
});

describe('an onboarding', () => {
  const conversation = new Conversation(bigcommerceGuide());
  conversation.says('hi');
  conversation.submits();
  conversation.reports(report('needs_changes', ['Orders']));
  const text = JSON.stringify(conversation.onboarding);

  test('that says what this release does not know goes on, with all that it holds', () => {
    const newer = JSON.parse(
      text.replaceAll('"via":"file"', '"via":"api"').replaceAll('"outcome":"fail"', '"outcome":"skipped"'),
    );
    const later = new Conversation(bigcommerceGuide());
    later.onboarding = readOnboarding('ob', JSON.stringify({ ...newer, language: 'de' }));
    later.presses('again');
    const after = JSON.stringify(later.onboarding);
    for (const kept of ['"via":"api"', '"outcome":"skipped"', '"language":"de"'])
      expect(after).toContain(kept);
  });

  test.each([
    ['phase', text.replace('"phase":"result"', '"phase":"handed-over"')],
    ['verdict', text.replace('"verdict":"needs_changes"', '"verdict":"expired"')],
    ['platform', text.replace('"platform":"slack"', '"platform":"zoom"')],
    ['shape of the place', text.replace(/"place":\{[^}]*\}/, '"place":"welcome"')],
  ])('with an unknown %s is left to a newer release, and nothing of it is quoted', (_, strange) => {
    expect(strange).not.toBe(text);
    const read = () => readOnboarding('ob_test', strange);
    expect(read).toThrow(NewerDataError);
    expect(read).toThrow('the onboarding ob_test was stored by a newer release, which is to take it');
  });
});

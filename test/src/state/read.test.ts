import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { packageRoot } from '../../../src/base/paths.ts';
import { NewerDataError } from '../../../src/base/stored.ts';
import type { MessageRef } from '../../../src/chat/address.ts';
import type { Onboarding } from '../../../src/state/onboarding.ts';
import { readEffect, readOnboarding, writeEffect } from '../../../src/state/read.ts';
import { SCHEMA } from '../../../src/state/upgrades/index.ts';
import { anyEffect } from '../../support/arbitraries.ts';
import type { Dump } from '../../support/dump.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { Conversation, report } from '../../support/onboarding.ts';

const FIXTURES = join(packageRoot, 'test/fixtures/stored/0.2.0');

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
    ['with blocks that are none', { kind: 'say', message: { ...message, blocks: null } }],
    ['with a block that is none', { kind: 'say', message: { ...message, blocks: [null] } }],
    ['with a form that is none', { kind: 'open-form', form: { fields: null }, trigger: 'x' }],
    ['into a slot of its own', { kind: 'say', slot: 'digest', message }],
    ['with a block of its own', { kind: 'say', message: { ...message, blocks: [{ type: 'video' }] } }],
    ['with a name that every object has', { kind: 'toString' }],
  ])('%s is a newer release’s', (_, effect) => {
    expect(readEffect(JSON.stringify(effect))).toEqual({ kind: 'unknown', stored: effect.kind });
  });

  test.each([
    ['no JSON', '{"kind":"say","message":xoxb-secret'],
    ['nothing', ''],
    ['a list', '["say"]'],
    ['a kind that can not be written', '{"kind":{"toString":1}}'],
    ['a kind that might be anything', '{"kind":"xoxb secret"}'],
  ])('that is %s is unknown, and nothing of it is quoted', (_, text) => {
    expect(readEffect(text)).toEqual({ kind: 'unknown', stored: 'unreadable' });
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

  /** The same with a field that only a later release knows in every object there is. */
  const withMore = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(withMore);
    if (typeof value !== 'object' || value === null) return value;
    const known = Object.entries(value).map(([key, one]): [string, unknown] => [key, withMore(one)]);
    return { ...Object.fromEntries(known), later: { of: 'a later release' } };
  };

  test.each(readdirSync(FIXTURES).filter((name) => name.endsWith('.json')))(
    'keeps what it does not know, at any depth (%s)',
    (file) => {
      const dump: Dump = JSON.parse(readFileSync(join(FIXTURES, file), 'utf8'));
      const [state] = Object.entries(dump).filter(([key]) => key.includes(':state:'));
      if (state?.[1].type !== 'hash') throw new Error('there is no onboarding in it');
      const { messages, ...newer } = withMore(JSON.parse(state[1].value.json ?? '')) as Onboarding;
      const { later: _, ...slots } = messages as Record<string, MessageRef>;
      const whole = { ...newer, messages: slots };
      expect(readOnboarding('ob', JSON.stringify(whole))).toEqual(whole);
    },
  );

  test.each([
    ['phase', text.replace('"phase":"result"', '"phase":"handed-over"')],
    ['verdict', text.replace('"verdict":"needs_changes"', '"verdict":"expired"')],
    ['platform', text.replace('"platform":"slack"', '"platform":"zoom"')],
    ['shape of the place', text.replace(/"place":\{[^}]*\}/, '"place":"welcome"')],
    ['end', `${text.slice(0, 400)}xoxb-secret`],
    ['shape altogether', `[${text}]`],
    ['depth', `{"schema":1,"place":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
  ])('with an unknown %s is left to a newer release, and nothing of it is quoted', (_, strange) => {
    expect(strange).not.toBe(text);
    const read = () => readOnboarding('ob_test', strange);
    expect(read).toThrow(NewerDataError);
    expect(read).toThrow('the onboarding ob_test was stored by a newer release, which is to take it');
  });
});

import { expect, test } from '@jest/globals';
import { begin } from '../../../../src/onboarding/decide.ts';
import type { Onboarding } from '../../../../src/state/onboarding.ts';
import { handedOver, thankYou } from '../../../../src/views/merchant/finish.ts';
import { bigcommerceGuide } from '../../../support/guide.ts';
import { textOf } from '../../../support/onboarding.ts';

const guide = bigcommerceGuide();

type Via = 'file' | 'form' | 'paste';

function verified(platform: 'slack' | 'teams', via: Via): Onboarding {
  const person = { address: { platform, tenant: 't', conversation: 'c', user: 'u' } };
  const submission = { id: 'ob.s1', at: 0, via, shop: 'abc', fingerprint: '0', notes: [], checks: [] };
  return { ...begin(guide, { id: 'ob', person }, 0), submission };
}

test.each([
  ['slack', 'file', true],
  ['slack', 'paste', true],
  ['slack', 'form', false],
  ['teams', 'file', true],
  ['teams', 'paste', true],
  ['teams', 'form', false],
] as const)(
  'before the hand-over only the message may go, and the file is kept: %s, %s',
  (platform, via, message) => {
    const text = textOf(thankYou(guide, verified(platform, via)));
    expect(text.includes('delete your message')).toBe(message);
    expect(text).toMatch(/keep (the file itself|it) for now/);
    expect(text).not.toMatch(/OneDrive|delete (the|that) /);
    expect(text).not.toContain('has them');
  },
);

test.each([
  ['slack', 'file', false],
  ['slack', 'form', false],
  ['teams', 'file', true],
  ['teams', 'paste', false],
  ['teams', 'form', false],
] as const)('after it the file may go, and what Teams made of it: %s, %s', (platform, via, copy) => {
  const text = textOf(handedOver(guide, verified(platform, via)));
  expect(text).toContain('Modern Retail has them. You can delete the file now.');
  expect(text.includes('OneDrive')).toBe(copy);
  const done = { ...verified(platform, via), handOver: { done: { at: 1, way: 'page' as const } } };
  expect(textOf(thankYou(guide, done))).toContain('Modern Retail has them. You can delete the file now.');
});

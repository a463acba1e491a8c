import { expect, test } from '@jest/globals';
import { begin } from '../../../../src/onboarding/decide.ts';
import { thankYou } from '../../../../src/views/merchant/finish.ts';
import { bigcommerceGuide } from '../../../support/guide.ts';
import { textOf } from '../../../support/onboarding.ts';

const guide = bigcommerceGuide();

function thanks(platform: 'slack' | 'teams', via: 'file' | 'form' | 'paste'): string {
  const person = { address: { platform, tenant: 't', conversation: 'c', user: 'u' } };
  const submission = { id: 'ob.s1', at: 0, via, shop: 'abc', fingerprint: '0', notes: [], checks: [] };
  return textOf(thankYou(guide, { ...begin(guide, { id: 'ob', person }, 0), submission }));
}

test.each([
  ['slack', 'file', true, false],
  ['slack', 'paste', true, false],
  ['slack', 'form', false, false],
  ['teams', 'file', true, true],
  ['teams', 'paste', true, false],
  ['teams', 'form', false, false],
] as const)('thanks ask to delete what is left: %s, %s', (platform, via, message, copy) => {
  const text = thanks(platform, via);
  expect(text.includes('delete your message')).toBe(message);
  expect(text.includes('OneDrive')).toBe(copy);
});

import { expect, test } from '@jest/globals';
import { called } from '../../../src/pm/find.ts';
import { atLogIn } from '../../support/onboarding.ts';

/** Somebody with an id that may hold anything. */
function merchant(name: string, user: string, id: string) {
  const { onboarding } = atLogIn();
  return { ...onboarding, id, merchant: { ...onboarding.merchant, name, user } };
}

const maya = merchant('Maya Lopez', '29:1abc', 'ob_1');
const hedy = merchant('Hedy', '29:1xxMaYaxx', 'ob_xxmayaxx');

test.each([
  ['maya', maya],
  ['@Lopez', maya],
  ['29:1xxmayaxx', hedy],
  ['ob_1', maya],
  ['ob_xxmayaxx', hedy],
])('"%s" is one of them: by a part of the name, or by the whole of an id', (words, expected) => {
  expect(called([hedy, maya], words, undefined)).toEqual([expected]);
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { NewerDataError } from '../../src/base/stored.ts';
import { secretsIn } from '../../src/credentials/open.ts';
import { SealError } from '../../src/credentials/seal.ts';
import { readEffect, readOnboarding, writeEffect } from '../../src/state/read.ts';
import { anyEffect } from '../support/arbitraries.ts';
import { answerOf, CANARY, oddText, spoiledJson, spoiledText, tried } from '../support/fuzz.ts';
import { bigcommerceGuide } from '../support/guide.ts';
import { Conversation, report } from '../support/onboarding.ts';

const conversation = new Conversation(bigcommerceGuide());
conversation.says('hi');
conversation.submits();
conversation.reports(report('needs_changes', ['Orders']));
const onboarding = { ...conversation.onboarding, customer: CANARY };
const effects = fc
  .sample(anyEffect, { numRuns: 60, seed: 7 })
  .map((effect) => JSON.parse(writeEffect(effect)));

const storedLike = (samples: unknown[]) =>
  fc.oneof(
    spoiledJson(samples),
    spoiledText(samples.map((sample) => JSON.stringify(sample))),
    oddText,
    fc.json(),
  );

test('an onboarding is read, or left to a newer release', () => {
  const older = { ...onboarding, schema: 1 };
  tried(storedLike([onboarding, older]), (text) => {
    answerOf(() => readOnboarding('ob_1', text), NewerDataError);
  });
});

test('an effect is read, or is unknown', () => {
  tried(storedLike([...effects, ...effects.map((effect) => ({ ...effect, schema: 1 }))]), (text) => {
    const effect = answerOf(() => readEffect(text));
    if (effect?.kind === 'unknown') expect(effect.stored).toMatch(/^[\w-]{1,40}$/);
  });
});

test('what was sealed is credentials, or an error that tells none of them', () => {
  tried(storedLike([{ accessToken: CANARY, storeHash: 'abc' }]), (text) => {
    answerOf(() => secretsIn(text), SealError);
  });
});

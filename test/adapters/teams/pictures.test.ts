import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { pictureSource } from '../../../adapters/teams/pictures.ts';
import { render } from '../../../adapters/teams/render.ts';
import { begin } from '../../../src/onboarding/decide.ts';
import { stepMessage } from '../../../src/onboarding/messages/steps.ts';
import { bigcommerceGuide } from '../../support/guide.ts';

const guide = bigcommerceGuide();
const withPictures = guide.flow.steps.filter(({ picture }) => picture);
const person = { address: { platform: 'teams', tenant: 't', conversation: 'a:1', user: '29:1' } } as const;

test.each(withPictures.map(({ id }) => id))(
  '%s: its picture travels within the card, which Teams takes',
  (id) => {
    const onboarding = { ...begin(guide, 'ob', person, undefined, 0), place: { step: id } };
    const card = JSON.stringify(render(stepMessage(guide, onboarding), pictureSource(undefined)));
    expect(card).toContain('data:image/png;base64,');
    expect(Buffer.byteLength(card)).toBeLessThan(28 * 1024);
  },
);

test('a public address is used when there is one, and a picture that is nowhere is left out', () => {
  const file = join(guide.flow.folder, 'pictures', 'save.png');
  expect(pictureSource('https://usher.example.com/')(file)).toBe(
    'https://usher.example.com/pictures/bigcommerce/save.png',
  );
  expect(pictureSource(undefined)(join(guide.flow.folder, 'pictures', 'none.png'))).toBeUndefined();
});

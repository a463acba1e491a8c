import { describe, expect, test } from '@jest/globals';
import { SCHEMA, upgraded } from '../../../src/state/upgrades/index.ts';

const messageWith = (file: string) => ({
  summary: 'Look',
  blocks: [
    { type: 'text', text: '/srv/usher/flows/is a path' },
    { type: 'picture', file, alt: 'Where to click' },
  ],
});

describe('to 2', () => {
  test.each([
    '/srv/usher/flows/bigcommerce/pictures/save.png',
    '/srv/flows/usher/flows/bigcommerce/pictures/save.png',
    'C:\\usher\\flows\\bigcommerce\\pictures\\save.png',
  ])('a picture at %s is named by flow and file', (file) => {
    const open = messageWith(file);
    const named = messageWith('bigcommerce/pictures/save.png');
    expect(upgraded('onboarding', { id: 'ob', open, trail: [{ step: 'a' }], kept: null })).toEqual({
      id: 'ob',
      open: named,
      trail: [{ step: 'a' }],
      kept: null,
      schema: 2,
    });
    expect(upgraded('effect', { kind: 'say', message: open })).toEqual({
      kind: 'say',
      message: named,
      schema: 2,
    });
  });
});

test.each([SCHEMA, SCHEMA + 1])('what has the number %s is left as it is', (schema) => {
  const json = { schema, open: messageWith('/srv/usher/flows/x/pictures/y.png') };
  expect(upgraded('onboarding', json)).toBe(json);
});

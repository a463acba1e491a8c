import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { packageRoot } from '../../../src/base/paths.ts';
import { eventOf, publishedSchema } from '../../../src/handover/events.ts';
import { ANNOUNCEMENTS } from '../../../src/state/announcement.ts';

test('the published schema is up to date (npm run schema)', () => {
  const published = readFileSync(join(packageRoot, 'docs', 'webhooks.schema.json'), 'utf8');
  expect(JSON.parse(published)).toEqual(publishedSchema());
});

test('there is an event for everything that is announced, and it says who it is about', () => {
  for (const type of ANNOUNCEMENTS) {
    const facts = { submission: 'ob_1.s1', flaw: 'invalid', way: 'page' } as const;
    const event = eventOf({ id: 'ob_1', flow: 'bigcommerce' }, { id: 'm', type, at: 0, ...facts });
    expect(event).toMatchObject({ type, data: { onboarding: { id: 'ob_1' } } });
  }
});

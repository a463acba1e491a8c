import { expect, test } from '@jest/globals';
import { ADA, isTelling, opens, useHandOver } from '../../support/handover.ts';

const { open } = useHandOver();

test('the whole way of credentials is on record, and no secret of theirs', async () => {
  const one = await open();
  const maya = await one.verified();
  const link = await one.link(maya.id);
  const wrong = { ...link, key: 'A'.repeat(43) };
  for (let n = 0; n < 9; n++) expect((await opens(one, wrong)).status).toBe(403);
  expect((await opens(one, link)).status).toBe(200);
  await opens(one, link);
  const all = await one.store.audit.read(maya.id);
  expect(all.map(({ what }) => what)).toEqual([
    'started',
    'sent',
    'verified',
    'hand-over-asked',
    'revealed',
    'destroyed',
    'opened-again',
  ]);
  expect(all.find(({ what }) => what === 'revealed')).toMatchObject({ who: ADA, where: 'page' });
  const text = JSON.stringify(await one.store.audit.read());
  expect(isTelling(text)).toBe(false);
  for (const part of [link.key, link.path.slice(3)]) expect(text).not.toContain(part);
});

test('whoever guesses behind a proxy locks out nobody else behind it', async () => {
  const one = await open();
  const maya = await one.verified();
  const link = await one.link(maya.id);
  const wrong = { ...link, key: 'A'.repeat(43) };
  for (let n = 0; n < 10; n++) await opens(one, wrong, { 'x-forwarded-for': '198.51.100.7' });
  expect((await opens(one, link, { 'x-forwarded-for': '198.51.100.7' })).status).toBe(429);
  expect((await opens(one, link, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(200);
});

test('whoever guesses at a key is on record once they are stopped, not before', async () => {
  const one = await open();
  const maya = await one.verified();
  const wrong = { ...(await one.link(maya.id)), key: 'A'.repeat(43) };
  const guesses = async () =>
    (await one.store.audit.read(maya.id)).filter(({ what }) => what === 'wrong-keys');
  for (let n = 0; n < 9; n++) await opens(one, wrong);
  expect(await guesses()).toEqual([]);
  for (let n = 0; n < 3; n++) await opens(one, wrong);
  expect(await guesses()).toMatchObject([{ onboarding: maya.id, where: 'page', detail: ['10'] }]);
});

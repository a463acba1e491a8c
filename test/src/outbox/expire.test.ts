import { expect, test } from '@jest/globals';
import { RecordingChat } from '../../support/chat.ts';
import { report } from '../../support/onboarding.ts';
import { isIdle } from '../../support/outbox.ts';
import { somebody, useTurns } from '../../support/turns.ts';
import { until } from '../../support/until.ts';

const { start } = useTurns();
const DAY = 24 * 3_600_000;

test('days pass: the PM is warned, the credentials are destroyed, and both outlive the process', async () => {
  let late = 0;
  const now = () => Date.now() + late;
  const chat = new RecordingChat();
  const first = await start(chat, {}, now, { sweep: 50 });
  const maya = somebody(first);
  await maya.says('hi');
  const submission = `${maya.id}.s1`;
  const received = { id: submission, via: 'file' as const, shop: 'abc123', fingerprint: '01234567' };
  const at = Date.now();
  const sent = { id: 'sent', at, kind: 'submitted' as const, received, notes: [] };
  await first.turns.take(maya.id, sent, { sealed: { submission, jwe: 'a.b.c' } });
  await first.turns.take(maya.id, { id: 'r', at, kind: 'reported', submission, report: report('verified') });
  first.outbox.start();
  await chat.hears('C1', 'Verified');
  // For days nothing else is due but to verify them again, and nothing is held up.
  await until(
    () => first.store.outbox(maya.id),
    (entries) => isIdle(entries) && entries.some(({ effect }) => effect.kind === 'expire'),
  );
  await first.stop();

  late = 13 * DAY + 60_000;
  const second = await start(chat, {}, now, { sweep: 50 });
  second.outbox.start();
  await chat.hears('C1', 'Still to be handed over');
  expect(await second.store.sealed(submission)).toBe('a.b.c');

  late = 14 * DAY + 120_000;
  await chat.hears('C1', 'Not taken in time');
  await until(
    () => second.store.sealed(submission),
    (jwe) => jwe === undefined,
  );
  await until(
    () => second.store.outbox(maya.id),
    (entries) => isIdle(entries) && entries.every(({ effect }) => effect.kind === 'remind'),
  );
  const audit = await second.store.audit.read(maya.id);
  expect(audit.at(-1)).toMatchObject({ what: 'destroyed', detail: ['not-taken'] });
});

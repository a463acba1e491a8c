import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { openRedisStore, type RedisStore } from '../../../adapters/redis/store.ts';
import { ChatError } from '../../../src/chat/chat.ts';
import { say } from '../../support/adapter.ts';
import { RecordingChat } from '../../support/chat.ts';
import { report } from '../../support/onboarding.ts';
import { idle, somebody, useTurns } from '../../support/turns.ts';
import { until } from '../../support/until.ts';

const { redis, closing, start } = useTurns();

describe('turns', () => {
  test('an event that comes five times at once acts once', async () => {
    const process = await start();
    const maya = somebody(process);
    await maya.says('hi');
    await Promise.all(Array.from({ length: 5 }, () => maya.says('done', 'the same')));
    expect((await process.store.load(maya.id))?.place).toEqual({ step: 'owner' });
    expect((await process.store.load(maya.id))?.trail).toHaveLength(1);
  });

  test('two first messages at the same moment meet in one onboarding', async () => {
    const [one, other] = [await start(), await start()];
    const maya = somebody(one);
    const again = somebody(other, maya.dm.slice(2));
    await Promise.all([maya.says('hi', 'first'), again.says('hello', 'second')]);
    await idle(one.store, maya.id);
    expect((await one.store.load(maya.id))?.version).toBeGreaterThan(1);
    expect([...one.chat.in('C1'), ...other.chat.in('C1')]).toHaveLength(1);
  });

  test('events that come repeatedly, at once and from several processes leave the state of coming once', async () => {
    const [one, other] = [await start(), await start()];
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.constantFrom('done', 'yes', 'back', 'help', 'no', 'status'),
            fc.integer({ min: 1, max: 3 }),
          ),
          { maxLength: 8 },
        ),
        async (said) => {
          const [repeated, once] = [somebody(one), somebody(one)];
          const elsewhere = somebody(other, repeated.dm.slice(2));
          for (const [index, [text, times]] of said.entries()) {
            await once.says(text, `x${index}`);
            await Promise.all(
              Array.from({ length: times }, (_, copy) =>
                (copy % 2 ? elsewhere : repeated).says(text, `x${index}`),
              ),
            );
          }
          const [a, b] = [await one.store.load(repeated.id), await one.store.load(once.id)];
          expect([a?.place, a?.trail, a?.awaiting]).toEqual([b?.place, b?.trail, b?.awaiting]);
        },
      ),
      { numRuns: 15 },
    );
  });

  test('the store is away: the turn rejects, and nothing has happened', async () => {
    const process = await start();
    const maya = somebody(process);
    await process.store.close();
    await expect(maya.says('hi')).rejects.toThrow();
    const other = await start();
    expect(await other.store.load(maya.id)).toBeUndefined();
  });
});

describe('the outbox', () => {
  test("performs in order; the message's id is known to the edit that follows", async () => {
    const process = await start();
    const maya = somebody(process);
    await maya.says('hi');
    await maya.says('done');
    await maya.says('yes');
    await idle(process.store, maya.id);
    const said = process.chat.in(maya.dm);
    expect(said).toHaveLength(3);
    expect(said[0]).toContain("You chose: **Let's start**");
    expect(said[1]).toContain('You chose: **Yes**');
    expect(said[2]).toContain('[Done]');
  });

  test('a limited chat holds up its own lane and no other, for as long as it asks', async () => {
    const process = await start();
    const maya = somebody(process);
    process.outbox.start();
    process.chat.troubleWith(
      maya.dm,
      new ChatError('retry', 'ratelimited', 600),
      new ChatError('retry', 'ratelimited', 1),
    );
    await maya.says('hi');
    await maya.says('done');
    await until(() => process.chat.in('C1').length === 1);
    expect(process.chat.in(maya.dm)).toEqual([]);
    await idle(process.store, maya.id);
    expect(process.chat.in(maya.dm)[0]).toContain("Let's connect");
    expect(process.chat.in(maya.dm)[1]).toContain('Are you allowed');
  });

  test('after a failure the lane goes on in order: nothing overtakes what waits', async () => {
    const process = await start();
    const maya = somebody(process);
    process.outbox.start();
    const submission = `${maya.id}.s1`;
    await maya.does({
      kind: 'submitted',
      received: { id: submission, via: 'file', shop: 'abc', fingerprint: '0' },
      notes: [],
    });
    await idle(process.store, maya.id);
    const busy = () => new ChatError('retry', 'ratelimited', 300);
    process.chat.troubleWith('C1', busy(), busy());
    process.chat.log.length = 0;
    await maya.does({ kind: 'reported', submission, report: report('needs_changes', ['Orders']) });
    await idle(process.store, maya.id);
    const toPm = process.chat.log
      .filter((line) => line.startsWith('C1'))
      .map((line) => line.replace(/ m\d+/, ''));
    expect(toPm.filter((line) => !line.includes('edits'))).toEqual([
      'C1: Needs changes: Jane',
      'C1 in: What is not right',
    ]);
    expect(toPm).toContain('C1 edits: Jane: Needs changes: Orders');
  });

  test('an edit that has to wait holds up nothing that is said', async () => {
    const process = await start();
    const maya = somebody(process);
    process.outbox.start();
    const submission = `${maya.id}.s1`;
    await maya.does({
      kind: 'submitted',
      received: { id: submission, via: 'file', shop: 'abc', fingerprint: '0' },
      notes: [],
    });
    await idle(process.store, maya.id);
    process.chat.log.length = 0;
    process.chat.troubleWithEdits(new ChatError('retry', 'ratelimited', 60_000));
    await maya.does({ kind: 'reported', submission, report: report('verified') });
    await until(() => process.chat.log.filter((line) => !line.includes('edits')).length >= 2);
    const waiting = (await process.store.outbox(maya.id)).map(({ effect }) => effect.kind);
    expect(waiting).toEqual(expect.arrayContaining(['progress', 'card']));
    expect(process.chat.log.join()).toContain('C1: Verified');
  });

  test('what a crashed process left is done by another', async () => {
    const crashed = await start();
    const maya = somebody(crashed);
    crashed.chat.troubleWith(maya.dm, new ChatError('retry', 'ratelimited', 300));
    await maya.says('hi');
    await until(async () => (await crashed.store.outbox(maya.id)).some(({ tries }) => tries > 0));
    await crashed.stop();
    closing.pop();
    const next = await start();
    next.outbox.start();
    await until(() => next.chat.in(maya.dm).length === 1);
  });

  test('the card is one message, drawn again from the state; lost, it is posted again', async () => {
    const process = await start();
    const maya = somebody(process);
    await maya.says('hi');
    await maya.says('done');
    await maya.says('yes');
    await idle(process.store, maya.id);
    expect(process.chat.in('C1')).toHaveLength(1);
    expect(process.chat.in('C1')[0]).toContain('Step 1 of 9');
    process.chat.messages.clear();
    await maya.says('done');
    await idle(process.store, maya.id);
    expect(process.chat.in('C1')[0]).toContain('Step 2 of 9');
  });

  test("a PM's channel that can't be reached keeps its alerts waiting; the merchant goes on", async () => {
    const process = await start();
    const maya = somebody(process);
    process.chat.troubleWith('C1', new ChatError('unreachable', 'not_in_channel'));
    await maya.says('hi');
    await maya.does({
      kind: 'submitted',
      received: { id: `${maya.id}.s1`, via: 'file', shop: 'abc', fingerprint: '0' },
      notes: [],
    });
    await maya.does({
      kind: 'reported',
      submission: `${maya.id}.s1`,
      report: report('needs_changes', ['Orders']),
    });
    await process.chat.hears(maya.dm, 'one permission is not right');
    const waiting = await process.store.outbox(maya.id);
    expect(waiting.filter(({ effect }) => effect.kind === 'alert')).toHaveLength(2);
    expect(waiting[0]?.notBefore).toBeGreaterThan(Date.now() + 30_000);
  });

  test('what a platform refuses for good is dropped, and what comes after it goes on', async () => {
    const process = await start();
    const maya = somebody(process);
    process.chat.troubleWith(maya.dm, new ChatError('rejected', 'invalid_blocks'));
    await maya.says('hi');
    await maya.says('done');
    await process.chat.hears(maya.dm, 'Are you allowed');
    await idle(process.store, maya.id);
  });

  test("a result that can't be written at once is written later, and the message not sent twice", async () => {
    const real = await openRedisStore(redis.url());
    closing.push(real.close);
    let troubles = 2;
    const commit: RedisStore['commit'] = async (turn) => {
      if (turn.performed !== undefined && troubles-- > 0) throw new Error('Command timed out');
      return await real.commit(turn);
    };
    const process = await start(new RecordingChat(), { commit });
    const maya = somebody(process);
    await maya.says('hi');
    await idle(process.store, maya.id);
    expect(process.chat.in(maya.dm)).toHaveLength(1);
    expect(process.chat.in('C1')).toHaveLength(1);
  });

  test('a lane that fails does not leave another one running unwatched', async () => {
    let release: () => void = () => {};
    const slow = new Promise<void>((resolve) => {
      release = resolve;
    });
    class SlowChat extends RecordingChat {
      override async post(...args: Parameters<RecordingChat['post']>) {
        if (args[0].conversation !== 'C1') await slow;
        return await super.post(...args);
      }
    }
    let troubles = 1;
    const process = await start(new SlowChat(), {
      addToChannel: async () => {
        throw new Error('Command timed out');
      },
      postpone: async () => {
        troubles--;
        throw new Error('Command timed out');
      },
    });
    const maya = somebody(process);
    await maya.says('hi');
    await until(() => troubles === 0);
    process.outbox.wake(maya.id);
    release();
    await until(() => process.chat.in(maya.dm).length > 0);
    await process.outbox.stop();
    expect(process.chat.in(maya.dm)).toHaveLength(1);
  });

  test('a form that could not be opened in time is offered again', async () => {
    const process = await start();
    const maya = somebody(process);
    await maya.says('hi');
    await idle(process.store, maya.id);
    process.chat.troubleWith(maya.dm, new ChatError('rejected', 'expired_trigger_id'));
    await maya.does({ kind: 'choice', choice: 'form', place: undefined, trigger: 'too old' });
    await process.chat.hears(maya.dm, '[Open the form]');
  });

  test('a form that is a message comes when trouble has passed, and goes once it was filled in', async () => {
    const process = await start();
    process.outbox.start();
    const maya = somebody(process);
    await maya.says('hi');
    await idle(process.store, maya.id);
    process.chat.troubleWith(maya.dm, new ChatError('retry', 'http_503', 1));
    await maya.does({ kind: 'choice', choice: 'form', place: undefined, trigger: undefined });
    await until(() => process.chat.log.includes(`${maya.dm} opens a form`));
    expect(process.chat.in(maya.dm).join()).not.toContain('[Open the form]');

    const card = await process.chat.post({ platform: 'slack', conversation: maya.dm }, say('a form'));
    process.chat.troubleWith(maya.dm, new ChatError('retry', 'http_503', 1));
    const received = { id: `${maya.id}.s1`, via: 'form', shop: 'abc', fingerprint: '0' };
    await maya.does({ kind: 'submitted', received, notes: [], card });
    await until(() => !process.chat.in(maya.dm).includes('a form'));
    expect(process.chat.in(maya.dm).join()).toContain('no longer shown here');
  });

  test('a submission is queued once it is stored', async () => {
    const process = await start();
    const maya = somebody(process);
    await maya.does({
      kind: 'submitted',
      received: { id: `${maya.id}.s1`, via: 'file', shop: 'abc', fingerprint: '0' },
      notes: [],
    });
    await idle(process.store, maya.id);
    expect(process.queued).toEqual([`${maya.id}.s1`]);
  });
});

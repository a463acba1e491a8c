import { expect, test } from '@jest/globals';
import { ChatError } from '../../../src/chat/chat.ts';
import { RecordingChat } from '../../support/chat.ts';
import { idle, somebody, useTurns } from '../../support/turns.ts';

const { start } = useTurns();

test("a merchant who can't be reached is marked so on the card, until they write again", async () => {
  const process = await start();
  const maya = somebody(process);
  process.chat.troubleWith(maya.dm, new ChatError('unreachable', 'user_disabled'));
  await maya.says('hi');
  await idle(process.store, maya.id);
  expect((await process.store.load(maya.id))?.unreachable.merchant).toBe('user_disabled');
  expect(process.chat.in('C1')[0]).toContain("Can't be reached");
  await maya.says('hi');
  await idle(process.store, maya.id);
  expect((await process.store.load(maya.id))?.unreachable).toEqual({});
  expect(process.chat.in('C1')).toHaveLength(1);
  expect(process.chat.in('C1')[0]).not.toContain("Can't be reached");
});

test('who comes back hears what they missed, wherever their chat is now', async () => {
  const process = await start();
  const maya = somebody(process);
  await maya.says('hi');
  await idle(process.store, maya.id);
  process.chat.troubleWith(maya.dm, undefined, new ChatError('unreachable', 'blocked'));
  await maya.says('done');
  await idle(process.store, maya.id);
  await maya.does({ kind: 'hello', installed: true }, 'D-new');
  await idle(process.store, maya.id);
  expect(process.chat.in('D-new')).toHaveLength(1);
  expect(process.chat.in('D-new')[0]).toContain('Are you allowed to create API accounts?');
  expect(process.chat.in('C1')[0]).not.toContain("Can't be reached");
});

test('an old message that is out of reach says nothing of the merchant', async () => {
  class OldOnesGone extends RecordingChat {
    override async edit(...args: Parameters<RecordingChat['edit']>) {
      if (args[0].conversation !== 'C1') throw new ChatError('unreachable', 'ConversationNotFound');
      return await super.edit(...args);
    }
  }
  const process = await start(new OldOnesGone());
  const maya = somebody(process);
  await maya.says('hi');
  await maya.says('done');
  await idle(process.store, maya.id);
  expect((await process.store.load(maya.id))?.unreachable).toEqual({});
  expect(process.chat.in(maya.dm)).toHaveLength(2);
});

test.each([
  ['unreachable', 'blocked'],
  ['rejected', 'invalid_blocks'],
] as const)('a message dropped as %s leaves the one before it as it was', async (code, reason) => {
  const process = await start();
  const maya = somebody(process);
  await maya.says('hi');
  await maya.says('done');
  await idle(process.store, maya.id);
  const before = process.chat.in(maya.dm);
  // The edit of the question goes well, the help that follows does not.
  process.chat.troubleWith(maya.dm, undefined, new ChatError(code, reason));
  await maya.says('help');
  await idle(process.store, maya.id);
  await maya.says('yes');
  await idle(process.store, maya.id);
  const after = process.chat.in(maya.dm);
  expect(after).toHaveLength(3);
  expect(after[1]).toContain('Are you allowed to create API accounts?');
  expect(after[1]).not.toContain('The store owner is usually');
  expect(before[1]).toContain('Are you allowed to create API accounts?');
});

test('a word that nobody knows is taken for one that passes, for a while', async () => {
  const process = await start(undefined, {}, Date.now, { firstRetry: 5, longestRetry: 10, sweep: 5 });
  process.outbox.start();
  const maya = somebody(process);
  const strange = new ChatError('unknown', 'team_added_to_org');
  process.chat.troubleWith(maya.dm, strange, strange, strange);
  await maya.says('hi');
  await process.chat.hears(maya.dm, "Let's connect");
  expect(process.chat.in('C1').join()).not.toContain('was not delivered');
});

test('and if it does not pass, the PM is told, and the rest goes on', async () => {
  const process = await start(undefined, {}, Date.now, { firstRetry: 5, longestRetry: 10, sweep: 5 });
  process.outbox.start();
  const maya = somebody(process);
  process.chat.troubleWith(maya.dm, ...Array<ChatError>(8).fill(new ChatError('unknown', 'strange')));
  await maya.says('hi');
  await process.chat.hears('C1', 'was not delivered');
  await maya.says('status');
  await process.chat.hears(maya.dm, 'This is where we are');
});

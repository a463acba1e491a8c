import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Address } from '../../src/chat/address.ts';
import { type Chat, ChatError, FileError } from '../../src/chat/chat.ts';
import type { Message } from '../../src/chat/message.ts';

/** What the platform is to do with the next calls, until told otherwise. */
export type Trouble =
  | { kind: 'rate limited'; retryAfterMs: number }
  | { kind: 'down' }
  | { kind: 'silent' }
  | { kind: 'target gone' }
  | { kind: 'bot refused' }
  | { kind: 'message missing' };

/** A chat port, opened against a stand-in for its platform; its time-outs are short. */
export interface ChatUnderTest {
  chat: Chat;
  /** A direct message with somebody. */
  to: Address;
  /** What is to be read in the conversation: the summary or text of each message, edits done. */
  shown(): string[];
  /** How many requests the platform got that would have shown something. */
  attempts(): number;
  trouble(trouble: Trouble): void;
  /** Puts a file into the conversation; answers what an event would carry. `declared` overrides its size. */
  file(content: Uint8Array, declared?: number): string;
  /** A file that is no longer there. */
  goneFile(): string;
  close(): Promise<void>;
}

const message = (text: string): Message => ({ summary: text, blocks: [{ type: 'text', text }] });

/** What every chat adapter keeps. `open` starts one afresh. */
export function describeChat(name: string, open: () => Promise<ChatUnderTest>): void {
  describe(`${name} keeps the chat port`, () => {
    let it: ChatUnderTest;
    beforeEach(async () => {
      it = await open();
    });
    afterEach(() => it.close());

    async function failure(run: () => Promise<unknown>): Promise<ChatError> {
      const error: unknown = await run().then(
        () => new Error('it went well'),
        (e: unknown) => e,
      );
      if (!(error instanceof ChatError)) throw error;
      return error;
    }

    test('posts, and edits what it posted', async () => {
      const first = await it.chat.post(it.to, message('one'));
      await it.chat.post(it.to, message('two'));
      await it.chat.edit(it.to, first, message('ONE'));
      expect(it.shown()).toEqual(['ONE', 'two']);
    });

    test('gives each message an id of its own', async () => {
      const refs = [await it.chat.post(it.to, message('a')), await it.chat.post(it.to, message('a'))];
      expect(new Set(refs.map(({ id }) => id)).size).toBe(2);
    });

    test('posts below another message', async () => {
      const card = await it.chat.post(it.to, message('card'));
      const reply = await it.chat.post(it.to, message('reply'), card);
      await it.chat.edit(it.to, reply, message('REPLY'));
      expect(it.shown()).toEqual(['card', 'REPLY']);
    });

    test('a rate limit says when to come back', async () => {
      it.trouble({ kind: 'rate limited', retryAfterMs: 7000 });
      expect(await failure(() => it.chat.post(it.to, message('x')))).toMatchObject({
        code: 'retry',
        retryAfterMs: 7000,
      });
      expect(it.attempts()).toBe(1);
    });

    test.each(['down', 'silent'] as const)('when the platform is %s, later is better', async (kind) => {
      it.trouble({ kind });
      expect((await failure(() => it.chat.post(it.to, message('x')))).code).toBe('retry');
      expect(it.attempts()).toBe(1);
    });

    test('a target that is gone is unreachable', async () => {
      it.trouble({ kind: 'target gone' });
      expect((await failure(() => it.chat.post(it.to, message('x')))).code).toBe('unreachable');
    });

    test('a bot that is refused pauses', async () => {
      it.trouble({ kind: 'bot refused' });
      expect((await failure(() => it.chat.post(it.to, message('x')))).code).toBe('paused');
    });

    test('a message that is not there can’t be edited', async () => {
      const ref = await it.chat.post(it.to, message('x'));
      it.trouble({ kind: 'message missing' });
      expect((await failure(() => it.chat.edit(it.to, ref, message('y')))).code).toBe('missing');
    });

    test('no error holds what was to be said', async () => {
      for (const kind of ['down', 'target gone', 'bot refused'] as const) {
        it.trouble({ kind });
        const error = await failure(() => it.chat.post(it.to, message('shpat_secret')));
        expect(`${error.message} ${error.stack} ${error.cause}`).not.toContain('shpat_secret');
      }
    });

    test('downloads a file as it is', async () => {
      const content = Uint8Array.from({ length: 300 }, (_, i) => i % 256);
      const bytes = await it.chat.download(it.to, it.file(content), 300);
      expect([...bytes]).toEqual([...content]);
    });

    test.each([
      ['says', undefined],
      ['hides', 10],
    ])('stops at a file that is too big, when the platform %s its size', async (_, declared) => {
      const file = it.file(new Uint8Array(301), declared);
      await expect(it.chat.download(it.to, file, 300)).rejects.toEqual(new FileError('too_big'));
    });

    test('tells a file that is gone', async () => {
      await expect(it.chat.download(it.to, it.goneFile(), 300)).rejects.toEqual(new FileError('gone'));
    });
  });
}

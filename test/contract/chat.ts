import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Address } from '../../src/chat/address.ts';
import { type Chat, ChatError, FileError } from '../../src/chat/chat.ts';
import type { Form, Message } from '../../src/chat/message.ts';

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
  /** The titles of the forms that were opened, in order. */
  forms(): string[];
  /** A press just now, as `openForm` takes it. */
  press(): Parameters<Chat['openForm']>[2];
  /** Whether a form opens upon a press only. */
  formsNeedPress: boolean;
  /** What the platform calls the somebody of `to` from now on; undefined: it knows of nobody. */
  named(name: string | undefined): void;
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

const form: Form = {
  title: 'Your API credentials',
  intro: 'They stand in the file.',
  fields: [{ id: 'token', label: 'Access token', secret: true }],
  submit: 'Check them',
  context: { onboarding: 'ob_1', place: 'form' },
};

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

    test('opens a form upon a press', async () => {
      await it.chat.openForm(it.to, form, it.press());
      expect(it.forms()).toEqual(['Your API credentials']);
    });

    test('a form for which nobody pressed opens, or is rejected where it takes a press', async () => {
      const opening = it.chat.openForm(it.to, form, {});
      if (it.formsNeedPress) expect((await failure(() => opening)).code).toBe('rejected');
      else await opening;
      expect(it.forms()).toEqual(it.formsNeedPress ? [] : ['Your API credentials']);
    });

    test('a form waits for an operator, too, when the bot is refused', async () => {
      it.trouble({ kind: 'bot refused' });
      expect((await failure(() => it.chat.openForm(it.to, form, it.press()))).code).toBe('paused');
    });

    test('a form that the platform is too busy for is tried no more than once', async () => {
      it.trouble({ kind: 'down' });
      const { code } = await failure(() => it.chat.openForm(it.to, form, it.press()));
      // Where a press is needed, it is too old by the time the trouble has passed.
      expect(code).toBe(it.formsNeedPress ? 'rejected' : 'retry');
      expect(it.attempts()).toBe(1);
    });

    test('knows what people are called, as far as the platform tells', async () => {
      it.named('Jane Doe');
      expect((await it.chat.profileOf(it.to)).name).toBe('Jane Doe');
    });

    test('somebody the platform does not know has no name', async () => {
      it.named(undefined);
      expect((await it.chat.profileOf(it.to)).name).toBeUndefined();
      const { user: _, ...nobody } = it.to;
      expect((await it.chat.profileOf(nobody)).name).toBeUndefined();
    });

    test.each([
      ['down', 'retry'],
      ['bot refused', 'paused'],
    ] as const)('a name is not known for good when the platform is %s', async (kind, code) => {
      it.trouble({ kind });
      expect((await failure(() => it.chat.profileOf(it.to))).code).toBe(code);
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

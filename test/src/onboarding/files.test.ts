import { describe, expect, test } from '@jest/globals';
import { atLogIn, type Conversation, report } from '../../support/onboarding.ts';

const kinds = ({ effects }: Conversation) => effects.map(({ kind }) => kind);

describe('words that come along with a file', () => {
  const sends = (conversation: Conversation, text: string) =>
    conversation.happens({ kind: 'files', files: ['sealed'], text });

  test.each([
    ['talk to my PM', 'Write your question'],
    ['help', 'Forgot your password?'],
    ['status', 'step 1 of 9'],
    ['Restart', 'Shall we start again'],
  ])('"%s" is answered, and the file looked at', (text, answer) => {
    const conversation = atLogIn();
    sends(conversation, text);
    expect(conversation.saidText).toContain(answer);
    expect(kinds(conversation)).toContain('fetch');
  });

  test.each(['done', 'here it is', 'thanks', 'hi', ''])(
    '"%s" needs no answer: the file has its own',
    (text) => {
      const conversation = atLogIn();
      sends(conversation, text);
      expect(kinds(conversation)).toEqual(['fetch']);
      expect(conversation.place).toBe('log-in');
    },
  );

  test('while a question is awaited, only a question is one', () => {
    for (const text of ['', 'ok', 'talk to my PM']) {
      const conversation = atLogIn();
      conversation.says('talk to my PM');
      sends(conversation, text);
      expect(kinds(conversation)).toEqual(['fetch']);
      conversation.says('When do we start?');
      expect(conversation.alerts).toContain('When do we start?');
    }
  });
});

test('the files of one message are looked at together, and more than a platform takes are counted', () => {
  const conversation = atLogIn();
  const files = Array.from({ length: 12 }, (_, i) => `sealed ${i}`);
  conversation.happens({ kind: 'files', files, text: '' });
  expect(conversation.effects[0]).toEqual({
    kind: 'fetch',
    files: files.slice(0, 10),
    sentAt: conversation.now,
  });
  expect(conversation.saidText).toContain('first 10 of your 12 files');
});

describe('the same credentials twice', () => {
  const submits = (conversation: Conversation, id: string, digest = 'd1', laterMs = 1000) =>
    conversation.happens(
      {
        kind: 'submitted',
        received: { id, via: 'file', shop: 'abc', fingerprint: '01234567', digest },
        notes: [],
      },
      laterMs,
    );

  test('while they are checked they are one submission, and the merchant hears so', () => {
    const conversation = atLogIn();
    submits(conversation, 's1');
    for (const laterMs of [500, 60_000]) {
      submits(conversation, 's2', 'd1', laterMs);
      expect(conversation.effects).toMatchObject([{ kind: 'discard', submission: 's2' }, { kind: 'say' }]);
      expect(conversation.saidText).toContain('am checking them');
    }
    conversation.reports(report('verified'), 's1');
    expect(conversation.saidText).toContain('Is this your store?');
  });

  test('right after the result nothing more is said; later they are checked again', () => {
    const conversation = atLogIn();
    submits(conversation, 's1');
    conversation.reports(report('needs_changes', ['Orders']), 's1');
    conversation.now -= 10_000;
    submits(conversation, 's2');
    expect(conversation.effects).toEqual([{ kind: 'discard', submission: 's2' }]);
    submits(conversation, 's3', 'd1', 60_000);
    expect(kinds(conversation)).toContain('verify');
  });

  test('others are checked instead', () => {
    const conversation = atLogIn();
    submits(conversation, 's1');
    submits(conversation, 's2', 'd2');
    expect(kinds(conversation)).toContain('verify');
    expect(conversation.onboarding.submission?.id).toBe('s2');
  });
});

describe('a file that takes its time', () => {
  const received = { id: 's2', via: 'file', shop: 'abc', fingerprint: '89abcdef' } as const;

  test('counts as sent when it was sent: what came meanwhile is newer', () => {
    const conversation = atLogIn();
    const sentAt = conversation.now + 1000;
    conversation.now += 5000;
    conversation.submits('s1');
    conversation.happens({ kind: 'submitted', sentAt, received, notes: [] });
    expect(conversation.effects).toMatchObject([{ kind: 'discard', submission: 's2' }, { kind: 'say' }]);
    expect(conversation.saidText).toContain('use that');
    conversation.happens({ kind: 'refused', sentAt, problem: { code: 'picture' } });
    expect(conversation.effects).toEqual([]);
    conversation.happens({ kind: 'file-late', sentAt });
    expect(conversation.effects).toEqual([]);
    conversation.happens({ kind: 'submitted', sentAt: conversation.now, received, notes: [] });
    expect(conversation.onboarding.submission?.id).toBe('s2');
  });

  test('is spoken of in one plain line', () => {
    const conversation = atLogIn();
    conversation.happens({ kind: 'file-late', sentAt: conversation.now });
    expect(kinds(conversation)).toEqual(['say']);
    expect(conversation.saidText).toContain("hasn't reached me yet");
  });
});

describe('only what a person did is their deed', () => {
  const FOUND: Extract<Parameters<Conversation['happens']>[0], { kind: 'refused' | 'submitted' }>[] = [
    { kind: 'refused', problem: { code: 'picture' } },
    {
      kind: 'submitted',
      received: { id: 'ob_test.s1', via: 'file', shop: 'abc', fingerprint: '0' },
      notes: [],
    },
  ];

  /** Somebody who sent a file an hour ago, and can't be reached since. */
  function gone() {
    const conversation = atLogIn();
    conversation.happens({ kind: 'files', files: ['sealed'], text: '' });
    const sentAt = conversation.now;
    conversation.happens({ kind: 'undeliverable', reason: 'blocked' }, 3_600_000);
    return { conversation, sentAt };
  }

  test('that their file turned out to be this or that says nothing of where they are now', () => {
    for (const found of FOUND) {
      const { conversation, sentAt } = gone();
      conversation.happens({ ...found, sentAt });
      const { touchedAt, unreachable } = conversation.onboarding;
      expect(touchedAt).toBe(sentAt);
      expect(unreachable.merchant).toBe('blocked');
    }
  });

  test('credentials that they type or paste are one', () => {
    for (const sent of FOUND) {
      const { conversation } = gone();
      conversation.happens(sent);
      expect(conversation.onboarding.touchedAt).toBe(conversation.now);
      expect(conversation.onboarding.unreachable).toEqual({});
    }
  });
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fromMrkdwn, mrkdwnParts, toMrkdwn } from '../../adapters/slack/mrkdwn.ts';
import { cardTextParts, plainCardText, toCardText } from '../../adapters/teams/markdown.ts';
import { redact } from '../../src/chat/redact.ts';
import { parseText, withoutMarkup, wordsOf } from '../../src/chat/spans.ts';
import { mention, moment, oneLine, plain } from '../../src/chat/text.ts';
import { readCode } from '../../src/invite/code.ts';
import { called } from '../../src/pm/find.ts';
import { listCalled } from '../../src/pm/lists.ts';
import * as understanding from '../../src/understanding/understand.ts';
import { stepsBack, whenOf } from '../../src/understanding/when.ts';
import { oddText, spoiledText, tried, uncountable } from '../support/fuzz.ts';
import { bigcommerceGuide } from '../support/guide.ts';
import { Conversation, report } from '../support/onboarding.ts';

const SAID = [
  ...[
    'yes please',
    "no, I don't have it",
    'can we do it tomorrow afternoon?',
    'in 3 weeks',
    'go back 2 steps',
  ],
  ...['I am not the owner of the store', 'ja, fertig', 'no hace falta', 'talk to my PM: what is a scope?'],
  ...['Where do I find it? https://a.example/?b=c', 'the code is ABCD-EFGH-JKMN', 'show it again in German'],
];
const said = fc.oneof(spoiledText(SAID), oddText);

test('whatever a merchant says is understood, or is not', () => {
  const guide = bigcommerceGuide();
  const standing = [new Conversation(guide), new Conversation(guide), new Conversation(guide)];
  standing[1]?.submits();
  standing[2]?.submits();
  standing[2]?.reports(report('verified'));
  tried(said, (text) => {
    for (const { onboarding } of standing) {
      understanding.understand(guide, onboarding, text);
      understanding.understandWhileAsked(guide, onboarding, text);
      understanding.isQuestionOfTheirs(guide, onboarding, text);
    }
    understanding.isSign(text);
    understanding.holdsQuestion(text);
    expect(readCode(text) ?? 'none').toMatch(/^[\w-]{4,40}$/);
    expect(uncountable(whenOf(text))).toEqual([]);
    expect(stepsBack(text)).toBeGreaterThanOrEqual(0);
    expect(stepsBack(text)).toBeLessThanOrEqual(9);
  });
});

test('a conversation goes on, whatever is said in it', () => {
  const guide = bigcommerceGuide();
  const all = fc.array(fc.oneof(said, fc.constantFrom('next', 'help', 'stuck', 'pm', 'start over')), {
    maxLength: 6,
  });
  tried(
    all,
    (texts) => {
      const conversation = new Conversation(guide);
      for (const text of texts) {
        const { effects, onboarding } = conversation.says(text);
        expect(JSON.parse(JSON.stringify(onboarding))).toEqual(onboarding);
        expect(JSON.stringify(effects).length).toBeLessThan(100_000);
      }
    },
    4,
  );
});

test('whatever a PM types, it finds some of the merchants', () => {
  const { onboarding } = new Conversation(bigcommerceGuide());
  tried(said, (words) => {
    expect(called([onboarding], words, undefined).length).toBeLessThanOrEqual(1);
    listCalled(words);
  });
});

const MARKUP = [
  '**bold _both_** `code` [a \\] label](https://a.example/x_(1)) @{slack:U1|A \\| B} @{time:1790000000000}',
  '- one\n- two\n1. three\n\n`**` https://a.example/**b**',
];
const markup = fc.oneof(spoiledText(MARKUP), oddText);

test('markup is read and written, whatever it is', () => {
  tried(markup, (text) => {
    parseText(text);
    withoutMarkup(text);
    toMrkdwn(text);
    toCardText(text);
    for (const part of mrkdwnParts(text, 300)) expect(part.length).toBeLessThanOrEqual(300);
    cardTextParts(text, 300, []);
  });
});

test('what somebody wrote is never markup', () => {
  tried(markup, (words) => {
    const shown = parseText(plain(words));
    expect(
      shown.every(({ kind, ...style }) => kind === 'words' && !('bold' in style || 'italic' in style)),
    ).toBe(true);
    expect(shown.map(wordsOf).join('')).toBe(oneLine(words));
    const [person, ...more] = parseText(mention('slack', 'U1', words));
    if (words.length <= 200)
      expect({ person, more }).toMatchObject({ person: { kind: 'mention', id: 'U1' }, more: [] });
    expect(toMrkdwn(plain(words))).not.toMatch(/[<>]/);
    expect(plainCardText(words).length).toBeGreaterThan(0);
  });
});

test('any moment can be shown', () => {
  tried(fc.oneof(fc.maxSafeInteger(), fc.double()), (ms) => {
    expect(withoutMarkup(moment(ms))).not.toBe('');
    toMrkdwn(moment(ms));
    toCardText(moment(ms));
  });
});

test('what is hidden stays hidden, and what was typed in Slack stays text', () => {
  tried(said, (text) => {
    expect(redact(redact(text))).toBe(redact(text));
    expect(fromMrkdwn(text).length).toBeLessThanOrEqual(text.length);
  });
});

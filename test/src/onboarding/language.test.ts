import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LANGUAGES, type Language, OWN_NAME } from '../../../src/base/language.ts';
import type { Block, Message } from '../../../src/chat/message.ts';
import { RESERVED_CHOICES } from '../../../src/flow/schema.ts';
import { isForPm } from '../../../src/state/effect.ts';
import { anyEvent } from '../../support/arbitraries.ts';
import { bigcommerceGuide } from '../../support/guide.ts';
import { Conversation, report, textOf } from '../../support/onboarding.ts';

const OTHERS = LANGUAGES.filter((language) => language !== 'en');
const guide = bigcommerceGuide();

function conversationIn(language: Language | undefined): Conversation {
  const conversation = new Conversation(guide);
  if (language) conversation.onboarding.language = language;
  return conversation;
}

/** Everything in a message that somebody reads. */
function readIn({ summary, blocks }: Message): string[] {
  return [summary, ...blocks.flatMap(partsOf)];
}

function partsOf(block: Block): string[] {
  switch (block.type) {
    case 'list':
      return block.items.map(({ text }) => text);
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [label, value]);
    case 'choices':
      return block.choices.map(({ label }) => label);
    case 'picture':
      return [block.alt];
    default:
      return [block.text];
  }
}

/** The words of the panel, names, and what somebody wrote: the same in every language. */
const SAME = new RegExp(
  [
    ...['^(Customers|Information|Marketing|Orders?|Get Payment|Products|Carts|Storefront)\\b[^.]*$'],
    ...Object.values(OWN_NAME).map((name) => `^${name}$`),
    ...[
      '^[A-Z][\\w ]+ Integration$',
      '^Status$',
      '^No$',
      '^Yes, please\\.$',
      '^Jane',
      '^Ümit',
      '^I read it from a longer text\\.$',
    ],
  ].join('|'),
);

const anyDeed = fc.oneof(
  { weight: 3, arbitrary: anyEvent },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...RESERVED_CHOICES.filter((id) => !id.startsWith('language-'))).map(pressed),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom(
        'is this safe?',
        'who are you',
        'call me',
        'no idea what this is',
        'tomorrow',
        'stop',
        'my colleague does it',
      )
      .map((text) => ({ kind: 'text' as const, text })),
  },
);

function pressed(choice: string) {
  return { kind: 'choice' as const, choice, place: 'anywhere', trigger: 'trigger' };
}

describe.each(OTHERS)('in %s', (language) => {
  test('the PM reads the same, and the merchant nothing in English', () => {
    const english = new Set<string>();
    fc.assert(
      fc.property(fc.array(anyDeed, { minLength: 1, maxLength: 25 }), (deeds) => {
        const [theirs, ours] = [conversationIn(language), conversationIn('en')];
        for (const deed of deeds) {
          const { effects } = theirs.happens(deed);
          const { effects: others } = ours.happens(deed);
          expect(effects.map(({ kind }) => kind)).toEqual(others.map(({ kind }) => kind));
          expect(effects.filter(isForPm)).toEqual(others.filter(isForPm));
          effects.forEach((effect, index) => {
            const other = others[index];
            if (isForPm(effect) || !other || !('message' in effect) || !('message' in other)) return;
            const same = new Set(readIn(other.message));
            for (const text of readIn(effect.message))
              if (same.has(text) && text !== '' && !SAME.test(text)) english.add(text);
          });
        }
      }),
      { numRuns: 400 },
    );
    expect([...english]).toEqual([]);
  });

  test('the guide is gone through to its end', () => {
    const conversation = conversationIn(language);
    conversation.says('hi');
    for (const choice of ['next', 'may', 'next']) conversation.presses(choice);
    expect(conversation.place).toBe('settings');
    expect(conversation.said.at(-1)?.language).toBe(language);
    conversation.submits();
    conversation.reports(report('verified'));
    conversation.presses('store-yes');
    expect(conversation.onboarding.storeConfirmed).toBe(true);
  });

  test('it is spoken from the press of its button on, and English again upon a word', () => {
    const conversation = conversationIn(undefined);
    conversation.says('hi');
    expect(textOf(conversation.said[0] as Message)).toContain(`[${OWN_NAME[language]}]`);
    conversation.presses(`language-${language}`);
    const [said] = conversation.said;
    expect(said?.language).toBe(language);
    expect(conversation.saidText).toContain(guide.flow.translations?.[language]?.steps[0]?.heading);
    expect(conversation.onboarding.language).toBe(language);
    conversation.says('in English please');
    expect(conversation.saidText).toContain("let's go on in English");
    expect(conversation.said[0]?.language).toBeUndefined();
    conversation.says('lieber doch auf Deutsch');
    expect(conversation.onboarding.language).toBe('de');
  });

  test('buttons are understood when their label is typed, in any language', () => {
    const conversation = conversationIn(language);
    conversation.says('hi');
    for (const choice of ['next', 'may', 'next']) {
      const open = conversation.onboarding.open?.blocks.flatMap((one) =>
        one.type === 'choices' ? one.choices : [],
      );
      const label = open?.find(({ id }) => id === choice)?.label ?? '';
      const before = conversation.place;
      conversation.says(label.toUpperCase());
      expect([label, conversation.place]).not.toEqual([label, before]);
    }
  });
});

test('who asks for a language that is not spoken chooses among those that are', () => {
  const conversation = conversationIn(undefined);
  conversation.says('hi');
  conversation.says('can we do this in French?');
  expect(conversation.saidText).toContain('[Deutsch] [Español]');
});

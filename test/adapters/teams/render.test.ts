import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LIMITS, sizeOf } from '../../../adapters/teams/limits.ts';
import { type Mention, plainCardText, toCardText } from '../../../adapters/teams/markdown.ts';
import { render } from '../../../adapters/teams/render.ts';
import type { Block, Message } from '../../../src/chat/message.ts';
import { plain, unescaped } from '../../../src/chat/text.ts';
import { words } from '../../support/words.ts';
import { problemsOf } from './card-check.ts';

const context = { onboarding: 'ob_1', place: 'scopes' };

describe('markup', () => {
  test.each([
    ['**bold** and _italic_', '**bold** and _italic_'],
    ['`a_b*c`', '**a\\_b\\*c**'],
    ['[docs](https://x.example/a?b=1&c=2)', '[docs](https://x.example/a?b=1&c=2)'],
    ['see https://x.example/a, then', 'see [https://x.example/a](https://x.example/a), then'],
    ['one\ntwo', 'one\n\ntwo'],
    ['to do:\n- one\n- two\nthen', 'to do:\n\n- one\n- two\n\nthen'],
    ['1. one\n2. two', '1. one\n2. two'],
    ['@{slack:U1|Ada *A*} wrote', 'Ada \\*A\\* wrote'],
    ['@{teams:29:abc|<Ada>} wrote', '<at>Ada</at> wrote'],
    [String.raw`@{teams:29:abc|Eve \*\*bold\*\* \<at\>Pat} wrote`, '<at>Eve bold at Pat</at> wrote'],
    ['@{teams:29:abc|**} wrote', '<at>somebody</at> wrote'],
    [String.raw`**\*Ada\*** \[x\]\(https\://x.example\)`, '**\\*Ada\\*** \\[x\\](https://x.example)'],
    [String.raw`\<at\>Pat\<\/at\> \{\{DATE\(0\)\}\}`, '‹at>Pat‹/at> {\u200b{DATE(0)}}'],
    [String.raw`\- a`, '\u200b- a'],
    [String.raw`1\. a`, '1\u200b. a'],
    ['`.txt`', '**.txt**'],
    [String.raw`\@\{time\:0\} \@\{teams\:29\:a\|Ada\}`, '@{time:0} @{teams:29:a|Ada}'],
    [
      'since @{time:1790000000000}',
      'since {{DATE(2026-09-21T14:13:20Z, SHORT)}} {{TIME(2026-09-21T14:13:20Z)}}',
    ],
  ])('%j', (text, expected) => {
    expect(toCardText(text)).toBe(expected);
  });

  test('people are named in the card as well as in the text', () => {
    const mentions: Mention[] = [];
    const text = toCardText(
      '@{teams:29:a|Ada} and @{teams:29:b|Ben}, @{teams:29:a|Ada}, @{teams:29:c|Ben}',
      mentions,
    );
    expect(text).toBe('<at>Ada</at> and <at>Ben</at>, <at>Ada</at>, Ben');
    expect(mentions).toEqual([
      { type: 'mention', text: '<at>Ada</at>', mentioned: { id: '29:a', name: 'Ada' } },
      { type: 'mention', text: '<at>Ben</at>', mentioned: { id: '29:b', name: 'Ben' } },
    ]);
  });

  test('a name holds no markup', () => {
    expect(plainCardText('[x](https://evil.example) **b** `c`')).toBe(
      '\\[x\\](https://evil.example) \\*\\*b\\*\\* \\`c\\`',
    );
  });
});

describe('golden cards', () => {
  function bodyOf(...blocks: Block[]) {
    const { card } = render({ summary: 's', blocks, context }, (file) =>
      file === '/known.png' ? ['https://x.example/known.png'] : [],
    );
    expect(problemsOf(card)).toEqual([]);
    return card.body;
  }

  test('the frame', () => {
    const blocks: Block[] = [{ type: 'text', text: 'Hello @{teams:29:a|Ada}' }];
    expect(render({ summary: 'Hello', blocks })).toEqual({
      summary: 'Hello',
      card: {
        type: 'AdaptiveCard',
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        version: '1.5',
        msteams: {
          width: 'Full',
          entities: [{ type: 'mention', text: '<at>Ada</at>', mentioned: { id: '29:a', name: 'Ada' } }],
        },
        body: [{ type: 'TextBlock', text: 'Hello <at>Ada</at>', wrap: true }],
      },
    });
  });

  test('a step of the guide', () => {
    expect(
      bodyOf(
        { type: 'heading', text: 'Create the account' },
        { type: 'note', text: 'Step 4 of 9' },
        { type: 'text', text: 'Click **Create**.' },
        { type: 'picture', file: '/known.png', alt: 'The button' },
        { type: 'picture', file: '/unknown.png', alt: 'The pop-up' },
        { type: 'copy', text: 'Modern "Retail" & *Co*' },
        {
          type: 'choices',
          choices: [
            { id: 'done', label: 'Done', style: 'primary' },
            { id: 'stop', label: 'Stop', style: 'danger' },
            { id: 'docs', label: 'Read more', url: 'https://x.example' },
          ],
        },
      ),
    ).toEqual([
      {
        type: 'TextBlock',
        text: 'Create the account',
        wrap: true,
        style: 'heading',
        size: 'Large',
        weight: 'Bolder',
      },
      { type: 'TextBlock', text: 'Step 4 of 9', wrap: true, isSubtle: true, size: 'Small' },
      { type: 'TextBlock', text: 'Click **Create**.', wrap: true },
      {
        type: 'Image',
        url: 'https://x.example/known.png',
        altText: 'The button',
        size: 'Stretch',
        msTeams: { allowExpand: true },
      },
      { type: 'TextBlock', text: 'The pop-up', wrap: true, isSubtle: true, size: 'Small' },
      {
        type: 'Container',
        style: 'emphasis',
        items: [
          {
            type: 'RichTextBlock',
            inlines: [{ type: 'TextRun', text: 'Modern "Retail" & *Co*', fontType: 'Monospace' }],
          },
        ],
      },
      {
        type: 'ActionSet',
        actions: [
          {
            type: 'Action.Submit',
            title: 'Done',
            style: 'positive',
            associatedInputs: 'none',
            data: { onboarding: 'ob_1', place: 'scopes', choice: 'done' },
          },
          {
            type: 'Action.Submit',
            title: 'Stop',
            style: 'destructive',
            associatedInputs: 'none',
            data: { onboarding: 'ob_1', place: 'scopes', choice: 'stop' },
          },
          { type: 'Action.OpenUrl', title: 'Read more', url: 'https://x.example' },
        ],
      },
    ]);
  });

  test('paragraphs, which stand apart; lines do not', () => {
    const text = 'One.\nAnd one.\n\nTwo:\n- a\n- b\n \n\nThree.\n';
    const paragraph = (words: string) => ({ type: 'TextBlock', text: words, wrap: true });
    expect(bodyOf({ type: 'text', text })).toEqual(
      ['One.\n\nAnd one.', 'Two:\n\n- a\n- b', 'Three.'].map(paragraph),
    );
    expect(bodyOf({ type: 'note', text: 'One.\n\nTwo.' })).toHaveLength(2);
  });

  test('a list, with a mark for each line', () => {
    const marks = ['todo', 'moving', 'done', 'good', 'bad', 'unknown', 'working'] as const;
    const line = (text: string) => ({ type: 'TextBlock', text, wrap: true, spacing: 'Small' });
    expect(bodyOf({ type: 'list', items: marks.map((mark) => ({ mark, text: `**${mark}**` })) })).toEqual([
      line('☐ **todo**'),
      line('▶️ **moving**'),
      line('✔️ **done**'),
      line('✅ **good**'),
      line('❌ **bad**'),
      line('❔ **unknown**'),
      line('⏳ **working**'),
    ]);
  });

  test('facts', () => {
    const facts = [
      { label: 'Store', value: '**Acme** & Co' },
      { label: 'Since', value: '' },
    ];
    expect(bodyOf({ type: 'facts', facts })).toEqual([
      {
        type: 'FactSet',
        facts: [
          { title: 'Store', value: '**Acme** & Co' },
          { title: 'Since', value: '–' },
        ],
      },
    ]);
  });

  test('the check of cards sees what is misspelt', () => {
    expect(problemsOf({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'TextBlok' }] })).not.toEqual(
      [],
    );
    expect(
      problemsOf({
        type: 'AdaptiveCard',
        version: '1.5',
        body: [{ type: 'TextBlock', text: 'x', warp: true }],
      }),
    ).toEqual(['.body[0].warp is not known']);
  });
});

describe('what people wrote', () => {
  test('stands in a box, line by line, as it is', () => {
    const text = '**Hi** <at>Ada</at>\n\n- [x](https://x.example)';
    const { card } = render({ summary: 's', blocks: [{ type: 'quote', text }] });
    const line = (text: string) => ({ type: 'RichTextBlock', inlines: [{ type: 'TextRun', text }] });
    expect(card.body).toEqual([
      {
        type: 'Container',
        style: 'emphasis',
        items: [line('**Hi** <at>Ada</at>'), line('- [x](https://x.example)')],
      },
    ]);
    expect(card.msteams.entities).toEqual([]);
    expect(problemsOf(card)).toEqual([]);
  });

  test('of very many lines: nothing is lost, and it fits', () => {
    const lines = Array.from({ length: 1000 }, (_, i) => `${i}`);
    const { card } = render({ summary: 's', blocks: [{ type: 'quote', text: lines.join('\n') }] });
    expect(JSON.stringify(card)).toContain('700 701');
    expect(JSON.stringify(card).match(/TextRun/g)).toHaveLength(LIMITS.quoteLines);
  });

  test('is no markup within a text, whatever it is', () => {
    const inText = (text: string, mentions: Mention[] = []) =>
      toCardText(text, mentions).replace(/\\[\\`*_[\]]/g, 'x');
    const markup = /[`*_[\]\\]|<\/?at|\{\{|(^|\n)\s{0,3}([-+>#]|\d+[.)])/i;
    fc.assert(
      fc.property(words, (any) => {
        const mentions: Mention[] = [];
        expect(inText(plain(any), mentions)).not.toMatch(markup);
        expect(inText(`@{slack:U1|${plain(any)}}`, mentions)).not.toMatch(markup);
        expect(inText(any.split('\n').map(plain).join('\n'))).not.toMatch(markup);
        expect(plainCardText(any).replace(/\\[\\`*_[\]]/g, 'x')).not.toMatch(markup);
        expect(mentions).toEqual([]);
        const mention = inText(`@{teams:29:a|${plain(any)}}`, mentions);
        expect(mention.replace(/^<at>(.+)<\/at>$/, '$1').replace(/\b_\b/g, '')).not.toMatch(/[<>`*_[\]\\{]/);
        expect(mentions).toHaveLength(1);
        const { card } = render({ summary: 's', blocks: [{ type: 'quote', text: any }] });
        expect(JSON.stringify(card)).not.toContain('{{');
        expect(card.msteams.entities).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test('can still be read', () => {
    fc.assert(
      fc.property(words, (any) => {
        const seen = (text: string) => text.replaceAll('\u200b', '').replaceAll('‹', '<');
        const read = toCardText(plain(any)).replace(/\\([\\`*_[\]])/g, '$1');
        expect(seen(read)).toBe(seen(unescaped(plain(any))));
      }),
    );
  });
});

describe('what does not fit', () => {
  test('is counted, and the buttons stay', () => {
    const items = Array.from({ length: 300 }, (_, i) => ({
      mark: 'bad' as const,
      text: `${i} ${'x'.repeat(300)}`,
    }));
    const { card } = render({
      summary: 's',
      blocks: [
        { type: 'list', items },
        { type: 'choices', choices: [{ id: 'help', label: 'Help' }] },
      ],
    });
    const shown = card.body.filter(({ text }) => String(text).startsWith('❌')).length;
    expect(shown).toBeGreaterThan(50);
    expect(card.body.at(-2)?.text).toBe(`… and ${300 - shown} more`);
    expect(card.body.at(-1)?.type).toBe('ActionSet');
    expect(sizeOf(card)).toBeLessThanOrEqual(LIMITS.cardBytes);
  });

  test('a picture gives way to words', () => {
    const blocks: Block[] = [
      { type: 'picture', file: '/a.png', alt: 'The button' },
      { type: 'text', text: 'x'.repeat(10_000) },
    ];
    const { card } = render({ summary: 's', blocks }, () => [`data:image/png;base64,${'A'.repeat(20_000)}`]);
    expect(JSON.stringify(card)).not.toContain('base64');
    expect(card.body[0]?.text).toBe('The button');
    expect(card.body.map(({ text }) => text).join('')).toContain('x'.repeat(2000));
  });

  test('a long text is cut between lines, and none of it is lost', () => {
    const lines = Array.from({ length: 200 }, (_, i) => `Line ${i} of this`);
    const { card } = render({ summary: 's', blocks: [{ type: 'text', text: lines.join('\n') }] });
    expect(card.body.length).toBeGreaterThan(1);
    expect(card.body.map(({ text }) => text).join('\n\n')).toBe(lines.join('\n\n'));
  });
});

describe('limits', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom('&', 'a', ' ', '\n', '**', '`', '😀', '@{teams:29:x|Ada}', '@{time:1}', '"'),
      maxLength: 4000,
    }),
    fc.constantFrom(
      '',
      ' ',
      '\n',
      '\u0001'.repeat(9000),
      '😀'.repeat(3000),
      `https://x.example/${'a'.repeat(9000)}`,
    ),
    fc.nat(1000).map((n) => `@{teams:29:${'i'.repeat(60)}${n}|Person ${n}}`),
  );
  const mark = fc.constantFrom('todo', 'done', 'good', 'bad', 'unknown', 'working', 'moving');
  const choice = fc.record(
    { id: text, label: text, style: fc.constantFrom('primary', 'danger'), url: fc.webUrl() },
    { requiredKeys: ['id', 'label'] },
  );
  const block = fc.oneof(
    fc.record({ type: fc.constantFrom('heading', 'text', 'note', 'quote', 'copy'), text }),
    fc.record({ type: fc.constant('picture'), file: fc.constantFrom('/a.png', '/b.png'), alt: text }),
    fc.record({ type: fc.constant('list'), items: fc.array(fc.record({ mark, text }), { maxLength: 30 }) }),
    fc.record({
      type: fc.constant('facts'),
      facts: fc.array(fc.record({ label: text, value: text }), { maxLength: 30 }),
    }),
    fc.record({ type: fc.constant('choices'), choices: fc.array(choice, { maxLength: 60 }) }),
  ) as fc.Arbitrary<Block>;
  const message: fc.Arbitrary<Message> = fc.record({
    summary: text,
    blocks: fc.array(block, { maxLength: 70 }),
    context: fc.record({ onboarding: text, place: fc.string() }),
  });

  test('hold, whatever comes, and every card is valid', () => {
    fc.assert(
      fc.property(message, (any) => {
        const { summary, card } = render(any, (file) =>
          file === '/a.png' ? ['https://x.example/a-1.png', 'https://x.example/a-2.png'] : [],
        );
        expect(summary.length).toBeGreaterThan(0);
        expect(summary.length).toBeLessThanOrEqual(LIMITS.summary);
        expect(sizeOf(card)).toBeLessThanOrEqual(LIMITS.cardBytes);
        expect(problemsOf(card)).toEqual([]);
        const named = JSON.stringify(card.body);
        for (const { text: mention } of card.msteams.entities) expect(named).toContain(mention);
      }),
      { numRuns: 100 },
    );
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clip, LIMITS } from '../../../adapters/slack/limits.ts';
import { fromMrkdwn, toMrkdwn } from '../../../adapters/slack/mrkdwn.ts';
import { type Rendered, render } from '../../../adapters/slack/render.ts';
import type { Block, Message } from '../../../src/chat/message.ts';
import { plain, unescaped } from '../../../src/chat/text.ts';
import { words } from '../../support/words.ts';

const context = { onboarding: 'ob_1', place: 'scopes' };
const md = (text: string) => ({ type: 'mrkdwn', text, verbatim: true });
const label = (text: string) => ({ type: 'plain_text', text, emoji: true });

describe('markup', () => {
  test.each([
    ['**bold** and _italic_ and `a*b`', '*bold* and _italic_ and `a*b`'],
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['`<b>`', '`&lt;b&gt;`'],
    ['[docs](https://x.example/a?b=1&c=2)', '<https://x.example/a?b=1&amp;c=2|docs>'],
    ['[a|b](https://x.example)', '<https://x.example|a¦b>'],
    ['see https://x.example/a, then', 'see <https://x.example/a>, then'],
    ['- one\n- two\n1. three', '• one\n• two\n1. three'],
    ['<!channel> <@U1> @here', '&lt;!channel&gt; &lt;@U1&gt; @here'],
    ['[x](javascript:alert)', '[x](javascript:alert)'],
    ['**@{slack:U1|Ada}** wrote', '*<@U1>* wrote'],
    ['@{teams:29:abc|Ada <3} wrote', 'Ada &lt;3 wrote'],
    ['@{slack:!channel|Ada} wrote', 'Ada wrote'],
    [String.raw`@{teams:29:abc|A\*d\*a \}\|} wrote`, 'A∗d∗a }| wrote'],
    [String.raw`**\*Ada\*** \\ \[x\]\(https\://x.example\)`, '*∗Ada∗* \\ [x](https://x.example)'],
    [String.raw`\> \_a\_b\_ \:x\: 10\:30 \- \&`, '› ˍa_bˍ ∶x: 10:30 - &amp;'],
    [String.raw`\@\{time\:0\} \@\{slack\:U1\|Ada\}`, '@{time:0} @{slack:U1|Ada}'],
    [
      'since @{time:1790000000000}',
      'since <!date^1790000000^{date_short_pretty} {time}|2026-09-21 14:13 UTC>',
    ],
  ])('%s', (text, mrkdwn) => {
    expect(toMrkdwn(text)).toBe(mrkdwn);
  });

  test.each([
    ['<https://a.example/x?a=1&amp;b=2>', 'https://a.example/x?a=1&b=2'],
    ['<http://shop.example|shop.example>', 'shop.example'],
    ['<mailto:a@b.example|a@b.example> <tel:123>', 'a@b.example 123'],
    ['<@U1> <@U1|ada> <#C1|general> <!here>', '@U1 @ada #general @here'],
    ['1 &lt; 2 &amp;amp; 3', '1 < 2 &amp; 3'],
  ])('what was typed: %s', (text, typed) => {
    expect(fromMrkdwn(text)).toBe(typed);
  });

  test('nobody can be mentioned through a text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '@', '!', '{', '}', '|', ':', '&', 'U1', 'slack', '`', '*') }),
        (text) => {
          expect(toMrkdwn(text)).not.toMatch(/<!(?!date)|<@(?!U)/);
        },
      ),
    );
  });

  test('clipping cuts no character in two', () => {
    expect(clip('ab😀cd', 4)).toBe('ab…');
    expect(clip('abcd', 4)).toBe('abcd');
  });
});

describe('golden blocks', () => {
  function blocksOf(...blocks: Block[]): unknown[] {
    return render({ summary: 's', blocks, context }, (file) =>
      file === '/known.png' ? { slack_file: { id: 'F1' } } : undefined,
    ).blocks;
  }

  test('a step of the guide', () => {
    expect(
      blocksOf(
        { type: 'heading', text: 'Create the account' },
        { type: 'note', text: 'Step 4 of 9' },
        { type: 'text', text: 'Click **Create**.' },
        { type: 'picture', file: '/known.png', alt: 'The button' },
        { type: 'picture', file: '/unknown.png', alt: 'The pop-up' },
        { type: 'copy', text: 'Modern "Retail" & Co' },
        {
          type: 'choices',
          choices: [
            { id: 'done', label: 'Done', style: 'primary' },
            { id: 'docs', label: 'Read more', url: 'https://x.example' },
          ],
        },
      ),
    ).toEqual([
      { type: 'header', text: { ...label('Create the account'), emoji: false } },
      { type: 'context', elements: [md('Step 4 of 9')] },
      { type: 'section', text: md('Click *Create*.') },
      { type: 'image', slack_file: { id: 'F1' }, alt_text: 'The button' },
      { type: 'context', elements: [md('The pop-up')] },
      {
        type: 'rich_text',
        elements: [
          { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'Modern "Retail" & Co' }] },
        ],
      },
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'choice:done',
            text: label('Done'),
            style: 'primary',
            value: '{"onboarding":"ob_1","place":"scopes","choice":"done"}',
          },
          { type: 'button', action_id: 'link:docs', text: label('Read more'), url: 'https://x.example' },
        ],
      },
    ]);
  });

  test('a list, with a mark for each line', () => {
    const marks = ['todo', 'done', 'good', 'bad', 'unknown', 'working'] as const;
    expect(blocksOf({ type: 'list', items: marks.map((mark) => ({ mark, text: `**${mark}**` })) })).toEqual([
      {
        type: 'section',
        text: md('☐ *todo*\n✔️ *done*\n✅ *good*\n❌ *bad*\n❔ *unknown*\n⏳ *working*'),
      },
    ]);
  });

  test('facts, two by two', () => {
    const facts = [
      { label: 'Store', value: 'Acme & Co' },
      { label: 'Since', value: '' },
    ];
    expect(blocksOf({ type: 'facts', facts })).toEqual([
      { type: 'section', fields: [md('*Store*\nAcme &amp; Co'), md('*Since*\n–')] },
    ]);
  });

  test('the summary can’t mention anybody', () => {
    expect(render({ summary: '<!channel> & co', blocks: [] }).text).toBe('&lt;!channel&gt; &amp; co');
  });

  test('a long text is cut between lines, and none of it is lost', () => {
    const lines = Array.from({ length: 400 }, (_, i) => `Line ${i} <of> this & that`);
    const { blocks } = render({ summary: 's', blocks: [{ type: 'text', text: lines.join('\n') }] });
    const texts = blocks.map((block) => (block.type === 'section' ? (block.text?.text ?? '') : ''));
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.join('\n')).toBe(lines.map(toMrkdwn).join('\n'));
  });
});

describe('what people wrote', () => {
  test('is quoted as it stands', () => {
    const text = '*Hi* <!channel> @{slack:U1|Ada}\n> [x](https://x.example) :tada:';
    expect(render({ summary: 's', blocks: [{ type: 'quote', text }] }).blocks).toEqual([
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text }] }],
      },
    ]);
  });

  /** What makes markup of Slack's, wherever it stands. */
  const MARKUP = /[*~`<]|:[\w+'-]+:|(^|\n)(&gt;|• )|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?!amp;|lt;|gt;)/u;

  test('is no markup within a text, whatever it is', () => {
    fc.assert(
      fc.property(words, (any) => {
        expect(toMrkdwn(plain(any))).not.toMatch(MARKUP);
        expect(toMrkdwn(`@{teams:29:abc|${plain(any)}}`)).not.toMatch(MARKUP);
        expect(toMrkdwn(`[${plain(any)}`)).not.toMatch(MARKUP);
        const { blocks } = render({ summary: 's', blocks: manyNotes(any) });
        expect(JSON.stringify(blocks)).not.toMatch(/<[!@#h]/);
      }),
      { numRuns: 500 },
    );
  });

  test('can still be read', () => {
    fc.assert(
      fc.property(words, (any) => {
        const alike: Record<string, string> = { '∗': '*', '∼': '~', ˋ: '`', ˍ: '_', '∶': ':', '›': '>' };
        const seen = (text: string) => text.replace(/[∗∼ˋˍ∶›]/g, (sign) => alike[sign] ?? sign);
        expect(seen(fromMrkdwn(toMrkdwn(plain(any))))).toBe(seen(unescaped(plain(any))));
      }),
    );
  });

  /** More than fits, so that it is set closer. */
  function manyNotes(text: string): Block[] {
    return Array.from({ length: 51 }, (_, i): Block[] => [
      { type: 'heading', text },
      { type: i % 2 ? 'quote' : 'note', text: i % 2 ? text : plain(text) },
    ]).flat();
  }
});

describe('long statuses', () => {
  const merchants = (n: number): Block[] =>
    Array.from({ length: n }, (_, i): Block[] => [
      { type: 'text', text: `**Merchant ${i}** @{slack:U${i}|M}: step 4 of 9` },
      { type: 'note', text: 'stalled since Monday' },
    ]).flat();

  test('forty merchants fit, each with a line and a note', () => {
    const { blocks } = render({ summary: 's', blocks: merchants(40) });
    const text = JSON.stringify(blocks);
    expect(blocks.length).toBeLessThanOrEqual(50);
    for (let i = 0; i < 40; i += 1) expect(text).toContain(`*Merchant ${i}* <@U${i}>`);
    expect(text).not.toContain('more');
  });

  test('what does not fit is counted, and the buttons stay', () => {
    const items = Array.from({ length: 300 }, (_, i) => ({
      mark: 'bad' as const,
      text: `${i} ${'x'.repeat(990)}`,
    }));
    const choices: Block = { type: 'choices', choices: [{ id: 'help', label: 'Help' }] };
    const { blocks } = render({ summary: 's', blocks: [{ type: 'list', items }, choices] });
    const shown = JSON.stringify(blocks).match(/❌/g)?.length ?? 0;
    expect(blocks).toHaveLength(50);
    expect(shown).toBe(300 - 156);
    expect(blocks.at(-2)).toEqual({ type: 'context', elements: [md('… and 156 more')] });
    expect(blocks.at(-1)?.type).toBe('actions');
  });
});

describe('limits', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom('&', 'a', ' ', '\n', '**', '`', '😀', '[l](https://x.example/)', '<'),
      maxLength: 4000,
    }),
    fc.constantFrom(
      '',
      ' ',
      '\n',
      '&'.repeat(9000),
      '😀'.repeat(3000),
      `https://x.example/${'a'.repeat(9000)}`,
    ),
  );
  const mark = fc.constantFrom('todo', 'done', 'good', 'bad', 'unknown', 'working');
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

  test('hold, whatever comes', () => {
    fc.assert(
      fc.property(message, (any) => {
        check(
          render(any, (file) => (file === '/a.png' ? { image_url: 'https://x.example/a.png' } : undefined)),
        );
      }),
      { numRuns: 150 },
    );
  });

  function between(value: unknown, max: number): void {
    expect(typeof value).toBe('string');
    const { length } = String(value);
    if (length < 1 || length > max) throw new Error(`a text of ${length}, at most ${max} is taken`);
    expect(String(value)).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  }

  function check({ text, blocks }: Rendered): void {
    between(text, 40_000);
    expect(blocks.length).toBeLessThanOrEqual(LIMITS.blocksPerMessage);
    for (const one of blocks) {
      if (one.type === 'header') between(one.text.text, LIMITS.header);
      else if (one.type === 'image') between(one.alt_text, LIMITS.altText);
      else if (one.type === 'section') {
        expect(one.fields?.length ?? 1).toBeLessThanOrEqual(LIMITS.sectionFields);
        if (one.text) between(one.text.text, LIMITS.sectionText);
        for (const field of one.fields ?? []) between(field.text, LIMITS.fieldText);
      } else if (one.type === 'actions') {
        const ids = one.elements.map(({ action_id }) => action_id);
        expect(ids.length).toBeLessThanOrEqual(LIMITS.actionElements);
        expect(new Set(ids).size).toBe(ids.length);
        for (const element of one.elements) {
          if (element.type !== 'button') throw new Error(element.type);
          between(element.text.text, LIMITS.buttonLabel);
          between(element.action_id, LIMITS.actionId);
          between(element.value ?? 'x', LIMITS.buttonValue);
          between(element.url ?? 'x', LIMITS.buttonUrl);
        }
      } else if (one.type === 'context') {
        for (const element of one.elements) between('text' in element && element.text, LIMITS.contextText);
      } else if (one.type === 'rich_text') {
        between(JSON.stringify(one), LIMITS.richText * 2 + 200);
      } else throw new Error(`unexpected block ${one.type}`);
    }
  }
});

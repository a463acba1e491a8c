import { expect, test } from '@jest/globals';
import { type Judged, judgeBlocks, judgeView } from '../../../../emulators/slack/blocks/validate.ts';

const known = { file: (reference: string) => reference === 'F1' };
const x = (length: number) => 'x'.repeat(length);
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const button = (more: object = {}) => ({ type: 'button', text: plain('Go'), ...more });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const input = (element: object, more: object = {}) => ({
  type: 'input',
  label: plain('Token'),
  element,
  ...more,
});
const textInput = { type: 'plain_text_input', action_id: 'value' };
const option = { text: plain('One'), value: '1' };

const errors = (judged: Judged<unknown>) => (judged.ok ? [] : judged.errors);
const many = <T>(count: number, make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i));

test.each<[string, object]>([
  ['header', { type: 'header', text: plain(x(150)) }],
  ['divider', { type: 'divider' }],
  ['section with text', { type: 'section', text: mrkdwn(x(3000)) }],
  ['section with fields', { type: 'section', fields: many(10, () => mrkdwn(x(2000))) }],
  ['section with a button', { type: 'section', text: plain('a'), accessory: button({ style: 'danger' }) }],
  [
    'context',
    {
      type: 'context',
      elements: [mrkdwn('a'), { type: 'image', image_url: 'https://a.example/b.png', alt_text: 'c' }],
    },
  ],
  [
    'image by address',
    { type: 'image', image_url: 'https://a.example/b.png', alt_text: 'c', title: plain('d') },
  ],
  ['image by file', { type: 'image', slack_file: { id: 'F1' }, alt_text: 'c' }],
  ['25 buttons', actions(...many(25, () => button({ value: x(2000), action_id: undefined })))],
  ['a link button', actions(button({ url: 'https://a.example/' }))],
  ['a menu', actions({ type: 'static_select', action_id: 'a', options: [option] })],
  ['an input', input(textInput, { optional: true, hint: plain('here') })],
  [
    'rich text',
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'a', style: { bold: true } },
            { type: 'link', url: 'https://a.example' },
          ],
        },
        { type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_section', elements: [] }] },
        { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'code' }] },
      ],
    },
  ],
])('accepts %s', (_, block) => {
  expect(errors(judgeBlocks([block], known))).toEqual([]);
});

test.each<[string, unknown, string]>([
  ['an unknown block', { type: 'blink' }, 'unsupported type: blink [json-pointer:/blocks/0/type]'],
  ['a block without type', { text: plain('a') }, 'missing required field: type [json-pointer:/blocks/0]'],
  ['no object', 'divider', 'must provide an object [json-pointer:/blocks/0]'],
  [
    'an unknown key',
    { type: 'divider', text: 'a' },
    'invalid additional property: text [json-pointer:/blocks/0]',
  ],
  ['an empty section', { type: 'section' }, 'must define either `text` or `fields` [json-pointer:/blocks/0]'],
  [
    'an empty text',
    { type: 'section', text: mrkdwn('') },
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'a long text',
    { type: 'section', text: mrkdwn(x(3001)) },
    'must be less than 3001 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'a long field',
    { type: 'section', fields: [mrkdwn(x(2001))] },
    'must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]',
  ],
  [
    'eleven fields',
    { type: 'section', fields: many(11, () => mrkdwn('a')) },
    'no more than 10 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    'a text as string',
    { type: 'section', text: 'a' },
    'must provide an object [json-pointer:/blocks/0/text]',
  ],
  [
    'an unknown text type',
    { type: 'section', text: { type: 'html', text: 'a' } },
    'unsupported type: html [json-pointer:/blocks/0/text/type]',
  ],
  [
    'markdown in a header',
    { type: 'header', text: mrkdwn('a') },
    'must be plain_text [json-pointer:/blocks/0/text/type]',
  ],
  [
    'a long header',
    { type: 'header', text: plain(x(151)) },
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  ['no header text', { type: 'header' }, 'missing required field: text [json-pointer:/blocks/0]'],
  [
    'eleven context parts',
    { type: 'context', elements: many(11, () => mrkdwn('a')) },
    'no more than 10 items allowed [json-pointer:/blocks/0/elements]',
  ],
  ['no actions', actions(), 'must contain at least 1 item [json-pointer:/blocks/0/elements]'],
  [
    '26 buttons',
    actions(...many(26, () => button())),
    'no more than 25 items allowed [json-pointer:/blocks/0/elements]',
  ],
  [
    'a long label',
    actions(button({ text: plain(x(76)) })),
    'must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]',
  ],
  [
    'a long value',
    actions(button({ value: x(2001) })),
    'must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]',
  ],
  [
    'a long action id',
    actions(button({ action_id: x(256) })),
    'must be less than 256 characters [json-pointer:/blocks/0/elements/0/action_id]',
  ],
  [
    'a bad style',
    actions(button({ style: 'green' })),
    'must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]',
  ],
  ['a bad link', actions(button({ url: 'nowhere' })), 'invalid url [json-pointer:/blocks/0/elements/0/url]'],
  [
    'an input among actions',
    actions(textInput),
    'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    'the same action twice',
    actions(button({ action_id: 'a' }), button({ action_id: 'a' })),
    '`action_id` must be unique: a [json-pointer:/blocks/0/elements/1/action_id]',
  ],
  [
    'no alt text',
    { type: 'image', image_url: 'https://a.example' },
    'missing required field: alt_text [json-pointer:/blocks/0]',
  ],
  [
    'no picture',
    { type: 'image', alt_text: 'a' },
    'must define either `image_url` or `slack_file` [json-pointer:/blocks/0]',
  ],
  [
    'two pictures',
    { type: 'image', image_url: 'https://a.example', slack_file: { id: 'F1' }, alt_text: 'a' },
    'must define either `image_url` or `slack_file` [json-pointer:/blocks/0]',
  ],
  [
    'plain http',
    { type: 'image', image_url: 'http://a.example', alt_text: 'a' },
    'invalid url, https required [json-pointer:/blocks/0/image_url]',
  ],
  [
    'an unknown file',
    { type: 'image', slack_file: { id: 'F2' }, alt_text: 'a' },
    'invalid slack file [json-pointer:/blocks/0/slack_file]',
  ],
  [
    'an unknown file in a context',
    { type: 'context', elements: [{ type: 'image', slack_file: { id: 'F2' }, alt_text: 'a' }] },
    'invalid slack file [json-pointer:/blocks/0/elements/0/slack_file]',
  ],
  [
    'a file input in a message',
    input({ type: 'file_input' }),
    'unsupported type: file_input [json-pointer:/blocks/0/element/type]',
  ],
  [
    'a long block id',
    { type: 'divider', block_id: x(256) },
    'must be less than 256 characters [json-pointer:/blocks/0/block_id]',
  ],
])('refuses %s', (_, block, error) => {
  expect(errors(judgeBlocks([block], known))).toEqual([error]);
});

test('refuses 51 blocks in a message, 101 in a view, and the same block id twice', () => {
  const dividers = (count: number) => many(count, () => ({ type: 'divider' }));
  expect(errors(judgeBlocks(dividers(51), known))).toEqual([
    'no more than 50 items allowed [json-pointer:/blocks]',
  ]);
  expect(errors(judgeBlocks(dividers(50), known))).toEqual([]);
  expect(errors(judgeView({ type: 'home', blocks: dividers(101) }, known))).toEqual([
    'no more than 100 items allowed [json-pointer:/view/blocks]',
  ]);
  expect(
    errors(
      judgeBlocks(
        [
          { type: 'divider', block_id: 'a' },
          { type: 'divider', block_id: 'a' },
        ],
        known,
      ),
    ),
  ).toEqual(['`block_id` must be unique: a [json-pointer:/blocks/1/block_id]']);
});

test('gives an id to every block and element that has none, and keeps the others', () => {
  const judged = judgeBlocks(
    [actions(button(), button({ action_id: 'mine' })), { type: 'divider', block_id: 'line' }],
    known,
  );
  expect(judged).toMatchObject({
    value: [
      { block_id: expect.any(String), elements: [{ action_id: expect.any(String) }, { action_id: 'mine' }] },
      { block_id: 'line' },
    ],
  });
});

const modal = (more: object = {}) => ({ type: 'modal', title: plain('Form'), blocks: [], ...more });

test.each<[string, object, string[]]>([
  [
    'a modal',
    modal({ submit: plain(x(24)), blocks: [input(textInput), input({ type: 'file_input', max_files: 10 })] }),
    [],
  ],
  ['a Home tab', { type: 'home', blocks: [], private_metadata: x(3000) }, []],
  [
    'a long title',
    modal({ title: plain(x(25)) }),
    ['must be less than 25 characters [json-pointer:/view/title/text]'],
  ],
  ['no title', { type: 'modal', blocks: [] }, ['missing required field: title [json-pointer:/view]']],
  [
    'long metadata',
    modal({ private_metadata: x(3001) }),
    ['must be less than 3001 characters [json-pointer:/view/private_metadata]'],
  ],
  [
    'inputs without submit',
    modal({ blocks: [input(textInput)] }),
    ['missing required field: submit (a view with input blocks needs it) [json-pointer:/view]'],
  ],
  [
    'a title on a Home tab',
    { type: 'home', blocks: [], title: plain('a') },
    ['invalid additional property: title [json-pointer:/view]'],
  ],
  ['another kind', { type: 'popup', blocks: [] }, ['unsupported type: popup [json-pointer:/view/type]']],
])('judges %s', (_, view, expected) => {
  expect(errors(judgeView(view, known))).toEqual(expected);
});

import { expect, test } from '@jest/globals';
import { plainText } from '../../../emulators/teams/plain-text.ts';
import { withCard } from './support.ts';

test('a card reads as people read it', () => {
  const text = (what: string, more: object = {}) => ({ type: 'TextBlock', text: what, ...more });
  const { attachments } = withCard({
    body: [
      text('Step 4', { style: 'heading' }),
      { type: 'Image', url: 'https://a.example/b.png', altText: 'where to click' },
      {
        type: 'Container',
        items: [
          { type: 'FactSet', facts: [{ title: 'Store', value: 'Acme' }] },
          text('hidden', { isVisible: false }),
        ],
      },
      { type: 'ColumnSet', columns: [{ items: [text('left')] }, { items: [text('right')] }] },
      { type: 'Table', rows: [{ cells: [{ items: [text('a')] }, { items: [text('b')] }] }] },
      { type: 'RichTextBlock', inlines: ['plain, ', { type: 'TextRun', text: 'bold' }] },
      { type: 'Input.Text', id: 'a', label: 'Token' },
      { type: 'Input.ChoiceSet', id: 'b', choices: ['x', 'y'].map((value) => ({ title: value, value })) },
      { type: 'Input.Toggle', id: 'c', title: 'Sure' },
      text('for <at>Ada</at>'),
    ],
    actions: ['Done', 'Back'].map((title) => ({ type: 'Action.Submit', title })),
  });
  expect(plainText({ text: 'Hi', attachments })).toBe(`Hi
Step 4
(picture: where to click)
Store: Acme
left right
a | b
plain, bold
Token: ____
<x | y>
( ) Sure
for Ada
[Done] [Back]`);
});

test('attachments that are no cards read as what they are', () => {
  const attachments = [
    { contentType: 'text/html', content: '<p>x</p>' },
    { contentType: 'image/png' },
    { contentType: 'application/vnd.microsoft.teams.file.download.info', content: {} },
    { contentType: 'application/vnd.microsoft.card.hero', content: {} },
  ];
  expect(plainText({ text: 'x', attachments, files: ['1'] })).toBe('x\n(picture)\n(file)\n(card)\n(file)');
});

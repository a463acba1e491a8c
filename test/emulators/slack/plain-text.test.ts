import { expect, test } from '@jest/globals';
import { plainText } from '../../../emulators/slack/plain-text.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn' as const, text });
const button = (text: string) => ({ type: 'button' as const, text: plain(text) });

test('a message reads as people read it', () => {
  const blocks = [
    { type: 'header' as const, text: plain('Step 4') },
    {
      type: 'section' as const,
      text: mrkdwn('Open <https://a.example|the panel> &amp; look'),
      accessory: button('Open'),
    },
    { type: 'image' as const, image_url: 'https://a.example/b.png', alt_text: 'where to click' },
    { type: 'divider' as const },
    { type: 'actions' as const, elements: [button('Done'), button('Back')] },
    { type: 'context' as const, elements: [mrkdwn('Step 4 of 9'), plain('more')] },
    {
      type: 'rich_text' as const,
      elements: [
        {
          type: 'rich_text_section' as const,
          elements: [
            { type: 'text' as const, text: 'Set: ' },
            { type: 'emoji' as const, name: 'tada' },
          ],
        },
        {
          type: 'rich_text_list' as const,
          style: 'ordered' as const,
          elements: ['a', 'b'].map((text) => ({
            type: 'rich_text_section' as const,
            elements: [{ type: 'text' as const, text }],
          })),
        },
      ],
    },
    { type: 'input' as const, label: plain('Token'), element: { type: 'plain_text_input' as const } },
  ];
  expect(plainText({ text: 'not shown', blocks, files: ['F1'] })).toBe(
    [
      'Step 4',
      'Open the panel & look',
      '[Open]',
      '(picture: where to click)',
      '---',
      '[Done] [Back]',
      'Step 4 of 9 more',
      'Set: :tada:',
      '1. a',
      '2. b',
      'Token: ____',
      '(file)',
    ].join('\n'),
  );
  expect(plainText({ text: '<https://a.example> &lt;b&gt;' })).toBe('https://a.example <b>');
});

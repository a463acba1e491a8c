import { expect, test } from '@jest/globals';
import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import { formValues, formView } from '../../../adapters/slack/forms.ts';
import { LIMITS } from '../../../adapters/slack/limits.ts';
import type { Form } from '../../../src/chat/message.ts';

const form: Form = {
  title: 'Your API credentials',
  intro: 'They stand in the **file**.',
  fields: [
    { id: 'token', label: 'Access token', hint: 'No spaces', placeholder: 'abc…', secret: true },
    { id: 'note', label: 'Note', optional: true },
  ],
  submit: 'Check',
  context: { onboarding: 'ob_1', place: 'form' },
};

test('a form becomes a modal', () => {
  const plain = (text: string) => ({ type: 'plain_text', text, emoji: true });
  expect(formView(form)).toEqual({
    type: 'modal',
    callback_id: 'form',
    title: plain('Your API credentials'),
    submit: plain('Check'),
    close: plain('Cancel'),
    private_metadata: '{"onboarding":"ob_1","place":"form"}',
    blocks: [
      { type: 'section', text: { type: 'mrkdwn', text: 'They stand in the *file*.', verbatim: true } },
      {
        type: 'input',
        block_id: 'token',
        label: plain('Access token'),
        hint: plain('No spaces'),
        optional: false,
        element: { type: 'plain_text_input', action_id: 'input', placeholder: plain('abc…') },
      },
      {
        type: 'input',
        block_id: 'note',
        label: plain('Note'),
        optional: true,
        element: { type: 'plain_text_input', action_id: 'input' },
      },
    ],
  });
});

test('what was typed comes back by field', () => {
  const state = { token: { input: { value: 'abc' } }, note: { input: { value: null } }, other: {} };
  expect(formValues(state)).toEqual({ token: 'abc' });
});

test('limits hold, whatever comes', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'grapheme', minLength: 2000, maxLength: 6000 }));
  const field = fc.record(
    { id: text, label: text, hint: text, placeholder: text, optional: fc.boolean() },
    { requiredKeys: ['id', 'label'] },
  );
  const forms = fc.record({
    title: text,
    intro: text,
    submit: text,
    fields: fc.array(field, { maxLength: 130 }),
    context: fc.constant(form.context),
  });
  fc.assert(
    fc.property(forms, (any) => {
      const view = formView(any);
      expect(view.blocks.length).toBeLessThanOrEqual(LIMITS.blocksPerView);
      between(view.title.text, LIMITS.viewTitle);
      between(view.submit?.text, LIMITS.viewSubmit);
      between(view.private_metadata, LIMITS.privateMetadata);
      for (const block of view.blocks as KnownBlock[]) {
        if (block.type === 'section') between(block.text?.text, LIMITS.sectionText);
        if (block.type !== 'input') continue;
        between(block.label.text, LIMITS.inputLabel);
        between(block.hint?.text ?? 'x', LIMITS.inputHint);
        if (block.element.type === 'plain_text_input') {
          between(block.element.placeholder?.text ?? 'x', LIMITS.inputPlaceholder);
        }
      }
    }),
    { numRuns: 30 },
  );
});

function between(text: string | undefined, max: number): void {
  expect(text?.length).toBeGreaterThan(0);
  expect(text?.length).toBeLessThanOrEqual(max);
}

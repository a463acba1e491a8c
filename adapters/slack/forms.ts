import type { InputBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { FIRST_LANGUAGE } from '../../src/base/language.ts';
import type { Form, FormField } from '../../src/chat/message.ts';
import { sayPlainly, speaking } from '../../src/words/words.ts';
import { clip, LIMITS } from './limits.ts';
import { mrkdwnParts } from './mrkdwn.ts';

/** The modals we open; nobody else's come back to us. */
export const FORM_CALLBACK = 'form';
const INPUT = 'input';

/**
 * Renders a form to a modal. Slack has no masked input, so a `secret` field is shown as it is typed.
 * `channel`: the one it was asked for in, where that is not the person's own chat.
 * Throws a `RangeError` when the context does not fit into what Slack keeps with a modal.
 */
export function formView(form: Form, channel?: string): ModalView {
  const metadata = JSON.stringify({ ...form.context, channel });
  if (metadata.length > LIMITS.privateMetadata) throw new RangeError('the context of the form is too long');
  const intro = mrkdwnParts(form.intro, LIMITS.sectionText).slice(0, 20);
  const inputs = form.fields.slice(0, LIMITS.blocksPerView - intro.length).map(input);
  return {
    type: 'modal',
    callback_id: FORM_CALLBACK,
    title: plain(form.title, LIMITS.viewTitle),
    submit: plain(form.submit, LIMITS.viewSubmit),
    close: plain(
      speaking(form.language ?? FIRST_LANGUAGE, () => sayPlainly('chat.form.cancel')),
      LIMITS.viewSubmit,
    ),
    private_metadata: metadata,
    blocks: [
      ...intro.map((text) => ({
        type: 'section' as const,
        text: { type: 'mrkdwn' as const, text, verbatim: true },
      })),
      ...inputs,
    ],
  };
}

function input(field: FormField): InputBlock {
  return {
    type: 'input',
    block_id: clip(field.id, LIMITS.blockId),
    label: plain(field.label, LIMITS.inputLabel),
    ...(field.hint?.trim() ? { hint: plain(field.hint, LIMITS.inputHint) } : {}),
    optional: field.optional ?? false,
    element: elementFor(field),
  };
}

function elementFor(field: FormField): InputBlock['element'] {
  const { placeholder, choices, person, lines } = field;
  const hint = placeholder?.trim() ? { placeholder: plain(placeholder, LIMITS.inputPlaceholder) } : {};
  if (person) return { type: 'users_select', action_id: INPUT, ...hint };
  if (!choices)
    return { type: 'plain_text_input', action_id: INPUT, ...(lines ? { multiline: true } : {}), ...hint };
  const options = choices.map(({ value, label }) => ({ text: plain(label, LIMITS.buttonLabel), value }));
  const [first] = options;
  return { type: 'static_select', action_id: INPUT, options, ...(first ? { initial_option: first } : {}) };
}

function plain(text: string, max: number) {
  return { type: 'plain_text' as const, text: clip(text.trim() || '…', max), emoji: true };
}

/** What a form was left in, as it comes back. */
export const stateSchema = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_user: z.string().nullish(),
      selected_option: z.object({ value: z.string() }).nullish(),
    }),
  ),
);

/** What was typed into a form, by field id; fields left empty are left out. */
export function formValues(state: z.infer<typeof stateSchema>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [field, inputs] of Object.entries(state)) {
    const { value, selected_user: user, selected_option: option } = inputs[INPUT] ?? {};
    const filled = value || user || option?.value;
    if (filled) values[field] = filled;
  }
  return values;
}

/** What a modal carries along, as it comes back; nothing when it is not ours. */
export const metadataSchema = z
  .object({ onboarding: z.string(), place: z.string(), channel: z.string() })
  .partial()
  .catch({});

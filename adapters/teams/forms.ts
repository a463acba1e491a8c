import { z } from 'zod';
import { FIRST_LANGUAGE } from '../../src/base/language.ts';
import type { ChoiceContext, Form, FormField } from '../../src/chat/message.ts';
import { say, sayPlainly, speaking } from '../../src/words/words.ts';
import { clip, LIMITS } from './limits.ts';
import { plainCardText, toCardText } from './markdown.ts';
import { type Card, card, type Element } from './render.ts';

/** A form as it was sent: what it is about, and what was typed. */
export interface Submitted {
  context: ChoiceContext;
  values: Record<string, string>;
}

/** Inputs share one object with the button's data, so their names must not meet. */
const INPUT = 'field ';

const contextSchema = z.object({ onboarding: z.string(), place: z.string() });

/**
 * Renders a form to a card. Teams masks secret fields where it can; what was typed into one is never
 * shown again.
 */
export function formCard(form: Form): Card {
  return speaking(form.language ?? FIRST_LANGUAGE, () => spokenCard(form));
}

function spokenCard(form: Form): Card {
  const { errors, typed } = form.mend ?? { errors: {}, typed: {} };
  const fields = form.fields.flatMap((field) => input(field, errors[field.id], typed[field.id]));
  const known = new Set(form.fields.map(({ id }) => id));
  const others = Object.entries(errors).flatMap(([id, error]) => (known.has(id) ? [] : [warning(error)]));
  return card([
    { type: 'TextBlock', text: plainCardText(form.title), style: 'heading', size: 'Large', wrap: true },
    { type: 'TextBlock', text: toCardText(form.intro), wrap: true },
    ...fields,
    ...others,
    ...(form.fields.some(({ secret }) => secret) ? [fileIsSafer()] : []),
    {
      type: 'ActionSet',
      actions: [
        {
          type: 'Action.Submit',
          title: clip(form.submit, LIMITS.buttonLabel),
          style: 'positive',
          data: { form: form.context },
        },
      ],
    },
  ]);
}

function fileIsSafer(): Element {
  const text = toCardText(say('chat.form.fileIsSafer'));
  return { type: 'TextBlock', text, isSubtle: true, size: 'Small', wrap: true };
}

function input(field: FormField, error: string | undefined, typed: string | undefined): Element[] {
  const hint = field.hint?.trim();
  if (field.person) return [];
  const { choices } = field;
  const kind = choices
    ? {
        type: 'Input.ChoiceSet',
        choices: choices.map(({ value, label: title }) => ({ title, value })),
        ...(choices[0] ? { value: choices[0].value } : {}),
      }
    : { type: 'Input.Text' };
  return [
    {
      ...kind,
      id: INPUT + field.id,
      label: clip(field.label.trim() || '…', LIMITS.fieldText),
      ...(field.placeholder?.trim() ? { placeholder: clip(field.placeholder, LIMITS.fieldText) } : {}),
      ...(field.secret ? { style: 'Password' } : {}),
      ...(field.lines ? { isMultiline: true } : {}),
      ...(field.optional ? {} : { isRequired: true, errorMessage: sayPlainly('chat.form.required') }),
      ...(typed && !field.secret ? { value: clip(typed, LIMITS.fieldText) } : {}),
    },
    // Where Teams itself says that something is missing.
    ...(error ? [warning(error)] : []),
    ...(hint
      ? [{ type: 'TextBlock', text: plainCardText(hint), isSubtle: true, size: 'Small', wrap: true }]
      : []),
  ];
}

function warning(text: string): Element {
  return { type: 'TextBlock', text: plainCardText(text), color: 'Attention', spacing: 'Small', wrap: true };
}

/** The form that `value` of a message is the submission of; undefined when it is none of ours. */
export function submittedForm(value: unknown): Submitted | undefined {
  const sent = z.looseObject({ form: contextSchema }).safeParse(value).data;
  if (!sent) return undefined;
  const values: Record<string, string> = {};
  for (const [name, typed] of Object.entries(sent)) {
    if (name.startsWith(INPUT) && typeof typed === 'string' && typed !== '')
      values[name.slice(INPUT.length)] = typed;
  }
  return { context: sent.form, values };
}

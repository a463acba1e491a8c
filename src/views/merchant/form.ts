import type { Form, FormField, Mending, Message } from '../../chat/message.ts';
import type { Guide } from '../../flow/guide.ts';
import { wordFor } from '../../shop/words.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { statement } from '../message.ts';
import { CHOICES, choice } from './choices.ts';
import { shopOf } from './guide.ts';
import { ANYWHERE, question } from './message.ts';
import { fieldErrors } from './problems.ts';

/** The form for typing credentials in. `mend.errors` are codes. */
export function credentialsForm(guide: Guide, onboarding: string, mend?: Mending): Form {
  const { words } = shopOf(guide);
  return {
    title: words.form.title,
    intro: words.form.intro,
    fields: (guide.shop?.fields ?? []).map(
      (field): FormField => ({ label: field.id, ...field, ...wordFor(words.form.fields, field.id) }),
    ),
    submit: sayPlainly('merchant.form.submit'),
    context: { onboarding, place: 'form' },
    ...(mend && { mend: { ...mend, errors: fieldErrors(words, mend.errors) } }),
  };
}

/** The form could not be opened: some platforms do that only right after the press of a button. */
export function openTheForm(onboarding: Onboarding): Message {
  return question(onboarding, ANYWHERE, say('merchant.form.open'), [
    choice('form', 'openForm', 'primary'),
    CHOICES.neverMind(),
  ]);
}

/** What becomes of a form that was filled in. */
export function formTaken(): Message {
  return statement(say('merchant.form.taken'));
}

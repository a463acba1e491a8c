import type { Form, Mending, Message } from '../../chat/message.ts';
import type { Guide } from '../../flow/guide.ts';
import type { Onboarding } from '../../state/onboarding.ts';
import { say, sayPlainly } from '../../words/words.ts';
import { statement } from '../message.ts';
import { CHOICES, choice } from './choices.ts';
import { ANYWHERE, question } from './message.ts';

/** The form for typing credentials in. */
export function credentialsForm(guide: Guide, onboarding: string, mend?: Mending): Form {
  return {
    title: sayPlainly('merchant.form.title'),
    intro: say('merchant.form.intro'),
    fields: guide.shop?.fields ?? [],
    submit: sayPlainly('merchant.form.submit'),
    context: { onboarding, place: 'form' },
    ...(mend ? { mend } : {}),
  };
}

/** The form could not be opened: some platforms do that only right after the press of a button. */
export function openTheForm(onboarding: Onboarding): Message {
  return question(onboarding, ANYWHERE, say('merchant.form.open'), [
    choice('form', 'openForm', 'primary'),
    CHOICES.neverMind,
  ]);
}

/** What becomes of a form that was filled in. */
export function formTaken(): Message {
  return statement(say('merchant.form.taken'));
}

import type { Choice } from '../../chat/message.ts';
import { type Key, sayPlainly } from '../../words/words.ts';

type Label = Key extends infer K ? (K extends `merchant.choice.${infer Name}` ? Name : never) : never;

/** A button of ours. */
export function choice(id: string, label: Label, style?: Choice['style']): Choice {
  return { id, label: sayPlainly(`merchant.choice.${label}`), ...(style && { style }) };
}

/** Buttons that are the same wherever they are shown, in the language that is spoken. */
export const CHOICES = {
  form: () => choice('form', 'form'),
  pm: () => choice('pm', 'pm'),
  passOn: () => choice('pass-on', 'passOn', 'primary'),
  resume: () => choice('resume', 'resume', 'primary'),
  colleague: () => choice('colleague', 'colleague'),
  carryOn: () => choice('resume', 'resume'),
  neverMind: () => choice('resume', 'neverMind'),
  send: () => choice('send', 'send', 'primary'),
  stuck: () => choice('stuck', 'stuck'),
  different: () => choice('different', 'different'),
  oneByOne: () => choice('one-by-one', 'oneByOne'),
};

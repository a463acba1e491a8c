import { z } from 'zod';
import type { Language } from '../base/language.ts';
import type { Text } from './text.ts';

/*
 * The neutral message model: what the bot says, free of any platform.
 * Adapters render it (Block Kit, Adaptive Cards).
 */

/** How one line of a checklist or report stands. */
export type Mark = 'todo' | 'moving' | 'done' | 'good' | 'bad' | 'unknown' | 'working';

/** A button. `id` comes back in the event when it is pressed; `label` is what people read. */
export interface Choice {
  id: string;
  label: string;
  style?: 'primary' | 'danger';
  /** A link to open instead of an event. */
  url?: string;
}

/** What a message is made of, in reading order. */
export type Block =
  | { type: 'heading'; text: string }
  | { type: 'text'; text: Text }
  /** A small grey line: "Step 4 of 9". */
  | { type: 'note'; text: Text }
  /** `file` is a flow and a file of it, e.g. `bigcommerce/pictures/save.png`; `alt` says the same as the picture. */
  | { type: 'picture'; file: string; alt: string }
  | { type: 'list'; items: { mark: Mark; text: Text }[] }
  /** Label and value pairs, for the PM's card. */
  | { type: 'facts'; facts: { label: string; value: Text }[] }
  /** What a person wrote, word for word and line by line: no markup. */
  | { type: 'quote'; text: string }
  /** Something to copy exactly as it stands. */
  | { type: 'copy'; text: string }
  | { type: 'choices'; choices: Choice[] };

export interface Message {
  /** One plain line for notifications and screen readers. */
  summary: string;
  blocks: Block[];
  /**
   * What the buttons refer to. It travels with them and comes back with a press, so that an old
   * button is recognised as old.
   */
  context?: ChoiceContext;
  /** What it is written in, for what a platform adds of its own; English where it is left out. */
  language?: Language;
}

export interface ChoiceContext {
  onboarding: string;
  /** The step (or other place) the buttons were shown for. */
  place: string;
}

const outlineSchema = z.object({ summary: z.string(), blocks: z.array(z.object({ type: z.string() })) });

/** Messages as they come back from the store: written by us, so only their outline is checked. */
export const messageSchema = z.custom<Message>((value) => outlineSchema.safeParse(value).success);

/** One field of a form, in plain words. `secret` fields are masked where the platform can. */
export interface FormField {
  id: string;
  label: string;
  hint?: string;
  placeholder?: string;
  secret?: boolean;
  optional?: boolean;
  /** Several lines may be written. */
  lines?: true;
  /** One of these is chosen; the first is, until another is. */
  choices?: { value: string; label: string }[];
  /** Somebody of the platform is chosen, by their id; left out where a platform's forms can't. */
  person?: true;
}

/** A form to fill in: a modal in Slack, a card in Teams. */
export interface Form {
  title: string;
  intro: Text;
  fields: FormField[];
  submit: string;
  context: ChoiceContext;
  /** What it is written in, as in a message. */
  language?: Language;
  /** Set when it was filled in before, and is to be mended. */
  mend?: Mending | undefined;
}

/** What is to be mended in a form, and what was typed as far as it may be shown; both by field id. */
export interface Mending {
  errors: Record<string, string>;
  typed: Record<string, string>;
}

/** Values to be read once, by whoever asked for them: a form with nothing to fill in, kept by no chat. */
export interface Sheet {
  title: string;
  intro: Text;
  values: { label: string; value: string }[];
  /** What the one button says. It, and closing the sheet, come back as this choice. */
  done: string;
  choice: string;
  context: ChoiceContext;
}

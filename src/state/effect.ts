import { z } from 'zod';
import { type MessageRef, messageRefSchema } from '../chat/address.ts';
import { type Form, type Message, messageSchema } from '../chat/message.ts';
import { type Slot, slotSchema } from './onboarding.ts';

/**
 * Something a turn asks for. Effects are stored with the turn's state and performed after it, in
 * order within their lane; none of them holds a secret (`fetch.files` are sealed).
 */
export type Effect =
  /** Sends the merchant a message; with a slot, it is remembered there to be edited. */
  | { kind: 'say'; message: Message; slot?: Slot | undefined }
  /** Edits the merchant's message in that slot; does nothing when the slot is empty. */
  | { kind: 'replace'; slot: Slot; message: Message }
  /** Opens a form, see `Chat.openForm`. */
  | { kind: 'open-form'; form: Form; trigger?: string | undefined; card?: MessageRef | undefined }
  /** Puts a message in a filled-in form's place: what was typed must not stay on the screen. */
  | { kind: 'close-form'; card: MessageRef; message: Message }
  /** Brings the PM's card up to date with the state at the time it is performed. */
  | { kind: 'card' }
  /** Tells the PM something; `thread` puts it below the card instead of into the channel. */
  | { kind: 'alert'; message: Message; thread?: boolean | undefined }
  /** Downloads and reads the files of one of the merchant's messages, sent at `sentAt`: one of them counts. */
  | { kind: 'fetch'; files: string[]; sentAt: number }
  /** Has a submission verified in the background. */
  | { kind: 'verify'; submission: string }
  /** Asks the platform for the merchant's name, before the PM reads of them. */
  | { kind: 'introduce' }
  /** Puts the onboarding on its PM channel's list. */
  | { kind: 'list' }
  /** Destroys the sealed credentials of a submission that is no longer wanted. */
  | { kind: 'discard'; submission: string };

/** Effects of one lane wait for each other; lanes don't. */
export type Lane = 'merchant' | 'pm' | 'form' | 'work' | `fetch-${number}`;

/** The lane an effect is performed in; `number` is its own among the onboarding's effects. */
export function laneOf(effect: Effect, number: number): Lane {
  switch (effect.kind) {
    case 'say':
    case 'replace':
      return 'merchant';
    case 'introduce':
    case 'card':
    case 'alert':
      return 'pm';
    case 'open-form':
    case 'close-form':
      return 'form';
    // A file that can't be had must not hold up another one, or the check of what came otherwise.
    case 'fetch':
      return `fetch-${number}`;
    default:
      return 'work';
  }
}

const formSchema = z.custom<Form>(
  (value) => typeof value === 'object' && value !== null && 'fields' in value,
);

/** Effects as they come back from the store. */
export const effectSchema: z.ZodType<Effect> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('say'), message: messageSchema, slot: slotSchema.optional() }),
  z.object({ kind: z.literal('replace'), slot: slotSchema, message: messageSchema }),
  z.object({
    kind: z.literal('open-form'),
    form: formSchema,
    trigger: z.string().optional(),
    card: messageRefSchema.optional(),
  }),
  z.object({ kind: z.literal('close-form'), card: messageRefSchema, message: messageSchema }),
  z.object({ kind: z.literal('card') }),
  z.object({ kind: z.literal('alert'), message: messageSchema, thread: z.boolean().optional() }),
  z.object({ kind: z.literal('fetch'), files: z.array(z.string()), sentAt: z.number() }),
  z.object({ kind: z.literal('verify'), submission: z.string() }),
  z.object({ kind: z.literal('introduce') }),
  z.object({ kind: z.literal('list') }),
  z.object({ kind: z.literal('discard'), submission: z.string() }),
]);

import { z } from 'zod';
import { stored } from '../base/stored.ts';
import { addressSchema, messageRefSchema } from '../chat/address.ts';
import { type Block, type Form, type Message, messageSchema } from '../chat/message.ts';
import { announcementSchema } from './announcement.ts';
import { actorSchema, type Slot, slotSchema } from './onboarding.ts';

/** All there is to know about one kind of effect, but for how it is performed (`outbox/run/`). */
interface Row<Schema extends z.ZodObject> {
  /** What it says, besides its kind. None of it is a secret. */
  schema: Schema;
  /**
   * Effects of one lane wait for each other; lanes don't. `own`: each has a lane of its own. `sink`: the lane is
   * named after where it goes.
   */
  lane: 'merchant' | 'edits' | 'pm' | 'form' | 'work' | 'webhook' | 'own' | 'sink';
  /** Its lane while it only edits what is there: people must not wait for the platforms' limits on edits. */
  laneOfEdits?: 'card';
  /** Who notices: what is for the PM is left out until there is something they should read of. */
  audience: 'merchant' | 'pm' | 'nobody';
  /**
   * What ends its tries, besides success and a refusal for good. `unreachable`: that somebody can't be
   * reached, which is remembered until they write. `patience`: so long a time that nobody waits any more.
   * `days`: it is tried over some days, and then somebody is told. `nothing`: it is tried until it works.
   */
  endedBy: 'unreachable' | 'patience' | 'days' | 'nothing';
  /**
   * Which older effect of its lane it makes needless. `same-before`: one of its kind right before it; `same`: any of
   * its kind before it.
   * `same-slot`: one of its kind on the same slot, unless that was filled with another message meanwhile.
   */
  supersedes?: 'same-before' | 'same' | 'same-slot';
  /** Its message is remembered in its slot, if it names one. */
  fillsSlot?: true;
}

const row = <Schema extends z.ZodObject>(row: Row<Schema>): Row<Schema> => row;

/** A block type that is missing here does not compile. */
const BLOCKS: Record<Block['type'], true> = {
  heading: true,
  text: true,
  note: true,
  picture: true,
  list: true,
  facts: true,
  quote: true,
  copy: true,
  choices: true,
};

/** A message that this release can send: one with blocks of a later release waits for that. */
const sayable = messageSchema.refine(({ blocks }: Message) =>
  blocks.every(({ type }) => Object.hasOwn(BLOCKS, type)),
);

const formOutline = z.object({ fields: z.array(z.object({ id: z.string(), label: z.string() })) });
const formSchema = z.custom<Form>((value) => formOutline.safeParse(value).success);

/** It tells that something was set aside: if it has to be, too, nobody is told of that again and again. */
const ofAside = z.literal(true).optional();

/** Where credentials may be pushed to. One that a later release knows is its to push to. */
const sinkSchema = z.enum(['webhook', 'vault']);
export type SinkName = z.infer<typeof sinkSchema>;

/** Everything a turn can ask for. To add a kind: docs/adding-an-effect.md. */
export const EFFECTS = {
  /** Sends the merchant a message; with a slot, it is remembered there to be edited. */
  say: row({
    schema: stored({ message: sayable, slot: slotSchema.optional(), ofAside }),
    lane: 'merchant',
    audience: 'merchant',
    endedBy: 'unreachable',
    fillsSlot: true,
  }),
  /** Says something to whoever is no longer, or was never, the merchant: it makes nothing of it that they can't be reached. */
  tell: row({
    schema: stored({ to: addressSchema, message: sayable }),
    lane: 'own',
    audience: 'merchant',
    endedBy: 'unreachable',
  }),
  /** Sends the merchant a text to forward, with a code that makes the onboarding that of whoever has it. */
  'colleague-code': row({
    schema: stored({}),
    lane: 'merchant',
    audience: 'merchant',
    endedBy: 'unreachable',
  }),
  /** Edits a message of the merchant's that was sent, or of who was it (`to`): nothing that is said waits for it. */
  settle: row({
    schema: stored({ ref: messageRefSchema, message: sayable, to: addressSchema.optional() }),
    lane: 'edits',
    audience: 'merchant',
    endedBy: 'unreachable',
  }),
  /** Shows the merchant how far the checks of a submission are, at the time it is performed. */
  progress: row({
    schema: stored({ submission: z.string() }),
    lane: 'edits',
    audience: 'merchant',
    endedBy: 'unreachable',
    supersedes: 'same',
  }),
  /**
   * Edits the merchant's message in that slot, which is on its way as yet; does nothing when the slot is empty.
   */
  replace: row({
    schema: stored({ slot: slotSchema, message: sayable }),
    lane: 'merchant',
    audience: 'merchant',
    endedBy: 'unreachable',
    supersedes: 'same-slot',
  }),
  /** Opens a form, see `Chat.openForm`. */
  'open-form': row({
    schema: stored({
      form: formSchema,
      trigger: z.string().optional(),
      card: messageRefSchema.optional(),
    }),
    lane: 'form',
    audience: 'merchant',
    endedBy: 'unreachable',
  }),
  /** Puts a message in a filled-in form's place: what was typed must not stay on the screen. */
  'close-form': row({
    schema: stored({ card: messageRefSchema, message: sayable }),
    lane: 'form',
    audience: 'merchant',
    endedBy: 'unreachable',
  }),
  /** Brings the PM's card up to date with the state at the time it is performed. `edit`: it is there already. */
  card: row({
    schema: stored({ edit: z.literal(true).optional() }),
    lane: 'pm',
    laneOfEdits: 'card',
    audience: 'pm',
    endedBy: 'nothing',
    supersedes: 'same-before',
  }),
  /**
   * Tells the PM something; `thread` puts it below the card instead of into the channel, with `aloud` where the channel
   * sees it as well.
   */
  alert: row({
    schema: stored({
      message: sayable,
      thread: z.boolean().optional(),
      aloud: z.literal(true).optional(),
      ofAside,
    }),
    lane: 'pm',
    audience: 'pm',
    endedBy: 'nothing',
  }),
  /** Says to the merchant what somebody of the PM's channel has to say to them, under their name. */
  answer: row({
    schema: stored({ by: actorSchema, text: z.string() }),
    lane: 'merchant',
    audience: 'merchant',
    endedBy: 'unreachable',
  }),
  /**
   * Downloads and reads the files of one of the merchant's messages, sent at `sentAt`: one of them counts.
   * A file that can't be had must not hold up another one, or the check of what came otherwise.
   */
  fetch: row({
    schema: stored({ files: z.array(z.string()), sentAt: z.number() }),
    lane: 'own',
    audience: 'nobody',
    endedBy: 'patience',
  }),
  /** Has a submission verified in the background. */
  verify: row({
    schema: stored({ submission: z.string() }),
    lane: 'work',
    audience: 'nobody',
    endedBy: 'nothing',
  }),
  /** Asks the platform for the merchant's name, before the PM reads of them. */
  introduce: row({ schema: stored({}), lane: 'pm', audience: 'pm', endedBy: 'nothing' }),
  /** Puts the onboarding on its PM channel's list. */
  list: row({ schema: stored({}), lane: 'work', audience: 'pm', endedBy: 'nothing' }),
  /** Has the PM's card, and the thread below it, lead to the onboarding. */
  link: row({ schema: stored({}), lane: 'work', audience: 'nobody', endedBy: 'nothing' }),
  /** Shows credentials in a form of the chat, to whoever pressed or typed; see `Chat.showSheet`. */
  show: row({
    schema: stored({ link: z.string(), trigger: z.string() }),
    lane: 'form',
    audience: 'nobody',
    endedBy: 'unreachable',
  }),
  /** Ends an opening of which nobody said how it ended: who showed the credentials died over it. */
  conclude: row({
    schema: stored({ link: z.string(), attempt: z.string() }),
    lane: 'own',
    audience: 'nobody',
    endedBy: 'nothing',
  }),
  /** Tells the webhook that something happened. */
  notify: row({
    schema: stored({ announcement: announcementSchema }),
    lane: 'webhook',
    audience: 'nobody',
    endedBy: 'days',
  }),
  /** Pushes verified credentials to where they go, as was asked for at `at`. */
  deliver: row({
    schema: stored({ submission: z.string(), sink: sinkSchema, at: z.number() }),
    lane: 'sink',
    audience: 'nobody',
    endedBy: 'days',
  }),
  /** Looks whether verified credentials have been here for too long: that is warned of, and then they are destroyed. */
  expire: row({
    schema: stored({ submission: z.string() }),
    lane: 'own',
    audience: 'nobody',
    endedBy: 'nothing',
  }),
  /** Has verified credentials verified again, as was due then: they may have stopped working. */
  recheck: row({
    schema: stored({ submission: z.string(), due: z.number() }),
    lane: 'own',
    audience: 'nobody',
    endedBy: 'nothing',
  }),
  /** Looks whether the merchant has been silent for so long that they are to be reminded. */
  remind: row({ schema: stored({}), lane: 'own', audience: 'nobody', endedBy: 'nothing' }),
  /** Destroys the sealed credentials of a submission that is no longer wanted. */
  discard: row({
    schema: stored({ submission: z.string() }),
    lane: 'work',
    audience: 'nobody',
    endedBy: 'nothing',
  }),
};

/** What an effect is called. */
export type Kind = keyof typeof EFFECTS;

type Fields<Schema> =
  Schema extends z.ZodObject<infer Shape>
    ? [keyof Shape] extends [never]
      ? unknown
      : z.infer<Schema>
    : never;

/** The effect of one kind. */
export type EffectOf<K extends Kind> = { kind: K } & Fields<(typeof EFFECTS)[K]['schema']>;

/**
 * Something a turn asks for. Effects are stored with the turn's state and performed after it, in
 * order within their lane; none of them holds a secret (`fetch.files` are sealed).
 */
export type Effect = { [K in Kind]: EffectOf<K> }[Kind];

/** An effect as a decision asks for it: not to be performed before `notBefore` (ms since 1970). */
export type Asked = Effect & { notBefore?: number | undefined };

/** An effect of a later release, or one of ours that says what we don't know. `stored`: the kind it names. */
export interface UnknownEffect {
  kind: 'unknown';
  stored: string;
}

/** Whether there is such a kind of effect. */
export function isKind(kind: unknown): kind is Kind {
  return typeof kind === 'string' && Object.hasOwn(EFFECTS, kind);
}

/** The name of the lane an effect is put into; `number` is its own among the onboarding's effects. */
export function laneOf(asked: Asked, number: number): string {
  const { kind, notBefore } = asked;
  const { lane, laneOfEdits } = EFFECTS[kind];
  if (laneOfEdits && 'edit' in asked && asked.edit) return laneOfEdits;
  // What is for later must not hold up what is said until then.
  if (notBefore !== undefined) return `later-${number}`;
  if (lane === 'sink' && 'sink' in asked) return asked.sink;
  return lane === 'own' ? `${kind}-${number}` : lane;
}

/** The lane an unknown effect is moved to. */
export function unknownLane(number: number): string {
  return `unknown-${number}`;
}

/** The lane of what was set aside, out of the way of all that is performed. */
export function asideLane(number: number): string {
  return `aside-${number}`;
}

/** Whether it was set aside. */
export function isAside({ lane, number }: { lane: string; number: number }): boolean {
  return lane === asideLane(number);
}

/** Whether somebody is told that an effect was set aside. */
export function isToldOf(effect: Effect): boolean {
  return !('ofAside' in effect && effect.ofAside);
}

/** Where the message of an effect would be remembered, had it been sent. */
export function slotOf(effect: Effect): Slot | undefined {
  return EFFECTS[effect.kind].fillsSlot && 'slot' in effect ? effect.slot : undefined;
}

/** Whether one of the later effects of its lane makes an effect needless. */
export function isSuperseded(effect: Effect, later: readonly (Effect | UnknownEffect)[]): boolean {
  const { supersedes } = EFFECTS[effect.kind];
  if (supersedes === 'same') return later.some(({ kind }) => kind === effect.kind);
  if (supersedes === 'same-before') return later[0]?.kind === effect.kind;
  if (supersedes !== 'same-slot' || !('slot' in effect)) return false;
  const { slot } = effect;
  const next = later.find((one) => 'slot' in one && one.slot === slot);
  return next?.kind === effect.kind;
}

/** Whether a PM would learn of somebody by it. */
export function isForPm({ kind }: Effect): boolean {
  return EFFECTS[kind].audience === 'pm';
}

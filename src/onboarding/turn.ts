import { channelKey } from '../chat/address.ts';
import type { Message } from '../chat/message.ts';
import type { Text } from '../chat/text.ts';
import type { Guide } from '../flow/guide.ts';
import type { AuditEntry, Audited } from '../state/audit.ts';
import type { Asked } from '../state/effect.ts';
import type { Event } from '../state/event.ts';
import type { Onboarding, Place, Slot } from '../state/onboarding.ts';
import { placeOf, stepAt } from '../state/place.ts';
import { stillChecking } from '../views/merchant/checking.ts';
import { outcome } from '../views/merchant/outcome.ts';
import { hereYouAre } from '../views/merchant/replies.ts';
import { settled, stepMessage, stepReminder } from '../views/merchant/steps.ts';
import type { Policy } from './policy.ts';

/** A decision in the making: the state may be changed, effects may be added. */
export interface Turn extends Unguided {
  /** In the merchant's language. */
  readonly guide: Guide;
  /** As project managers read it. */
  readonly pmGuide: Guide;
}

/** As much of a turn as there is without the guide's words. */
export interface Unguided {
  readonly event: Event;
  readonly state: Onboarding;
  readonly effects: Asked[];
  readonly policy: Policy;
  readonly audit: AuditEntry[];
}

/** The event of one kind (or some). */
export type Of<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>;

/** What an event of one kind does to an onboarding: a file of its own in `on/`. */
export type Handler<Kind extends Event['kind'], T = Turn> = (turn: T, event: Of<Kind>) => void;

/** Trails longer than this forget their oldest places: nobody goes back that far. */
const LONGEST_TRAIL = 60;

/** Says where the merchant stands, in short; `lead` says why, above it. */
export function remind(turn: Turn, lead?: string): void {
  const { state, guide } = turn;
  if (state.phase === 'guide') return ask(turn, stepReminder(guide, state, lead ?? hereYouAre(guide, state)));
  if (state.phase === 'result' && state.report)
    return ask(turn, withLead(outcome(guide, state, state.report), lead));
  close(turn);
  turn.effects.push({ kind: 'say', message: withLead(stillChecking(guide, state), lead) });
}

function withLead(message: Message, lead: string | undefined): Message {
  if (lead === undefined) return message;
  return { ...message, blocks: [{ type: 'text', text: lead }, ...message.blocks] };
}

/** One place on, remembering the way back. */
export function go(turn: Turn, place: Place, chosen: string): void {
  moveTo(turn, place);
  arrive(turn, chosen);
}

/** Puts the merchant elsewhere, remembering the way back; says nothing. */
export function moveTo({ state, event, guide }: Turn, place: Place): void {
  state.trail = [...state.trail, state.place].slice(-LONGEST_TRAIL);
  state.place = placeOf(stepAt(guide.flow, place), place.item);
  state.arrivedAt = event.at;
}

/** Shows the step where the merchant stands now; `lead` says why, above it. */
export function arrive(turn: Turn, chosen: string | undefined, lead?: Text): void {
  turn.state.arrivedAt = turn.event.at;
  ask(turn, stepMessage(turn.guide, turn.state, lead), chosen);
  turn.effects.push({ kind: 'card' });
}

/** Sends a message with buttons; those of the message before are taken away. */
export function ask(turn: Turn, message: Message, chosen?: string): void {
  close(turn, chosen);
  turn.state.open = message;
  sayIn(turn, 'step', message);
}

/** Answers: with buttons where there are any, and otherwise those of the message before stay. */
export function reply(turn: Turn, message: Message): void {
  if (message.context) ask(turn, message);
  else turn.effects.push({ kind: 'say', message });
}

/** Says something that is edited later. */
export function sayIn({ state, effects }: Unguided, slot: Slot, message: Message): void {
  state.unsent = { ...state.unsent, [slot]: (state.unsent?.[slot] ?? 0) + 1 };
  effects.push({ kind: 'say', message, slot });
}

/**
 * Puts a last text in the place of the newest message of a slot. What is said next does not wait for that, unless the
 * message itself is still on its way.
 */
export function settle({ state, effects }: Unguided, slot: Slot, message: Message): void {
  const ref = state.messages[slot];
  if (!ref || state.unsent?.[slot]) effects.push({ kind: 'replace', slot, message });
  else {
    effects.push({ kind: 'settle', ref, message });
    delete state.messages[slot];
  }
}

/** A message for a slot is not on its way any more: it arrived, or never will. */
export function arrived(state: Onboarding, slot: Slot): void {
  const left = (state.unsent?.[slot] ?? 0) - 1;
  const { [slot]: _, ...others } = state.unsent ?? {};
  state.unsent = left > 0 ? { ...others, [slot]: left } : others;
  if (Object.keys(state.unsent).length === 0) delete state.unsent;
}

/** Whether the newest message with buttons is the one shown for that place. */
export function isAsked({ open }: Pick<Onboarding, 'open'>, place: string): boolean {
  return open?.context?.place === place;
}

/** Takes the buttons of the newest message away. */
export function close(turn: Turn, chosen?: string): void {
  if (!turn.state.open) return;
  settle(turn, 'step', settled(turn.state.open, chosen));
  turn.state.open = undefined;
}

/** Brings the progress message up to date. */
export function showProgress({ state, event, effects }: Unguided): void {
  if (!state.submission) return;
  state.submission.shownAt = event.at;
  effects.push({ kind: 'progress', submission: state.submission.id });
}

/** Whether it is the submission that counts: an older one's results are no longer of interest. */
export function isCurrent({ state }: Unguided, submission: string): boolean {
  return state.submission?.id === submission;
}

/** Puts on record what happens; who did it, where that is known. `detail` holds codes, and nothing that was said. */
export function audit(
  turn: Unguided,
  what: Audited,
  more: Pick<AuditEntry, 'who' | 'where' | 'detail'> = {},
): void {
  turn.audit.push({ at: turn.event.at, what, onboarding: turn.state.id, ...more });
}

/** Who did it, and where: the merchant, in their own chat. */
export function byMerchant({ state: { merchant } }: Unguided): Pick<AuditEntry, 'who' | 'where'> {
  const { user, name } = merchant;
  return { who: { user, ...(name === undefined ? {} : { name }) }, where: channelKey(merchant) };
}

/** Destroys sealed credentials; `why` is a code, for the record. */
export function destroy(turn: Unguided, submission: string, why: string): void {
  turn.effects.push({ kind: 'discard', submission });
  audit(turn, 'destroyed', { detail: [why] });
}

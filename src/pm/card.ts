import { channelKey } from '../chat/address.ts';
import type { Accepted, Inbound } from '../chat/inbound.ts';
import { type Guide, inTheirLanguage } from '../flow/guide.ts';
import type { Ask } from '../handover/ask.ts';
import type { Event } from '../state/event.ts';
import {
  type Actor,
  canAskAgain,
  canCheckAgain,
  type Onboarding,
  waitsForMerchant,
} from '../state/onboarding.ts';
import type { Turns } from '../turn/turns.ts';
import { seenByMerchant } from '../views/merchant/seen.ts';
import { notice } from '../views/notices.ts';
import { FORGET, FORGET_NO, FORGET_YES } from '../views/pm/forget.ts';
import { ASK_AGAIN, CHECK_AGAIN, isHandOver, TAKEN, wayOf } from '../views/pm/hand-over.ts';
import { REMIND_NOW, RESUME, STOP } from '../views/pm/reminders.ts';
import { ANSWERED, REPLY, replyForm } from '../views/pm/reply.ts';
import { SEE, seeChoices, seenMessage } from '../views/pm/see.ts';
import type { ForgetOnCard } from './forget-on-card.ts';
import type { KnownPms } from './known.ts';
import type { OnCard, ReplyTo } from './reply.ts';

interface Parts {
  ask: Ask;
  turns: Pick<Turns, 'take'>;
  forget: ForgetOnCard;
  reply: ReplyTo;
  /** Somebody acted as a PM. */
  note: KnownPms['note'];
  /** Who asks merchants for their credentials. */
  company: string;
  /** Undefined: its flow is not there. */
  guideOf(onboarding: Onboarding): Guide | undefined;
}

type Press = Inbound & { kind: 'choice' };

/** What the buttons of a PM's card do, and words below it, once it is known that whoever it is may. */
export function createOnCard({ ask, turns, forget, reply, note, company, guideOf }: Parts) {
  return async (inbound: OnCard, onboarding: Onboarding): Promise<Accepted> => {
    const { id, at, from } = inbound;
    const { user, platform } = from.address;
    await note(from.address, inbound.where.address);
    const by: Actor = { user, ...(from.name ? { name: from.name } : {}) };
    const owner = ownerIn(inbound, by);
    if (owner) {
      await turns.take(onboarding.id, { id, at, kind: 'owned', by, owner });
      return { ok: true };
    }
    const choice = inbound.kind === 'choice' ? inbound.choice : commandOf(inbound);
    if (choice === undefined)
      return inbound.kind === 'choice' ? nothing() : await reply(inbound, onboarding, by);
    const deed = deedOf(choice, onboarding, by);
    if (deed) {
      await turns.take(onboarding.id, { id, at, ...deed });
      return { ok: true };
    }
    if (choice === SEE) return see(onboarding);
    if (choice === REPLY) return { ok: true, form: replyForm(onboarding, company) };
    if (choice === FORGET_YES && onboarding.forget) {
      return { ok: true, answer: await forget(onboarding, by, channelKey(inbound.where.address)) };
    }
    if (!isHandOver(choice) || inbound.kind !== 'choice') return nothing();
    if (choice === TAKEN) return await taken(inbound, onboarding, by);
    const { trigger } = inbound;
    return { ok: true, answer: await ask(onboarding, { id, at, by, platform, way: wayOf(choice), trigger }) };
  };

  function see(onboarding: Onboarding): Accepted {
    const guide = guideOf(onboarding);
    if (!guide || seeChoices(onboarding).length === 0) return nothing();
    return {
      ok: true,
      answer: seenMessage(
        onboarding,
        inTheirLanguage(guide, onboarding, (theirs) => seenByMerchant(theirs, onboarding)),
      ),
    };
  }

  async function taken({ at, context }: Press, onboarding: Onboarding, by: Actor): Promise<Accepted> {
    const opening = onboarding.handOver?.opening;
    if (opening?.link !== context?.place || !opening) return { ok: true };
    const { submission, way, attempt } = opening;
    const event = { kind: 'handed-over' as const, submission, way, by };
    await turns.take(onboarding.id, { id: `shown ${attempt}`, at, ...event });
    return { ok: true };
  }
}

const nothing = (): Accepted => ({ ok: false, notice: notice('no-such-button') });

/** Words below a card that are a button's, and are not for the merchant. */
function commandOf(inbound: Exclude<OnCard, Press>): string | undefined {
  if (inbound.kind !== 'text') return undefined;
  return COMMANDS.get(inbound.text.trim().toLowerCase());
}

/** Whose it is from now on, as somebody says below the card: `mine`, or `owner` and somebody by name. */
function ownerIn(inbound: OnCard, by: Actor): Actor | undefined {
  if (inbound.kind !== 'text') return undefined;
  const { text, mentioned } = inbound;
  if (/^mine$/i.test(text.trim())) return by;
  const name = /^owner[\s:]+@?([^\s:].*)$/is.exec(text.trim())?.[1] ?? '';
  return mentioned && (name === mentioned.name || /^\S+$/.test(name)) ? mentioned : undefined;
}

const COMMANDS = new Map([
  ['remind', REMIND_NOW],
  ['remind now', REMIND_NOW],
  ['stop', STOP],
  ['resume', RESUME],
  ['see', SEE],
]);

type Deed<E> = E extends Event ? Omit<E, 'id' | 'at'> : never;

/** What a button does that needs nothing but a turn; undefined: it is none of these, or does nothing as things are. */
function deedOf(choice: string, onboarding: Onboarding, by: Actor): Deed<Event> | undefined {
  switch (choice) {
    case ASK_AGAIN:
      return canAskAgain(onboarding) ? { kind: 'asked-again', by } : undefined;
    case CHECK_AGAIN:
      return canCheckAgain(onboarding) ? { kind: 'recheck-asked', by } : undefined;
    case REMIND_NOW:
      return waitsForMerchant(onboarding) ? { kind: 'remind-asked', by } : undefined;
    case STOP:
      return onboarding.stopped ? undefined : { kind: 'stopped', by };
    case RESUME:
      return onboarding.stopped ? { kind: 'resumed', by } : undefined;
    case ANSWERED:
      return onboarding.questions ? { kind: 'question-closed', by } : undefined;
    case FORGET:
      return { kind: 'forget-asked', by };
    case FORGET_NO:
      return { kind: 'forget-withdrawn' };
  }
  return undefined;
}

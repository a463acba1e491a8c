import { channelKey } from '../chat/address.ts';
import type { Accepted, Inbound } from '../chat/inbound.ts';
import type { Event } from '../state/event.ts';
import {
  type Actor,
  canAskAgain,
  canCheckAgain,
  type Onboarding,
  waitsForMerchant,
} from '../state/onboarding.ts';
import type { Turns } from '../turn/turns.ts';
import { notice } from '../views/notices.ts';
import { FORGET, FORGET_NO, FORGET_YES } from '../views/pm/forget.ts';
import { ASK_AGAIN, CHECK_AGAIN, isHandOver, TAKEN, wayOf } from '../views/pm/hand-over.ts';
import { REMIND_NOW, RESUME, STOP } from '../views/pm/reminders.ts';
import type { Ask } from './ask.ts';
import type { ForgetOnCard } from './forget-on-card.ts';

interface Parts {
  ask: Ask;
  turns: Pick<Turns, 'take'>;
  forget: ForgetOnCard;
}

type Press = Inbound & { kind: 'choice' };

/** What the buttons of a PM's card do, once it is known that whoever pressed them may. */
export function createOnCard({ ask, turns, forget }: Parts) {
  return async (inbound: Press, onboarding: Onboarding): Promise<Accepted> => {
    const { id, at, choice, trigger, from } = inbound;
    const { user, platform } = from.address;
    const by: Actor = { user, ...(from.name ? { name: from.name } : {}) };
    const deed = deedOf(choice, onboarding, by);
    if (deed) {
      await turns.take(onboarding.id, { id, at, ...deed });
      return { ok: true };
    }
    if (choice === FORGET_YES && onboarding.forget) {
      return { ok: true, answer: await forget(onboarding, by, channelKey(inbound.where.address)) };
    }
    if (!isHandOver(choice)) return { ok: false, notice: notice('no-such-button') };
    if (choice === TAKEN) return await taken(inbound, onboarding, by);
    return { ok: true, answer: await ask(onboarding, { id, at, by, platform, way: wayOf(choice), trigger }) };
  };

  async function taken({ at, context }: Press, onboarding: Onboarding, by: Actor): Promise<Accepted> {
    const opening = onboarding.handOver?.opening;
    if (opening?.link !== context?.place || !opening) return { ok: true };
    const { submission, way, attempt } = opening;
    const event = { kind: 'handed-over' as const, submission, way, by };
    await turns.take(onboarding.id, { id: `shown ${attempt}`, at, ...event });
    return { ok: true };
  }
}

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
    case FORGET:
      return { kind: 'forget-asked', by };
    case FORGET_NO:
      return { kind: 'forget-withdrawn' };
  }
  return undefined;
}

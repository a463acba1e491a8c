import { channelKey } from '../chat/address.ts';
import type { Accepted, Inbound } from '../chat/inbound.ts';
import { type Actor, canAskAgain, canCheckAgain, type Onboarding } from '../state/onboarding.ts';
import type { Turns } from '../turn/turns.ts';
import { notice } from '../views/notices.ts';
import { FORGET, FORGET_NO, FORGET_YES } from '../views/pm/forget.ts';
import { ASK_AGAIN, CHECK_AGAIN, isHandOver, TAKEN, wayOf } from '../views/pm/hand-over.ts';
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
    if (choice === ASK_AGAIN && canAskAgain(onboarding)) {
      await turns.take(onboarding.id, { id, at, kind: 'asked-again', by });
      return { ok: true };
    }
    if (choice === CHECK_AGAIN && canCheckAgain(onboarding)) {
      await turns.take(onboarding.id, { id, at, kind: 'recheck-asked', by });
      return { ok: true };
    }
    if (choice === FORGET || choice === FORGET_NO) {
      const event =
        choice === FORGET ? { kind: 'forget-asked' as const, by } : { kind: 'forget-withdrawn' as const };
      await turns.take(onboarding.id, { id, at, ...event });
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

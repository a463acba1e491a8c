import type { Accepted, Inbound } from '../chat/inbound.ts';
import { canAskAgain, type Onboarding } from '../state/onboarding.ts';
import type { Turns } from '../turn/turns.ts';
import { notice } from '../views/notices.ts';
import { ASK_AGAIN, isHandOver, TAKEN, wayOf } from '../views/pm/hand-over.ts';
import type { Ask } from './ask.ts';

/** What the buttons of a PM's card do, once it is known that whoever pressed them may. */
export function createOnCard({ ask, turns }: { ask: Ask; turns: Pick<Turns, 'take'> }) {
  return async (inbound: Inbound & { kind: 'choice' }, onboarding: Onboarding): Promise<Accepted> => {
    const { id, at, choice, context, trigger, from } = inbound;
    const { user, platform } = from.address;
    const by = { user, ...(from.name ? { name: from.name } : {}) };
    if (choice === ASK_AGAIN && canAskAgain(onboarding)) {
      await turns.take(onboarding.id, { id, at, kind: 'asked-again', by });
      return { ok: true };
    }
    if (!isHandOver(choice)) return { ok: false, notice: notice('no-such-button') };
    if (choice === TAKEN) {
      const opening = onboarding.handOver?.opening;
      if (opening?.link !== context?.place || !opening) return { ok: true };
      const { submission, way } = opening;
      await turns.take(onboarding.id, {
        id: `shown ${opening.attempt}`,
        at,
        kind: 'handed-over',
        submission,
        way,
        by,
      });
      return { ok: true };
    }
    return { ok: true, answer: await ask(onboarding, { id, at, by, platform, way: wayOf(choice), trigger }) };
  };
}

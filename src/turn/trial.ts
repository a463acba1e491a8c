import type { Accepted, Inbound } from '../chat/inbound.ts';
import type { Actor, Onboarding } from '../state/onboarding.ts';
import { newOnboardingId } from '../state/onboarding-id.ts';
import type { Directory } from '../store/directory.ts';
import { endsTrial, forPms, TRY } from '../views/merchant/trial.ts';
import { notice } from '../views/notices.ts';
import type { Turns } from './turns.ts';

interface Parts {
  directory: Pick<Directory, 'join'>;
  turns: Pick<Turns, 'take'>;
  /** Removes an onboarding with everything that leads to it. */
  forget(onboarding: string, who: Actor, where: string): Promise<'forgotten' | 'unknown' | 'busy'>;
}

/** A project manager goes through the guide as merchants do: nothing of it reaches a list or a channel, and it is forgotten at its end. */
export function createTrial({ directory, turns, forget }: Parts) {
  return {
    /** What somebody who looks after merchants does in their own chat with the bot: they are told what they can do, or begin a trial. */
    async ofPm(inbound: Inbound): Promise<Accepted> {
      if (inbound.kind !== 'choice' || inbound.choice !== TRY) return { ok: false, notice: forPms() };
      const { id, at, from } = inbound;
      const onboarding = newOnboardingId();
      await directory.join(from.address, onboarding);
      await turns.take(onboarding, { id, at, kind: 'joined', person: from }, { person: from, isTrial: true });
      return { ok: true };
    },

    /** Ends a trial where that is asked for; undefined: it is not. */
    async ended(inbound: Inbound, { id, isTrial }: Onboarding): Promise<Accepted | undefined> {
      if (!isTrial || inbound.kind !== 'text' || !endsTrial(inbound.text)) return undefined;
      const { user } = inbound.from.address;
      const result = await forget(id, { user }, 'trial');
      return { ok: true, answer: result === 'busy' ? notice('trial-busy') : forPms('trial-over') };
    },
  };
}

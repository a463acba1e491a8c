import { type Accepted, type Inbound, named } from '../chat/inbound.ts';
import { inTheirLanguage } from '../flow/guide.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { Directory } from '../store/directory.ts';
import { TAKE_BACK, withColleague } from '../views/merchant/colleague.ts';
import type { Turns } from './turns.ts';

interface Parts {
  directory: Pick<Directory, 'join' | 'switchTo'>;
  turns: Pick<Turns, 'take'>;
}

/** What becomes of an onboarding that its merchant hands on to a colleague of the same workspace. */
export function createHandingOn({ directory, turns }: Parts) {
  return {
    /** What somebody does about an onboarding that they handed on: they may take it back, and no more. */
    async formerly(inbound: Inbound, state: Onboarding): Promise<Accepted> {
      const { id, at, from } = inbound;
      if (inbound.kind === 'hello') return { ok: true };
      if (inbound.kind !== 'choice' || inbound.choice !== TAKE_BACK)
        return {
          ok: false,
          notice: inTheirLanguage(undefined, state, () => withColleague(state, from.address)),
        };
      await directory.switchTo(from.address, state.id);
      const event = { id, at, kind: 'handed-on', person: from, way: 'back' } as const;
      await turns.take(state.id, event, { person: from });
      return { ok: true };
    },

    /** The merchant was asked who goes on in their stead, and names them; undefined: nobody was named. */
    async named(inbound: Inbound & { kind: 'text' }, state: Onboarding): Promise<Accepted | undefined> {
      const { id, at, from, mentioned } = inbound;
      if (state.awaiting !== 'colleague' || !mentioned || mentioned.user === from.address.user)
        return undefined;
      const person = named(from, mentioned);
      await directory.join(person.address, state.id);
      await turns.take(state.id, { id, at, kind: 'handed-on', person, way: 'named' }, { person: from });
      return { ok: true };
    },
  };
}

import type { Accepted, Inbound } from '../chat/inbound.ts';
import { type Guide, inTheirLanguage } from '../flow/guide.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { Directory } from '../store/directory.ts';
import type { Store } from '../store/store.ts';
import { onlyOne, roster, switchTarget } from '../views/merchant/roster.ts';
import type { Turns } from './turns.ts';

interface Parts {
  directory: Pick<Directory, 'of' | 'switchTo'>;
  store: Pick<Store, 'loadAll'>;
  turns: Pick<Turns, 'take'>;
  guideOf(onboarding: Onboarding): Guide | undefined;
}

const SWITCH = /^\/?(switch|wechseln|cambiar)[.!]?$/i;
const LIST =
  /^\/?(my|list( my)?|meine|mis) (onboardings?|guides?|stores?|shops?|anleitungen|guías|guias)[.!?]?$/i;

/**
 * Somebody in several onboardings, an agency say: *my onboardings* lists them, *switch* leads to another. Undefined: it is
 * about none of that, or there is nothing to switch to and nobody asked for it by name.
 */
export function createSwitching({ directory, store, turns, guideOf }: Parts) {
  async function lead(inbound: Inbound, onboarding: string): Promise<Accepted> {
    const { id, at, from } = inbound;
    await directory.switchTo(from.address, onboarding);
    await turns.take(onboarding, { id, at, kind: 'joined', person: from }, { person: from });
    return { ok: true };
  }

  return async (inbound: Inbound): Promise<Accepted | undefined> => {
    if (inbound.where.kind !== 'dm') return undefined;
    const target = inbound.kind === 'choice' ? switchTarget(inbound.choice) : undefined;
    const words = inbound.kind === 'text' ? inbound.text.trim() : '';
    const isSwitch = SWITCH.test(words);
    if (target === undefined && !isSwitch && !LIST.test(words)) return undefined;
    const known = await directory.of(inbound.from.address);
    if (!known) return undefined;
    // A button of somebody else's leads nowhere.
    if (target !== undefined)
      return known.onboardings.includes(target) ? await lead(inbound, target) : undefined;
    // Who was only greeted before the code came has begun nothing there.
    const all = (await store.loadAll(known.onboardings)).filter(
      ({ id, isOnlyGreeted }) => id === known.current || !isOnlyGreeted,
    );
    const others = all.filter(({ id }) => id !== known.current);
    const [other] = others;
    if (isSwitch && other && others.length === 1) return await lead(inbound, other.id);
    const one = all.find(({ id }) => id === known.current) ?? {};
    const answer = () => (all.length > 1 ? roster(all, known.current, guideOf) : onlyOne());
    return { ok: true, answer: inTheirLanguage(undefined, one, answer) };
  };
}

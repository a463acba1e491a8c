import { channelKey } from '../chat/address.ts';
import { type Inbound, isSamePerson, type Person, type PersonId, type Where } from '../chat/inbound.ts';
import type { Onboarding } from '../state/onboarding.ts';
import { newOnboardingId } from '../state/onboarding-id.ts';
import { derivedId } from '../state/upgrades/derived-id.ts';
import type { Directory } from '../store/directory.ts';
import type { Store } from '../store/store.ts';
import type { Role } from './access.ts';

/** Which onboarding something is about, and what whoever did it is to it. */
export interface Resolved {
  /** Undefined: it is about none. */
  onboarding: string | undefined;
  role: Role;
  /** As stored; undefined for one that is about to begin, or that nobody knows. */
  state: Onboarding | undefined;
  /** They have none, and none begins by what they do: see `Newcomer`. */
  newcomer?: Exclude<Newcomer, 'merchant'> | undefined;
}

/**
 * Who writes without having an onboarding. `merchant`: one begins; `pm`: somebody who looks after merchants; `uninvited`:
 * somebody of another company, who needs an invitation.
 */
export type Newcomer = 'merchant' | 'pm' | 'uninvited';

/** Finds what somebody's deeds are about. Every method rejects when the store can't be reached. */
export interface Resolver {
  /**
   * In this order: the onboarding a button or form belongs to; the one a thread belongs to; the person's
   * current one, which is entered into the directory if they have none. Before others, nothing is about
   * anybody's own.
   */
  resolve(inbound: Inbound): Promise<Resolved>;
  /** The onboarding that what a person writes belongs to, if it has begun and is theirs. Enters nothing. */
  own(person: PersonId): Promise<Onboarding | undefined>;
  /** The onboardings of the channel somebody asks in; undefined where it is no PM's channel. */
  channel(where: Where): Promise<string[] | undefined>;
}

interface Parts {
  store: Pick<Store, 'load' | 'channel'>;
  directory: Pick<Directory, 'of' | 'enter' | 'linked'>;
  /** The flow of merchants who come uninvited. */
  flow: string;
  /** The configured PM channel, which may have no merchants yet. */
  pm: Onboarding['pm'];
  /** Told apart only where it matters: for whoever has none. */
  newcomer?(person: Person['address']): Promise<Newcomer>;
}

const NOTHING: Resolved = { onboarding: undefined, role: 'nobody', state: undefined };

/** A resolver on a store and its directory. */
export function createResolver({ store, directory, flow, pm, newcomer }: Parts): Resolver {
  async function about(onboarding: string, from: Person, where: Where): Promise<Resolved> {
    const state = await store.load(onboarding);
    return { onboarding, role: state ? roleIn(state, from, where) : 'nobody', state };
  }

  /** The current onboarding of somebody, old or new. Two first messages at once are led to the same one. */
  async function current(person: Person['address']): Promise<string | Exclude<Newcomer, 'merchant'>> {
    const known = await directory.of(person);
    if (known) return known.current;
    const earlier = derivedId(person, flow);
    if (await store.load(earlier)) return await directory.enter(person, earlier);
    const who = (await newcomer?.(person)) ?? 'merchant';
    return who === 'merchant' ? await directory.enter(person, newOnboardingId()) : who;
  }

  return {
    async resolve(inbound) {
      const { from, where } = inbound;
      const context = 'context' in inbound ? inbound.context : undefined;
      if (context) return await about(context.onboarding, from, where);
      const linked =
        where.message && (await directory.linked({ platform: where.address.platform, ...where.message }));
      if (linked !== undefined) return await about(linked, from, where);
      if (isBeforeOthers(where)) return NOTHING;
      const onboarding = await current(from.address);
      if (onboarding === 'pm' || onboarding === 'uninvited') return { ...NOTHING, newcomer: onboarding };
      const state = await store.load(onboarding);
      // Greeted before it was known that they look after merchants.
      const isBegun = !state?.isOnlyGreeted || state.customer !== undefined;
      if (!isBegun && (await newcomer?.(from.address)) === 'pm') return { ...NOTHING, newcomer: 'pm' };
      return { onboarding, role: state ? ownRole(state, from.address) : 'merchant', state };
    },

    async own(person) {
      const known = await directory.of(person);
      const state = await store.load(known?.current ?? derivedId(person, flow));
      return state && ownRole(state, person) === 'merchant' ? state : undefined;
    },

    async channel({ address }) {
      const onboardings = await store.channel(channelKey(address));
      const isConfigured = pm !== undefined && channelKey(pm) === channelKey(address);
      return onboardings.length > 0 || isConfigured ? onboardings : undefined;
    },
  };
}

/** Who is in a PM's channel, and of the company, is a PM there; a merchant is one in their own chat alone. */
function roleIn(onboarding: Onboarding, { address: person, isExternal }: Person, where: Where): Role {
  const { merchant, formers = [], pm } = onboarding;
  // A channel may be shared with another company: its people are in it, and look after nobody.
  if (pm && channelKey(pm) === channelKey(where.address)) return isExternal ? 'nobody' : 'pm';
  if (isBeforeOthers(where)) return 'nobody';
  const isTheirs = [merchant, ...formers].some((one) => isSamePerson(one, person));
  return isTheirs ? ownRole(onboarding, person) : 'nobody';
}

/** What somebody is in their own chat to the onboarding that is, or was, theirs. */
function ownRole({ merchant }: Onboarding, person: PersonId): Role {
  return isSamePerson(merchant, person) ? 'merchant' : 'former';
}

const isBeforeOthers = ({ kind }: Where) => kind === 'channel' || kind === 'thread';

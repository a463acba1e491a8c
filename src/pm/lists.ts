import type { Person } from '../chat/inbound.ts';
import type { Guide } from '../flow/guide.ts';
import type { Invitation } from '../state/invitation.ts';
import { type Onboarding, wasVerified } from '../state/onboarding.ts';
import { healthOf } from '../views/pm/health.ts';
import { type Standing, standingOf, standingOfInvited } from '../views/standing.ts';
import type { Listed } from './listed.ts';

/** Words that narrow the list of a channel. */
const LISTS = ['stuck', 'waiting', 'verified', 'mine'] as const;
type List = (typeof LISTS)[number];

/** The list that a word asks for. */
export function listCalled(word: string): List | undefined {
  return LISTS.find((name) => name === word);
}

interface About {
  /** Whoever asks. */
  from: Person;
  now: number;
  guideOf(onboarding: Onboarding): Guide | undefined;
}

/** Who of a channel is in a list. */
export function only(list: List, { begun, invited }: Listed, { from, now, guideOf }: About): Listed {
  const { user } = from.address;
  const has = (one: Onboarding): boolean => {
    if (list === 'mine') return one.owner?.user === user;
    if (list === 'verified') return wasVerified(one);
    const { urgency } = standingOf(guideOf(one), one);
    return list === 'waiting' ? waits(urgency) : urgency === 'pm' || healthOf(one)?.word === 'stuck';
  };
  const hasInvited = (one: Invitation): boolean => {
    if (list === 'mine') return (one.owner ?? one.by)?.user === user;
    const { urgency } = standingOfInvited(one, now);
    return list === 'stuck' ? urgency === 'pm' : list === 'waiting' && waits(urgency);
  };
  return { begun: begun.filter(has), invited: invited.filter(hasInvited) };
}

/** Whether it is the merchant's turn, or somebody's whom they wait for. */
const waits = (urgency: Standing['urgency']) => ['merchant', 'moving', 'confirm'].includes(urgency);

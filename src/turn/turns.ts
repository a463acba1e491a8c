import { isDeepStrictEqual } from 'node:util';
import type { Language } from '../base/language.ts';
import type { Logger } from '../base/log.ts';
import type { Metrics } from '../base/metrics.ts';
import { isTimeZone } from '../base/working-time.ts';
import { isSamePerson, type Person } from '../chat/inbound.ts';
import type { Guide } from '../flow/guide.ts';
import { begin, decide } from '../onboarding/decide.ts';
import type { Policy } from '../onboarding/policy.ts';
import { decideWithoutGuide } from '../onboarding/without-guide.ts';
import type { Event } from '../state/event.ts';
import { settledBy } from '../state/invitation.ts';
import type { Onboarding } from '../state/onboarding.ts';
import type { Invitations } from '../store/invitations.ts';
import type { Store } from '../store/store.ts';
import { type Observe, pressed, whereabouts } from './observation.ts';

/** What comes with an event besides itself. */
export interface TurnExtras {
  /** Who it is from; with it, an onboarding that is not there yet begins. */
  person?: Person;
  /** What begins is a trial. */
  isTrial?: true;
  /** The outbox entry whose result this is. */
  performed?: number;
  sealed?: { submission: string; jwe: string };
}

/** Takes one event to its end: load, decide, commit. */
export interface Turns {
  /**
   * Resolves once the event is stored (or was before). Rejects when the store can't be reached, and with a
   * `NewerDataError` when a newer process is to take it; then nothing has happened.
   */
  take(onboarding: string, event: Event, extras?: TurnExtras): Promise<void>;
}

interface Parts {
  store: Store;
  invitations: Pick<Invitations, 'find'>;
  guides: ReadonlyMap<string, Guide>;
  /** The flow that a merchant who comes uninvited goes through. */
  defaultGuide: Guide;
  /** Default: as it is with nothing configured. */
  policy?: Policy | undefined;
  /** The PM channel of a merchant who comes uninvited. */
  pm: Onboarding['pm'];
  log: Logger;
  metrics: Pick<Metrics, 'turn'>;
  /** Called when there are new effects to perform. */
  onEffects(onboarding: string): void;
  /** What somebody's chat is set to, asked of their platform; for whoever begins, and says nothing of that. */
  languageOf?(person: Person): Promise<Language | undefined>;
  observe?: Observe | undefined;
}

/** What an operator reads when somebody is in a flow whose folder is gone. */
const NO_GUIDE =
  "the flow of an onboarding is not there: its merchant was told that they can't go on; put its folder back, and restart";

/** Nobody commits to one onboarding that often; more clashes than this are a fault. */
const MOST_CLASHES = 50;

/** The turn runtime on a store. */
export function createTurns(parts: Parts): Turns {
  const { store, guides, policy, pm, log, metrics, onEffects, observe } = parts;

  return {
    async take(id, event, { person, isTrial, performed, sealed } = {}) {
      for (let clash = 0; clash < MOST_CLASHES; clash++) {
        const stored = await store.load(id);
        const before = stored
          ? at(stored, person, pm)
          : person && (await newOnboarding(parts, { id, person, isTrial }, event.at));
        if (!before) {
          log.warn({ onboarding: id, event: event.kind }, 'an event for an onboarding that is not there');
          return;
        }
        const guide = guides.get(before.flow);
        if (!guide) log.error({ onboarding: id, flow: before.flow, event: event.kind }, NO_GUIDE);
        const {
          onboarding: after,
          effects,
          audit,
        } = guide ? decide(guide, before, event, policy) : decideWithoutGuide(before, event, policy);
        const isNothing = effects.length === 0 && audit.length === 0 && isDeepStrictEqual(after, stored);
        if (performed === undefined && stored && isNothing) return;

        const numbered = effects.map((effect, index) => ({ number: before.nextEffect + index, effect }));
        const result = await store.commit({
          event: `${id} ${event.id}`,
          basedOn: before.version,
          onboarding: {
            ...after,
            version: before.version + 1,
            nextEffect: before.nextEffect + effects.length,
          },
          effects: numbered,
          performed,
          sealed,
          audit,
        });
        observe?.({
          kind: 'turn',
          onboarding: id,
          event: event.kind,
          before: stored && whereabouts(stored),
          after: whereabouts(after),
          result,
          effects: numbered.map(({ number, effect: { kind } }) => ({ number, kind })),
          choice: guide && pressed(guide.flow, event),
          performed,
        });
        if (result === 'conflict') continue;
        // Delivered again, what a person wrote leads to an onboarding of its own.
        if (result === 'forgotten' && person) throw new Error(`the onboarding ${id} was forgotten`);
        log.debug(
          { onboarding: id, event: event.kind, result, effects: effects.map(({ kind }) => kind) },
          'turn',
        );
        if (result === 'committed') metrics.turn(event.kind);
        if (result === 'committed' && effects.length > 0) onEffects(id);
        return;
      }
      throw new Error(`the onboarding ${id} kept changing under event ${event.kind}`);
    },
  };
}

/** One that begins: as its invitation has it, if there is one. */
async function newOnboarding(
  { invitations, guides, defaultGuide, pm, languageOf }: Parts,
  { id, person, isTrial }: { id: string; person: Person; isTrial: true | undefined },
  now: number,
): Promise<Onboarding> {
  const invitation = await invitations.find(id);
  const language = invitation?.language ?? person.language ?? (await languageOf?.(person));
  if (isTrial) return begin(defaultGuide, { id, person, isTrial, language }, now);
  if (!invitation) return begin(defaultGuide, { id, person, pm, language }, now);
  const { flow } = invitation;
  // Without its flow there are no words for it, and none of another's are said: see `decideWithoutGuide`.
  const guide = guides.get(flow) ?? defaultGuide;
  return { ...begin(guide, { id, person, ...settledBy(invitation), language }, now), flow };
}

/** The same, reached where the person was heard from last: a new installation may be a new conversation. */
function at(onboarding: Onboarding, person: Person | undefined, pm: Onboarding['pm']): Onboarding {
  // Nobody has been told of those who came uninvited: whoever is the PM by now will be.
  const isNobodys = onboarding.isOnlyGreeted && onboarding.customer === undefined && !onboarding.isTrial;
  const known = isNobodys && pm ? { ...onboarding, pm } : onboarding;
  if (!person || !isSamePerson(known.merchant, person.address)) return known;
  const { timeZone, language } = person;
  const there = {
    ...known,
    ...(timeZone !== undefined && isTimeZone(timeZone) ? { timeZone } : {}),
    ...(language !== undefined && known.language === undefined ? { language } : {}),
  };
  // A person's own id only stands for their chat with the bot, wherever that is.
  if (person.address.conversation === person.address.user) return there;
  return { ...there, merchant: { ...there.merchant, ...person.address } };
}

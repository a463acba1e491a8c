import { FIRST_LANGUAGE, type Language } from '../base/language.ts';
import type { Person } from '../chat/inbound.ts';
import { firstStep } from '../flow/flow.ts';
import { type Guide, guideIn, languageFor } from '../flow/guide.ts';
import type { AuditEntry } from '../state/audit.ts';
import { type Asked, isForPm } from '../state/effect.ts';
import type { Event } from '../state/event.ts';
import type { Onboarding } from '../state/onboarding.ts';
import { placeOf } from '../state/place.ts';
import { SCHEMA } from '../state/upgrades/index.ts';
import { speaking } from '../words/words.ts';
import { askedAgain } from './on/asked-again.ts';
import { assigned } from './on/assigned.ts';
import { checked } from './on/checked.ts';
import { choice } from './on/choice.ts';
import { delayed } from './on/delayed.ts';
import { dropped } from './on/dropped.ts';
import { expiring } from './on/expiring.ts';
import { fileLate } from './on/file-late.ts';
import { fileSetAside } from './on/file-set-aside.ts';
import { files } from './on/files.ts';
import { forgetAsked } from './on/forget-asked.ts';
import { forgetWithdrawn } from './on/forget-withdrawn.ts';
import { formNotOpened } from './on/form-not-opened.ts';
import { handOverAsked } from './on/hand-over-asked.ts';
import { handOverDoubtful } from './on/hand-over-doubtful.ts';
import { handedOn } from './on/handed-on.ts';
import { handedOver } from './on/handed-over.ts';
import { hello } from './on/hello.ts';
import { introduced } from './on/introduced.ts';
import { invited } from './on/invited.ts';
import { joined } from './on/joined.ts';
import { lost } from './on/lost.ts';
import { mistyped } from './on/mistyped.ts';
import { moved } from './on/moved.ts';
import { notShown } from './on/not-shown.ts';
import { openedAgain } from './on/opened-again.ts';
import { opening } from './on/opening.ts';
import { owned } from './on/owned.ts';
import { questionClosed } from './on/question-closed.ts';
import { recheckAsked } from './on/recheck-asked.ts';
import { rechecked } from './on/rechecked.ts';
import { refused } from './on/refused.ts';
import { remindAsked } from './on/remind-asked.ts';
import { remindDue } from './on/remind-due.ts';
import { replied } from './on/replied.ts';
import { reported } from './on/reported.ts';
import { resumed } from './on/resumed.ts';
import { sent } from './on/sent.ts';
import { putAside } from './on/set-aside.ts';
import { stopped } from './on/stopped.ts';
import { submitted } from './on/submitted.ts';
import { text } from './on/text.ts';
import { undeliverable } from './on/undeliverable.ts';
import { undelivered } from './on/undelivered.ts';
import { POLICY, type Policy } from './policy.ts';
import { noteWaiting, setAlarm } from './reminding.ts';
import type { Handler, Of, Turn } from './turn.ts';
import { isHeardWhileStopped } from './while-stopped.ts';

/** What a turn makes of an event: the new state, and what is to be done. */
export interface Decision {
  onboarding: Onboarding;
  effects: Asked[];
  /** What is to be known of it later. */
  audit: AuditEntry[];
}

/** What each kind of event does. */
const HANDLERS: { [Kind in Event['kind']]: Handler<Kind> } = {
  hello,
  text,
  invited,
  joined,
  choice,
  files,
  submitted,
  mistyped,
  refused,
  'file-late': fileLate,
  'file-set-aside': fileSetAside,
  'set-aside': putAside,
  checked,
  delayed,
  reported,
  lost,
  sent,
  assigned,
  'hand-over-asked': handOverAsked,
  opening,
  'not-shown': notShown,
  'handed-over': handedOver,
  'handed-on': handedOn,
  undelivered,
  'hand-over-doubtful': handOverDoubtful,
  'opened-again': openedAgain,
  expiring,
  'recheck-asked': recheckAsked,
  rechecked,
  'asked-again': askedAgain,
  'remind-due': remindDue,
  'remind-asked': remindAsked,
  stopped,
  resumed,
  replied,
  owned,
  moved,
  'question-closed': questionClosed,
  'forget-asked': forgetAsked,
  'forget-withdrawn': forgetWithdrawn,
  'form-not-opened': formNotOpened,
  introduced,
  undeliverable,
  dropped,
};

/** What is settled about an onboarding before anything has happened in it. */
export type Beginning = { person: Person } & Pick<Onboarding, 'id'> &
  Partial<Pick<Onboarding, 'isTrial' | 'pm' | 'customer' | 'owner' | 'language' | 'promised' | 'messages'>>;

/** An onboarding before anything has happened in it. `at`: when it begins, in ms since 1970. */
export function begin(guide: Guide, { person, ...settled }: Beginning, at: number): Onboarding {
  return {
    messages: {},
    ...settled,
    schema: SCHEMA,
    version: 0,
    flow: guide.flow.name,
    merchant: { ...person.address, ...(person.name === undefined ? {} : { name: person.name }) },
    place: placeOf(firstStep(guide.flow)),
    trail: [],
    phase: 'guide',
    isOnlyGreeted: true,
    startedAt: at,
    touchedAt: at,
    arrivedAt: at,
    unreachable: {},
    nextEffect: 1,
  };
}

/**
 * The heart of Usher: what an event does to an onboarding. Pure: the same guide, state, event and policy give
 * the same decision; time comes from the event, and nothing is read or written.
 */
export function decide(guide: Guide, before: Onboarding, event: Event, policy: Policy = POLICY): Decision {
  const language = languageFor(guide, before.language);
  const turn: Turn = {
    ...{ event, state: structuredClone(before), effects: [], audit: [] },
    policy: before.isTrial ? { ...policy, ...OF_TRIALS } : policy,
    ...{ guide: guideIn(guide, language), pmGuide: guide },
  };
  delete turn.state.isWithoutGuide;
  speaking(language, () => {
    if (!isHeardWhileStopped(turn)) handle(turn, event);
  });
  noteWaiting(turn, before);
  setAlarm(turn);
  const { state, effects, audit } = turn;
  const written = languageFor(guide, state.language);
  const spoken = effects.map((effect) => writtenIn(written, effect));
  const isSecret = state.isOnlyGreeted || state.isTrial;
  const seen = isSecret ? spoken.filter((effect) => !isForPm(effect)) : spoken;
  return { onboarding: state, effects: paced({ ...turn, effects: seen }), audit };
}

/** Of a trial nothing leaves the chat. */
const OF_TRIALS: Partial<Policy> = { announces: false, handOver: 'asked', ways: [] };

/** What a merchant is to read, with the language it is in. */
function writtenIn(language: Language, effect: Asked): Asked {
  if (language === FIRST_LANGUAGE || isForPm(effect)) return effect;
  if (effect.kind === 'open-form') return { ...effect, form: { ...effect.form, language } };
  return 'message' in effect ? { ...effect, message: { ...effect.message, language } } : effect;
}

/** An edit of the card soon after another waits a little: platforms allow few of them. */
function paced({ state, effects, event: { at }, policy: { cardEveryMs } }: Turn): Asked[] {
  if (!state.messages.card || !effects.some(({ kind }) => kind === 'card')) return effects;
  const since = at - (state.cardDrawnAt ?? 0);
  const isSoon = since >= 0 && since < cardEveryMs;
  if (!isSoon) state.cardDrawnAt = at;
  const later = isSoon ? { notBefore: at - since + cardEveryMs } : {};
  return effects.map((effect) => (effect.kind === 'card' ? { kind: 'card', edit: true, ...later } : effect));
}

function handle<Kind extends Event['kind']>(turn: Turn, event: Of<Kind>): void {
  const handler: Handler<Kind> = HANDLERS[event.kind];
  handler(turn, event);
}

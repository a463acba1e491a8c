import { FIRST_LANGUAGE, languageOf } from '../base/language.ts';
import type { Event } from '../state/event.ts';
import type { Onboarding } from '../state/onboarding.ts';
import { noGuide } from '../views/merchant/no-guide.ts';
import * as alerts from '../views/pm/alerts.ts';
import { forPm, speaking } from '../words/words.ts';
import { announce } from './announce.ts';
import type { Decision } from './decide.ts';
import { assigned } from './on/assigned.ts';
import { dropped } from './on/dropped.ts';
import { expiring } from './on/expiring.ts';
import { forgetAsked } from './on/forget-asked.ts';
import { forgetWithdrawn } from './on/forget-withdrawn.ts';
import { handOverDoubtful } from './on/hand-over-doubtful.ts';
import { release } from './on/handed-over.ts';
import { introduced } from './on/introduced.ts';
import { moved } from './on/moved.ts';
import { notShown } from './on/not-shown.ts';
import { openedAgain } from './on/opened-again.ts';
import { owned } from './on/owned.ts';
import { questionClosed } from './on/question-closed.ts';
import { rechecked } from './on/rechecked.ts';
import { replied } from './on/replied.ts';
import { record } from './on/reported.ts';
import { sent } from './on/sent.ts';
import { putAside } from './on/set-aside.ts';
import { undeliverable } from './on/undeliverable.ts';
import { undelivered } from './on/undelivered.ts';
import { POLICY, type Policy } from './policy.ts';
import { audit, byMerchant, destroy, type Handler, type Unguided } from './turn.ts';

type Bare<Kind extends Event['kind']> = Handler<Kind, Unguided>;

const nothing = () => {};

const LOOK_AGAIN_MS = 3_600_000;

/** What each kind of event does to an onboarding whose flow is not there. */
const HANDLERS: { [Kind in Event['kind']]: Bare<Kind> } = {
  // Whoever opens the chat again has read it.
  hello: (turn) => (turn.state.isWithoutGuide ? undefined : stop(turn)),
  text: stop,
  invited: nothing,
  joined: stop,
  'handed-on': nothing,
  choice: stop,
  files: stop,
  refused: stop,
  mistyped: (turn, { card }) => {
    turn.effects.push({ kind: 'close-form', card, message: noGuide(turn.state) });
    stop(turn);
  },
  submitted: (turn, { received, card }) => {
    audit(turn, 'sent', { ...byMerchant(turn), detail: [received.via, received.fingerprint] });
    destroy(turn, received.id, 'no-guide');
    if (card) turn.effects.push({ kind: 'close-form', card, message: noGuide(turn.state) });
    stop(turn);
  },
  // What can be told without the guide's words is; the rest is read in the state once it is back.
  reported: record,
  checked: nothing,
  delayed: nothing,
  lost: nothing,
  'file-late': nothing,
  'file-set-aside': ({ state, effects }) => {
    effects.push({ kind: 'alert', message: forPm(() => alerts.fileSetAside(state)), ofAside: true });
  },
  'set-aside': putAside,
  'hand-over-asked': nothing,
  opening: nothing,
  'not-shown': notShown,
  'handed-over': release,
  undelivered,
  'hand-over-doubtful': handOverDoubtful,
  'opened-again': openedAgain,
  expiring,
  'recheck-asked': nothing,
  rechecked,
  'asked-again': nothing,
  // Nobody is reminded of what can't go on: it is looked again later whether it can.
  'remind-due': ({ state, event, effects }) => {
    state.alarm = event.at + LOOK_AGAIN_MS;
    effects.push({ kind: 'remind', notBefore: state.alarm });
  },
  'remind-asked': nothing,
  stopped: nothing,
  resumed: nothing,
  replied,
  owned,
  moved,
  'question-closed': questionClosed,
  'forget-asked': forgetAsked,
  'forget-withdrawn': forgetWithdrawn,
  'form-not-opened': nothing,
  sent,
  assigned,
  introduced,
  undeliverable,
  dropped,
};

/**
 * What an event does to an onboarding whose flow is not there: nothing goes on, and nothing is decided by the
 * words of another flow. The merchant is told each time, the PM once. Pure, as `decide` is.
 */
export function decideWithoutGuide(before: Onboarding, event: Event, policy: Policy = POLICY): Decision {
  const turn: Unguided = { event, state: structuredClone(before), effects: [], audit: [], policy };
  speaking(languageOf(before.language) ?? FIRST_LANGUAGE, () => handle(turn, event));
  return { onboarding: turn.state, effects: turn.effects, audit: turn.audit };
}

function handle<Kind extends Event['kind']>(turn: Unguided, event: Extract<Event, { kind: Kind }>): void {
  const handler: Bare<Kind> = HANDLERS[event.kind];
  handler(turn, event);
}

/** The merchant did something, and can't go on. */
function stop(turn: Unguided): void {
  const { state, event, effects } = turn;
  state.touchedAt = event.at;
  delete state.unreachable.merchant;
  // They only opened the chat so far, and nobody knows of them yet.
  if (state.isOnlyGreeted) {
    effects.push({ kind: 'list' }, { kind: 'introduce' });
    announce(turn, 'onboarding.started');
    audit(turn, 'started', byMerchant(turn));
  }
  delete state.isOnlyGreeted;
  effects.push({ kind: 'say', message: noGuide(state) });
  if (state.isWithoutGuide) return;
  state.isWithoutGuide = true;
  effects.push({ kind: 'card' }, { kind: 'alert', message: forPm(() => alerts.noGuide(state)) });
}

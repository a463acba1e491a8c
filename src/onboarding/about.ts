import { type Answered, isAnswered } from '../flow/answered.ts';
import { findStep, stepFor } from '../flow/flow.ts';
import { isVerified } from '../state/onboarding.ts';
import { stepAt } from '../state/place.ts';
import type { About } from '../understanding/understand.ts';
import { momentOf, whenOf } from '../understanding/when.ts';
import { answerTo, noMore, takenUp } from '../views/merchant/about.ts';
import * as reminders from '../views/pm/reminders.ts';
import { forPm } from '../words/words.ts';
import { choose } from './choose.ts';
import { ofLanguages } from './language.ts';
import { passOn } from './pass-on.ts';
import { remindLater, zoneOf } from './reminding.ts';
import { arrive, moveTo, remind, reply, type Turn } from './turn.ts';

/** What somebody says that has an answer of its own wherever they stand: it is answered, or done. */
export function speakOf(turn: Turn, about: About, text: string): void {
  const { state, guide } = turn;
  state.awaiting = undefined;
  if (about === 'call') return passOn(turn, text, 'call');
  if (about === 'later') return later(turn, text);
  if (about === 'stop' || about === 'delete') return noLonger(turn, about);
  if (about === 'language') return ofLanguages(turn, text);
  if (!isAnswered(about)) return;
  const isDone = state.phase === 'result' && isVerified(state);
  if (about === 'colleague' && !guide.flow.answers.colleague && !isDone)
    return choose(turn, 'colleague', undefined);
  // It has come: they need not be told to send it.
  if (about === 'sent-elsewhere' && (state.phase !== 'guide' || state.submission)) return remind(turn);
  if (about === 'no-file' && state.phase === 'guide' && stepAt(guide.flow, state.place).collect)
    return choose(turn, 'no-file', undefined);
  if (!isTakenUp(turn, about)) reply(turn, answerTo(guide, state, about));
}

/** Whether the guide has a step for it, to which they are led: unless they are there, or came from there. */
function isTakenUp(turn: Turn, about: Answered): boolean {
  const { state, guide } = turn;
  const step = stepFor(guide.flow, about);
  if (!step || state.phase === 'checking' || state.phase === 'retrying') return false;
  if (state.phase === 'result' && isVerified(state)) return false;
  const places = [...state.trail, state.place].map(({ step: id }) => findStep(guide.flow, id)?.id);
  if (state.phase === 'guide' && places.includes(step.id)) return false;
  state.phase = 'guide';
  moveTo(turn, { step: step.id });
  arrive(turn, undefined, takenUp());
  return true;
}

function later(turn: Turn, text: string): void {
  const { state, event, policy } = turn;
  const { hours, timeZone } = policy.reminding;
  const when = whenOf(text) ?? { days: 1 };
  remindLater(turn, momentOf(when, event.at, hours, zoneOf(state, timeZone)));
}

/** They want no more of it: nobody reminds them, and the PM is told. */
function noLonger(turn: Turn, what: 'stop' | 'delete'): void {
  const { state, event, effects, guide } = turn;
  state.stalled = { at: event.at, why: 'declined' };
  effects.push(
    { kind: 'say', message: noMore(guide, state, what) },
    { kind: 'card' },
    {
      kind: 'alert',
      message: forPm(() => (what === 'stop' ? reminders.declined(state) : reminders.deleteAsked(state))),
    },
  );
}

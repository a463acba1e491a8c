import { withinHours } from '../base/working-time.ts';
import { collectStep, firstStep } from '../flow/flow.ts';
import { type Onboarding, wasVerified } from '../state/onboarding.ts';
import { placeAfter, placeOf, stepAt } from '../state/place.ts';
import { noFile } from '../views/merchant/about.ts';
import { COLLEAGUE, keptAfterAll, whoTakesOver } from '../views/merchant/colleague.ts';
import { otherStore } from '../views/merchant/finish.ts';
import { credentialsForm } from '../views/merchant/form.ts';
import { differentMessage, stuckMessage } from '../views/merchant/help.ts';
import { languageChosen } from '../views/merchant/language.ts';
import { outcome } from '../views/merchant/outcome.ts';
import { noPm, questionForPm } from '../views/merchant/questions.ts';
import { notYou } from '../views/merchant/reminders.ts';
import {
  notHere,
  nothingBefore,
  oldButton,
  reallyRestart,
  youAreWelcome,
} from '../views/merchant/replies.ts';
import { stepMessage } from '../views/merchant/steps.ts';
import * as alerts from '../views/pm/alerts.ts';
import * as reminders from '../views/pm/reminders.ts';
import { forPm } from '../words/words.ts';
import { announceResult } from './announce.ts';
import { deliverUnasked } from './deliver.ts';
import { speakFromNowOn } from './language.ts';
import { remindLater, zoneOf } from './reminding.ts';
import { letGo, setAside } from './submissions.ts';
import { noteTrouble } from './trouble.ts';
import { arrive, ask, go, isAsked, remind, type Turn } from './turn.ts';
import { forgetUnanswered, passOnUnanswered } from './unanswered.ts';

/** What a button does, pressed or typed. */
export function choose(turn: Turn, choice: string, trigger: string | undefined): void {
  const { state, guide } = turn;
  if (choice !== 'thanks') state.awaiting = undefined;
  const language = languageChosen(choice);
  if (language) return speakFromNowOn(turn, language);
  switch (choice) {
    case 'pm':
      if (!state.pm) return ask(turn, noPm(guide, state), choice);
      state.awaiting = 'question';
      return ask(turn, questionForPm(state), choice);
    case 'status':
      return remind(turn);
    case 'colleague':
      return askWhoTakesOver(turn);
    case 'next-week':
      return nextWeek(turn);
    case 'not-me':
      return notMe(turn);
    case 'thanks':
      turn.effects.push({ kind: 'say', message: youAreWelcome(state) });
      return;
    case 'restart':
      return ask(turn, reallyRestart(state), choice);
    case 'restart-yes':
      if (!isAsked(state, 'restart')) return remind(turn, oldButton());
      if (wasVerified(state)) setAside(turn);
      state.phase = 'guide';
      state.trail = [];
      state.place = placeOf(firstStep(guide.flow));
      return arrive(turn, choice);
    case 'form':
      if (!collectStep(guide.flow)) return remind(turn, notHere());
      turn.effects.push({ kind: 'open-form', form: credentialsForm(guide, state.id), trigger });
      return;
    case 'pass-on':
      return passOnUnanswered(turn);
    case 'resume':
      if (isAsked(state, COLLEAGUE) && state.handingOn) return keepIt(turn);
      forgetUnanswered(turn);
      return state.phase === 'guide' ? ask(turn, stepMessage(guide, state), choice) : remind(turn);
  }
  if (state.phase === 'result') return chooseAtResult(turn, choice);
  if (state.phase === 'guide') return chooseInGuide(turn, choice);
  remind(turn);
}

/** They may name a colleague, or forward a code; either makes it that one's. */
function askWhoTakesOver(turn: Turn): void {
  const { state, event, effects } = turn;
  state.awaiting = 'colleague';
  state.handingOn = { at: event.at };
  ask(turn, whoTakesOver(state), 'colleague');
  effects.push({ kind: 'colleague-code' });
}

/** It stays theirs after all: the code that is out leads nowhere. */
function keepIt(turn: Turn): void {
  delete turn.state.handingOn;
  remind(turn, keptAfterAll());
}

const WEEK_MS = 7 * 24 * 3_600_000;

/** They are to be reminded in a week, and not before. */
function nextWeek(turn: Turn): void {
  const { hours, timeZone } = turn.policy.reminding;
  remindLater(turn, withinHours(turn.event.at + WEEK_MS, hours, zoneOf(turn.state, timeZone)));
}

/** It is somebody else's to do: who that is, is the PM's to find out. */
function notMe(turn: Turn): void {
  const { state, event, effects, guide } = turn;
  state.stalled = { at: event.at, why: 'not-me' };
  ask(turn, notYou(guide, state), 'not-me');
  effects.push({ kind: 'card' }, { kind: 'alert', message: forPm(() => reminders.notMe(state)) });
}

function chooseInGuide(turn: Turn, choice: string): void {
  const { state, guide } = turn;
  const step = stepAt(guide.flow, state.place);
  switch (choice) {
    case 'stuck':
      noteTrouble(turn, 'stuck');
      if (state.pm) state.awaiting = 'stuck';
      return ask(turn, stuckMessage(guide, state), choice);
    case 'different':
      return ask(turn, differentMessage(guide, state), choice);
    case 'back': {
      const previous = state.trail.pop();
      if (!previous) return remind(turn, nothingBefore());
      state.place = previous;
      return arrive(turn, choice);
    }
    case 'next': {
      const after = placeAfter(guide.flow, state.place);
      return after ? go(turn, after, choice) : remind(turn, notHere());
    }
    case 'no-file':
      if (!step.collect) break;
      return ask(turn, noFile(guide, state), choice);
    case 'again':
      if (!step.collect) break;
      return makeAnother(turn, choice);
    case 'one-by-one':
      if (step.checklist) return go(turn, placeOf(step, 0), choice);
      break;
    case 'all-at-once':
      if (step.checklist) return go(turn, { step: step.id }, choice);
      break;
  }
  const own = step.choices.find(({ id }) => id === choice);
  if (own) return go(turn, { step: own.go }, choice);
  remind(turn, notHere());
}

/** They make credentials once more; of another store, once they are logged in there. */
function makeAnother(turn: Turn, choice: string): void {
  const { flow } = turn.guide;
  const redo = flow.redo ?? firstStep(flow).id;
  go(turn, { step: turn.state.storeConfirmed === false ? (flow.login ?? redo) : redo }, choice);
}

function chooseAtResult(turn: Turn, choice: string): void {
  const { state } = turn;
  const verified = state.report?.verdict === 'verified';
  if (verified && ['store-yes', 'store-no', 'store-ask'].includes(choice)) return aboutStore(turn, choice);
  const vouched = verified ? VOUCHED[choice] : undefined;
  if (vouched) return vouch(turn, vouched, choice);
  switch (choice) {
    case 'again':
      state.phase = 'guide';
      return makeAnother(turn, choice);
    case 'send':
    case 'back':
      if (verified) break;
      state.phase = 'guide';
      return arrive(turn, choice);
  }
  remind(turn);
}

const VOUCHED: Partial<Record<string, NonNullable<Onboarding['vouched']>>> = {
  'vouch-yes': 'yes',
  'vouch-no': 'no',
  'vouch-unsure': 'unsure',
};

/** What can't be checked is as they say; of what is not as it should be the PM hears. */
function vouch(turn: Turn, vouched: NonNullable<Onboarding['vouched']>, choice: string): void {
  const { state, effects, pmGuide } = turn;
  if (state.storeConfirmed !== true) return remind(turn);
  const isNews = state.vouched !== vouched;
  state.vouched = vouched;
  if (isNews) effects.push({ kind: 'card' });
  if (isNews && vouched !== 'yes')
    effects.push({
      kind: 'alert',
      message: forPm(() => alerts.vouched(pmGuide, state, vouched)),
      thread: true,
    });
  askOutcome(turn, choice);
}

/** Shows what is left to say about a result. */
function askOutcome(turn: Turn, choice: string): void {
  const { state, guide } = turn;
  if (state.report) ask(turn, outcome(guide, state, state.report), choice);
}

/** "Is this your store?": answered, and answered otherwise as often as it takes. */
function aboutStore(turn: Turn, choice: string): void {
  const { state, guide } = turn;
  const before = state.storeConfirmed;
  state.storeConfirmed = choice === 'store-ask' ? undefined : choice === 'store-yes';
  turn.effects.push({ kind: 'card' });
  if (state.storeConfirmed === undefined) return remind(turn);
  if (state.storeConfirmed) {
    letGo(turn);
    if (before === false) {
      turn.effects.push({ kind: 'alert', message: forPm(() => alerts.rightStore(state)) });
      announceResult(turn);
    }
    if (before !== true) deliverUnasked(turn);
    return askOutcome(turn, choice);
  }
  turn.effects.push({ kind: 'alert', message: forPm(() => alerts.wrongStore(state)) });
  if (before !== false) announceResult(turn);
  ask(turn, otherStore(guide, state), choice);
}

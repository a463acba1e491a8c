import type { Person } from '../chat/inbound.ts';
import { firstStep } from '../flow/flow.ts';
import type { Guide } from '../flow/guide.ts';
import type { Effect } from '../state/effect.ts';
import type { Event } from '../state/event.ts';
import type { Onboarding } from '../state/onboarding.ts';
import { nearestPlace, placeKey, placeOf } from '../state/place.ts';
import { asksSomething, understand, understandWhileAsked } from '../understanding/understand.ts';
import * as asides from '../views/merchant/asides.ts';
import { credentialsForm } from '../views/merchant/guide.ts';
import { stepMessage } from '../views/merchant/steps.ts';
import * as alerts from '../views/pm/alerts.ts';
import { choose } from './choose.ts';
import { assigned, checked, delayed, isOvertaken, lost, reported, submitted } from './submissions.ts';
import { ask, isAsked, type Of, remind, type Turn } from './turn.ts';

/** What a turn makes of an event: the new state, and what is to be done. */
export interface Decision {
  onboarding: Onboarding;
  effects: Effect[];
}

/** More files than this in one message are not all looked at; no platform sends that many. */
const MOST_FILES = 10;
/** What somebody who sends a file may ask for in the same message. */
const ASKED_WITH_FILE = ['pm', 'stuck', 'different', 'status', 'restart'];
/** What would tell the PM of somebody. */
const FOR_PM = new Set<Effect['kind']>(['list', 'introduce', 'card', 'alert']);
/** A second press of a button just used is a double click, not a wish. */
const DOUBLE_CLICK_MS = 4000;

/** An onboarding before anything has happened in it. */
export function begin(
  guide: Guide,
  id: string,
  person: Person,
  pm: Onboarding['pm'],
  at: number,
): Onboarding {
  return {
    id,
    version: 0,
    flow: guide.flow.name,
    merchant: { ...person.address, ...(person.name === undefined ? {} : { name: person.name }) },
    pm,
    place: placeOf(firstStep(guide.flow)),
    trail: [],
    phase: 'guide',
    isOnlyGreeted: true,
    startedAt: at,
    touchedAt: at,
    arrivedAt: at,
    messages: {},
    unreachable: {},
    nextEffect: 1,
  };
}

/**
 * The heart of Usher: what an event does to an onboarding. Pure: the same guide, state and event give
 * the same decision; time comes from the event, and nothing is read or written.
 */
export function decide(guide: Guide, before: Onboarding, event: Event): Decision {
  const turn: Turn = { guide, event, state: structuredClone(before), effects: [] };
  switch (event.kind) {
    case 'hello':
    case 'text':
    case 'choice':
    case 'files':
    case 'submitted':
    case 'mistyped':
    case 'refused':
      merchantTurn(turn, event);
      break;
    case 'checked':
      checked(turn, event);
      break;
    case 'delayed':
      delayed(turn, event);
      break;
    case 'reported':
      reported(turn, event);
      break;
    case 'lost':
      lost(turn, event);
      break;
    case 'file-late':
      if (!isOvertaken(turn.state, event.sentAt))
        turn.effects.push({ kind: 'say', message: asides.FILE_LATE });
      break;
    case 'sent':
      turn.state.messages[event.slot] = event.ref;
      break;
    case 'assigned':
      assigned(turn, event);
      break;
    case 'form-not-opened':
      ask(turn, asides.openTheForm(turn.state));
      break;
    case 'introduced':
      turn.state.merchant.name = event.name;
      turn.effects.push({ kind: 'card' });
      break;
    case 'undeliverable':
      turn.state.unreachable.merchant = event.reason;
      // What was never sent can't be edited; nor must its text take the place of the message before.
      if (event.slot) delete turn.state.messages[event.slot];
      turn.effects.push({ kind: 'card' });
      break;
    case 'dropped':
      delete turn.state.messages[event.slot];
      break;
  }
  const effects = turn.state.isOnlyGreeted
    ? turn.effects.filter(({ kind }) => !FOR_PM.has(kind))
    : turn.effects;
  return { onboarding: turn.state, effects };
}

function merchantTurn(
  turn: Turn,
  event: Of<'hello' | 'text' | 'choice' | 'files' | 'submitted' | 'mistyped' | 'refused'>,
): void {
  const { state, guide } = turn;
  const isNew = state.version === 0;
  const wasGone = state.unreachable.merchant !== undefined;
  const sinceTouched = event.at - state.touchedAt;
  state.touchedAt = event.at;
  delete state.unreachable.merchant;
  if (wasGone) turn.effects.push({ kind: 'card' });
  if (state.isOnlyGreeted && event.kind !== 'hello') {
    delete state.isOnlyGreeted;
    state.startedAt = event.at;
    turn.effects.push({ kind: 'list' }, { kind: 'introduce' }, { kind: 'card' });
  }

  const { place, trail, moved } = nearestPlace(guide.flow, state);
  state.place = place;
  state.trail = trail;
  if (moved) state.arrivedAt = event.at;

  switch (event.kind) {
    case 'files':
      turn.effects.push({ kind: 'fetch', files: event.files.slice(0, MOST_FILES), sentAt: event.at });
      if (event.files.length > MOST_FILES)
        turn.effects.push({ kind: 'say', message: asides.tooManyFiles(event.files.length, MOST_FILES) });
      return saidWithFile(turn, event.text);
    case 'submitted':
      if (event.card) turn.effects.push({ kind: 'close-form', card: event.card, message: asides.FORM_TAKEN });
      return submitted(turn, event);
    case 'mistyped': {
      const { card, errors, typed } = event;
      const form = credentialsForm(guide, state.id, { errors, typed });
      turn.effects.push({ kind: 'open-form', form, card });
      return;
    }
    case 'refused':
      if (isOvertaken(state, event.sentAt)) return;
      return ask(turn, asides.refusal(guide, state, event.problem.message));
  }
  if (isNew) return ask(turn, stepMessage(guide, state));
  if (event.kind === 'hello') {
    // Teams tells of one installation twice.
    if (wasGone || (event.installed && sinceTouched > DOUBLE_CLICK_MS)) welcomeBack(turn);
    return;
  }
  if (moved && state.phase === 'guide') return ask(turn, stepMessage(guide, state, asides.MOVED[moved]));
  if (event.kind === 'choice') return pressed(turn, event);
  said(turn, event.text);
}

/** Somebody is there again, who may have missed what was said last. */
function welcomeBack(turn: Turn): void {
  const { state, guide } = turn;
  if (state.phase === 'guide') ask(turn, stepMessage(guide, state, asides.WELCOME_BACK));
  else remind(turn);
}

/** A button: the one it seems to be, if it belongs to where the merchant stands. */
function pressed(turn: Turn, event: Of<'choice'>): void {
  const { state } = turn;
  const here: (string | undefined)[] = [undefined, asides.ANYWHERE];
  if (state.phase === 'guide') here.push(placeKey(state.place));
  if (state.phase === 'result') here.push('result');
  if (isAsked(state, 'restart')) here.push('restart');
  if (here.includes(event.place)) return choose(turn, event.choice, event.trigger);
  if (event.at - state.arrivedAt < DOUBLE_CLICK_MS) return;
  remind(turn, asides.OLD_BUTTON);
}

/** Words that came with a file: the file has its own answer, but nothing that was asked must go unheard. */
function saidWithFile(turn: Turn, text: string): void {
  const { state, guide } = turn;
  const isQuestion = state.awaiting === 'question';
  const choice = (isQuestion ? understandWhileAsked : understand)(guide, state, text);
  if (choice !== undefined) {
    // Asked for their question already, they have that before their eyes.
    if (ASKED_WITH_FILE.includes(choice) && !(isQuestion && choice === 'pm')) choose(turn, choice, undefined);
    return;
  }
  if (isQuestion) return passOn(turn, text);
  if (asksSomething(text)) turn.effects.push({ kind: 'say', message: asides.ASKED_WITH_FILE });
}

/** Passes a question on to the PM. */
function passOn(turn: Turn, text: string): void {
  turn.state.awaiting = undefined;
  const [question, ...more] = alerts.question(turn.state, text);
  turn.effects.push({ kind: 'alert', message: question });
  for (const message of more) turn.effects.push({ kind: 'alert', message, thread: true });
  ask(turn, asides.questionPassedOn(turn.state));
}

/** Words: an answer to what was asked, a button by another name, or something to be asked again. */
function said(turn: Turn, text: string): void {
  const { state, guide } = turn;
  const isQuestion = state.awaiting === 'question';
  const choice = (isQuestion ? understandWhileAsked : understand)(guide, state, text);
  if (choice !== undefined) return choose(turn, choice, undefined);
  if (isQuestion) return passOn(turn, text);
  remind(turn, asides.notUnderstood(state));
}

import type { Person } from '../chat/inbound.ts';
import type { Message } from '../chat/message.ts';
import { collectStep, firstStep } from '../flow/flow.ts';
import * as alerts from '../pm/alerts.ts';
import type { Effect } from './effect.ts';
import type { Event } from './event.ts';
import { credentialsForm, type Guide } from './guide.ts';
import * as asides from './messages/asides.ts';
import { progressMessage, resultMessage } from './messages/results.ts';
import { differentMessage, settled, stepMessage, stepReminder, stuckMessage } from './messages/steps.ts';
import type { Onboarding, Place } from './onboarding.ts';
import { nearestPlace, placeAfter, placeKey, stepAt } from './place.ts';
import { understand } from './understand.ts';

/** What a turn makes of an event: the new state, and what is to be done. */
export interface Decision {
  onboarding: Onboarding;
  effects: Effect[];
}

/** Trails longer than this forget their oldest places: nobody goes back that far. */
const LONGEST_TRAIL = 60;
/** More files than this in one message are not all looked at. */
const MOST_FILES = 5;
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
    place: { step: firstStep(guide.flow).id },
    trail: [],
    phase: 'guide',
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
    case 'refused':
      merchantTurn(turn, event);
      break;
    case 'checked':
      checked(turn, event);
      break;
    case 'delayed':
      if (isCurrent(turn, event.submission) && turn.state.phase === 'checking') {
        turn.state.phase = 'retrying';
        showProgress(turn);
        turn.effects.push({ kind: 'card' });
      }
      break;
    case 'reported':
      reported(turn, event);
      break;
    case 'sent':
      turn.state.messages[event.slot] = event.ref;
      break;
    case 'form-not-opened':
      ask(turn, asides.openTheForm(guide, turn.state));
      break;
    case 'introduced':
      turn.state.merchant.name = event.name;
      turn.effects.push({ kind: 'card' });
      break;
    case 'undeliverable':
      turn.state.unreachable[event.to] = event.reason;
      if (event.to === 'merchant') turn.effects.push({ kind: 'card' });
      break;
  }
  return { onboarding: turn.state, effects: turn.effects };
}

/** A decision in the making. */
interface Turn {
  readonly guide: Guide;
  readonly event: Event;
  readonly state: Onboarding;
  readonly effects: Effect[];
}
type Of<Kind extends Event['kind']> = Extract<Event, { kind: Kind }>;

function merchantTurn(
  turn: Turn,
  event: Of<'hello' | 'text' | 'choice' | 'files' | 'submitted' | 'refused'>,
): void {
  const { state, guide } = turn;
  const isNew = state.version === 0;
  state.touchedAt = event.at;
  delete state.unreachable.merchant;
  if (isNew) turn.effects.push({ kind: 'list' }, { kind: 'introduce' }, { kind: 'card' });

  const { place, trail, moved } = nearestPlace(guide.flow, state);
  state.place = place;
  state.trail = trail;
  if (moved) state.arrivedAt = event.at;

  switch (event.kind) {
    case 'files':
      for (const file of event.files.slice(0, MOST_FILES)) turn.effects.push({ kind: 'fetch', file });
      return;
    case 'submitted':
      return submitted(turn, event);
    case 'refused':
      return ask(turn, asides.refusal(guide, state, event.problem.message));
  }
  if (isNew) return ask(turn, stepMessage(guide, state));
  if (event.kind === 'hello') return;
  if (moved && state.phase === 'guide') return ask(turn, stepMessage(guide, state, asides.MOVED));
  if (event.kind === 'choice') return pressed(turn, event);
  said(turn, event.text);
}

/** A button: the one it seems to be, if it belongs to where the merchant stands. */
function pressed(turn: Turn, event: Of<'choice'>): void {
  const { state } = turn;
  const here: (string | undefined)[] = [undefined, asides.ANYWHERE];
  if (state.phase === 'guide') here.push(placeKey(state.place));
  if (state.phase === 'result') here.push('result');
  if (state.awaiting === 'restart') here.push('restart');
  if (here.includes(event.place)) return choose(turn, event.choice, event.trigger);
  if (event.at - state.arrivedAt < DOUBLE_CLICK_MS) return;
  remind(turn, asides.OLD_BUTTON);
}

/** Words: an answer to what was asked, a button by another name, or something to be asked again. */
function said(turn: Turn, text: string): void {
  const { state, guide } = turn;
  const choice = understand(guide, state, text);
  if (state.awaiting === 'question' && choice !== 'resume') {
    state.awaiting = undefined;
    turn.effects.push({ kind: 'alert', message: alerts.question(guide, state, text) });
    return ask(turn, asides.questionPassedOn(guide, state));
  }
  if (choice !== undefined) return choose(turn, choice, undefined);
  remind(turn, asides.NOT_UNDERSTOOD);
}

/** What a button does, pressed or typed. */
function choose(turn: Turn, choice: string, trigger: string | undefined): void {
  const { state, guide } = turn;
  const wasAwaiting = state.awaiting;
  // A result's question ("is this your store?") stays open while something else is looked at.
  if (choice !== 'status' && choice !== 'stuck') state.awaiting = undefined;
  switch (choice) {
    case 'pm':
      if (!state.pm) return ask(turn, asides.noPm(guide, state), choice);
      state.awaiting = 'question';
      return ask(turn, asides.questionForPm(guide, state), choice);
    case 'status':
      return remind(turn);
    case 'restart':
      state.awaiting = 'restart';
      return ask(turn, asides.reallyRestart(state), choice);
    case 'restart-yes':
      if (wasAwaiting !== 'restart') return remind(turn, asides.OLD_BUTTON);
      state.phase = 'guide';
      state.trail = [];
      state.place = { step: firstStep(guide.flow).id };
      return arrive(turn, choice);
    case 'form':
      if (!collectStep(guide.flow)) return remind(turn, asides.NOT_UNDERSTOOD);
      if (trigger === undefined) return ask(turn, asides.openTheForm(guide, state), choice);
      turn.effects.push({ kind: 'open-form', form: credentialsForm(guide, state.id), trigger });
      return;
    case 'resume':
      return state.phase === 'guide' ? ask(turn, stepMessage(guide, state), choice) : remind(turn);
  }
  if (state.phase === 'result') return chooseAtResult(turn, choice);
  if (state.phase === 'guide') return chooseInGuide(turn, choice);
  remind(turn);
}

function chooseInGuide(turn: Turn, choice: string): void {
  const { state, guide } = turn;
  const step = stepAt(guide.flow, state.place);
  switch (choice) {
    case 'stuck':
      return ask(turn, stuckMessage(guide, state), choice);
    case 'different':
      return ask(turn, differentMessage(guide, state), choice);
    case 'back': {
      const previous = state.trail.pop();
      if (!previous) return remind(turn, asides.NOTHING_BEFORE);
      state.place = previous;
      return arrive(turn, choice);
    }
    case 'next': {
      const after = placeAfter(guide.flow, state.place);
      return after ? go(turn, after, choice) : remind(turn, asides.NOT_UNDERSTOOD);
    }
    case 'one-by-one':
      if (step.checklist) return go(turn, { step: step.id, item: 0 }, choice);
      break;
    case 'all-at-once':
      if (step.checklist) return go(turn, { step: step.id }, choice);
      break;
  }
  const own = step.choices.find(({ id }) => id === choice);
  if (own) return go(turn, { step: own.go }, choice);
  remind(turn, asides.NOT_UNDERSTOOD);
}

function chooseAtResult(turn: Turn, choice: string): void {
  const { state, guide } = turn;
  const verified = state.report?.verdict === 'verified';
  switch (choice) {
    case 'store-yes':
      if (!verified) break;
      state.storeConfirmed = true;
      turn.effects.push({ kind: 'card' });
      return ask(turn, asides.thankYou(guide, state), choice);
    case 'store-no':
      if (!verified) break;
      state.storeConfirmed = false;
      turn.effects.push({ kind: 'card' }, { kind: 'alert', message: alerts.wrongStore(guide, state) });
      return ask(turn, asides.otherStore(guide, state), choice);
    case 'again':
      state.phase = 'guide';
      return go(turn, { step: guide.flow.redo ?? firstStep(guide.flow).id }, choice);
    case 'send':
    case 'back':
      if (verified) break;
      state.phase = 'guide';
      return arrive(turn, choice);
  }
  remind(turn);
}

function submitted(turn: Turn, { received, notes, at }: Of<'submitted'>): void {
  const { state, guide } = turn;
  if (state.submission && state.phase !== 'result')
    turn.effects.push({ kind: 'discard', submission: state.submission.id });
  state.submission = { ...received, at, notes, checks: [] };
  state.phase = 'checking';
  state.storeConfirmed = undefined;
  if (state.awaiting !== 'question') state.awaiting = undefined;
  const collect = collectStep(guide.flow);
  if (collect && state.place.step !== collect.id) moveTo(turn, { step: collect.id });
  close(turn);
  delete state.messages.progress;
  turn.effects.push(
    { kind: 'verify', submission: received.id },
    { kind: 'say', message: progressMessage(guide, state), slot: 'progress' },
    { kind: 'card' },
  );
}

function checked(turn: Turn, { submission, check }: Of<'checked'>): void {
  if (!isCurrent(turn, submission) || turn.state.phase === 'result') return;
  const known = turn.state.submission;
  if (!known) return;
  known.checks = [...known.checks.filter(({ id }) => id !== check.id), check];
  if (turn.state.phase === 'checking') showProgress(turn);
}

function reported(turn: Turn, { submission, report }: Of<'reported'>): void {
  const { state, guide } = turn;
  if (!isCurrent(turn, submission) || state.phase === 'result' || !state.submission) return;
  state.phase = 'result';
  state.report = report;
  state.submission.checks = report.checks;
  if (state.awaiting !== 'question') state.awaiting = report.verdict === 'verified' ? 'store' : undefined;
  showProgress(turn);
  ask(turn, resultMessage(guide, state, report));
  turn.effects.push({ kind: 'card' }, { kind: 'alert', message: alerts.report(guide, state, report) });
  const details = alerts.reportDetails(report);
  if (details) turn.effects.push({ kind: 'alert', message: details, thread: true });
}

/** Whether it is the submission that counts: an older one's results are no longer of interest. */
function isCurrent({ state }: Turn, submission: string): boolean {
  return state.submission?.id === submission;
}

/** Says where the merchant stands, in short. */
function remind(turn: Turn, lead?: string): void {
  const { state, guide } = turn;
  if (state.phase === 'guide')
    return ask(turn, stepReminder(guide, state, lead ?? asides.hereYouAre(guide, state)));
  if (state.phase === 'result' && state.report) {
    if (state.storeConfirmed === true) return ask(turn, asides.thankYou(guide, state));
    if (state.report.verdict === 'verified' && state.awaiting === undefined) state.awaiting = 'store';
    return ask(turn, resultMessage(guide, state, state.report));
  }
  turn.effects.push({ kind: 'say', message: asides.stillChecking(guide, state) });
}

/** One place on, remembering the way back. */
function go(turn: Turn, place: Place, chosen: string): void {
  moveTo(turn, place);
  arrive(turn, chosen);
}

function moveTo({ state, event }: Turn, place: Place): void {
  state.trail = [...state.trail, state.place].slice(-LONGEST_TRAIL);
  state.place = place;
  state.arrivedAt = event.at;
}

function arrive(turn: Turn, chosen: string): void {
  turn.state.arrivedAt = turn.event.at;
  ask(turn, stepMessage(turn.guide, turn.state), chosen);
  turn.effects.push({ kind: 'card' });
}

/** Sends a message with buttons; those of the message before are taken away. */
function ask(turn: Turn, message: Message, chosen?: string): void {
  close(turn, chosen);
  turn.state.open = message;
  turn.effects.push({ kind: 'say', message, slot: 'step' });
}

/** Takes the buttons of the newest message away. */
function close(turn: Turn, chosen?: string): void {
  if (!turn.state.open) return;
  turn.effects.push({ kind: 'replace', slot: 'step', message: settled(turn.state.open, chosen) });
  turn.state.open = undefined;
}

function showProgress(turn: Turn): void {
  turn.effects.push({ kind: 'replace', slot: 'progress', message: progressMessage(turn.guide, turn.state) });
}

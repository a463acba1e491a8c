/** The words of the log, for somebody who has never seen the code. What Usher learns to do needs a word here, or nothing compiles. */
import type { Observation } from '../../src/turn/observation.ts';
import { h } from './dom.ts';

export type Turn = Extract<Observation, { kind: 'turn' }>;
export type Performed = Extract<Observation, { kind: 'effect' }>;
export type EventKind = Turn['event'];
export type EffectKind = Performed['effect'];
export type EffectOutcome = Performed['outcome'] | 'waiting';

const EVENTS: Record<EventKind, string> = {
  hello: 'they opened the chat',
  text: 'they wrote something',
  invited: 'a PM has the bot write to the merchant',
  joined: 'they came with the code of their invitation',
  'handed-on': 'a colleague has it from now on, or whoever had it before again',
  choice: 'they pressed a button',
  files: 'they sent a file',
  'file-late': "a file can't be had yet; it is tried again",
  'file-set-aside': 'a file ended the process each time it was read; it is read no more',
  'set-aside': 'something ended the process each time it was tried; it is left until an operator says so',
  submitted: 'credentials were read, and sealed',
  mistyped: 'what they typed into a form has a mistake in it',
  refused: 'what they sent is not the credentials',
  checked: 'the worker checked one permission',
  delayed: 'the shop does not answer; the queue tries again later',
  reported: 'all permissions are checked',
  lost: "the sealed credentials can't be opened any more; they are asked for again",
  sent: 'a message has arrived, and its id is kept, to edit it',
  introduced: "the platform told the merchant's name",
  moved: 'another channel looks after this merchant',
  assigned: "a PM's channel was named for this merchant",
  'hand-over-asked': 'somebody of the PM channel wants the credentials',
  opening: 'the credentials are about to be shown',
  'not-shown': 'the form with the credentials did not open',
  'handed-over': 'the credentials are out',
  undelivered: 'what was to be pushed was not taken there',
  'hand-over-doubtful': 'nobody knows whether they were shown',
  expiring: 'verified credentials have been here for long',
  rechecked: 'verified credentials were checked again',
  'recheck-asked': 'somebody of the PM channel asks whether the credentials still work',
  'remind-due': 'it is time to look whether somebody has to be reminded',
  'remind-asked': 'somebody of the PM channel has the merchant reminded',
  stopped: 'somebody of the PM channel calls it off',
  resumed: 'somebody of the PM channel takes it up again',
  replied: 'somebody of the PM channel writes to the merchant',
  owned: 'somebody of the PM channel says who looks after the merchant',
  'question-closed': 'somebody of the PM channel says that a question is answered',
  'asked-again': 'somebody of the PM channel has the merchant asked again',
  'forget-asked': 'somebody of the PM channel wants the merchant forgotten; the card asks again',
  'forget-withdrawn': 'they want the merchant kept after all',
  'opened-again': 'a used link was opened again',
  'form-not-opened': 'the platform would not open a form any more',
  dropped: 'the platform refused a message for good',
  undeliverable: "the merchant can't be reached until they write again",
};

const ENDS: Record<Turn['result'], string> = {
  committed: 'the new state and the effects are stored, in one step',
  duplicate: 'this event was taken in before; nothing changes',
  conflict: 'somebody else committed meanwhile; it is decided again',
  forgotten: 'the merchant was removed for good; nothing changes',
};

const EFFECTS: Record<EffectKind, string> = {
  say: 'a message to the merchant',
  replace: 'an edit of such a message: its buttons go, its news come',
  tell: 'a message to whoever has it no longer',
  'colleague-code': 'a text to forward, with a code for a colleague',
  remind: 'a look whether somebody has to be reminded',
  settle: 'an edit of a message that was answered: its buttons go',
  progress: 'an edit of the message that shows how far the checks are',
  'open-form': 'a form for the merchant',
  'close-form': 'a filled-in form, replaced: what was typed must not stay on the screen',
  card: "the merchant's card in the PM's channel, drawn again",
  alert: 'a message to the PM',
  answer: "a PM's words, to the merchant",
  fetch: 'a file, downloaded and read',
  verify: 'a job for the worker: check these credentials',
  introduce: "the merchant's name, asked of the platform",
  list: "the PM's list of merchants: one more",
  link: "the merchant's card, and its thread, entered where they are looked up",
  show: 'the credentials in a form, for the one who asked',
  conclude: 'an opening that nobody ended, looked at again',
  notify: 'news for a webhook: something happened',
  deliver: 'verified credentials, pushed to where they go',
  recheck: 'a job for the worker: do these credentials still work?',
  expire: 'verified credentials that nobody took yet, looked at again',
  discard: 'sealed credentials that nobody needs any more, destroyed',
};

const OUTCOMES: Record<EffectOutcome, string> = {
  waiting: 'in the outbox; it survives a crash there',
  done: 'performed, and struck off',
  postponed: 'did not work; tried again later, and what has to follow it waits',
  superseded: 'needless: a later edit of the same message is on its way',
  dropped: 'refused for good, and struck off',
  aside: 'ended the process each time it was tried; kept for an operator',
};

const GROUPS: [string, Record<string, string>][] = [
  [
    'An event: something happened to a merchant. Taking it in is a turn: load the state, decide, commit',
    EVENTS,
  ],
  ['How a turn ends', ENDS],
  ['An effect: something a turn asks for. It waits in the outbox until it is performed', EFFECTS],
  ['What becomes of an effect', OUTCOMES],
];

/** A word with its meaning to hover over. */
const wordOf =
  <K extends string>(words: Record<K, string>, props = {}) =>
  (name: K): HTMLElement =>
    h('b', { ...props, title: words[name] }, name);

export const event = wordOf(EVENTS);
export const result = wordOf(EVENTS, { class: 'word' });
export const end = wordOf(ENDS, { class: 'word' });
export const effect = wordOf(EFFECTS);
export const outcome = wordOf(OUTCOMES, { class: 'word' });

/** All of the words and their meanings. */
export function legend(): HTMLElement[] {
  return GROUPS.map(([title, words]) =>
    h(
      'div',
      {},
      h('h3', {}, title),
      h(
        'dl',
        {},
        Object.entries(words).map(([name, meaning]) => h('div', {}, h('dt', {}, name), h('dd', {}, meaning))),
      ),
    ),
  );
}

/** The words of the log, for somebody who has never seen the code. */
import { h } from './dom.js';

const GROUPS = [
  [
    'An event: something happened to a merchant. Taking it in is a turn: load the state, decide, commit',
    {
      hello: 'they opened the chat',
      text: 'they wrote something',
      choice: 'they pressed a button',
      files: 'they sent a file',
      submitted: 'credentials were read, and sealed',
      refused: 'what they sent is not the credentials',
      checked: 'the worker checked one permission',
      delayed: 'the shop does not answer; the queue tries again later',
      reported: 'all permissions are checked',
      sent: 'a message has arrived, and its id is kept, to edit it',
      introduced: "the platform told the merchant's name",
      'form-not-opened': 'the platform would not open a form any more',
      dropped: 'the platform refused a message for good',
      undeliverable: 'the merchant can not be reached until they write again',
    },
  ],
  [
    'How a turn ends',
    {
      committed: 'the new state and the effects are stored, in one step',
      duplicate: 'this event was taken in before; nothing changes',
      conflict: 'somebody else committed meanwhile; it is decided anew',
    },
  ],
  [
    'An effect: something a turn asks for. It waits in the outbox until it is performed',
    {
      say: 'a message to the merchant',
      replace: 'an edit of such a message: its buttons go, its news come',
      'open-form': 'a form for the merchant',
      card: "the merchant's card in the PM's channel, drawn anew",
      alert: 'a message to the PM',
      fetch: 'a file, downloaded and read',
      verify: 'a job for the worker: check these credentials',
      introduce: "the merchant's name, asked of the platform",
      list: "the PM's list of merchants: one more",
      discard: 'sealed credentials that nobody needs any more, destroyed',
    },
  ],
  [
    'What becomes of an effect',
    {
      waiting: 'in the outbox; it survives a crash there',
      done: 'performed, and struck off',
      postponed: 'did not work; tried again later, and what has to follow it waits',
      superseded: 'needless: a later edit of the same message is on its way',
      dropped: 'refused for good, and struck off',
    },
  ],
];

const [EVENTS, ENDS, EFFECTS, OUTCOMES] = GROUPS.map(([, words]) => words);

/** A word with its meaning to hover over. */
const of = (words, props) => (name) => h('b', { ...props, title: words[name] }, name);
export const event = of(EVENTS);
export const result = of(EVENTS, { class: 'word' });
export const end = of(ENDS, { class: 'word' });
export const effect = of(EFFECTS);
export const outcome = of(OUTCOMES, { class: 'word' });

/** All of the words and their meanings. */
export function legend() {
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

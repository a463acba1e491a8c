/** One message, as the chat program shows it. */
import { avatar, clock, h, size } from './dom.js';
import { renderPayload, renderText } from './payload.js';

/**
 * A message as a list item. `isContinued`: it follows another of the same author, so name and picture
 * are left out. `surroundings`: `platform`, `people`, `bot`, `press(message, action, value, element)`, `reply(message)`.
 */
export function renderMessage(message, isContinued, surroundings) {
  const { platform, people, bot, press, reply } = surroundings;
  const name = people[message.author] ?? 'Somebody';
  const isBot = message.author === bot.id;
  const around = { platform, people, press: (...what) => press(message, ...what) };
  const when = h('time', { class: 'when', datetime: new Date(message.at).toISOString() }, clock(message.at));
  const body = message.payload
    ? renderPayload(message.payload, around)
    : [message.text && h('div', { class: 'b-text' }, renderText(message.text, around))];
  return h(
    'li',
    {
      class: `message${isContinued ? ' continued' : ''}${message.onlyYou ? ' only-you' : ''}`,
      tabindex: '-1',
      'data-author': isBot ? 'bot' : 'person',
    },
    message.onlyYou && h('p', { class: 'only' }, 'Only visible to you'),
    h(
      'div',
      { class: 'row' },
      isContinued
        ? h(
            'span',
            { class: 'gutter' },
            h('span', { class: 'when' }, clock(message.at).replace(/\s?[AP]M$/i, '')),
          )
        : avatar(name, isBot),
      h(
        'div',
        { class: 'content' },
        h(
          'p',
          { class: isContinued ? 'who visually-hidden' : 'who' },
          h('b', {}, name),
          isBot && h('span', { class: 'app' }, 'APP'),
          !isContinued && when,
        ),
        body,
        message.edited && h('span', { class: 'edited' }, '(edited)'),
        message.files.map((one) => file(one, platform)),
        message.replies.length > 0 && thread(message, surroundings),
        reply && replyButton(message, surroundings),
      ),
    ),
  );
}

/** In Teams every post can be answered; in Slack, here, what has been answered already. */
function replyButton(message, { platform, reply }) {
  const isTeams = platform === 'teams';
  if (!isTeams && message.replies.length === 0) return undefined;
  const props = { type: 'button', class: 'reply', onclick: () => reply(message) };
  return h('button', props, isTeams ? 'Reply' : 'Reply in thread');
}

function thread({ replies }, surroundings) {
  const label = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  return h(
    'div',
    { class: 'thread' },
    h('p', { class: 'replies' }, label),
    h(
      'ol',
      { 'aria-label': label },
      replies.map((one) =>
        renderMessage({ ...one, replies: [] }, false, { ...surroundings, reply: undefined }),
      ),
    ),
  );
}

function file({ id, name, type, size: bytes }, platform) {
  const isPicture = type.startsWith('image/');
  const ending = /\.([a-z0-9]{1,4})$/i.exec(name)?.[1]?.toUpperCase() ?? 'FILE';
  return h(
    'div',
    { class: 'file' },
    isPicture
      ? h('img', { src: `/playground/files/${platform}/${id}`, alt: '', class: 'file-icon' })
      : h('span', { class: 'file-icon', 'aria-hidden': 'true' }, ending),
    h(
      'span',
      { class: 'file-about' },
      h('b', {}, name),
      h('span', {}, `${isPicture ? 'Picture' : ending} · ${size(bytes)}`),
    ),
  );
}

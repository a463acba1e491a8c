/** One message, as the chat program shows it. */
import type { FileView, MessageView, PersonView, Platform } from '../exchange.ts';
import { avatar, type Child, clock, h, size } from './dom.ts';
import { renderPayload, renderText } from './payload.ts';
import type { People, Picked } from './surroundings.ts';

/** The conversation that a message stands in. */
export interface InConversation {
  platform: Platform;
  people: People;
  bot: PersonView;
  press(message: MessageView, action: string, value: Picked, element: HTMLElement): void;
  /** Begins an answer to a message; undefined where that is not done. */
  reply: ((message: MessageView) => void) | undefined;
}

/**
 * A message as a list item. `isContinued`: it follows another of the same author, so name and picture
 * are left out.
 */
export function renderMessage(
  message: MessageView,
  isContinued: boolean,
  around: InConversation,
): HTMLElement {
  const { people, bot, platform } = around;
  const name = people[message.author] ?? 'Somebody';
  const isBot = message.author === bot.id;
  const when = h('time', { class: 'when', datetime: new Date(message.at).toISOString() }, clock(message.at));
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
      isContinued ? gutter(message) : avatar(name, isBot),
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
        body(message, around),
        message.edited && h('span', { class: 'edited' }, '(edited)'),
        message.files.map((one) => file(one, platform)),
        message.replies.length > 0 && thread(message, around),
        replyButton(message, around),
      ),
    ),
  );
}

/** The time, in the place of a picture. */
const gutter = ({ at }: MessageView) =>
  h('span', { class: 'gutter' }, h('span', { class: 'when' }, clock(at).replace(/\s?[AP]M$/i, '')));

function body(message: MessageView, { platform, people, press }: InConversation): Child {
  const { payload, text } = message;
  if (payload)
    return renderPayload(payload, platform, { people, press: (...what) => press(message, ...what) });
  return text && h('div', { class: 'b-text' }, renderText(text, platform, people));
}

/** In Teams every post can be answered; in Slack, here, what has been answered already. */
function replyButton(message: MessageView, { platform, reply }: InConversation): Child {
  const isTeams = platform === 'teams';
  if (!reply || (!isTeams && message.replies.length === 0)) return undefined;
  const props = { type: 'button', class: 'reply', onclick: () => reply(message) };
  return h('button', props, isTeams ? 'Reply' : 'Reply in thread');
}

function thread({ replies }: MessageView, around: InConversation): HTMLElement {
  const label = replies.length === 1 ? '1 reply' : `${replies.length} replies`;
  return h(
    'div',
    { class: 'thread' },
    h('p', { class: 'replies' }, label),
    h(
      'ol',
      { 'aria-label': label },
      replies.map((one) => renderMessage({ ...one, replies: [] }, false, { ...around, reply: undefined })),
    ),
  );
}

function file({ id, name, type, size: bytes }: FileView, platform: Platform): HTMLElement {
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

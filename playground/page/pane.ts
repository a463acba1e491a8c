/** A window of the chat program: its top, the messages, and where one writes. */
import type { HomeView, KnownBlock } from '@slack/types';
import type { ConversationView, MessageView, Outcome, SurfaceView } from '../exchange.ts';
import { createComposer } from './composer.ts';
import { allWithin, childrenOf, h, printOf, reconcile } from './dom.ts';
import { acceptDrops } from './drops.ts';
import { createFollowing } from './follow.ts';
import { type InConversation, renderMessage } from './message.ts';
import { renderBlocks } from './slack/blocks.ts';
import type { Picked } from './surroundings.ts';
import { createTabs } from './tabs.ts';

/** Messages of one author within five minutes share one picture. */
const TOGETHER_MS = 5 * 60_000;

/** What can be done in a window. */
interface Deeds {
  say(text: string, thread: string | undefined): Promise<Outcome>;
  press(on: string, action: string, value: Picked): Promise<unknown>;
  /** There is something new. */
  arrived(): void;
  /** What stands there while there are no messages. */
  empty: HTMLElement;
  /** In a merchant's window. */
  own?: {
    attach(files: File[]): unknown;
    sample(id: string): unknown;
    openHome(): unknown;
  };
}

/** What a window shows. */
interface Shown extends ConversationView {
  /** Tells one person's window from another's. */
  who: string;
  /** The window's title. */
  name: (Node | string)[];
  /** What the list of messages is called. */
  story: string;
  /** What the box to write in is called. */
  label: string;
}

export interface Pane {
  update(shown: Shown): void;
  /** Whatever comes next will be seen. */
  toEnd(): void;
}

/** Fills `root` with a window. */
export function createPane(root: HTMLElement, { id, deeds }: { id: string; deeds: Deeds }): Pane {
  const { own } = deeds;
  let thread: MessageView | undefined;
  let shown: string | undefined;
  /** How many messages there were, answers included. */
  let count = 0;
  let awaited = false;
  /** The answer of the visitor's own in a thread, which may be far up, until it is there. */
  let ownReply: { to: string; after: number } | undefined;
  const title = h('h3', { class: 'window-title' });
  const list = h('ol');
  const log = h('div', { class: 'log', id: `${id}-log`, role: 'log', tabindex: '0' }, deeds.empty, list);
  const following = createFollowing(log, list);
  const home = h('div', { class: 'home', hidden: true, tabindex: '0', role: 'region', 'aria-label': 'Home' });
  const composer = createComposer({ id, label: 'Message', send, attach: own?.attach });
  const context = h('div', { class: 'reply-to', hidden: true });
  const tabs = own && createTabs(showTab);
  root.append(
    h('div', { class: 'window-top' }, title, tabs?.element),
    log,
    h('div', { class: 'jump-place' }, following.button),
    home,
    context,
    composer.element,
    h('p', { class: 'drop', 'aria-hidden': 'true' }, 'Drop it here'),
  );
  if (own) acceptDrops(root, own);

  async function send(text: string): Promise<boolean> {
    const answered = thread;
    if (answered) ownReply = { to: answered.id, after: repliesTo(answered.id).length };
    else toEnd();
    const { ok } = await deeds.say(text, answered?.id);
    if (ok) replyTo(undefined);
    else ownReply = undefined;
    return ok;
  }

  async function press(
    message: MessageView,
    action: string,
    value: Picked,
    element: HTMLElement,
  ): Promise<void> {
    const group = [...(element.closest('li')?.querySelectorAll<HTMLButtonElement>('button, select') ?? [])];
    for (const one of group) one.disabled = true;
    awaited = true;
    toEnd();
    await deeds.press(message.id, action, value);
    for (const one of group) one.disabled = false;
  }

  function repliesTo(post: string): HTMLElement[] {
    const there = childrenOf(list).find(({ dataset }) => dataset.key === post);
    return there ? allWithin(there, '.thread li', HTMLElement) : [];
  }

  /** Whatever comes next will be seen. */
  function toEnd(): void {
    if (!home.hidden) tabs?.show(false);
    following.toEnd();
  }

  function replyTo(message: MessageView | undefined): void {
    thread = message;
    context.hidden = !message;
    context.replaceChildren(
      'Replying in the thread ',
      h('button', { type: 'button', class: 'link', onclick: () => replyTo(undefined) }, 'Not in the thread'),
    );
    if (message) composer.focus();
  }

  function showTab(isHome: boolean): void {
    log.hidden = isHome;
    composer.element.hidden = isHome;
    home.hidden = !isHome;
    if (isHome) own?.openHome();
    else following.toNewest();
  }

  /** Somebody else's window begins at its newest message. */
  function changeOver(who: string): void {
    list.replaceChildren();
    tabs?.show(false);
    replyTo(undefined);
    ownReply = undefined;
    following.toNewest();
    shown = who;
    count = Number.POSITIVE_INFINITY;
  }

  function showMessages(messages: MessageView[], around: InConversation, arePosts: boolean): void {
    const hadFocus = log.contains(document.activeElement);
    const items = messages.map((message, index) => {
      const isContinued = !arePosts && continues(message, messages[index - 1]);
      return { key: message.id, message, isContinued, print: printOf([message, isContinued]) };
    });
    deeds.empty.hidden = messages.length > 0;
    const arrived = reconcile(list, items, (item) => renderMessage(item.message, item.isContinued, around));
    const replies = ownReply ? repliesTo(ownReply.to) : [];
    const last = replies.at(-1);
    if (ownReply && last && replies.length > ownReply.after) {
      ownReply = undefined;
      following.show(last);
    } else following.changed(arrived);
    refocus(arrived > 0, hadFocus);
    const now = messages.reduce((sum, { replies: all }) => sum + 1 + all.length, 0);
    if (now > count) deeds.arrived();
    count = now;
  }

  /** A pressed button goes away with its message's edit: the keyboard goes on at the answer, not at the top of the page. */
  function refocus(isNew: boolean, hadFocus: boolean): void {
    const lost = hadFocus && !log.contains(document.activeElement);
    if (!awaited || !(isNew || lost)) return;
    if (document.activeElement !== document.body && !log.contains(document.activeElement)) return;
    childrenOf(list).at(-1)?.focus({ preventScroll: true });
    if (isNew) awaited = false;
  }

  function showHome(view: SurfaceView, people: ConversationView['people']): void {
    // The emulator took it, so it is what Slack's documentation says.
    const { blocks } = view.payload as HomeView;
    const press = (action: string, value: Picked) => {
      toEnd();
      void deeds.press(view.id, action, value);
    };
    home.replaceChildren(...renderBlocks(blocks as KnownBlock[], { people, press }));
  }

  return {
    update({ platform, who, name, story, messages, home: page, people, bot, commands, label }) {
      if (shown !== who) changeOver(who);
      // A channel of Teams is a row of posts, each with its answers.
      const arePosts = platform === 'teams' && !own;
      root.dataset.platform = platform;
      root.classList.toggle('posts', arePosts);
      if (tabs) tabs.element.hidden = platform !== 'slack';
      title.replaceChildren(...name);
      log.setAttribute('aria-label', story);
      composer.setLabel(label);
      composer.setCommands(commands);
      showMessages(messages, { platform, people, bot, press, reply: own ? undefined : replyTo }, arePosts);
      if (page) showHome(page, people);
      else home.replaceChildren();
    },
    toEnd,
  };
}

/** Whether a message shares the picture of the one before it. */
const continues = (message: MessageView, before: MessageView | undefined): boolean =>
  before !== undefined &&
  before.author === message.author &&
  message.at - before.at < TOGETHER_MS &&
  before.onlyYou === message.onlyYou &&
  before.replies.length === 0;

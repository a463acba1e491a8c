/** A window of the chat program: its top, the messages, and where one writes. */
import type { HomeView, KnownBlock } from '@slack/types';
import type { ConversationView, MessageView, Outcome, SurfaceView } from '../exchange.ts';
import { type Composer, createComposer } from './composer.ts';
import { allWithin, childrenOf, h, printOf, reconcile } from './dom.ts';
import { acceptDrops } from './drops.ts';
import { createFollowing, type Following } from './follow.ts';
import { type InConversation, renderMessage } from './message.ts';
import { renderBlocks } from './slack/blocks.ts';
import type { Picked } from './surroundings.ts';
import { createTabs, type Tabs } from './tabs.ts';

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

/** A window in `root`. */
export class Pane {
  readonly #root: HTMLElement;
  readonly #deeds: Deeds;
  readonly #title = h('h3', { class: 'window-title' });
  readonly #list = h('ol');
  readonly #log: HTMLElement;
  readonly #home = h('div', {
    class: 'home',
    hidden: true,
    tabindex: '0',
    role: 'region',
    'aria-label': 'Home',
  });
  readonly #context = h('div', { class: 'reply-to', hidden: true });
  readonly #following: Following;
  readonly #composer: Composer;
  readonly #tabs: Tabs | undefined;
  /** The message that is being answered. */
  #thread: MessageView | undefined;
  #shown: string | undefined;
  /** How many messages there were, answers included. */
  #count = 0;
  #isAwaited = false;
  /** The answer of the visitor's own in a thread, which may be far up, until it is there. */
  #ownReply: { to: string; after: number } | undefined;

  constructor(root: HTMLElement, { id, deeds }: { id: string; deeds: Deeds }) {
    const { own, empty } = deeds;
    this.#root = root;
    this.#deeds = deeds;
    this.#log = h('div', { class: 'log', id: `${id}-log`, role: 'log', tabindex: '0' }, empty, this.#list);
    this.#following = createFollowing(this.#log, this.#list);
    const send = (text: string) => this.#send(text);
    this.#composer = createComposer({ id, label: 'Message', send, attach: own?.attach });
    this.#tabs = own && createTabs((isHome) => this.#showTab(isHome));
    root.append(
      h('div', { class: 'window-top' }, this.#title, this.#tabs?.element ?? ''),
      this.#log,
      h('div', { class: 'jump-place' }, this.#following.button),
      this.#home,
      this.#context,
      this.#composer.element,
      h('p', { class: 'drop', 'aria-hidden': 'true' }, 'Drop it here'),
    );
    if (own) acceptDrops(root, own);
  }

  update({ platform, who, name, story, messages, home, people, bot, commands, label }: Shown): void {
    const { own } = this.#deeds;
    if (this.#shown !== who) this.#changeOver(who);
    // A channel of Teams is a row of posts, each with its answers.
    const arePosts = platform === 'teams' && !own;
    this.#root.dataset.platform = platform;
    this.#root.classList.toggle('posts', arePosts);
    if (this.#tabs) this.#tabs.element.hidden = platform !== 'slack';
    this.#title.replaceChildren(...name);
    this.#log.setAttribute('aria-label', story);
    this.#composer.setLabel(label);
    this.#composer.setCommands(commands);
    const reply = own ? undefined : (message: MessageView) => this.#replyTo(message);
    const press: InConversation['press'] = (...what) => void this.#press(...what);
    this.#showMessages(messages, { platform, people, bot, press, reply }, arePosts);
    if (home) this.#showHome(home, people);
    else this.#home.replaceChildren();
  }

  /** Whatever comes next will be seen. */
  toEnd(): void {
    if (!this.#home.hidden) this.#tabs?.show(false);
    this.#following.toEnd();
  }

  async #send(text: string): Promise<boolean> {
    const answered = this.#thread;
    if (answered) this.#ownReply = { to: answered.id, after: this.#repliesTo(answered.id).length };
    else this.toEnd();
    const { ok } = await this.#deeds.say(text, answered?.id);
    if (ok) this.#replyTo(undefined);
    else this.#ownReply = undefined;
    return ok;
  }

  async #press(message: MessageView, action: string, value: Picked, element: HTMLElement): Promise<void> {
    const group = [...(element.closest('li')?.querySelectorAll<HTMLButtonElement>('button, select') ?? [])];
    for (const one of group) one.disabled = true;
    this.#isAwaited = true;
    this.toEnd();
    await this.#deeds.press(message.id, action, value);
    for (const one of group) one.disabled = false;
  }

  #repliesTo(post: string): HTMLElement[] {
    const there = childrenOf(this.#list).find(({ dataset }) => dataset.key === post);
    return there ? allWithin(there, '.thread li', HTMLElement) : [];
  }

  #replyTo(message: MessageView | undefined): void {
    this.#thread = message;
    this.#context.hidden = !message;
    const never = () => this.#replyTo(undefined);
    this.#context.replaceChildren(
      'Replying in the thread ',
      h('button', { type: 'button', class: 'link', onclick: never }, 'Not in the thread'),
    );
    if (message) this.#composer.focus();
  }

  #showTab(isHome: boolean): void {
    this.#log.hidden = isHome;
    this.#composer.element.hidden = isHome;
    this.#home.hidden = !isHome;
    if (isHome) this.#deeds.own?.openHome();
    else this.#following.toNewest();
  }

  /** Somebody else's window begins at its newest message. */
  #changeOver(who: string): void {
    this.#list.replaceChildren();
    this.#tabs?.show(false);
    this.#replyTo(undefined);
    this.#ownReply = undefined;
    this.#following.toNewest();
    this.#shown = who;
    this.#count = Number.POSITIVE_INFINITY;
  }

  #showMessages(messages: MessageView[], around: InConversation, arePosts: boolean): void {
    const hadFocus = this.#log.contains(document.activeElement);
    this.#deeds.empty.hidden = messages.length > 0;
    const items = messages.map((message, index) => {
      const isContinued = !arePosts && continues(message, messages[index - 1]);
      return { key: message.id, message, isContinued, print: printOf([message, isContinued]) };
    });
    const draw = (item: (typeof items)[number]) => renderMessage(item.message, item.isContinued, around);
    const arrived = reconcile(this.#list, items, draw);
    const own = this.#ownReply;
    const replies = own ? this.#repliesTo(own.to) : [];
    const last = replies.at(-1);
    if (own && last && replies.length > own.after) {
      this.#ownReply = undefined;
      this.#following.show(last);
    } else this.#following.changed(arrived);
    this.#refocus(arrived > 0, hadFocus);
    const now = messages.reduce((sum, { replies: all }) => sum + 1 + all.length, 0);
    if (now > this.#count) this.#deeds.arrived();
    this.#count = now;
  }

  /** A pressed button goes away with its message's edit: the keyboard goes on at the answer, not at the top of the page. */
  #refocus(isNew: boolean, hadFocus: boolean): void {
    const lost = hadFocus && !this.#log.contains(document.activeElement);
    if (!this.#isAwaited || !(isNew || lost)) return;
    if (document.activeElement !== document.body && !this.#log.contains(document.activeElement)) return;
    childrenOf(this.#list).at(-1)?.focus({ preventScroll: true });
    if (isNew) this.#isAwaited = false;
  }

  #showHome(view: SurfaceView, people: ConversationView['people']): void {
    // The emulator took it, so it is what Slack's documentation says.
    const { blocks } = view.payload as HomeView;
    const press = (action: string, value: Picked) => {
      this.toEnd();
      void this.#deeds.press(view.id, action, value);
    };
    this.#home.replaceChildren(...renderBlocks(blocks as KnownBlock[], { people, press }));
  }
}

/** Whether a message shares the picture of the one before it. */
const continues = (message: MessageView, before: MessageView | undefined): boolean =>
  before !== undefined &&
  before.author === message.author &&
  message.at - before.at < TOGETHER_MS &&
  before.onlyYou === message.onlyYou &&
  before.replies.length === 0;

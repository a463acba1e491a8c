/** A window of the chat program: its top, the messages, and where one writes. */
import { createComposer } from './composer.js';
import { h, printOf, reconcile } from './dom.js';
import { createFollowing } from './follow.js';
import { renderMessage } from './message.js';
import { renderBlocks } from './slack/blocks.js';

/** Messages of one author within five minutes share one picture. */
const TOGETHER_MS = 5 * 60_000;

/**
 * Fills `root` with a window. `deeds`: `say(text, thread)`, `press(on, action, value)`
 * (each may answer a promise), `arrived()`, and, in a merchant's window, `attach(files)`, `sample(id)`, `openHome()`.
 */
export function createPane(root, { id, deeds }) {
  let thread;
  let shown;
  /** How many messages there were, answers included. */
  let count = 0;
  let awaited = false;
  /** The answer of the visitor's own in a thread, which may be far up, until it is there. */
  let ownReply;
  const title = h('h3', { class: 'window-title' });
  const list = h('ol');
  const props = { class: 'log', id: `${id}-log`, role: 'log', tabindex: '0' };
  const log = h('div', props, list);
  const following = createFollowing(log, list);
  const home = h('div', { class: 'home', hidden: true, tabindex: '0', role: 'region', 'aria-label': 'Home' });
  const composer = createComposer({ id, label: 'Message', send, attach: deeds.attach });
  const context = h('div', { class: 'reply-to', hidden: true });
  const drop = h('p', { class: 'drop', 'aria-hidden': 'true' }, 'Drop it here');
  const tabs = deeds.openHome && tabsOf();
  root.append(
    h('div', { class: 'window-top' }, title, tabs?.element),
    log,
    h('div', { class: 'jump-place' }, following.button),
    home,
    context,
    composer.element,
    drop,
  );

  async function send(text) {
    const answered = thread;
    if (answered) ownReply = { to: answered.id, after: repliesTo(answered.id).length };
    else toEnd();
    const { ok } = await deeds.say(text, answered?.id);
    if (ok) replyTo(undefined);
    else ownReply = undefined;
    return ok;
  }

  async function press(message, action, value, element) {
    const group = [...element.closest('li').querySelectorAll('button, select')];
    for (const one of group) one.disabled = true;
    awaited = true;
    toEnd();
    await deeds.press(message.id, action, value);
    for (const one of group) one.disabled = false;
  }

  const repliesTo = (id) => {
    const post = [...list.children].find(({ dataset }) => dataset.key === id);
    return [...(post?.querySelectorAll('.thread li') ?? [])];
  };

  /** Whatever comes next will be seen. */
  function toEnd() {
    if (!home.hidden) tabs.show(false);
    following.toEnd();
  }

  function replyTo(message) {
    thread = message;
    context.hidden = !message;
    context.replaceChildren(
      'Replying in the thread ',
      h('button', { type: 'button', class: 'link', onclick: () => replyTo(undefined) }, 'Not in the thread'),
    );
    if (message) composer.focus();
  }

  function tabsOf() {
    const show = (isHome) => {
      for (const [button, on] of [
        [messages, !isHome],
        [homeTab, isHome],
      ])
        button.setAttribute('aria-pressed', String(on));
      log.hidden = isHome;
      composer.element.hidden = isHome;
      home.hidden = !isHome;
      if (isHome) deeds.openHome();
      else following.toNewest();
    };
    const messages = h(
      'button',
      { type: 'button', 'aria-pressed': 'true', onclick: () => show(false) },
      'Messages',
    );
    const homeTab = h(
      'button',
      { type: 'button', 'aria-pressed': 'false', onclick: () => show(true) },
      'Home',
    );
    return {
      element: h(
        'div',
        { class: 'window-tabs', role: 'group', 'aria-label': 'What you see of the app' },
        messages,
        homeTab,
      ),
      show,
    };
  }

  if (deeds.attach) acceptDrops(root, deeds);

  return {
    /**
     * Shows what `view` says; `name` is the window's title, `story` what its list of messages is called,
     * `who` tells one person's window from another's.
     */
    update({ platform, who, name, story, messages, homeView, people, bot, commands, label }) {
      if (shown !== who) {
        list.replaceChildren();
        tabs?.show(false);
        replyTo(undefined);
        ownReply = undefined;
        following.toNewest();
        shown = who;
        count = Number.POSITIVE_INFINITY;
      }
      // A channel of Teams is a row of posts, each with its answers.
      const arePosts = platform === 'teams' && !deeds.attach;
      root.dataset.platform = platform;
      root.classList.toggle('posts', arePosts);
      if (tabs) tabs.element.hidden = platform !== 'slack';
      title.replaceChildren(...name);
      log.setAttribute('aria-label', story);
      composer.setLabel(label);
      composer.setCommands(commands);
      const hadFocus = log.contains(document.activeElement);
      const surroundings = {
        platform,
        people,
        bot,
        press,
        reply: deeds.say && !deeds.attach ? replyTo : undefined,
      };
      const items = messages.map((message, index) => {
        const before = messages[index - 1];
        const isContinued =
          !arePosts &&
          before?.author === message.author &&
          message.at - before.at < TOGETHER_MS &&
          before.onlyYou === message.onlyYou &&
          before.replies.length === 0;
        return { key: message.id, message, isContinued, print: printOf([message, isContinued]) };
      });
      const arrived = reconcile(list, items, (item) =>
        renderMessage(item.message, item.isContinued, surroundings),
      );
      const replies = ownReply ? repliesTo(ownReply.to) : [];
      if (replies.length > ownReply?.after) {
        ownReply = undefined;
        following.show(replies.at(-1));
      } else following.changed(arrived);
      refocus(arrived > 0, hadFocus);
      const now = messages.reduce((sum, { replies: all }) => sum + 1 + all.length, 0);
      if (now > count) deeds.arrived();
      count = now;
      const pageOfHome = homeView?.payload?.blocks ?? [];
      home.replaceChildren(
        ...renderBlocks(pageOfHome, {
          people,
          press: (action, value) => {
            toEnd();
            return deeds.press(homeView.id, action, value);
          },
        }),
      );
    },
    toEnd,
  };

  /** A pressed button goes away with its message's edit: the keyboard goes on at the answer, not at the top of the page. */
  function refocus(isNew, hadFocus) {
    const lost = hadFocus && !log.contains(document.activeElement);
    if (!awaited || !(isNew || lost)) return;
    if (document.activeElement !== document.body && !log.contains(document.activeElement)) return;
    list.lastElementChild?.focus({ preventScroll: true });
    if (isNew) awaited = false;
  }
}

function acceptDrops(root, { attach, sample }) {
  let depth = 0;
  const mark = (change) => {
    depth = Math.max(0, depth + change);
    root.classList.toggle('dropping', depth > 0);
  };
  root.addEventListener('dragenter', () => mark(1));
  root.addEventListener('dragleave', () => mark(-1));
  root.addEventListener('dragover', (event) => {
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  });
  root.addEventListener('drop', (event) => {
    event.preventDefault();
    mark(-depth);
    const id = event.dataTransfer.getData('application/x-usher-sample');
    if (id) sample(id);
    else if (event.dataTransfer.files.length > 0) attach([...event.dataTransfer.files]);
  });
  // A file dropped beside the chat must not replace the page.
  for (const type of ['dragover', 'drop']) window.addEventListener(type, (event) => event.preventDefault());
}

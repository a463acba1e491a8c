/** What stays in sight of a list of messages as things come and grow. */
import { childrenOf, h } from './dom.ts';

/** So near to a place counts as being there, in pixels. */
const NEAR = 80;
/** Less than a line is nothing to read on to, in pixels. */
const LINE = 24;
/** What is left free above a message that is read from its top, in pixels. */
const AIR = 4;
/** Keys that scroll. */
const SCROLLING = new Set(['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', ' ']);

export interface Following {
  button: HTMLElement;
  toNewest(): void;
  /** Whatever comes next will be seen. */
  toEnd(): void;
  /** Something changed: `arrived` messages are new. Call it once they are in the list. */
  changed(arrived: number): void;
  /** Shows one part of the list, wherever it is. */
  show(part: HTMLElement): void;
}

/** What is held in sight: the beginning of the newest message, the end, or, for a reader elsewhere, nothing. */
type Held = 'newest' | 'end' | undefined;

/**
 * Keeps the newest message of `list` in sight as `log` scrolls, until the reader goes elsewhere by
 * themselves; then `button` leads back. Messages grow, and pictures arrive late: none of that counts as
 * the reader's doing.
 */
export function createFollowing(log: HTMLElement, list: HTMLElement): Following {
  let held: Held = 'newest';
  /** Whether it is the reader who scrolls. */
  let byHand = false;
  /** Whether that has moved anything yet: the end of a scrolling that comes before is the end of one of ours. */
  let moved = false;
  /** Where we scrolled to last. */
  let ours = 0;
  let unread = 0;

  const { button, label } = jumpButton(jump);
  const { end, newest, isAt } = placesIn(log, list);

  function hold(what: 'newest' | 'end'): void {
    held = what;
    byHand = false;
    log.scrollTop = what === 'end' ? end() : newest();
    ours = log.scrollTop;
    mark();
  }

  /** Tells of what is out of sight below: messages nobody saw, or the rest of the newest one. */
  function mark(): void {
    if (held) unread = 0;
    const words = unread > 1 ? `${unread} new messages` : unread === 1 ? 'New message' : 'Read on';
    if (label.textContent !== words) label.textContent = words;
    button.hidden = unread === 0 && !(held === 'newest' && end() - log.scrollTop > LINE);
  }

  function jump(): void {
    hold(unread > 0 ? 'newest' : 'end');
    log.focus({ preventScroll: true });
  }

  onHand(log, () => {
    if (!byHand) moved = false;
    byHand = true;
  });
  log.addEventListener('scroll', () => {
    moved ||= log.scrollTop !== ours;
    if (byHand) held = isAt(end()) ? 'end' : isAt(newest()) ? 'newest' : undefined;
    mark();
  });
  log.addEventListener('scrollend', () => {
    if (moved) byHand = false;
  });
  // Pictures arrive after their message and would push it out of sight.
  log.addEventListener('load', () => held && hold(held), true);

  onResize(log, (wasHidden) => {
    if (held) hold(wasHidden ? 'newest' : held);
    else mark();
  });

  return {
    button,
    toNewest: () => hold('newest'),
    toEnd: () => hold('end'),
    changed(arrived) {
      if (held) return hold(arrived > 0 ? 'newest' : held);
      unread += arrived;
      mark();
    },
    show(part) {
      part.scrollIntoView({ block: 'nearest' });
      held = isAt(end()) ? 'end' : undefined;
      mark();
    },
  };
}

/** The places in a list that are held in sight, as `log.scrollTop` has them. */
function placesIn(log: HTMLElement, list: HTMLElement) {
  const end = () => log.scrollHeight - log.clientHeight;
  return {
    end,
    /** Where the newest message is seen from its beginning; the end, if all of it fits. */
    newest: () => Math.min(end(), (childrenOf(list).at(-1)?.offsetTop ?? 0) - AIR),
    isAt: (place: number) => Math.abs(log.scrollTop - place) < NEAR,
  };
}

/** Calls back whenever another part of `log` is shown, with whether none was before. */
function onResize(log: HTMLElement, resized: (wasHidden: boolean) => void): void {
  let height = 0;
  new ResizeObserver(() => {
    const wasHidden = height === 0;
    height = log.clientHeight;
    resized(wasHidden);
  }).observe(log);
}

/** Calls back whenever a reader does what scrolls `log`. */
function onHand(log: HTMLElement, hand: () => void): void {
  log.addEventListener('wheel', hand, { passive: true });
  log.addEventListener('touchmove', hand, { passive: true });
  log.addEventListener('pointerdown', ({ target }) => target === log && hand());
  log.addEventListener('keydown', ({ key }) => SCROLLING.has(key) && hand());
  // Tab brings what it comes to into sight.
  document.addEventListener('keydown', ({ key }) => key === 'Tab' && hand());
}

/** The way back to what is out of sight. */
function jumpButton(onclick: () => void): { button: HTMLElement; label: HTMLElement } {
  const label = h('span');
  const arrow = h('span', { 'aria-hidden': 'true' }, ' ↓');
  const button = h('button', { type: 'button', class: 'jump', hidden: true, onclick }, label, arrow);
  return { button, label };
}

import type { Platform } from '../exchange.ts';

type Attribute = string | number | boolean | null | undefined;
/** `onclick` and its like, each told of an event of this element. */
type Listeners<E> = {
  [K in keyof HTMLElementEventMap as `on${K}`]?:
    | ((event: HTMLElementEventMap[K] & { currentTarget: E }) => unknown)
    | undefined;
};
type Props<E> = Listeners<E> & { [name: string]: Attribute | ((event: never) => unknown) };

/** What an element may hold; what is not there is left out. */
export type Child = Node | string | false | null | undefined | readonly Child[];

/** An element: `h('button', { class: 'send', onclick: send }, 'Send')`. Text is always set as text, never as HTML. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  props: Props<HTMLElementTagNameMap[K]> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false || value === null) continue;
    // An element of the page's own gets no events but its own.
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...flat(children));
  return element;
}

function flat(children: readonly Child[]): (Node | string)[] {
  return children.flatMap((child): (Node | string)[] => {
    if (child === undefined || child === null || child === false) return [];
    return typeof child === 'string' || child instanceof Node ? [child] : flat(child);
  });
}

/** The chat platforms, as people call them. */
export const PLATFORMS: Record<Platform, string> = { slack: 'Slack', teams: 'Teams' };

type Kind<E extends Element> = new () => E;

/** The element with this id, of this kind. Throws when the page has none: then page and modules do not belong together. */
export function byId(id: string): HTMLElement;
export function byId<E extends HTMLElement>(id: string, kind: Kind<E>): E;
export function byId(id: string, kind: Kind<HTMLElement> = HTMLElement): HTMLElement {
  return within(document, `#${id}`, kind);
}

/** The first element within `root` that a selector finds, of this kind. Throws when there is none. */
export function within<E extends Element>(root: ParentNode, selector: string, kind: Kind<E>): E {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page has no ${kind.name} at ${selector}`);
  return found;
}

/** All elements within `root` that a selector finds, as far as they are of this kind. */
export function allWithin<E extends Element>(root: ParentNode, selector: string, kind: Kind<E>): E[] {
  return [...root.querySelectorAll(selector)].filter((one): one is E => one instanceof kind);
}

/** An element's children. */
export const childrenOf = (root: Element): HTMLElement[] =>
  [...root.children].filter((child) => child instanceof HTMLElement);

interface Item {
  /** Names the child. */
  key: string;
  /** Tells whether it changed. */
  print: string;
}

/**
 * Brings a list's children in line with `items`, touching only what changed, so that focus and reading
 * position stay. `draw(item)` makes the child. Answers how many children were not there before.
 */
export function reconcile<T extends Item>(
  list: HTMLElement,
  items: readonly T[],
  draw: (item: T) => HTMLElement,
): number {
  const there = new Map(childrenOf(list).map((child) => [child.dataset.key, child]));
  let fresh = 0;
  items.forEach((item, index) => {
    const before = there.get(item.key);
    let child = before;
    if (!child || child.dataset.print !== item.print) {
      child = draw(item);
      child.dataset.key = item.key;
      child.dataset.print = item.print;
      if (before) before.replaceWith(child);
      else fresh += 1;
    }
    there.delete(item.key);
    if (list.children[index] !== child) list.insertBefore(child, list.children[index] ?? null);
  });
  for (const gone of there.values()) gone.remove();
  return fresh;
}

/** A short print of anything, to see whether it changed. */
export function printOf(value: unknown): string {
  const text = JSON.stringify(value) ?? '';
  let hash = 5381;
  for (let i = 0; i < text.length; i += 1) hash = (hash * 33) ^ text.charCodeAt(i);
  return `${text.length}.${hash >>> 0}`;
}

/** A person's picture: their initials, in a colour of their own. */
export function avatar(name: string, isBot = false): HTMLElement {
  const initials = isBot
    ? 'U'
    : name
        .replace(/\([^()]*\)/, '')
        .trim()
        .split(/\s+/)
        .slice(0, 2)
        .map((part) => part.slice(0, 1))
        .join('');
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 6;
  return h(
    'span',
    { class: `avatar ${isBot ? 'avatar-bot' : `avatar-${sum}`}`, 'aria-hidden': 'true' },
    initials.toUpperCase(),
  );
}

/** `14:05`, in the reader's own way of writing it. */
export const clock = (at: number | string): string =>
  new Date(at).toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });

/** `2.4 KB` */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

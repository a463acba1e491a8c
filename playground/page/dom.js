/** An element: `h('button', { class: 'send', onclick: send }, 'Send')`. Text is always set as text, never as HTML. */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false || value === null) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? '' : value);
  }
  element.append(
    ...children.flat().filter((child) => child !== undefined && child !== null && child !== false),
  );
  return element;
}

/** The chat platforms, as people call them. */
export const PLATFORMS = { slack: 'Slack', teams: 'Teams' };

/** The element with this id. */
export const byId = (id) => document.getElementById(id);

/**
 * Brings a list's children in line with `items`, touching only what changed, so that focus and reading
 * position stay. `draw(item)` makes the child; `item.key` names it, `item.print` tells whether it changed.
 * Answers how many children were not there before.
 */
export function reconcile(list, items, draw) {
  const there = new Map([...list.children].map((child) => [child.dataset.key, child]));
  let fresh = 0;
  items.forEach((item, index) => {
    let child = there.get(item.key);
    if (!child || child.dataset.print !== item.print) {
      const drawn = draw(item);
      drawn.dataset.key = item.key;
      drawn.dataset.print = item.print;
      if (child) child.replaceWith(drawn);
      else fresh += 1;
      child = drawn;
    }
    there.delete(item.key);
    if (list.children[index] !== child) list.insertBefore(child, list.children[index] ?? null);
  });
  for (const gone of there.values()) gone.remove();
  return fresh;
}

/** A short print of anything, to see whether it changed. */
export function printOf(value) {
  const text = JSON.stringify(value) ?? '';
  let hash = 5381;
  for (let i = 0; i < text.length; i += 1) hash = (hash * 33) ^ text.charCodeAt(i);
  return `${text.length}.${hash >>> 0}`;
}

/** A person's picture: their initials, in a colour of their own. */
export function avatar(name, isBot = false) {
  const initials = isBot
    ? 'U'
    : name
        .replace(/\(.*\)/, '')
        .trim()
        .split(/\s+/)
        .slice(0, 2)
        .map((part) => part[0])
        .join('');
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 6;
  return h(
    'span',
    { class: `avatar ${isBot ? 'avatar-bot' : `avatar-${sum}`}`, 'aria-hidden': 'true' },
    initials.toUpperCase(),
  );
}

/** `14:05`, in the reader's own way of writing it. */
export const clock = (at) => new Date(at).toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });

/** `2.4 KB` */
export function size(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

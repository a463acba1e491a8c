/** What just happened: turns and effects, the newest on top. */
import { byId, h } from './dom.js';

const MOST = 300;

/** `merchantsNow()` answers the merchants, to name the onboardings. */
export function createFeed(merchantsNow) {
  const list = byId('happenings');
  // Only in a region that can be focused do the keys scroll.
  Object.assign(byId('feed-scroll'), {
    tabIndex: 0,
    role: 'region',
    ariaLabel: 'What just happened, the newest first',
  });
  let seen = [];
  let known = '';
  const nameOf = (id) => merchantsNow().find(({ onboarding }) => onboarding === id)?.name ?? 'a merchant';

  function put(happening) {
    const who = nameOf(happening.onboarding);
    list.prepend(line(happening, who));
    byId('feed-last').textContent = summary(happening, who);
  }

  function redraw() {
    list.replaceChildren();
    for (const happening of seen) put(happening);
  }

  return {
    add(happening) {
      seen = [...seen.slice(1 - MOST), happening];
      put(happening);
      if (list.children.length > MOST) list.lastElementChild.remove();
    },
    reset(all) {
      seen = all;
      redraw();
    },
    /** Puts names to happenings that came before their merchant was known here. */
    name() {
      const now = merchantsNow()
        .map(({ key }) => key)
        .join();
      if (now !== known) redraw();
      known = now;
    },
  };
}

const standing = ({ place, phase }) => (phase === 'guide' ? place : `${place} · ${phase}`);

function moved({ before, after }) {
  if (!before) return `begins at ${standing(after)}`;
  const [from, to] = [standing(before), standing(after)];
  return from === to ? `stays at ${to}` : `${from} → ${to}`;
}

function summary(happening, who) {
  if (happening.kind === 'turn') return `${who}: ${happening.event}, ${moved(happening)}`;
  return `${who}: ${happening.effect} ${happening.outcome}`;
}

function line(happening, who) {
  const when = h(
    'time',
    { class: 'when' },
    new Date(happening.at).toLocaleTimeString([], { hourCycle: 'h23' }),
  );
  if (happening.kind === 'effect') {
    const wait = happening.waitMs === undefined ? '' : `, again in ${(happening.waitMs / 1000).toFixed(1)} s`;
    return h(
      'li',
      { class: `effect ${happening.outcome}` },
      when,
      h('span', { class: 'whose' }, who),
      h('span', { class: 'what' }, 'effect ', h('b', {}, happening.effect)),
      h('span', { class: 'outcome' }, `${happening.outcome}${wait}`),
    );
  }
  const asks = happening.effects.length > 0 ? `asks for ${counted(happening.effects)}` : 'asks for nothing';
  return h(
    'li',
    { class: `turn ${happening.result}` },
    when,
    h('span', { class: 'whose' }, who),
    h('span', { class: 'what' }, 'event ', h('b', {}, happening.event)),
    h('span', { class: 'outcome' }, happening.result),
    h(
      'span',
      { class: 'more' },
      h('span', { class: 'moved' }, moved(happening)),
      h('span', { class: 'asks' }, asks),
    ),
  );
}

function counted(kinds) {
  const counts = new Map();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => (count > 1 ? `${count}× ${kind}` : kind)).join(', ');
}

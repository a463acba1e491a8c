/** What just happened: turns with the effects they asked for, and what happened around them, the newest on top. */
import { byId, h, PLATFORMS } from './dom.js';
import * as words from './words.js';

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
  byId('legend').append(...words.legend());
  let seen = [];
  let known = '';
  /** The effects on show, by onboarding and number. */
  const effects = new Map();
  const nameOf = (id) => merchantsNow().find(({ onboarding }) => onboarding === id)?.name ?? 'a merchant';
  const keyOf = ({ onboarding, number, performed }) => `${onboarding} ${number ?? performed}`;

  function put(happening) {
    const who = whoOf(happening, nameOf);
    byId('feed-last').textContent = `${who}: ${summary(happening)}`;
    const asked = effects.get(keyOf(happening));
    if (asked && happening.kind === 'effect') return asked.becomes(happening);
    if (asked && isResultOnly(happening)) return asked.brings(happening.event);
    const from = asked ? `, from ${asked.kind}` : '';
    list.prepend(
      line(happening, { who, from }, ({ number, kind }) => {
        const effect = createEffect(kind);
        effects.set(keyOf({ ...happening, number }), effect);
        return effect;
      }),
    );
    while (list.children.length > MOST) list.lastElementChild.remove();
  }

  function redraw() {
    list.replaceChildren();
    effects.clear();
    for (const happening of seen) put(happening);
  }

  return {
    add(happening) {
      seen = [...seen.slice(1 - MOST), happening];
      put(happening);
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

/** One effect in the line of its turn: `say`, and what has become of it so far. */
function createEffect(kind) {
  const outcome = h('span', { class: 'outcome' }, words.outcome('waiting'));
  const result = h('span');
  const element = h('li', { class: 'waiting' }, words.effect(kind), ' ', outcome, result);
  let tries = 0;
  return {
    kind,
    element,
    becomes(happening) {
      tries += 1;
      element.className = happening.outcome;
      const again = tries > 1 && happening.outcome === 'done' ? ` at the ${ordinal(tries)} try` : '';
      outcome.replaceChildren(words.outcome(happening.outcome), trouble(happening), again);
    },
    brings(event) {
      result.replaceChildren(', then ', words.result(event));
    },
  };
}

const ordinal = (number) => `${number}${{ 2: 'nd', 3: 'rd' }[number] ?? 'th'}`;

const seconds = (ms) => (ms < 10_000 ? (ms / 1000).toFixed(1) : Math.round(ms / 1000));

function trouble({ reason, waitMs }) {
  const why = reason === undefined ? '' : `: ${reason}`;
  return waitMs === undefined ? why : `${why}, again in ${seconds(waitMs)} s`;
}

const standing = ({ place, phase }) => (phase === 'guide' ? place : `${place} · ${phase}`);
const stays = ({ before, after }) => before && standing(before) === standing(after);

/** A turn that does no more than remember what came of an effect. */
const isResultOnly = (happening) =>
  happening.kind === 'turn' &&
  happening.performed !== undefined &&
  happening.effects.length === 0 &&
  happening.result === 'committed' &&
  stays(happening);

function moved({ before, after, result }) {
  if (result === 'duplicate') return 'taken in before: nothing changes';
  if (result === 'conflict') return 'somebody else was faster: decided anew';
  if (!before) return `begins at ${standing(after)}`;
  return stays({ before, after })
    ? `stays at ${standing(after)}`
    : `${standing(before)} → ${standing(after)}`;
}

const pressed = ({ choice }) =>
  choice ? ` ${choice.choice}${choice.step === undefined ? '' : ` at ${choice.step}`}` : '';

/** What happened around the turns, in words; and whose doing it was. */
const AROUND = {
  program: ['Usher', ({ what }) => (what === 'started' ? 'has started' : 'stops, to start anew')],
  worker: ['worker', ({ what, pid, signal }) => `process ${pid} ${LIFE[what](signal)}`],
  shop: ['BigCommerce', ({ mood }) => `is ${MOODS[mood] ?? mood} from now on`],
  struck: [
    undefined,
    ({ call, fault }) => `${ANSWERS[fault.kind] ?? 'does not answer'} to ${call}${later(fault)}`,
  ],
};
const LIFE = {
  started: () => 'has started',
  doomed: () => 'is to die in mid-check',
  died: (signal) => `died${signal ? ` of ${signal}` : ''}; another one takes its place`,
  stopped: () => 'has stopped',
};
const MOODS = { 'rate-limited': 'rate-limiting' };
const ANSWERS = { rateLimit: 'answers 429', fail: 'answers with an error' };
const later = ({ retryAfterSeconds }) =>
  retryAfterSeconds === undefined ? '' : `: again in ${retryAfterSeconds} s`;

function whoOf(happening, nameOf) {
  if (happening.onboarding !== undefined) return nameOf(happening.onboarding);
  return AROUND[happening.kind]?.[0] ?? PLATFORMS[happening.platform] ?? '';
}

function summary(happening) {
  if (happening.kind === 'turn') return `${happening.event}${pressed(happening)}, ${moved(happening)}`;
  if (happening.kind === 'effect') return `${happening.effect} ${happening.outcome}${trouble(happening)}`;
  return AROUND[happening.kind]?.[1](happening) ?? '';
}

function line(happening, { who, from }, asked) {
  const when = h(
    'time',
    { class: 'when' },
    new Date(happening.at).toLocaleTimeString([], { hourCycle: 'h23' }),
  );
  const by = happening.worker !== undefined && h('span', { class: 'by' }, `in worker ${happening.worker}`);
  const row = (kind, ...what) =>
    h('li', { class: kind }, when, h('span', { class: 'whose' }, who), h('div', { class: 'what' }, what));
  if (happening.kind === 'effect') {
    const effect = createEffect(happening.effect);
    effect.becomes(happening);
    return row('effect', h('ul', { class: 'effects' }, effect.element));
  }
  if (happening.kind !== 'turn') return row('around', h('p', {}, summary(happening)));
  const isNew = happening.result === 'committed';
  return row(
    `turn ${happening.result}`,
    h(
      'p',
      {},
      h('span', { class: 'event' }, words.event(happening.event), pressed(happening), from),
      h('span', { class: 'outcome' }, words.end(happening.result)),
      h('span', { class: 'moved' }, moved(happening)),
      by,
    ),
    isNew &&
      happening.effects.length > 0 &&
      h(
        'ul',
        { class: 'effects', 'aria-label': 'asks for' },
        happening.effects.map((one) => asked(one).element),
      ),
  );
}

/** What just happened: turns with the effects they asked for, and what happened around them, the newest on top. */
import type { MerchantView, Seen } from '../exchange.ts';
import { byId, h } from './dom.ts';
import { around, isResultOnly, moved, pressed, trouble, whoOf } from './telling.ts';
import * as words from './words.ts';

const MOST = 300;

export interface Feed {
  add(seen: Seen): void;
  reset(all: Seen[]): void;
  /** Puts names to observations that came before their merchant was known here. */
  name(): void;
}

/** `merchantsNow()` answers the merchants, to name the onboardings. */
export function createFeed(merchantsNow: () => readonly MerchantView[]): Feed {
  const list = byId('observations');
  // Only in a region that can be focused do the keys scroll.
  Object.assign(byId('feed-scroll'), {
    tabIndex: 0,
    role: 'region',
    ariaLabel: 'What just happened, the newest first',
  });
  byId('legend').append(...words.legend());
  let all: Seen[] = [];
  let known = '';
  /** The effects on show, by onboarding and number. */
  const effects = new Map<string, EffectLine>();
  const nameOf = (id: string) =>
    merchantsNow().find(({ onboarding }) => onboarding === id)?.name ?? 'a merchant';
  /** The effect that something is about, if it is on show. */
  const about = (seen: Seen): EffectLine | undefined => {
    if (seen.kind === 'effect') return effects.get(`${seen.onboarding} ${seen.number}`);
    return seen.kind === 'turn' ? effects.get(`${seen.onboarding} ${seen.performed}`) : undefined;
  };

  function put(seen: Seen): void {
    const who = whoOf(seen, nameOf);
    const asked = about(seen);
    if (asked && seen.kind === 'effect') return asked.becomes(seen);
    if (asked && seen.kind === 'turn' && isResultOnly(seen)) return asked.brings(seen.event);
    list.prepend(line(seen, who, whatOf(seen, asked)));
    while (list.children.length > MOST) list.lastElementChild?.remove();
  }

  function whatOf(seen: Seen, cause: EffectLine | undefined): HTMLElement[] {
    if (seen.kind === 'turn') {
      const asked = seen.result === 'committed' ? seen.effects : [];
      const lines = asked.map(({ number, kind }) => {
        const effect = createEffect(kind);
        effects.set(`${seen.onboarding} ${number}`, effect);
        return effect.element;
      });
      return turnLine(seen, cause, lines);
    }
    if (seen.kind !== 'effect') return [h('p', {}, around(seen))];
    const effect = createEffect(seen.effect);
    effect.becomes(seen);
    return [h('ul', { class: 'effects' }, effect.element)];
  }

  function redraw(): void {
    list.replaceChildren();
    effects.clear();
    for (const one of all) put(one);
  }

  return {
    add(seen) {
      all = [...all.slice(1 - MOST), seen];
      put(seen);
    },
    reset(now) {
      all = now;
      redraw();
    },
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
interface EffectLine {
  kind: words.EffectKind;
  element: HTMLElement;
  becomes(performed: words.Performed): void;
  /** The event that it led to. */
  brings(event: words.EventKind): void;
}

function createEffect(kind: words.EffectKind): EffectLine {
  const outcome = h('span', { class: 'outcome' }, words.outcome('waiting'));
  const result = h('span');
  const element = h('li', { class: 'waiting' }, words.effect(kind), ' ', outcome, result);
  let tries = 0;
  return {
    kind,
    element,
    becomes(performed) {
      tries += 1;
      element.className = performed.outcome;
      const again = tries > 1 && performed.outcome === 'done' ? ` at the ${ordinal(tries)} try` : '';
      outcome.replaceChildren(words.outcome(performed.outcome), trouble(performed), again);
    },
    brings(event) {
      result.replaceChildren(', then ', words.result(event));
    },
  };
}

const ordinal = (number: number) => `${number}${number === 2 ? 'nd' : number === 3 ? 'rd' : 'th'}`;

function line(seen: Seen, who: string, what: HTMLElement[]): HTMLElement {
  const kind = seen.kind === 'turn' ? `turn ${seen.result}` : seen.kind === 'effect' ? 'effect' : 'around';
  const when = new Date(seen.at).toLocaleTimeString([], { hourCycle: 'h23' });
  return h(
    'li',
    { class: kind },
    h('time', { class: 'when' }, when),
    h('span', { class: 'whose' }, who),
    h('div', { class: 'what' }, what),
  );
}

function turnLine(
  turn: words.Turn & { worker?: number | undefined },
  cause: EffectLine | undefined,
  asked: HTMLElement[],
): HTMLElement[] {
  const from = cause ? `, from ${cause.kind}` : '';
  const said = h(
    'p',
    {},
    h('span', { class: 'event' }, words.event(turn.event), pressed(turn), from),
    h('span', { class: 'outcome' }, words.end(turn.result)),
    h('span', { class: 'moved' }, moved(turn)),
    turn.worker !== undefined && h('span', { class: 'by' }, `in worker ${turn.worker}`),
  );
  return asked.length === 0 ? [said] : [said, h('ul', { class: 'effects', 'aria-label': 'asks for' }, asked)];
}

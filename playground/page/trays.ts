/** The sample files, and the faults. */
import type { Deed, Mishap, MishapsAhead, PageState, Platform, SampleView, ShopMood } from '../exchange.ts';
import { allWithin, byId, h, PLATFORMS, printOf, reconcile, within } from './dom.ts';
import { SAMPLE_TYPE } from './drops.ts';
import { act } from './server.ts';
import type { Settings } from './settings.ts';
import { isSure } from './sure.ts';

interface Options {
  /** Sends a sample file as the merchant. */
  sendSample(id: string): unknown;
  settings: Settings;
}

const isMood = (value: string): value is ShopMood => ['fine', 'slow', 'rate-limited', 'down'].includes(value);

/** What lies beside the chats. */
export function createTrays({ sendSample, settings }: Options): { update(state: PageState): void } {
  const moods = allWithin(byId('shop'), 'input', HTMLInputElement);
  for (const radio of moods) {
    radio.addEventListener('change', () => {
      if (isMood(radio.value)) void settings.set({ do: 'shop', mood: radio.value });
    });
  }
  byId('kill').addEventListener('click', () => act({ do: 'kill-worker' }));
  byId('restart').addEventListener('click', () => act({ do: 'restart' }));
  byId('reset').addEventListener('click', async () => {
    const text = 'All merchants, everything that was said, and what Usher remembers of it are thrown away.';
    if (await isSure({ title: 'Start over?', text, yes: 'Throw everything away' }))
      await act({ do: 'reset' });
  });

  return {
    update({ samples, shop, platforms, chat, channel, worker, canReset }) {
      const items = samples.map((one) => ({ ...one, key: one.id, print: printOf(one) }));
      reconcile(byId('samples'), items, (one) => sampleItem(one, sendSample));
      const inUse = platforms.filter(
        ({ platform: one, twice, ahead }) =>
          [chat?.platform, channel.platform].includes(one) || twice || ahead.length > 0,
      );
      const groups = inUse.map(({ platform }) => ({ key: platform, print: '', platform }));
      reconcile(byId('mishaps'), groups, ({ platform }) => mishaps(platform, settings.set));
      if (settings.areKnown) {
        for (const radio of moods) radio.checked = radio.value === shop;
        for (const { platform, twice } of inUse) byId(`twice-${platform}`, HTMLInputElement).checked = twice;
      }
      for (const { platform, ahead } of inUse) showAhead(platform, ahead);
      const on = isTroubled({ shop, platforms, worker }) ? 'trouble is on' : '';
      if (byId('trouble-on').textContent !== on) byId('trouble-on').textContent = on;
      byId('start-over').hidden = !canReset;
      byId('kill').hidden = !worker;
      byId('worker-note').hidden = !worker;
      if (worker) byId('worker-note').textContent = noteOn(worker);
    },
  };
}

/** Whether the visitor made something go wrong, and it does so still. */
export const isTroubled = ({
  shop,
  platforms,
  worker,
}: Pick<PageState, 'shop' | 'platforms' | 'worker'>): boolean =>
  shop !== 'fine' ||
  worker?.isDoomed === true ||
  platforms.some(({ twice, ahead }) => twice || ahead.length > 0);

/** What each platform calls that which it tells the bot of. */
const NEWS: Record<Platform, string> = { slack: 'event', teams: 'activity' };

/** What can go wrong with a chat platform; `set(deed)` makes it so. */
function mishaps(platform: Platform, set: (deed: Deed) => unknown): HTMLElement {
  const button = (mishap: Mishap, label: string, rest: string) =>
    h(
      'button',
      { type: 'button', class: 'quiet', onclick: () => act({ do: 'mishap', platform, mishap }) },
      label,
      h('span', { class: 'visually-hidden' }, rest),
    );
  const callOff = h(
    'button',
    {
      type: 'button',
      class: 'link',
      id: `call-off-${platform}`,
      onclick: () => act({ do: 'mishap', platform, mishap: 'none' }),
    },
    'Call it off',
  );
  const twice = h('input', {
    type: 'checkbox',
    id: `twice-${platform}`,
    onchange: ({ currentTarget: { checked } }) =>
      set({ do: 'mishap', platform, mishap: checked ? 'twice' : 'once' }),
  });
  return h(
    'fieldset',
    { class: 'mishaps' },
    h('legend', {}, PLATFORMS[platform]),
    h(
      'div',
      { class: 'next-calls' },
      h('span', { 'aria-hidden': 'true' }, 'Next 3 calls:'),
      button('rate-limited', 'Rate-limit', ' the next 3 calls'),
      button('down', 'Fail', ' the next 3 calls'),
    ),
    h(
      'p',
      { class: 'ahead', hidden: true, id: `ahead-${platform}` },
      h('span', { role: 'status' }),
      ' ',
      callOff,
    ),
    h('label', { class: 'check' }, twice, `Deliver every ${NEWS[platform]} twice`),
  );
}

const AHEAD: Partial<Record<Mishap, string>> = { 'rate-limited': 'rate-limited', down: 'failing' };

/** What was set and did not happen yet. */
function showAhead(platform: Platform, ahead: MishapsAhead[]): void {
  const line = byId(`ahead-${platform}`);
  const parts = ahead.map(({ mishap, calls }, index) => {
    const which = calls === 1 ? 'call' : `${calls} calls`;
    return `${index === 0 ? `Next ${which}` : `then ${calls === 1 ? 'one' : calls}`} ${AHEAD[mishap]}`;
  });
  const status = within(line, 'span', HTMLElement);
  const words = parts.join(', ');
  if (status.textContent !== words) status.textContent = words;
  line.hidden = ahead.length === 0;
}

function noteOn({ pid, isDoomed }: NonNullable<PageState['worker']>): string {
  if (!pid) return 'It is dead. Another one is starting …';
  if (isDoomed) return `Process ${pid} dies at the next result of a check. Send a file.`;
  return `Process ${pid}. Another one takes over within half a minute.`;
}

function sampleItem({ id, label }: SampleView, send: (id: string) => unknown): HTMLElement {
  const kind = id === 'screenshot' ? 'PNG' : 'TXT';
  return h(
    'li',
    {},
    h(
      'button',
      {
        type: 'button',
        class: 'sample',
        draggable: 'true',
        'data-sample': id,
        ondragstart: ({ dataTransfer }) => {
          dataTransfer?.setData(SAMPLE_TYPE, id);
          if (dataTransfer) dataTransfer.effectAllowed = 'copy';
        },
        onclick: () => send(id),
      },
      h('span', { class: 'file-icon', 'aria-hidden': 'true' }, kind),
      h('span', {}, label),
    ),
  );
}

/** The sample files, and the faults. */
import { byId, h, PLATFORMS, printOf, reconcile } from './dom.js';
import { act } from './server.js';

/** `sendSample(id)` sends one as the merchant. */
export function createTrays({ sendSample, settings }) {
  const { set } = settings;
  for (const radio of document.querySelectorAll('#shop input')) {
    radio.addEventListener('change', () => set({ do: 'shop', mood: radio.value }));
  }
  byId('kill').addEventListener('click', () => act({ do: 'kill-worker' }));
  byId('restart').addEventListener('click', () => act({ do: 'restart' }));

  return {
    update({ samples, shop, platforms, chat, channel, worker }) {
      const items = samples.map((one) => ({ ...one, key: one.id, print: printOf(one) }));
      reconcile(byId('samples'), items, (one) => sampleItem(one, sendSample));
      const inView = platforms.filter(({ platform: one }) =>
        [chat?.platform, channel?.platform].includes(one),
      );
      const groups = inView.map(({ platform }) => ({ key: platform, print: '' }));
      reconcile(byId('mishaps'), groups, ({ key }) => mishaps(key, set));
      if (settings.areKnown) {
        for (const radio of document.querySelectorAll('#shop input')) radio.checked = radio.value === shop;
        for (const { platform, twice } of inView) byId(`twice-${platform}`).checked = twice;
      }
      byId('kill').hidden = !worker;
      byId('worker-note').hidden = !worker;
      if (worker) byId('worker-note').textContent = noteOn(worker);
    },
  };
}

/** What each platform calls that which it tells the bot of. */
const NEWS = { slack: 'event', teams: 'activity' };

/** What can go wrong with a chat platform; `set(deed)` makes it so. */
function mishaps(platform, set) {
  const button = (mishap, label) =>
    h(
      'button',
      {
        type: 'button',
        class: 'quiet',
        onclick: async () => {
          const { ok } = await act({ do: 'mishap', platform, mishap });
          if (ok) byId('spoken').textContent = `${PLATFORMS[platform]}: ${label}: set`;
        },
      },
      label,
    );
  const toggle = ({ currentTarget: { checked } }) =>
    set({ do: 'mishap', platform, mishap: checked ? 'twice' : 'once' });
  return h(
    'fieldset',
    { class: 'mishaps' },
    h('legend', {}, PLATFORMS[platform]),
    button('rate-limited', 'Rate-limit the next 3 calls'),
    button('down', 'Fail the next 3 calls'),
    h(
      'label',
      { class: 'check' },
      h('input', { type: 'checkbox', id: `twice-${platform}`, onchange: toggle }),
      `Deliver every ${NEWS[platform]} twice`,
    ),
  );
}

function noteOn({ pid, isDoomed }) {
  if (!pid) return 'It is dead. Another one is starting …';
  if (isDoomed) return `Process ${pid} dies at the next result of a check. Send a file.`;
  return `Process ${pid}. If it dies, another one takes its place, and finds what was left lying within half a minute.`;
}

function sampleItem({ id, label }, sendSample) {
  const kind = id === 'screenshot' ? 'PNG' : 'TXT';
  const drag = (event) => {
    event.dataTransfer.setData('application/x-usher-sample', id);
    event.dataTransfer.effectAllowed = 'copy';
  };
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
        ondragstart: drag,
        onclick: () => sendSample(id),
      },
      h('span', { class: 'file-icon', 'aria-hidden': 'true' }, kind),
      h('span', {}, label),
    ),
  );
}

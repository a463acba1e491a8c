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
      const inUse = platforms.filter(
        ({ platform: one, twice, ahead }) =>
          [chat?.platform, channel?.platform].includes(one) || twice || ahead.length > 0,
      );
      const groups = inUse.map(({ platform }) => ({ key: platform, print: '' }));
      reconcile(byId('mishaps'), groups, ({ key }) => mishaps(key, set));
      if (settings.areKnown) {
        for (const radio of document.querySelectorAll('#shop input')) radio.checked = radio.value === shop;
        for (const { platform, twice } of inUse) byId(`twice-${platform}`).checked = twice;
      }
      for (const { platform, ahead } of inUse) showAhead(platform, ahead);
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
  const button = (mishap, label, rest) =>
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
  const toggle = ({ currentTarget: { checked } }) =>
    set({ do: 'mishap', platform, mishap: checked ? 'twice' : 'once' });
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
    h(
      'label',
      { class: 'check' },
      h('input', { type: 'checkbox', id: `twice-${platform}`, onchange: toggle }),
      `Deliver every ${NEWS[platform]} twice`,
    ),
  );
}

const AHEAD = { 'rate-limited': 'rate-limited', down: 'failing' };

/** What was set and did not happen yet. */
function showAhead(platform, ahead) {
  const line = byId(`ahead-${platform}`);
  const parts = ahead.map(({ mishap, calls }, index) => {
    const which = calls === 1 ? 'call' : `${calls} calls`;
    return `${index === 0 ? `Next ${which}` : `then ${calls === 1 ? 'one' : calls}`} ${AHEAD[mishap]}`;
  });
  const status = line.querySelector('span');
  const words = parts.join(', ');
  if (status.textContent !== words) status.textContent = words;
  line.hidden = ahead.length === 0;
}

function noteOn({ pid, isDoomed }) {
  if (!pid) return 'It is dead. Another one is starting …';
  if (isDoomed) return `Process ${pid} dies at the next result of a check. Send a file.`;
  return `Process ${pid}. Another one takes over within half a minute.`;
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

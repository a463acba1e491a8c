/** The sample files, and the faults. */
import { byId, h, printOf, reconcile } from './dom.js';
import { act } from './server.js';

/** `sendSample(id)` sends one as the merchant; `refresh()` reads everything anew. */
export function createTrays({ sendSample, refresh }) {
  let setting = 0;

  /** What the visitor sets stays so on the page, whatever was read before the playground knew of it. */
  async function set(deed) {
    setting += 1;
    const { ok } = await act(deed);
    await refresh();
    setting -= 1;
    if (!ok) refresh();
  }

  for (const radio of document.querySelectorAll('#shop input')) {
    radio.addEventListener('change', () => set({ do: 'shop', mood: radio.value }));
  }
  for (const button of document.querySelectorAll('[data-mishap]')) {
    button.addEventListener('click', async () => {
      const { ok } = await act({ do: 'slack', mishap: button.dataset.mishap });
      if (ok) byId('spoken').textContent = `${button.textContent}: set`;
    });
  }
  const twiceBox = byId('twice');
  twiceBox.addEventListener('change', () =>
    set({ do: 'slack', mishap: twiceBox.checked ? 'twice' : 'once' }),
  );
  byId('kill').addEventListener('click', () => act({ do: 'kill-worker' }));
  byId('restart').addEventListener('click', () => act({ do: 'restart' }));

  return {
    update({ samples, shop, twice, worker }) {
      const items = samples.map((one) => ({ ...one, key: one.id, print: printOf(one) }));
      reconcile(byId('samples'), items, (one) => sampleItem(one, sendSample));
      if (setting === 0) {
        for (const radio of document.querySelectorAll('#shop input')) radio.checked = radio.value === shop;
        twiceBox.checked = twice;
      }
      byId('kill').hidden = !worker;
      byId('worker-note').hidden = !worker;
      if (worker) byId('worker-note').textContent = noteOn(worker);
    },
  };
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

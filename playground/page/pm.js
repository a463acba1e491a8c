/** Where the PM works: Slack or Teams, for the visitor to choose. */
import { avatar, byId, PLATFORMS } from './dom.js';

/** Shows who the PM is, and where they work. */
export function createPm(settings) {
  const radios = [...document.querySelectorAll('#pm-uses input')];
  for (const radio of radios)
    radio.addEventListener('change', () => settings.set({ do: 'pm', platform: radio.value }));

  return {
    update({ platform, pm, earlier }) {
      byId('pm').replaceChildren(avatar(pm.name), pm.name);
      if (settings.areKnown) for (const radio of radios) radio.checked = radio.value === platform;
      const note = byId('pm-note');
      const text = earlier.length === 0 ? '' : noteOn(earlier);
      if (note.textContent !== text) note.textContent = text;
    },
  };
}

function noteOn(earlier) {
  const there = earlier.map((one) => PLATFORMS[one]).join(' and ');
  return `Usher started anew with this channel. New merchants (add one with +) are announced here; those announced in ${there} stay there.`;
}

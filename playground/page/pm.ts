/** Where the PM works: Slack or Teams, for the visitor to choose. */
import type { ChannelView, Platform } from '../exchange.ts';
import { allWithin, avatar, byId, PLATFORMS } from './dom.ts';
import type { Settings } from './settings.ts';

/** Shows who the PM is, and where they work. */
export function createPm(settings: Settings): { update(channel: ChannelView): void } {
  const radios = allWithin(byId('pm-uses'), 'input', HTMLInputElement);
  for (const radio of radios) {
    const platform = radio.value === 'teams' ? 'teams' : 'slack';
    radio.addEventListener('change', () => settings.set({ do: 'pm', platform }));
  }
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

function noteOn(earlier: Platform[]): string {
  const there = earlier.map((one) => PLATFORMS[one]).join(' and ');
  return `Usher restarted with this channel. New merchants (add one with +) are announced here; those announced in ${there} stay there.`;
}

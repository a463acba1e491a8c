/** Who the visitor is: the merchants there are, and new ones. */
import type { MerchantView, Outcome, PageState, Platform } from '../exchange.ts';
import { avatar, byId, h, PLATFORMS, printOf, reconcile, within } from './dom.ts';
import { isSure } from './sure.ts';

interface Deeds {
  choose(key: string): Promise<void>;
  add(platform: Platform, name: string): Promise<Outcome>;
  remove(merchant: MerchantView): Promise<Outcome>;
}

/** The merchants to choose from, and the dialog that adds one. */
export function createMerchants({ choose, add, remove }: Deeds): { update(state: PageState): void } {
  const dialog = byId('newcomer', HTMLDialogElement);
  const name = byId('newcomer-name', HTMLInputElement);
  const platform = byId('newcomer-platform', HTMLSelectElement);
  const remover = byId('remove', HTMLButtonElement);
  let shown: string | undefined;
  let chosen: MerchantView | undefined;

  byId('add').addEventListener('click', () => {
    name.value = '';
    dialog.showModal();
    name.focus();
  });
  within(dialog, '[data-close]', HTMLElement).addEventListener('click', () => dialog.close());
  within(dialog, 'form', HTMLFormElement).addEventListener('submit', async () => {
    const where = platform.value === 'teams' ? 'teams' : 'slack';
    const outcome = await add(where, name.value);
    if (outcome.ok) await choose(`${where}:${outcome.added}`);
  });

  remover.addEventListener('click', async () => {
    if (!chosen) return;
    const { name: who, platform: where } = chosen;
    const how = where === 'slack' ? 'their Slack account is closed' : 'they remove the bot from Teams';
    const text = `${who} leaves: ${how}. What the project manager was told stays.`;
    const leaver = chosen;
    if (await isSure({ title: `Remove ${who}?`, text, yes: 'Remove' })) await remove(leaver);
  });

  return {
    update({ merchants, merchant, platforms }) {
      const isMixed = platforms.length > 1;
      byId('newcomer-where').hidden = !isMixed;
      if (platform.options.length !== platforms.length) {
        platform.replaceChildren(
          ...platforms.map(({ platform: value }) => h('option', { value }, PLATFORMS[value])),
        );
      }
      chosen = merchants.find(({ key }) => key === merchant);
      remover.hidden = merchants.length < 2;
      remover.ariaLabel = remover.title = `Remove ${chosen?.name}`;
      const items = merchants.map((one) => ({
        ...one,
        isChosen: one.key === merchant,
        print: printOf([one, one.key === merchant]),
      }));
      reconcile(byId('merchants'), items, ({ key, name: who, platform: where, isChosen }) =>
        h(
          'button',
          { type: 'button', class: 'person', 'aria-pressed': String(isChosen), onclick: () => choose(key) },
          avatar(who),
          h('span', {}, who),
          isMixed && h('small', {}, PLATFORMS[where]),
        ),
      );
      if (shown !== merchant)
        byId('merchants')
          .querySelector('[aria-pressed=true]')
          ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      shown = merchant;
    },
  };
}

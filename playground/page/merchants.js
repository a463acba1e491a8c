/** Who the visitor is: the merchants there are, and new ones. */
import { avatar, byId, h, PLATFORMS, printOf, reconcile } from './dom.js';

/** `deeds`: `choose(key)`, `add(platform, name)` which answers `{ok, added}`. */
export function createMerchants({ choose, add }) {
  const dialog = byId('newcomer');
  const name = byId('newcomer-name');
  const platform = byId('newcomer-platform');
  let shown;

  byId('add').addEventListener('click', () => {
    name.value = '';
    dialog.showModal();
    name.focus();
  });
  dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
  dialog.querySelector('form').addEventListener('submit', async () => {
    const where = platform.value || 'slack';
    const { ok, added } = await add(where, name.value);
    if (ok) await choose(`${where}:${added}`);
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

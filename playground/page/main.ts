/** The playground's page: shows what the server says there is, and passes on what the visitor does. */
import type { ChannelView, ConversationView, MerchantView, PageState, Platform } from '../exchange.ts';
import { avatar, byId, h } from './dom.ts';
import { nothingForPm } from './empty.ts';
import { createEngineer } from './engineer.ts';
import { createFeed } from './feed.ts';
import { createForm } from './form.ts';
import { GuideEditor } from './guide.ts';
import { createMerchants } from './merchants.ts';
import { Pane } from './pane.ts';
import { createPm } from './pm.ts';
import { createReal } from './real.ts';
import { act, listen, onProblem, read, upload } from './server.ts';
import { createSettings } from './settings.ts';
import { showToast } from './toast.ts';
import { createTrays, isTroubled } from './trays.ts';
import { createViews } from './views.ts';

let state: PageState | undefined;
let wanted = sessionStorage.getItem('merchant');
const views = createViews();

type By = { platform: Platform; person: string };

/** What was read. The visitor can do something only after it was shown. */
function now(): PageState {
  if (!state) throw new Error('nothing has been read yet');
  return state;
}
function self(): MerchantView {
  const mine = now().merchants.find(({ key }) => key === state?.merchant);
  if (!mine) throw new Error('there is no such merchant');
  return mine;
}
const asMerchant = (): By => ({ platform: self().platform, person: self().id });
const asPm = (): By => ({ platform: now().channel.platform, person: now().channel.pm.id });

const sendSample = (sample: string) => {
  views.show('chat');
  chat.toEnd();
  return act({ do: 'sample', ...asMerchant(), sample });
};
const chat: Pane = new Pane(byId('chat'), {
  id: 'chat',
  deeds: {
    say: (text) => act({ do: 'say', ...asMerchant(), where: 'chat', text }),
    press: (on, action, value) => act({ do: 'press', ...asMerchant(), where: 'chat', on, action, value }),
    arrived: () => views.news('chat'),
    empty: h('p', { class: 'empty' }, 'Usher is about to say hello …'),
    own: {
      attach: async (files) => {
        chat.toEnd();
        for (const file of files) await upload(asMerchant(), file);
      },
      sample: sendSample,
      openHome: () => act({ do: 'open-home', ...asMerchant() }),
    },
  },
});
const channel = new Pane(byId('channel'), {
  id: 'channel',
  deeds: {
    say: (text, thread) => act({ do: 'say', ...asPm(), where: 'channel', text, thread }),
    press: (on, action, value) => act({ do: 'press', ...asPm(), where: 'channel', on, action, value }),
    arrived: () => views.news('channel'),
    empty: nothingForPm(),
  },
});
const form = createForm(byId('form', HTMLDialogElement), {
  submit: (id, values) => {
    if (!isPmsForm()) chat.toEnd();
    return act({ do: 'submit', ...whoseForm(), form: id, values });
  },
  close: () => act({ do: 'close-form', ...whoseForm() }),
});
/** The visitor is both: what a PM is asked goes first. */
const isPmsForm = () => state?.channel.form !== undefined;
const whoseForm = () => (isPmsForm() ? asPm() : asMerchant());
const merchants = createMerchants({
  choose,
  add: (platform, name) => act({ do: 'add-merchant', platform, name }),
  remove: ({ platform, id }) => act({ do: 'remove-merchant', platform, person: id }),
});
const settings = createSettings(refresh);
const trays = createTrays({ sendSample, settings });
const pm = createPm(settings);
const feed = createFeed(() => state?.merchants ?? []);

createReal(byId('real', HTMLDialogElement), byId('open-real'));
const engineer = createEngineer(byId('engineer', HTMLDialogElement), byId('open-engineer'));
new GuideEditor(byId('flow', HTMLDialogElement), byId('open-flow'));

function choose(key: string): Promise<void> {
  wanted = key;
  sessionStorage.setItem('merchant', key);
  return refresh();
}

function show(all: PageState): void {
  merchants.update(all);
  trays.update(all);
  views.mark('bench', isTroubled(all) ? 'trouble is on' : '');
  feed.name();
  if (all.chat) showChat(all.chat);
  engineer.update(all.received, all.merchants);
  pm.update(all.channel);
  showChannel(all.channel);
  const { channel: theirs, chat: mine } = all;
  form.update(
    theirs.form ?? mine?.form,
    theirs.form || !mine ? theirs.people : mine.people,
    theirs.form !== undefined,
  );
  document.body.dataset.ready = 'yes';
}

function showChat(mine: ConversationView): void {
  const { key, name } = self();
  chat.update({
    ...mine,
    who: key,
    name: [avatar(mine.bot.name, true), h('span', {}, mine.bot.name), h('span', { class: 'app' }, 'APP')],
    story: `Messages of ${name} and ${mine.bot.name}`,
    label: `Message ${mine.bot.name} as ${name}`,
  });
}

function showChannel(theirs: ChannelView): void {
  const { platform, name, pm: person } = theirs;
  const isSlack = platform === 'slack';
  const sign = h('span', { class: isSlack ? 'hash' : 'team', 'aria-hidden': 'true' });
  sign.textContent = isSlack ? '#' : name.slice(0, 1);
  const called = isSlack ? `#${name}` : name;
  channel.update({
    ...theirs,
    who: `pm in ${platform}`,
    name: [sign, h('span', {}, name)],
    story: `Messages in ${called}, as ${person.name} sees them`,
    label: `${isSlack ? 'Message' : 'Post in'} ${called} as ${person.name}`,
  });
}

let reading: Promise<void> | undefined;
let isStale = false;

/** Reads everything again and shows it; resolves when nothing newer is left to be shown. */
function refresh(): Promise<void> {
  isStale = true;
  reading ??= readAll().finally(() => {
    reading = undefined;
  });
  return reading;
}

async function readAll(): Promise<void> {
  while (isStale) {
    isStale = false;
    const query = new URLSearchParams(wanted ? { merchant: wanted } : {});
    // The stream tells when the playground is there again.
    const all = await read('state', String(query)).catch(() => undefined);
    if (!all) return;
    state = all;
    show(all);
  }
}

onProblem(showToast);
listen({
  changed: refresh,
  welcome: (seen) => {
    feed.reset(seen);
    void refresh();
  },
  observation: feed.add,
  connection: (words) => {
    byId('connection').textContent = words;
  },
});

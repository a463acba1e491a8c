/** The playground's page: shows what the server says there is, and passes on what the visitor does. */
import { avatar, byId, h } from './dom.js';
import { createFeed } from './feed.js';
import { createForm } from './form.js';
import { createGuideEditor } from './guide.js';
import { createMerchants } from './merchants.js';
import { createPane } from './pane.js';
import { createPm } from './pm.js';
import { createReal } from './real.js';
import { act, listen, onProblem, read, upload } from './server.js';
import { createSettings } from './settings.js';
import { createTrays } from './trays.js';
import { createViews } from './views.js';

let state;
const views = createViews();
let wanted = sessionStorage.getItem('merchant');

const self = () => state.merchants.find(({ key }) => key === state.merchant);
const asMerchant = () => ({ platform: self().platform, person: self().id });
const asPm = () => ({ platform: state.channel.platform, person: state.channel.pm.id });

const sendSample = (sample) => {
  views.show('chat');
  chat.toEnd();
  return act({ do: 'sample', ...asMerchant(), sample });
};
const chat = createPane(byId('chat'), {
  id: 'chat',
  deeds: {
    say: (text) => act({ do: 'say', ...asMerchant(), where: 'chat', text }),
    press: (on, action, value) => act({ do: 'press', ...asMerchant(), where: 'chat', on, action, value }),
    attach: async (files) => {
      chat.toEnd();
      for (const file of files) await upload(asMerchant(), file);
    },
    sample: sendSample,
    openHome: () => act({ do: 'open-home', ...asMerchant() }),
    arrived: () => views.news('chat'),
  },
});
const channel = createPane(byId('channel'), {
  id: 'channel',
  deeds: {
    say: (text, thread) => act({ do: 'say', ...asPm(), where: 'channel', text, thread }),
    press: (on, action, value) => act({ do: 'press', ...asPm(), where: 'channel', on, action, value }),
    arrived: () => views.news('channel'),
  },
});
const form = createForm(byId('form'), {
  submit: (id, values) => {
    chat.toEnd();
    return act({ do: 'submit', ...asMerchant(), form: id, values });
  },
  close: () => act({ do: 'close-form', ...asMerchant() }),
});
const merchants = createMerchants({
  choose,
  add: (platform, name) => act({ do: 'add-merchant', platform, name }),
});
const settings = createSettings(refresh);
const trays = createTrays({ sendSample, settings });
const pm = createPm(settings);
const feed = createFeed(() => state?.merchants ?? []);

createReal(byId('real'), byId('open-real'));
createGuideEditor(byId('flow'), byId('open-flow'));

function choose(key) {
  wanted = key;
  sessionStorage.setItem('merchant', key);
  return refresh();
}

function show() {
  const { chat: mine, channel: theirs } = state;
  merchants.update(state);
  trays.update(state);
  views.mark('bench', isTroubled(state) ? 'trouble is on' : '');
  feed.name();
  if (mine) {
    const name = [
      avatar(mine.bot.name, true),
      h('span', {}, mine.bot.name),
      h('span', { class: 'app' }, 'APP'),
    ];
    chat.update({
      ...mine,
      who: state.merchant,
      name,
      story: `Messages of ${self().name} and ${mine.bot.name}`,
      homeView: mine.home,
      label: `Message ${mine.bot.name} as ${self().name}`,
    });
    form.update(mine.form, mine.people);
  }
  pm.update(theirs);
  channel.update({
    ...theirs,
    who: `pm in ${theirs.platform}`,
    name: channelName(theirs),
    story: `Messages in ${nameOf(theirs)}, as ${theirs.pm.name} sees them`,
    label: `${theirs.platform === 'teams' ? 'Post in' : 'Message'} ${nameOf(theirs)} as ${theirs.pm.name}`,
  });
  document.body.dataset.ready = 'yes';
}

const isTroubled = ({ shop, platforms, worker }) =>
  shop !== 'fine' || worker?.isDoomed || platforms.some(({ twice, ahead }) => twice || ahead.length > 0);

const nameOf = ({ platform, name }) => (platform === 'slack' ? `#${name}` : name);

function channelName({ platform, name }) {
  const sign = h('span', { class: platform === 'slack' ? 'hash' : 'team', 'aria-hidden': 'true' });
  sign.textContent = platform === 'slack' ? '#' : name[0];
  return [sign, h('span', {}, name)];
}

let reading;
let isStale = false;

/** Reads everything anew and shows it; resolves when nothing newer is left to be shown. */
function refresh() {
  isStale = true;
  reading ??= readAll().finally(() => {
    reading = undefined;
  });
  return reading;
}

async function readAll() {
  while (isStale) {
    isStale = false;
    const query = new URLSearchParams(wanted ? { merchant: wanted } : {});
    const now = await read(`state?${query}`).catch(() => undefined);
    // The stream tells when the playground is there again.
    if (!now) return;
    state = now;
    show();
  }
}

let toastTimer;
onProblem((problem) => {
  const toast = byId('toast');
  toast.textContent = problem;
  toast.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => {
    toast.hidden = true;
  }, 8000);
});

listen({
  changed: refresh,
  welcome: (seen) => {
    feed.reset(seen);
    refresh();
  },
  happening: feed.add,
  connection: (words) => {
    byId('connection').textContent = words;
  },
});

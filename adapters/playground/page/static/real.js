/** The way from the playground to the real thing. */
import { h } from './dom.js';
import { read } from './server.js';
import { link } from './slack/mrkdwn.js';

const NEW_APP = 'https://api.slack.com/apps?new_app=1&manifest_yaml=';

const variable = (name, ...about) => h('li', {}, h('code', {}, name), ' ', ...about);

/** Fills `dialog` when `opener` is pressed. */
export function createReal(dialog, opener) {
  opener.addEventListener('click', async () => {
    const manifests = await read('real');
    dialog.replaceChildren(sheet(manifests, () => dialog.close()));
    dialog.showModal();
  });
}

function sheet({ http, placeholder, socket }, close) {
  const create = link(NEW_APP, 'Create the Slack app');
  create.className = 'strong button';
  const address = h('input', {
    id: 'real-address',
    type: 'url',
    placeholder: 'https://usher.your-company.com',
    autocomplete: 'off',
    'aria-describedby': 'real-address-hint',
  });
  const secret = h('li', {});
  const aim = () => {
    const origin =
      URL.canParse(address.value) && address.value.startsWith('https://')
        ? new URL(address.value).origin
        : undefined;
    create.href = NEW_APP + encodeURIComponent(origin ? http.replaceAll(placeholder, origin) : socket);
    const [name, about] = origin
      ? ['SLACK_SIGNING_SECRET', 'Basic Information, App Credentials: the signing secret']
      : ['SLACK_APP_TOKEN', 'Basic Information, App-Level Tokens: make one with connections:write (xapp-…)'];
    secret.replaceChildren(h('code', {}, name), ` ${about}`);
  };
  address.addEventListener('input', aim);
  aim();

  return h(
    'div',
    { class: 'sheet' },
    h(
      'div',
      { class: 'modal-top' },
      h('h2', { id: 'real-title' }, 'Use it for real'),
      h('button', { type: 'button', class: 'quiet', onclick: close }, 'Close'),
    ),
    h(
      'div',
      { class: 'modal-body prose' },
      h('h3', {}, 'Add it to your Slack'),
      h(
        'div',
        { class: 'field' },
        h(
          'label',
          { for: 'real-address' },
          "This server's public address",
          h('span', { class: 'optional' }, ' (optional)'),
        ),
        address,
        h(
          'p',
          { class: 'hint', id: 'real-address-hint' },
          'With an address, Slack calls it. Without one, Usher calls Slack (Socket Mode): good behind a firewall and for a first try.',
        ),
      ),
      h('p', {}, create),
      h(
        'p',
        { class: 'hint' },
        'Opens api.slack.com in a new tab, with the manifest of this app filled in. The playground itself sends nothing there.',
      ),
      h(
        'p',
        {},
        'Install the app to your workspace, and put into the environment (or into a file called ',
        h('code', {}, '.env'),
        '):',
      ),
      h(
        'ul',
        { class: 'variables' },
        variable('SLACK_BOT_TOKEN', 'OAuth & Permissions: the bot token (xoxb-…)'),
        secret,
        variable(
          'USHER_PM_CHANNEL',
          'where alerts go, as ',
          h('code', {}, 'slack:C0123456789'),
          ': the channel id stands at the very bottom of the channel’s details. Invite the bot there. A channel of Teams does as well, as ',
          h('code', {}, 'teams:19:…'),
          '.',
        ),
        variable('USHER_COMPANY', 'who asks for the credentials'),
      ),
      h(
        'p',
        {},
        'Then start it again: ',
        h('code', {}, 'npm start'),
        ', and ',
        h('code', {}, 'npm run -s usher -- doctor'),
        ' tells what is still missing. In production it needs ',
        h('code', {}, 'NODE_ENV=production'),
        ', ',
        h('code', {}, 'REDIS_URL'),
        ' and ',
        h('code', {}, 'USHER_SEAL_KEYS'),
        ' (a name and 32 random bytes: ',
        h('code', {}, 'k1:$(openssl rand -base64 32)'),
        ').',
      ),
      h('h3', {}, 'Add it to your Teams'),
      h(
        'p',
        {},
        'Teams needs a bot registered with Azure and an app package for your organisation. Step by step: ',
        h('code', {}, 'docs/teams-setup.md'),
        '.',
      ),
    ),
  );
}

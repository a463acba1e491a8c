/** The way from the playground to the real thing. */
import type { AppManifests } from '../exchange.ts';
import { type Child, h } from './dom.ts';
import { preformatted } from './preformatted.ts';
import { read } from './server.ts';

const NEW_APP = 'https://api.slack.com/apps?new_app=1&manifest_yaml=';
const EXAMPLE = 'https://usher.your-company.com';

/** Fills `dialog` when `opener` is pressed. */
export function createReal(dialog: HTMLDialogElement, opener: HTMLElement): void {
  opener.addEventListener('click', async () => {
    const manifests = await read('real');
    dialog.replaceChildren(sheet(manifests, () => dialog.close()));
    dialog.showModal();
  });
}

/** The address that was typed: undefined while there is none, null while it is none that can be. */
type Origin = string | null | undefined;

/** A part of the sheet that depends on it. */
interface Part {
  aim(origin: Origin): void;
  elements: HTMLElement[];
}

function sheet(manifests: AppManifests, close: () => void): HTMLElement {
  const address = addressField((origin) => {
    for (const part of parts) part.aim(origin);
  });
  const parts = [inSlack(manifests), inTeams()];
  address.tell();
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
      address.element,
      parts.flatMap(({ elements }) => elements),
      everywhere(),
    ),
  );
}

/** Where the server will be reachable; `aim` is told of it at every change, and when it is asked for. */
function addressField(aim: (origin: Origin) => void): { tell(): void; element: HTMLElement } {
  const input = h('input', {
    id: 'real-address',
    type: 'url',
    placeholder: EXAMPLE,
    autocomplete: 'off',
    'aria-describedby': 'real-address-hint real-address-error',
  });
  const error = h('p', { class: 'error', id: 'real-address-error', role: 'alert' });
  function tell(): void {
    const text = input.value.trim();
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isGood = url?.protocol === 'https:' && url.pathname === '/' && url.search === '';
    const isBad = text !== '' && !isGood;
    error.textContent = isBad
      ? `Slack and Teams call https addresses, and Usher answers at one without a path, such as ${EXAMPLE}`
      : '';
    if (isBad) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
    aim(isGood ? url?.origin : isBad ? null : undefined);
  }
  input.addEventListener('input', tell);
  return {
    tell,
    element: h(
      'div',
      { class: 'field' },
      h(
        'label',
        { for: 'real-address' },
        "This server's public address",
        h('span', { class: 'optional' }, ' (for Slack optional)'),
      ),
      input,
      error,
      h(
        'p',
        { class: 'hint', id: 'real-address-hint' },
        'Teams has to reach Usher from outside. Slack can do without: then Usher calls Slack (Socket Mode), which is good behind a firewall and for a first try.',
      ),
    ),
  };
}

function inSlack({ http, placeholder, socket }: AppManifests): Part {
  const create = away(NEW_APP, 'Create the Slack app');
  create.className = 'strong button';
  const secret = h('li', {});
  return {
    aim(origin) {
      // A link without an address is none.
      if (origin === null) create.removeAttribute('href');
      else create.href = NEW_APP + encodeURIComponent(origin ? http.replaceAll(placeholder, origin) : socket);
      secret.replaceChildren(
        origin
          ? noted('SLACK_SIGNING_SECRET', 'Basic Information, App Credentials: the signing secret')
          : noted(
              'SLACK_APP_TOKEN',
              'Basic Information, App-Level Tokens: make one with connections:write (xapp-…)',
            ),
      );
    },
    elements: [
      h('h3', {}, 'Add it to your Slack'),
      h('p', {}, create),
      h(
        'p',
        { class: 'hint' },
        'Opens api.slack.com in a new tab, with the manifest of this app filled in. The playground itself sends nothing there.',
      ),
      h('p', {}, 'Install the app to your workspace, and note:'),
      h(
        'ul',
        { class: 'variables' },
        variable('SLACK_BOT_TOKEN', 'OAuth & Permissions: the bot token (xoxb-…)'),
        secret,
        variable(
          'USHER_PM_CHANNEL',
          'where alerts go, as ',
          h('code', {}, 'slack:C0123456789'),
          ': the channel id stands at the very bottom of the channel’s details. Invite the bot there.',
        ),
      ),
      h('p', {}, 'Step by step: ', doc('slack-setup.md'), '.'),
    ],
  };
}

function inTeams(): Part {
  const endpoint = h('div', {});
  const publicUrl = h('code', {});
  return {
    aim(origin) {
      endpoint.replaceChildren(preformatted(`${origin ?? EXAMPLE}/api/messages`));
      publicUrl.textContent = origin ?? EXAMPLE;
    },
    elements: [
      h('h3', {}, 'Add it to your Teams'),
      h(
        'ol',
        { class: 'steps' },
        h(
          'li',
          {},
          away('https://entra.microsoft.com', 'Register an app'),
          ' in the Entra admin center: App registrations, New registration. It needs no permissions.',
        ),
        h(
          'li',
          {},
          away('https://portal.azure.com', 'Create an Azure Bot'),
          ' for it: single tenant, existing registration, free tier. Add the channel Microsoft Teams. In its configuration the messaging endpoint is',
          endpoint,
        ),
        h('li', {}, 'Note:', teamsVariables(publicUrl)),
        h(
          'li',
          {},
          'Make the app package, ',
          h('code', {}, '.usher/usher-teams.zip'),
          ', and upload it in the ',
          away('https://admin.teams.microsoft.com', 'Teams admin center'),
          ': Teams apps, Manage apps.',
          preformatted('npm run -s teams:package'),
        ),
      ),
      h('p', {}, 'Step by step, with merchants in tenants of their own: ', doc('teams-setup.md'), '.'),
    ],
  };
}

function teamsVariables(publicUrl: HTMLElement): HTMLElement {
  return h(
    'ul',
    { class: 'variables' },
    variable('MicrosoftAppId', 'the registration’s overview: Application (client) ID'),
    variable('MicrosoftAppTenantId', 'the same place: Directory (tenant) ID'),
    variable('MicrosoftAppPassword', 'Certificates & secrets: a new client secret’s value, shown once'),
    variable('MicrosoftAppType', h('code', {}, 'SingleTenant')),
    variable('PUBLIC_URL', publicUrl),
    variable(
      'USHER_PM_CHANNEL',
      'where alerts go, as ',
      h('code', {}, 'teams:19:…@thread.tacv2'),
      ': from the channel’s link, between /channel/ and the next slash, with %3a and %40 as : and @',
    ),
    variable(
      'TEAMS_DEVELOPER_NAME',
      'and ',
      h('code', {}, 'TEAMS_WEBSITE_URL'),
      ', ',
      h('code', {}, 'TEAMS_PRIVACY_URL'),
      ', ',
      h('code', {}, 'TEAMS_TERMS_URL'),
      ': who offers the app; Teams shows it to everybody',
    ),
  );
}

function everywhere(): HTMLElement[] {
  return [
    h('h3', {}, 'Start it'),
    h(
      'p',
      {},
      'Put what you noted into the environment, or into a file called ',
      h('code', {}, '.env'),
      ', a line each: ',
      h('code', {}, 'NAME=value'),
      '. ',
      h('code', {}, 'USHER_COMPANY'),
      ' is who asks for the credentials. Then ',
      h('code', {}, 'npm run -s usher -- doctor'),
      ' tells what is still missing, and ',
      h('code', {}, 'npm start'),
      ' starts it. All variables: ',
      doc('configuration.md'),
      '.',
    ),
    h(
      'p',
      {},
      'In production it needs ',
      h('code', {}, 'NODE_ENV=production'),
      ', ',
      h('code', {}, 'REDIS_URL'),
      ', and a key of its own that seals credentials. This one was made in your browser just now, and is sent nowhere:',
    ),
    preformatted(`USHER_SEAL_KEYS=k1:${randomKey()}`),
  ];
}

/** A variable, and what goes into it. */
const noted = (name: string, ...about: Child[]) => h('span', {}, h('code', {}, name), ' ', about);
const variable = (name: string, ...about: Child[]) => h('li', {}, noted(name, about));
const away = (url: string, label: string) =>
  h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label);
const doc = (name: string) =>
  h('a', { href: `/playground/docs/${name}`, target: '_blank', rel: 'noopener' }, `docs/${name}`);

/** 32 random bytes, in base64. */
const randomKey = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))));

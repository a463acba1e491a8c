import { withoutEnd } from '../base/without-end.ts';
import { isHttpUrl, when } from './variable.ts';

export interface SlackConfig {
  /** Of the home workspace; undefined: the first one that the app is installed into. */
  botToken: string | undefined;
  /** Set: others can install the app into their workspaces. */
  oauth: { clientId: string; clientSecret: string } | undefined;
  /** Needed over HTTP; in Socket Mode nothing is signed. */
  signingSecret: string | undefined;
  /** Set: Socket Mode. */
  appToken: string | undefined;
  apiUrl: string;
}

const DEFAULT_API = 'https://slack.com/api/';

/** The variables of Slack. */
export const slackVariables = {
  SLACK_BOT_TOKEN: when(
    (value) => /^xoxb-\S+$/.test(value),
    'must be a bot token, which starts with xoxb- (Slack: OAuth & Permissions)',
  ),
  SLACK_SIGNING_SECRET: when(
    (value) => /^\S{8,}$/.test(value),
    'must be the signing secret (Slack: Basic Information, App Credentials)',
  ),
  SLACK_APP_TOKEN: when(
    (value) => /^xapp-\S+$/.test(value),
    'must be an app-level token, which starts with xapp- (Slack: Basic Information, App-Level Tokens)',
  ),
  SLACK_CLIENT_ID: when(
    (value) => /^[\w.-]+$/.test(value),
    'must be the client id, e.g. 1234567890.1234567890 (Slack: Basic Information, App Credentials)',
  ),
  SLACK_CLIENT_SECRET: when(
    (value) => /^\S{8,}$/.test(value),
    'must be the client secret (Slack: Basic Information, App Credentials)',
  ),
  SLACK_API_URL: when(
    isHttpUrl,
    'must be an http(s) address that ends in /api/, e.g. https://slack.com/api/',
  ),
};

interface Reading {
  /** The value of a variable that is set and well-formed. */
  get(name: keyof typeof slackVariables): string | undefined;
  /** Whether a variable is set, well-formed or not. */
  isSet(name: string): boolean;
  mistake(variable: string, message: string): void;
}

const NAMES = [
  'SLACK_BOT_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_APP_TOKEN',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
];

/** Reads the variables of Slack; undefined when it is off. Reports what is missing. */
export function readSlack(reading: Reading): SlackConfig | undefined {
  const { get, isSet, mistake } = reading;
  if (!NAMES.some(isSet)) return undefined;
  const botToken = get('SLACK_BOT_TOKEN');
  const signingSecret = get('SLACK_SIGNING_SECRET');
  const appToken = get('SLACK_APP_TOKEN');
  const isOpen = isSet('SLACK_CLIENT_ID') || isSet('SLACK_CLIENT_SECRET');
  if (!botToken && !isOpen)
    mistake('SLACK_BOT_TOKEN', 'is missing, and Slack needs it: the bot token, which starts with xoxb-');
  if (!appToken && !signingSecret) {
    mistake(
      'SLACK_SIGNING_SECRET',
      'is missing: the signing secret (or set SLACK_APP_TOKEN, for Socket Mode)',
    );
  }
  return {
    botToken,
    oauth: isOpen ? readOauth(reading) : undefined,
    signingSecret,
    appToken,
    apiUrl: `${withoutEnd(get('SLACK_API_URL') ?? DEFAULT_API, '/')}/`,
  };
}

/** What has to be there so that others can install the app. */
function readOauth({ get, isSet, mistake }: Reading): SlackConfig['oauth'] {
  const why =
    'is missing: SLACK_CLIENT_ID and SLACK_CLIENT_SECRET, with which others install the app, need it';
  for (const name of ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'PUBLIC_URL'])
    if (!isSet(name)) mistake(name, why);
  if (isSet('SLACK_APP_TOKEN'))
    mistake(
      'SLACK_APP_TOKEN',
      'must not be set with SLACK_CLIENT_ID: an app that others install gets its events by HTTP (SLACK_SIGNING_SECRET)',
    );
  const clientId = get('SLACK_CLIENT_ID');
  const clientSecret = get('SLACK_CLIENT_SECRET');
  // Without one there is a mistake, and no configuration comes of it.
  return clientId && clientSecret ? { clientId, clientSecret } : undefined;
}

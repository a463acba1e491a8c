import { isHttpUrl, when } from './variable.ts';

export interface SlackConfig {
  botToken: string;
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

/** Reads the variables of Slack; undefined when it is off. Reports what is missing. */
export function readSlack({ get, isSet, mistake }: Reading): SlackConfig | undefined {
  if (!['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'SLACK_APP_TOKEN'].some(isSet)) return undefined;
  const botToken = get('SLACK_BOT_TOKEN');
  const signingSecret = get('SLACK_SIGNING_SECRET');
  const appToken = get('SLACK_APP_TOKEN');
  if (!botToken)
    mistake('SLACK_BOT_TOKEN', 'is missing, and Slack needs it: the bot token, which starts with xoxb-');
  if (!appToken && !signingSecret) {
    mistake(
      'SLACK_SIGNING_SECRET',
      'is missing: the signing secret (or set SLACK_APP_TOKEN, for Socket Mode)',
    );
  }
  return {
    // Without one there is a mistake, and no configuration comes of it.
    botToken: botToken ?? '',
    signingSecret,
    appToken,
    apiUrl: (get('SLACK_API_URL') ?? DEFAULT_API).replace(/\/*$/, '/'),
  };
}

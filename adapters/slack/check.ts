import { WebClient } from '@slack/web-api';
import { chatError } from './errors.ts';
import { sdkLogger } from './log.ts';

/** One thing found out about the Slack side. */
export interface SlackFinding {
  level: 'ok' | 'note' | 'bad';
  text: string;
}

/** The bot scopes of `manifest.yml`; without one of these something does not work. */
export const NEEDED_SCOPES: Record<string, string> = {
  'app_mentions:read': 'to hear what is said to it in the thread of a card',
  'chat:write': 'to write to anybody at all',
  commands: 'for /creds-status',
  'files:read': 'to read the file a merchant sends',
  'files:write': 'for the pictures in the guide',
  'im:history': 'to hear what a merchant writes',
  'im:write': 'to open a conversation',
  'users:read': 'to know what a merchant is called, and which language they read',
};

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** What is to be checked. */
interface Setup {
  botToken: string;
  /** With Socket Mode. */
  appToken?: string | undefined;
  apiUrl: string;
  /** The id of the project managers' channel, when it is in Slack. */
  pmChannel?: string | undefined;
}

/** Asks Slack whether the tokens work, which scopes there are, and for the channel. Posts nothing. Never rejects. */
export async function checkSlack(setup: Setup): Promise<SlackFinding[]> {
  const { botToken, appToken, apiUrl, pmChannel } = setup;
  const client = clientFor(botToken, apiUrl);
  try {
    const found = await checkToken(client);
    if (pmChannel) found.push(await checkChannel(client, pmChannel));
    if (appToken) found.push(await checkSocket(clientFor(appToken, apiUrl)));
    return found;
  } catch (error) {
    const { code, reason } = chatError(error);
    return [
      bad(
        code === 'retry'
          ? `no answer (${reason}); is ${new URL(apiUrl).host} reachable from here?`
          : `the token is refused (${reason}); install the app (again) and put its bot token into SLACK_BOT_TOKEN`,
      ),
    ];
  }
}

function clientFor(token: string, slackApiUrl: string): WebClient {
  return new WebClient(token, {
    slackApiUrl,
    timeout: 10_000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: sdkLogger(SILENT),
  });
}

async function checkToken(client: WebClient): Promise<SlackFinding[]> {
  const answer = await client.auth.test();
  const works = ok(`the token works, in the workspace ${answer.team ?? answer.team_id ?? '?'}`);
  const scopes = answer.response_metadata?.scopes;
  if (!scopes) return [works, note('it does not tell the scopes of the token')];
  const missing = Object.entries(NEEDED_SCOPES).filter(([scope]) => !scopes.includes(scope));
  if (missing.length === 0) return [works, ok('all scopes are there')];
  return [
    works,
    ...missing.map(([scope, why]) =>
      bad(`the scope ${scope} is missing (${why}); add it and install the app again`),
    ),
  ];
}

/** Before there was Slack, so that no message can be meant. */
const NO_MESSAGE = '1000000000.000000';

/**
 * Slack tells of a channel only with more scopes than the bot needs. But it refuses to edit a message that
 * is not there for one reason in a channel the bot sees, and for another where there is no such channel, or
 * a private one without the bot.
 */
async function checkChannel(client: WebClient, channel: string): Promise<SlackFinding> {
  const invite = 'write /invite @Usher in it';
  try {
    await client.chat.update({ channel, ts: NO_MESSAGE, text: '…' });
  } catch (error) {
    const { reason } = chatError(error);
    if (reason === 'is_archived') return bad(`the channel ${channel} of USHER_PM_CHANNEL is archived`);
    if (reason === 'channel_not_found' || reason === 'not_in_channel')
      return bad(`there is no channel ${channel} (USHER_PM_CHANNEL), or the bot is not in it: ${invite}`);
    if (reason !== 'message_not_found' && reason !== 'cant_update_message')
      return note(`the channel ${channel} of USHER_PM_CHANNEL could not be looked for (${reason})`);
  }
  return note(
    `the channel ${channel} of USHER_PM_CHANNEL is there; if it is public, Slack does not tell whether the bot is in it: ${invite}, if you have not yet`,
  );
}

/** Asks for the address of a connection, and makes none. */
async function checkSocket(client: WebClient): Promise<SlackFinding> {
  try {
    await client.apps.connections.open();
    return ok('the app-level token works, for Socket Mode');
  } catch (error) {
    const { reason } = chatError(error);
    return bad(
      `no connection by Socket Mode (${reason}); is it switched on, and is SLACK_APP_TOKEN an app-level token with the scope connections:write?`,
    );
  }
}

function ok(text: string): SlackFinding {
  return { level: 'ok', text };
}

function note(text: string): SlackFinding {
  return { level: 'note', text };
}

function bad(text: string): SlackFinding {
  return { level: 'bad', text };
}

import { WebClient } from '@slack/web-api';
import { ChatError } from '../../src/chat/chat.ts';
import { chatError } from './errors.ts';
import { sdkLogger } from './log.ts';

/** One thing found out about the Slack side. */
export interface SlackFinding {
  level: 'ok' | 'note' | 'bad';
  text: string;
}

/** The bot scopes of `manifest.yml`; without one of these something does not work. */
export const NEEDED_SCOPES: Record<string, string> = {
  'chat:write': 'to write to anybody at all',
  commands: 'for /creds-status',
  'files:read': 'to read the file a merchant sends',
  'files:write': 'for the pictures in the guide',
  'im:history': 'to hear what a merchant writes',
  'im:write': 'to open a conversation',
  'users:read': 'to know what a merchant is called',
};

const SILENT = { debug() {}, info() {}, warn() {}, error() {} };

/** Asks Slack whether the token works and which scopes it has. Posts nothing. Never rejects. */
export async function checkSlack(config: { botToken: string; apiUrl: string }): Promise<SlackFinding[]> {
  const client = new WebClient(config.botToken, {
    slackApiUrl: config.apiUrl,
    timeout: 10_000,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logger: sdkLogger(SILENT),
  });
  try {
    const answer = await client.auth.test();
    const found: SlackFinding[] = [
      { level: 'ok', text: `the token works, in the workspace ${answer.team ?? answer.team_id ?? '?'}` },
    ];
    const scopes = answer.response_metadata?.scopes;
    if (!scopes) return [...found, { level: 'note', text: 'it does not tell the scopes of the token' }];
    const missing = Object.entries(NEEDED_SCOPES).filter(([scope]) => !scopes.includes(scope));
    if (missing.length === 0) found.push({ level: 'ok', text: 'all scopes are there' });
    for (const [scope, why] of missing) {
      found.push({
        level: 'bad',
        text: `the scope ${scope} is missing (${why}); add it and install the app anew`,
      });
    }
    return found;
  } catch (error) {
    const { code, reason } = error instanceof ChatError ? error : chatError(error);
    return [
      {
        level: 'bad',
        text:
          code === 'retry'
            ? `no answer (${reason}); is ${new URL(config.apiUrl).host} reachable from here?`
            : `the token is refused (${reason}); install the app (again) and put its bot token into SLACK_BOT_TOKEN`,
      },
    ];
  }
}

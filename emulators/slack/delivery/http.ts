/** Signed HTTP requests to the bot's request URL, in the three shapes Slack sends. */
import { createHmac } from 'node:crypto';
import {
  answerTimeoutMs,
  type Outcome,
  type PayloadKind,
  parseAnswer,
  type Retry,
  type Transport,
} from './transport.ts';

/** Slack's `v0` request signature over a body sent at `timestamp` (seconds). */
function signature(secret: string, timestamp: number, body: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

export interface HttpTransportOptions {
  url: string;
  signingSecret: string;
  now: () => number;
  timeoutMs?: number;
}

/** Events go as JSON, interactions as a form with one `payload`, commands as a plain form. */
export class HttpTransport implements Transport {
  readonly #options: HttpTransportOptions;

  constructor(options: HttpTransportOptions) {
    this.#options = options;
  }

  async send(kind: PayloadKind, payload: object, retry?: Retry): Promise<Outcome> {
    const body = encode(kind, payload);
    const timestamp = Math.floor(this.#options.now() / 1000);
    const headers: Record<string, string> = {
      'content-type': kind === 'events_api' ? 'application/json' : 'application/x-www-form-urlencoded',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': signature(this.#options.signingSecret, timestamp, body),
    };
    if (retry) {
      headers['x-slack-retry-num'] = String(retry.num);
      headers['x-slack-retry-reason'] = retry.reason;
    }
    const signal = AbortSignal.timeout(this.#options.timeoutMs ?? answerTimeoutMs);
    try {
      const answer = await fetch(this.#options.url, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
        signal,
      });
      return {
        kind: 'answered',
        status: answer.status,
        body: parseAnswer(await answer.text()),
        noRetry: answer.headers.get('x-slack-no-retry') === '1',
      };
    } catch {
      return { kind: signal.aborted ? 'http_timeout' : 'connection_failed' };
    }
  }
}

/**
 * Asks the request URL for Slack's set-up handshake: it must echo the challenge.
 * Returns whether it did.
 */
export async function verifyUrl(transport: HttpTransport, challenge: string): Promise<boolean> {
  const outcome = await transport.send('events_api', { type: 'url_verification', token: '', challenge });
  if (outcome.kind !== 'answered' || outcome.status !== 200) return false;
  const { body } = outcome;
  return (
    body === challenge ||
    (typeof body === 'object' && body !== null && 'challenge' in body && body.challenge === challenge)
  );
}

function encode(kind: PayloadKind, payload: object): string {
  if (kind === 'events_api') return JSON.stringify(payload);
  if (kind === 'interactive') return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  return new URLSearchParams(Object.entries(payload).map(([key, value]) => [key, String(value)])).toString();
}

/** One way to hand something to the bot: a signed HTTP request or a Socket Mode envelope. */

export type PayloadKind = 'events_api' | 'interactive' | 'slash_commands';

/** Said along with a repeated event. `reason` as in `X-Slack-Retry-Reason`. */
export interface Retry {
  num: number;
  reason: string;
}

/** How the bot answered one hand-over. */
export type Outcome =
  /** `body` is what the answer carried, parsed when it was JSON; `noRetry` is `X-Slack-No-Retry`. */
  | { kind: 'answered'; status: number; body: unknown; noRetry: boolean }
  | { kind: 'http_timeout' }
  | { kind: 'connection_failed' };

export interface Transport {
  /** Hands `payload` over and waits at most 3 seconds for the answer. Never rejects. */
  send(kind: PayloadKind, payload: object, retry?: Retry): Promise<Outcome>;
}

/** How long Slack waits for an answer, in milliseconds. */
export const answerTimeoutMs = 3000;

/** Parses an answer's text: JSON if it is, else the text itself, else undefined. */
export function parseAnswer(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

import { z } from 'zod';
import { ChatError } from '../../src/chat/chat.ts';

/** What was asked of the connector: whether the message to edit is missing only matters for an edit. */
type Call = 'post' | 'edit';

/** A 400 that says no more than that the message to edit is not there. */
const MESSAGE_GONE = /^(ActivityNotFoundInConversation|ActivityNotFound|MessageNotFound)$/;

/**
 * What an answer of the Bot Connector asks for. Sources: the status code tables of
 * learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages and
 * …/bots/how-to/rate-limit. A 403 does not always say why, so every one counts as "not until they write". A 404
 * tells whether somebody is gone only when something was posted: an edit goes to where the message was
 * once, and whatever is not found there, it is the message that is missing.
 */
export function httpError(
  status: number,
  code: string,
  retryAfterMs: number | undefined,
  call: Call = 'post',
): ChatError {
  const reason = code || `http_${status}`;
  const isMissing = status === 404 || (status === 400 && MESSAGE_GONE.test(code));
  if (call === 'edit' && isMissing) return new ChatError('missing', reason);
  if (status === 401) return new ChatError('paused', reason);
  if (status === 403 || status === 404) return new ChatError('unreachable', reason);
  if (status >= 500 || [408, 412, 425, 429].includes(status))
    return new ChatError('retry', reason, retryAfterMs);
  return new ChatError('rejected', reason);
}

/** The error word of an answer's body; empty when it has none. Never anything else of the body. */
export function errorCode(body: string): string {
  try {
    const { error, subCode, message } = errorSchema.parse(JSON.parse(body));
    const word = subCode ?? error?.code ?? '';
    if (word === '' && message?.trimStart().startsWith('{')) return errorCode(message);
    return /^[A-Za-z][A-Za-z0-9_]{0,60}$/.test(word) ? word : '';
  } catch {
    return '';
  }
}

/** Two shapes are about; in the second, `message` may be such an object once more, as text. */
const errorSchema = z.object({
  error: z.object({ code: z.string().optional() }).optional(),
  subCode: z.string().optional(),
  message: z.string().optional(),
});

/** How long the platform wants us to wait, in ms: a number of seconds or a date (RFC 9110, 10.2.3). */
export function retryAfter(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isNaN(ms) ? undefined : Math.max(0, ms);
}

/** Signing in: what passes by itself, and what an operator has to fix. Source: MSAL's error codes. */
export function signInError(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  const code = error instanceof Error && 'errorCode' in error ? String(error.errorCode) : '';
  const refused = /^(invalid_|unauthorized_|access_denied|consent_|interaction_)/.test(code);
  return refused ? new ChatError('paused', 'sign_in_refused') : new ChatError('retry', 'sign_in_failed');
}

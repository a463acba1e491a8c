import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError } from '@slack/web-api';
import { ChatError, type ChatErrorCode } from '../../src/chat/chat.ts';

/**
 * What each of Slack's error words asks for. Sources: the error tables of chat.postMessage,
 * chat.update, conversations.open, views.open and files.info on docs.slack.dev/reference/methods.
 * A word that is not here may mean anything: `unknown`.
 */
const CODES: Record<Exclude<ChatErrorCode, 'unknown'>, string[]> = {
  rejected: [
    'invalid_blocks',
    'invalid_blocks_format',
    'invalid_arguments',
    'invalid_arg_name',
    'invalid_array_arg',
    'invalid_metadata_format',
    'invalid_view',
    'view_too_large',
    'msg_too_long',
    'msg_blocks_too_long',
    'no_text',
    'metadata_too_large',
    'block_mismatch',
    'exchanged_trigger_id',
    'expired_trigger_id',
    'trigger_expired',
    'trigger_exchanged',
    'invalid_trigger',
    'invalid_trigger_id',
    'hash_conflict',
    'not_found',
    'duplicate_external_id',
    'push_limit_reached',
    'file_not_found',
    'file_deleted',
    'unknown_method',
    'deprecated_endpoint',
  ],
  unreachable: [
    'channel_not_found',
    'is_archived',
    'not_in_channel',
    'user_not_found',
    'users_not_found',
    'user_disabled',
    'user_not_visible',
    'invalid_user_combination',
    'cannot_dm_bot',
    'messages_tab_disabled',
    // Words for a place, a person or a file that is not for us: the others are.
    'team_access_not_granted',
    'no_permission',
    'access_denied',
    'ekm_access_denied',
  ],
  paused: [
    'account_inactive',
    'token_revoked',
    'token_expired',
    'invalid_auth',
    'not_authed',
    'team_disabled',
    'org_login_required',
    'missing_scope',
    'not_allowed_token_type',
    'accesslimited',
  ],
  retry: [
    'ratelimited',
    'rate_limited',
    'internal_error',
    'fatal_error',
    'service_unavailable',
    'request_timeout',
  ],
  missing: ['message_not_found', 'cant_update_message', 'edit_window_closed'],
};

/** Refusals that are about one method only; the others go on. */
const OF_ONE_METHOD = new Set(['missing_scope']);

/** The error for one of Slack's error words. */
function chatErrorFor(word: string): ChatError {
  // An answer that is no JSON arrives here as a whole page: a proxy's, most likely.
  if (!/^[a-z][a-z0-9_]{0,60}$/.test(word)) return new ChatError('retry', 'unreadable_answer');
  if (word.startsWith('restricted_action')) return new ChatError('unreachable', word);
  for (const code of ['unreachable', 'paused', 'retry', 'missing', 'rejected'] as const) {
    if (CODES[code].includes(word)) return new ChatError(code, word);
  }
  return new ChatError('unknown', word);
}

/** Turns whatever a call to the Web API rejected with into a `ChatError` that holds no content. */
export function chatError(error: unknown): ChatError {
  if (error instanceof ChatError) return error;
  if (error instanceof WebAPIRateLimitedError) {
    return new ChatError('retry', 'ratelimited', error.retryAfter * 1000);
  }
  if (error instanceof WebAPIPlatformError) return chatErrorFor(error.data.error);
  if (error instanceof WebAPIHTTPError) return httpError(error.statusCode);
  return new ChatError('retry', 'no_answer');
}

/** The error for an HTTP status other than 200, which Slack itself uses for trouble and nothing else. */
export function httpError(status: number): ChatError {
  const passing = status >= 500 || status === 408 || status === 429;
  return new ChatError(passing ? 'retry' : 'paused', `http_${status}`);
}

/** Whether a refusal concerns the token, and so every call; else only the method that was called. */
export function concernsToken(error: ChatError): boolean {
  return error.code === 'paused' && !OF_ONE_METHOD.has(error.reason) && !error.reason.startsWith('http_');
}

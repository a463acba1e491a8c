import { ChatError } from '../../src/chat/chat.ts';
import { errorCode, httpError, retryAfter } from './errors.ts';

/** A request to the Bot Connector, as the SDK has composed it. */
interface ConnectorRequest {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: unknown;
}

/**
 * Makes one request, once, to a host that is `allowed`; answers 2xx only. Rejects with a `ChatError`. The
 * SDK's own client would send a message up to four times and wait for ever; and its errors hide the
 * answer's body.
 */
export async function requestOnce(
  { url, method, headers, body }: ConnectorRequest,
  { timeoutMs, allowed }: { timeoutMs: number; allowed(url: string): boolean },
): Promise<{ status: number; text: string }> {
  if (!allowed(url)) throw new ChatError('rejected', 'host_not_allowed');
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method,
      headers,
      ...(typeof body === 'string' ? { body } : {}),
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    });
    text = await response.text();
  } catch {
    throw new ChatError('retry', 'no_answer');
  }
  if (response.ok) return { status: response.status, text };
  const call = method === 'PUT' ? 'edit' : 'post';
  throw httpError(response.status, errorCode(text), retryAfter(response.headers), call);
}

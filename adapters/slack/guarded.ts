import type { Logger } from '../../src/base/log.ts';
import { ChatError } from '../../src/chat/chat.ts';
import { chatError, concernsToken } from './errors.ts';
import { createPaces, type Limited } from './pace.ts';

/** How long a refusal by the whole workspace is taken for granted. */
const PAUSE_MS = 60_000;

/** Calls to the Web API, one after the other; see `guarded`. */
export type Call = ReturnType<typeof guarded>;

/**
 * Wraps each call to the Web API: every failure becomes a `ChatError`, and after a refusal that
 * concerns the whole workspace (or a method) Slack is not asked again for a while. A method that was called too often
 * is called at its pace from then on: whoever is early is told when to come again, without Slack being asked.
 */
export function guarded(log: Logger) {
  const paces = createPaces();
  const pauses = new Map<string, { until: number; reason: string }>();
  let refused = false;
  function check(method: string): void {
    for (const key of ['*', method]) {
      const pause = pauses.get(key);
      const left = (pause?.until ?? 0) - Date.now();
      if (pause && left > 0) throw new ChatError('paused', pause.reason, left);
    }
  }
  /** `how`: what its limit goes by, besides the method. */
  async function call<T>(
    method: string,
    run: () => Promise<T>,
    how: Omit<Limited, 'method'> = {},
  ): Promise<T> {
    check(method);
    const waitMs = paces.wait({ method, ...how });
    if (waitMs > 0) throw new ChatError('retry', 'paced', waitMs);
    try {
      const answer = await run();
      refused = false;
      return answer;
    } catch (raw) {
      const error = chatError(raw);
      if (error.code === 'paused') pause(method, error);
      if (error.reason === 'ratelimited') paces.refused({ method, ...how }, error.retryAfterMs ?? 0);
      throw error;
    }
  }
  function pause(method: string, error: ChatError): void {
    const { reason } = error;
    const concernsAll = concernsToken(error);
    const key = concernsAll ? '*' : method;
    if (concernsAll) refused = true;
    // Calls that were under way together are refused together: said once.
    if ((pauses.get(key)?.until ?? 0) > Date.now()) return;
    pauses.set(key, { until: Date.now() + PAUSE_MS, reason });
    if (concernsAll) {
      log.error(
        { reason },
        'Slack refuses the bot token, so nothing is sent: install the app (again), put its token into SLACK_BOT_TOKEN, and restart; what is owed goes out then',
      );
    } else
      log.error({ reason, method }, 'Slack refuses this to the bot; "usher doctor" says what is missing');
  }
  return Object.assign(call, { check, isRefused: () => refused });
}

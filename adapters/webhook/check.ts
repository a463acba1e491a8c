import { DeliveryError } from '../../src/credentials/sink.ts';
import { call } from '../../src/handover/accepted.ts';
import { createGuardedHttp, type GuardedHttp } from '../../src/handover/http.ts';
import type { WebhookConfig } from './webhook.ts';

/** What was found out about the webhook's address. */
export interface WebhookFinding {
  level: 'ok' | 'bad';
  text: string;
}

const WITHIN_MS = 10_000;

/** Knocks at the webhook's address: unsigned and empty, so that it can be taken for nothing else. Never rejects. */
export async function checkWebhook(
  { url }: Pick<WebhookConfig, 'url'>,
  http: GuardedHttp = createGuardedHttp({ timeoutMs: WITHIN_MS }),
): Promise<WebhookFinding> {
  try {
    const { status } = await call(http, { method: 'GET', url });
    if (status >= 300 && status < 400)
      return { level: 'bad', text: `the address redirects (${status}), which is not followed` };
    return { level: 'ok', text: 'the address answers' };
  } catch (error) {
    const reason = error instanceof DeliveryError ? error.reason : 'a fault of ours';
    return { level: 'bad', text: `the address can't be reached (${reason})` };
  }
}

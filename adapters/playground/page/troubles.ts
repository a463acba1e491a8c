import type { Sandbox } from '../../bigcommerce/sandbox.ts';
import type { LocalSlack } from '../slack/local-slack.ts';

/** How BigCommerce behaves, for the visitor to choose. */
export const SHOP_MOODS = ['fine', 'slow', 'rate-limited', 'down'] as const;
export type ShopMood = (typeof SHOP_MOODS)[number];

/** What goes wrong with Slack: a number of calls, or how often it delivers every event. */
export const SLACK_MISHAPS = ['rate-limited', 'down', 'twice', 'once'] as const;
export type SlackMishap = (typeof SLACK_MISHAPS)[number];

const SLOW_MS = 1500;
const RETRY_AFTER_MS = 3000;
const CALLS = 3;

/** Sets how BigCommerce behaves from now on. */
export function setShopMood(sandbox: Sandbox, mood: ShopMood): void {
  switch (mood) {
    case 'fine':
      sandbox.faults = { mode: 'none' };
      break;
    case 'slow':
      sandbox.faults = { mode: 'slow', delayMs: SLOW_MS };
      break;
    case 'rate-limited':
      sandbox.faults = { mode: 'rate_limited', retryAfterMs: RETRY_AFTER_MS };
      break;
    case 'down':
      sandbox.faults = { mode: 'down' };
  }
}

/** How BigCommerce behaves now. */
export function shopMood({ faults }: Sandbox): ShopMood {
  if (faults.mode === 'none') return 'fine';
  if (faults.mode === 'slow') return 'slow';
  return faults.mode === 'rate_limited' ? 'rate-limited' : 'down';
}

/** Makes the next calls to Slack go wrong, or Slack deliver every event `twice`, or `once` again. */
export function setSlackMishap({ faults }: LocalSlack, mishap: SlackMishap): void {
  if (mishap === 'rate-limited') faults.rateLimit('*', CALLS, 1);
  else if (mishap === 'down') faults.fail('*', CALLS, 503);
  else faults.repeatEvents(mishap === 'twice' ? 2 : 1);
}

import type { Sandbox } from '../../emulators/bigcommerce/sandbox.ts';
import type { Mishap, MishapsAhead, ShopMood, Struck } from '../exchange.ts';

/** The part of a stand-in that makes it go wrong. */
export interface ChatFaults {
  rateLimit(call: '*', times: number, retryAfterSeconds: number): void;
  fail(call: '*', times: number, status: number): void;
  callOff(): void;
  readonly waiting: readonly { kind: string }[];
  readonly struck: { on(listener: (struck: Struck) => void): () => void };
  /** How often everything is delivered; 1 is normal. */
  copies: number;
}

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

/** Makes the bot's next calls go wrong, or none of them, or the platform deliver everything `twice`, or `once` again. */
export function setMishap(faults: ChatFaults, mishap: Mishap): void {
  if (mishap === 'rate-limited') faults.rateLimit('*', CALLS, 1);
  else if (mishap === 'down') faults.fail('*', CALLS, 503);
  else if (mishap === 'none') faults.callOff();
  else faults.copies = mishap === 'twice' ? 2 : 1;
}

/** What the bot's next calls come upon, as the visitor set it: how many of them, in their order. */
export function mishapsAhead({ waiting }: ChatFaults): MishapsAhead[] {
  const ahead: MishapsAhead[] = [];
  for (const { kind } of waiting) {
    const mishap = kind === 'rateLimit' ? 'rate-limited' : 'down';
    const last = ahead.at(-1);
    if (last?.mishap === mishap) last.calls += 1;
    else ahead.push({ mishap, calls: 1 });
  }
  return ahead;
}

import type { Shop } from '../shop/shop.ts';
import { type Flow, fillTemplate } from './flow.ts';

/** A flow together with its shop, and with who asks: all that a decision needs to know. */
export interface Guide {
  flow: Flow;
  /** Who asks, e.g. `Modern Retail`. */
  company: string;
  /** Undefined: the flow collects no credentials. */
  shop: Shop | undefined;
}

/** Fills the words in braces of a flow's text. */
export function fill(guide: Guide, text: string): string {
  return fillTemplate(text, { company: guide.company, account_name: `${guide.company} Integration` });
}

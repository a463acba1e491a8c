import type { Shops } from '../shop/shop.ts';
import type { Flow } from './flow.ts';
import type { Guide } from './guide.ts';
import { FlowError, readFlows } from './load.ts';

/** The flows there are, by name, ready to be walked through. */
export type Catalog = ReadonlyMap<string, Guide>;

/**
 * Loads every flow folder below `root`, each with the shop it names.
 * @throws FlowError naming every mistake in all of them, with file and line
 */
export function loadCatalog(company: string, shops: Shops, root?: string): Catalog {
  const { flows, mistakes } = readFlows(Object.keys(shops), root);
  if (mistakes.length > 0) throw new FlowError(mistakes);
  return new Map(flows.map((flow) => [flow.name, guideOf(flow, company, shops)]));
}

/** A flow with the shop it names. */
export function guideOf(flow: Flow, company: string, shops: Shops): Guide {
  return { flow, company, shop: flow.shop === undefined ? undefined : shops[flow.shop] };
}

/** Which flow merchants go through who come uninvited: the preferred one, or else the first. */
export function defaultFlow(names: readonly string[], preferred: string): string | undefined {
  return names.includes(preferred) ? preferred : names[0];
}

/** The guide of that flow. A catalog is never empty. */
export function defaultGuide(catalog: Catalog, preferred: string): Guide {
  const guide = catalog.get(defaultFlow([...catalog.keys()], preferred) ?? '');
  if (!guide) throw new Error('the catalog is empty');
  return guide;
}

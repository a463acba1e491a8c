import { join } from 'node:path';
import { FLOWS } from '../../src/base/paths.ts';
import { guideOf } from '../../src/flow/catalog.ts';
import type { Guide } from '../../src/flow/guide.ts';
import { loadFlow } from '../../src/flow/load.ts';
import { shops } from '../../src/shops.ts';

/** The real BigCommerce guide (or another one), as the program loads it. */
export function bigcommerceGuide(name = 'bigcommerce'): Guide {
  return guideOf(loadFlow(join(FLOWS, name), Object.keys(shops)), 'Modern Retail', shops);
}

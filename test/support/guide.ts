import { join } from 'node:path';
import { credentials } from '../../flows/bigcommerce/index.ts';
import { packageRoot } from '../../src/base/paths.ts';
import type { Guide } from '../../src/flow/guide.ts';
import { loadFlow } from '../../src/flow/load.ts';

/** The real BigCommerce guide, as the program loads it. */
export function bigcommerceGuide(): Guide {
  return { flow: loadFlow(join(packageRoot, 'flows/bigcommerce')), company: 'Modern Retail', credentials };
}

import { join } from 'node:path';
import { credentials } from '../../flows/bigcommerce/index.ts';
import { loadFlow } from '../../src/flow/load.ts';
import type { Guide } from '../../src/onboarding/guide.ts';
import { packageRoot } from '../../src/paths.ts';

/** The real BigCommerce guide, as the program loads it. */
export function bigcommerceGuide(): Guide {
  return { flow: loadFlow(join(packageRoot, 'flows/bigcommerce')), company: 'Modern Retail', credentials };
}

import { bigcommerce } from '../adapters/bigcommerce/shop.ts';
import type { Shops } from './shop/shop.ts';

/** The shops there are. A flow names the one it is for: `shop: bigcommerce`. */
export const shops: Shops = { bigcommerce };

/** The flow of merchants who come uninvited, where there are several. */
export const DEFAULT_FLOW = 'bigcommerce';

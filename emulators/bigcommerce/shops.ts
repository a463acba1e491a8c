/** The permissions of an API account, by the ids the checks use. */
export const SCOPES = [
  'customers',
  'information',
  'marketing',
  'orders',
  'transactions',
  'payment_methods',
  'products',
  'carts',
  'storefront_tokens',
  'impersonation_tokens',
] as const;
export type Scope = (typeof SCOPES)[number];
/** What a permission can be set to in the panel. */
export type Level = 'none' | 'read-only' | 'modify' | 'manage';
export type Scopes = Record<Scope, Level>;

/** A shop of the sandbox. Tokens may be added and taken away while it runs. */
export interface SandboxShop {
  name: string;
  domain: string;
  tokens: Record<string, Scopes>;
}

/** What the integration needs. */
export const ALL: Scopes = {
  customers: 'modify',
  information: 'read-only',
  marketing: 'modify',
  orders: 'modify',
  transactions: 'modify',
  payment_methods: 'read-only',
  products: 'modify',
  carts: 'modify',
  storefront_tokens: 'manage',
  impersonation_tokens: 'manage',
};

/** A new API account before anything is chosen. */
export const NONE: Scopes = {
  customers: 'none',
  information: 'none',
  marketing: 'none',
  orders: 'none',
  transactions: 'none',
  payment_methods: 'none',
  products: 'none',
  carts: 'none',
  storefront_tokens: 'none',
  impersonation_tokens: 'none',
};

export const ACME_HASH = 'acme01test';
export const HARBOR_HASH = 'harbor2test';

/** Tokens of the sandbox's shops: of the right shape, and obviously made up. */
export const TOKENS = {
  good: fake('sandbox0token0with0all'),
  oneMissing: fake('sandbox0token0one0missing'),
  manyWrong: fake('sandbox0token0many0wrong'),
  nothing: fake('sandbox0token0nothing'),
  otherShop: fake('sandbox0token0other0shop'),
};

/** Fills up to the 31 lower-case letters and digits that tokens and client ids have. */
export function fake(start: string): string {
  return start.padEnd(31, '0').slice(0, 31);
}

/** The shops a new sandbox has; a fresh copy each time. */
export function defaultShops(): Record<string, SandboxShop> {
  return {
    [ACME_HASH]: {
      name: 'Acme Outdoor',
      domain: 'acme-outdoor.example',
      tokens: {
        [TOKENS.good]: { ...ALL },
        [TOKENS.oneMissing]: { ...ALL, marketing: 'none' },
        [TOKENS.manyWrong]: {
          ...ALL,
          customers: 'read-only',
          orders: 'none',
          products: 'read-only',
          carts: 'none',
          payment_methods: 'none',
          storefront_tokens: 'none',
        },
        [TOKENS.nothing]: { ...NONE },
      },
    },
    [HARBOR_HASH]: {
      name: 'Harbor Lane Goods',
      domain: 'harbor-lane.example',
      tokens: { [TOKENS.otherShop]: { ...ALL } },
    },
  };
}

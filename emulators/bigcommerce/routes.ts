import { randomBytes, randomUUID } from 'node:crypto';
import { type Answer, v2Error, v2List, v3Error, v3List } from './answers.ts';
import type { ShopRecords } from './records.ts';
import type { SandboxShop, Scope } from './shops.ts';

/** A call that passed the gateway. */
interface Call {
  hash: string;
  shop: SandboxShop;
  records: ShopRecords;
  /** What the route's path captured, e.g. an id. */
  id: string;
  query: URLSearchParams;
  /** The parsed body; undefined if there was none, or no JSON. */
  body: unknown;
  headers: Record<string, string | string[] | undefined>;
}

export interface Route {
  method: string;
  path: RegExp;
  /** The permission it takes, and whether reading is enough; none for `/v2/time`. */
  needs?: { scope: Scope; to: 'read' | 'write' };
  /** Only some stores have it. */
  beta?: boolean;
  handle(call: Call): Answer;
}

/** The routes a probe (or a mistaken one) may meet, as far as BigCommerce documents them. */
export const routes: Route[] = [
  {
    method: 'GET',
    path: /^\/v2\/time$/,
    handle: () => ({ status: 200, json: { time: Math.floor(Date.now() / 1000) } }),
  },
  read('information', /^\/v2\/store$/, ({ hash, shop }) => ({
    status: 200,
    json: {
      id: hash,
      name: shop.name,
      domain: shop.domain,
      secure_url: `https://${shop.domain}`,
      control_panel_base_url: `https://store-${hash}.mybigcommerce.com`,
      status: 'live',
      first_name: 'Sam',
      last_name: 'Sandbox',
      admin_email: 'owner@sandbox.example',
      logo: [],
    },
  })),
  ...v2Collection('customers', 'customers', ['first_name', 'last_name', 'email']),
  ...v2Collection('banners', 'marketing', ['name', 'content', 'page', 'location', 'date_type']),
  ...v2Collection('coupons', 'marketing', ['name', 'type', 'amount', 'code']),
  ...v2Collection('orders', 'orders', ['products', 'billing_address']),
  ...v3Batch('customers', 'customers', ['email', 'first_name', 'last_name']),
  ...v3Products(),
  ...carts(),
  read('transactions', /^\/v3\/orders\/(\d+)\/transactions$/, ({ records, id }) =>
    records.find('orders', id) ? v3List([]) : v3Error(404, 'Order not found.'),
  ),
  {
    ...write('transactions', 'POST', /^\/v3\/payments\/transactions\/(authorizations|purchases)$/, (call) =>
      createFrom(call, 'transactions', ['order_id', 'amount']),
    ),
    beta: true,
  },
  read('payment_methods', /^\/v3\/payments\/methods$/, ({ query }) =>
    query.has('order_id') || query.has('checkout_id')
      ? v3List([])
      : v3Error(422, 'An order_id or a checkout_id is required.'),
  ),
  read('payment_methods', /^\/v2\/payments\/methods$/, () => v2List([{ code: 'cheque', name: 'Check' }])),
  token('storefront_tokens', /^\/v3\/storefront\/api-token$/),
  token('impersonation_tokens', /^\/v3\/storefront\/api-token-customer-impersonation$/),
  write('storefront_tokens', 'DELETE', /^\/v3\/storefront\/api-token$/, ({ records, headers }) => {
    const gone = records.delete('storefront tokens', [String(headers['sf-api-token'])]);
    return gone > 0 ? { status: 204 } : v3Error(422, 'The Sf-Api-Token header is missing or wrong.');
  }),
];

function read(scope: Scope, path: RegExp, handle: Route['handle']): Route {
  return { method: 'GET', path, needs: { scope, to: 'read' }, handle };
}

function write(scope: Scope, method: string, path: RegExp, handle: Route['handle']): Route {
  return { method, path, needs: { scope, to: 'write' }, handle };
}

/** A V2 collection. A DELETE on the whole of it deletes all there is, as it does in BigCommerce. */
function v2Collection(what: string, scope: Scope, needed: string[]): Route[] {
  const all = new RegExp(`^/v2/${what}$`);
  const one = new RegExp(`^/v2/${what}/(\\d+)$`);
  const missing = v2Error(404, 'The requested resource was not found.');
  return [
    read(scope, all, ({ records }) => v2List(records.list(what))),
    read(scope, new RegExp(`^/v2/${what}/count$`), ({ records }) => ({
      status: 200,
      json: { count: records.list(what).length },
    })),
    read(scope, one, ({ records, id }) => found(records.find(what, id), missing)),
    write(scope, 'POST', all, ({ records, body }) => {
      const lacking = lacks(body, needed);
      return lacking
        ? v2Error(400, `The required field '${lacking}' was not supplied.`)
        : {
            status: 201,
            json: records.create(what, Object(body)),
          };
    }),
    write(scope, 'PUT', one, ({ records, id, body }) =>
      found(records.change(what, id, Object(body)), missing),
    ),
    write(scope, 'DELETE', one, ({ records, id }) =>
      records.delete(what, [id]) ? { status: 204 } : missing,
    ),
    write(scope, 'DELETE', all, ({ records }) => {
      records.delete(what);
      return { status: 204 };
    }),
  ];
}

/** A V3 collection that takes arrays, and deletes by filter only. */
function v3Batch(what: string, scope: Scope, needed: string[], base = `/v3/${what}`): Route[] {
  const all = new RegExp(`^${base}$`);
  return [
    read(scope, all, ({ records, query }) => {
      const ids = query.get('id:in')?.split(',');
      return v3List(records.list(what).filter(({ id }) => !ids || ids.includes(String(id))));
    }),
    write(scope, 'POST', all, ({ records, body }) => {
      if (!Array.isArray(body) || body.some((item) => lacks(item, needed))) {
        return v3Error(422, `Create ${what} failed.`, { '0': 'missing required fields' });
      }
      return v3List(body.map((item) => records.create(what, Object(item))));
    }),
    write(scope, 'PUT', all, ({ records, body }) => {
      if (!Array.isArray(body) || body.some((item) => lacks(item, ['id'])))
        return v3Error(422, `Update ${what} failed.`);
      return v3List(body.flatMap((item) => records.change(what, String(item.id), Object(item)) ?? []));
    }),
    write(scope, 'DELETE', all, ({ records, query }) => {
      const ids = query.get('id:in');
      if (!ids) return v3Error(422, 'A filter is required.');
      records.delete(what, ids.split(','));
      return { status: 204 };
    }),
  ];
}

function v3Products(): Route[] {
  const base = '/v3/catalog/products';
  const one = new RegExp(`^${base}/(\\d+)$`);
  const missing = v3Error(404, 'A product was not found with the requested id.');
  return [
    write('products', 'POST', new RegExp(`^${base}$`), (call) =>
      createFrom(call, 'products', ['name', 'type', 'weight', 'price']),
    ),
    ...v3Batch('products', 'products', ['name'], base).filter(({ method }) => method !== 'POST'),
    read('products', one, ({ records, id }) => found(records.find('products', id), missing)),
    write('products', 'PUT', one, ({ records, id, body }) =>
      found(records.change('products', id, Object(body)), missing),
    ),
    write('products', 'DELETE', one, ({ records, id }) =>
      records.delete('products', [id]) ? { status: 204 } : missing,
    ),
    read('products', /^\/v3\/catalog\/summary$/, ({ records }) => ({
      status: 200,
      json: { data: { inventory_count: records.list('products').length }, meta: {} },
    })),
  ];
}

/** Carts can't be listed: BigCommerce has no such route. */
function carts(): Route[] {
  const one = /^\/v3\/carts\/([\w-]+)$/;
  const missing = v3Error(404, 'Cart not found.');
  return [
    write('carts', 'POST', /^\/v3\/carts$/, (call) =>
      createFrom(call, 'carts', ['line_items'], randomUUID()),
    ),
    read('carts', one, ({ records, id }) => found(records.find('carts', id), missing)),
    write('carts', 'PUT', one, ({ records, id, body }) =>
      found(records.change('carts', id, Object(body)), missing),
    ),
    write('carts', 'DELETE', one, ({ records, id }) =>
      records.delete('carts', [id]) ? { status: 204 } : missing,
    ),
    write('carts', 'POST', /^\/v3\/carts\/([\w-]+)\/items$/, ({ records, id, body }) =>
      lacks(body, ['line_items'])
        ? v3Error(422, 'Missing line_items.')
        : found(records.change('carts', id, Object(body)), missing),
    ),
  ];
}

function token(scope: Scope, path: RegExp): Route {
  return write(scope, 'POST', path, ({ records, body }) => {
    if (lacks(body, ['expires_at'])) return v3Error(422, 'expires_at is required.');
    const value = `eyJzYW5kYm94.${randomBytes(12).toString('hex')}.fake`;
    records.create('storefront tokens', {}, value);
    return { status: 200, json: { data: { token: value }, meta: {} } };
  });
}

function createFrom({ records, body }: Call, what: string, needed: string[], id?: string): Answer {
  const lacking = lacks(body, needed);
  if (lacking) return v3Error(422, 'Missing Required Fields', { [lacking]: 'error.path.missing' });
  return { status: 201, json: { data: records.create(what, Object(body), id), meta: {} } };
}

function found(record: unknown, missing: Answer): Answer {
  return record ? { status: 200, json: record } : missing;
}

/** The first required field that is not there. */
function lacks(body: unknown, needed: string[]): string | undefined {
  return needed.find((name) => typeof body !== 'object' || body === null || !(name in body));
}

/** What the sandbox answers; `text` instead of `json` where BigCommerce sends plain text. */
export interface Answer {
  status: number;
  json?: unknown;
  text?: string;
  headers?: Record<string, string>;
}

const STATUS_CODES = 'https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes';

/** The gateway's own answers, in BigCommerce's words. */
export const gateway = {
  noRoute: { status: 404, text: 'The route is not found, check the URL' },
  noToken: { status: 401, text: 'X-Auth-Token header is required' },
  emptyToken: { status: 401, text: 'X-Auth-Token header should have correct format' },
  wrongToken: { status: 401, json: { status: 401, title: 'Unauthorized', type: STATUS_CODES, errors: {} } },
  noScope: {
    status: 403,
    json: {
      status: 403,
      title: "You don't have a required scope to access the endpoint",
      type: STATUS_CODES,
      errors: {},
    },
  },
  /** A trailing slash on a V3 address. */
  trailingSlash: { status: 403, json: { status: 403, title: 'Authentication Required', type: STATUS_CODES } },
  notJson: { status: 415, json: { status: 415, title: 'Unsupported Media Type', type: STATUS_CODES } },
} satisfies Record<string, Answer>;

/** An error of a V2 endpoint: an array. */
export function v2Error(status: number, message: string): Answer {
  return { status, json: [{ status, message }] };
}

/** An error of a V3 endpoint. */
export function v3Error(status: number, title: string, errors: Record<string, string> = {}): Answer {
  return { status, json: { status, title, type: STATUS_CODES, errors } };
}

/** The list a V3 endpoint answers. */
export function v3List(items: unknown[]): Answer {
  return {
    status: 200,
    json: { data: items, meta: { pagination: { total: items.length, count: items.length } } },
  };
}

/** The list a V2 endpoint answers: nothing at all (204) instead of an empty one. */
export function v2List(items: unknown[]): Answer {
  return items.length === 0 ? { status: 204 } : { status: 200, json: items };
}

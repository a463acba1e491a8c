import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { z } from 'zod';
import { REMEMBERED_MS, type Start, type StartRequest } from '../../invite/start.ts';
import { newOnboardingId } from '../../state/onboarding-id.ts';
import type { Invitations } from '../../store/invitations.ts';
import { readBody } from '../body.ts';
import type { Route } from '../http.ts';
import type { Everybody, Found } from './everybody.ts';
import { begunItem, invitedItem } from './items.ts';
import { openApi } from './openapi.ts';
import { type ApiError, type Item, startSchema } from './schemas.ts';
import { type ApiToken, callerOf } from './tokens.ts';

const BODY_LIMIT = 16_384;
const PATH = '/v1/onboardings';

interface Parts {
  tokens: readonly ApiToken[];
  start: Start;
  everybody: Everybody;
  invitations: Pick<Invitations, 'claim'>;
  /** The guides there are, and the one for those who are started with none. */
  flows: readonly string[];
  defaultFlow: string;
  publicUrl: string | undefined;
  now?: () => number;
}

/** An answer in JSON. */
interface Answer {
  status: number;
  body: object;
}

const failed = (status: number, error: ApiError['error'], message: string, more: object = {}): Answer => ({
  status,
  body: { error, message, ...more } satisfies ApiError,
});

/** `/v1`: starting onboardings from outside, and asking how they stand. */
export function apiRoutes(parts: Parts): Route[] {
  const { tokens, everybody, flows, publicUrl, now = Date.now } = parts;
  const schema = startSchema(flows);
  const description = openApi(flows, publicUrl);

  const route = (
    method: Route['method'],
    path: string,
    handle: (request: IncomingMessage, caller: string) => Promise<Answer>,
  ): Route => ({
    method,
    path,
    async handle(request, response) {
      const caller = callerOf(request, tokens);
      if (caller === undefined) return answer(request, response, UNAUTHORIZED);
      answer(request, response, await handle(request, caller));
    },
  });

  const itemsOf = ({ begun, invited }: Found): Item[] => [
    ...begun.map(begunItem),
    ...invited.map((each) => invitedItem(each, now())),
  ];

  async function list(channel: string | null): Promise<Answer> {
    const items = itemsOf(await everybody.listed(channel));
    return { status: 200, body: { items: items.sort((a, b) => (a.started < b.started ? 1 : -1)) } };
  }

  return [
    route('POST', PATH, async (request, caller) => await post(request, caller, schema, parts)),
    route('GET', PATH, ({ url = '' }) => list(new URL(url, 'http://localhost').searchParams.get('channel'))),
    route('GET', `${PATH}/`, async ({ url = '' }) => {
      const id = (url.split('?', 1)[0] ?? '').slice(PATH.length + 1);
      const [item] = itemsOf(await everybody.called([id]));
      return item
        ? { status: 200, body: item }
        : failed(404, 'not_found', 'there is no onboarding of that id');
    }),
    route('GET', '/v1/openapi.json', async () => ({ status: 200, body: description })),
  ];
}

const UNAUTHORIZED = failed(
  401,
  'unauthorized',
  'send "Authorization: Bearer …" with a token whose hash is in USHER_API_TOKENS',
);

/** Starts an onboarding; with an idempotency key once, however often it is asked for. */
async function post(
  request: IncomingMessage,
  caller: string,
  schema: ReturnType<typeof startSchema>,
  { invitations, start, defaultFlow }: Parts,
): Promise<Answer> {
  const key = request.headers['idempotency-key'];
  if (key !== undefined && (typeof key !== 'string' || !/^[\x20-\x7e]{1,200}$/.test(key)))
    return failed(400, 'invalid_idempotency_key', 'Idempotency-Key must be 1 to 200 signs of plain ASCII');
  const body = await readBody(request, BODY_LIMIT);
  if (!body) return failed(413, 'too_large', `the body must not be longer than ${BODY_LIMIT} bytes`);
  const sent = jsonOf(body);
  if (sent === undefined) return failed(400, 'invalid_json', 'the body must be a JSON object');
  const { data, error } = schema.safeParse(sent);
  if (!data) return failed(400, 'invalid_request', "the request can't be read", { issues: issuesOf(error) });

  const { guide = defaultFlow, owner, ...rest } = data;
  const wanted: StartRequest = { ...rest, flow: guide, owner: owner === undefined ? owner : { user: owner } };
  const fresh = newOnboardingId();
  const digest = createHash('sha256').update(JSON.stringify(wanted)).digest('base64url');
  const claimed =
    key === undefined
      ? `${fresh} ${digest}`
      : await invitations.claim(`start ${caller} ${key}`, `${fresh} ${digest}`, REMEMBERED_MS);
  const [id, asked] = claimed.split(' ');
  if (asked !== digest)
    return failed(409, 'idempotency_conflict', 'this Idempotency-Key was sent with another body before');
  const { isNew, code, link = null } = await start(wanted, id);
  return { status: isNew ? 201 : 200, body: { id, link, code } };
}

function jsonOf(body: Buffer): object | undefined {
  try {
    const json: unknown = JSON.parse(body.toString('utf8'));
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? json : undefined;
  } catch {
    return undefined;
  }
}

/** What is wrong, by field; what was sent is not said back. */
function issuesOf({ issues }: z.ZodError): NonNullable<ApiError['issues']> {
  return issues.map((issue) => ({
    field: issue.code === 'unrecognized_keys' ? issue.keys.join(', ').slice(0, 80) : issue.path.join('.'),
    message: issue.code === 'unrecognized_keys' ? 'there is no such field' : issue.message,
  }));
}

function answer(request: IncomingMessage, response: ServerResponse, { status, body }: Answer): void {
  // What was not read is not waited for.
  if (!request.complete) response.setHeader('Connection', 'close');
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  });
  response.end(`${JSON.stringify(body)}\n`);
}

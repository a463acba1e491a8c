import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Logger } from '../../src/base/log.ts';

/**
 * Deliveries the app listens to, in the outline that Bolt takes for granted: it throws where a part is
 * missing, or is there and null. Sources: docs.slack.dev/apis/events-api, /reference/interaction-payloads,
 * /interactivity/implementing-slash-commands.
 */
const part = z.looseObject({});
const knownSchema = z.union([
  z.looseObject({
    type: z.literal('event_callback'),
    event: z.looseObject({ type: z.string() }).transform(withoutNulls),
    authorizations: z.tuple([part], part).optional().catch(undefined),
  }),
  z.looseObject({ type: z.literal('block_actions'), user: part, actions: z.tuple([part], part) }),
  z.looseObject({ type: z.enum(['view_submission', 'view_closed']), user: part, view: part }),
  z.looseObject({ type: z.undefined().optional(), command: z.string() }),
]);
const KNOWN = ['event_callback', 'block_actions', 'view_submission', 'view_closed'];
/** Everything else Slack has, or will have. */
const otherSchema = z.looseObject({ type: z.string().refine((type) => !KNOWN.includes(type)) });

/**
 * Hands a delivery to the app. Resolves once it is handled, with what to answer; `ok: false`: it is no
 * delivery of Slack's, and nothing was done. Rejects when it could not be stored, and has to be
 * delivered again.
 */
export async function deliver(
  app: App,
  body: unknown,
  log: Logger,
): Promise<{ ok: boolean; answer?: object | string | undefined }> {
  const known = knownSchema.safeParse(withoutNulls(body)).data;
  if (known) {
    let answer: object | string | undefined;
    const ack = async (response?: object | string) => {
      answer = response;
    };
    await app.processEvent({ body: known, ack });
    return { ok: true, answer };
  }
  const other = otherSchema.safeParse(body).data;
  if (other?.type === 'app_rate_limited') {
    log.warn({}, 'Slack leaves out events: there were more than it delivers in an hour');
  } else if (other) log.debug({}, 'a delivery of a kind that nobody waits for');
  else log.warn({}, 'a delivery in none of the forms that Slack has');
  return { ok: other !== undefined };
}

/** An object without those of its parts that are null. */
function withoutNulls<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null)) as T;
}

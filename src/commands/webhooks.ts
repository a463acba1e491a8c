import type { RedisStore } from '../../adapters/redis/store.ts';
import { createWebhook, credentialsId } from '../../adapters/webhook/webhook.ts';
import type { Config } from '../config/config.ts';
import { DeliveryError } from '../credentials/sink.ts';
import { createGuardedHttp } from '../handover/http.ts';
import type { DeliveryRecord } from '../store/deliveries.ts';
import type { OutboxEntry, Store } from '../store/store.ts';
import { loadConfig, startFailure } from './environment.ts';
import { EX_USAGE } from './exit-codes.ts';
import { USAGE } from './usage.ts';
import { withStore } from './with-store.ts';

const MOST_LISTED = 100;
const ACCEPTED = 'accepted';

type Write = (text: string) => void;

/** `usher webhooks`: what the webhook was told; tells it again, or goes on after a 410. Exit codes: see its usage. */
export async function webhooksCommand(
  args: string[],
  env: Record<string, string | undefined>,
  out: Write,
  err: Write,
): Promise<number> {
  const [action, id] = args;
  const isUsed =
    args.length === 0 ||
    (action === 'resume' && args.length === 1) ||
    (action === 'replay' && args.length === 2);
  if (!isUsed) {
    err(`${USAGE.webhooks}\n`);
    return EX_USAGE;
  }
  try {
    const config = loadConfig(env);
    return await withStore(config, async (store) => {
      if (id !== undefined) return await replay(id, config, store, out, err);
      return action === 'resume' ? await resume(store, out) : await list(store, out);
    });
  } catch (error) {
    const failure = startFailure(error);
    if (!failure) throw error;
    err(failure.text);
    return failure.code;
  }
}

async function list(store: RedisStore, out: Write): Promise<number> {
  const { deliveries } = store;
  const off = await deliveries.offSince();
  if (off !== undefined)
    out(`The webhook said at ${time(off)} that it is gone; to go on: usher webhooks resume\n\n`);
  const records = await deliveries.list(MOST_LISTED);
  if (records.length === 0) out('The webhook was told nothing so far.\n');
  for (const record of records) out(`${await lineOf(record, store)}\n`);
  return 0;
}

async function lineOf(record: DeliveryRecord, store: Store): Promise<string> {
  const { id, type, onboarding, at, status, tries } = record;
  const waiting = status === ACCEPTED ? undefined : await waitingIn(store, record);
  const next = waiting ? `, next try ${time(waiting.notBefore)}` : status === ACCEPTED ? '' : ', given up';
  const count = tries === 1 ? '1 try' : `${tries} tries`;
  return `${id}  ${type.padEnd(25)}  ${onboarding}  ${time(at)}  ${status} (${count}${next})`;
}

async function resume({ deliveries }: RedisStore, out: Write): Promise<number> {
  const off = await deliveries.offSince();
  await deliveries.switchOn();
  out(
    off === undefined
      ? 'The webhook was not switched off.\n'
      : 'The webhook is switched on again; what waits is sent shortly.\n',
  );
  return 0;
}

async function replay(
  id: string,
  config: Config,
  store: RedisStore,
  out: Write,
  err: Write,
): Promise<number> {
  const record = await store.deliveries.find(id);
  if (!record) {
    err('usher webhooks: nothing of that id is on record\n');
    return 1;
  }
  const waiting = await waitingIn(store, record);
  if (waiting) {
    await store.postpone(record.onboarding, waiting.number, 0, Date.now());
    out('It was to be tried later; it is tried now.\n');
    return 0;
  }
  if (record.body === undefined) {
    err(record.status === ACCEPTED ? OUT : GIVEN_UP);
    return 1;
  }
  const { webhook } = config.handOver;
  if (!webhook) {
    err('usher webhooks: USHER_WEBHOOK_URL is not set\n');
    return 1;
  }
  const { deliveries } = store;
  try {
    await createWebhook(webhook, { http: createGuardedHttp(), deliveries }).repeat(record);
    out('The webhook took it.\n');
    return 0;
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    err(`usher webhooks: the webhook did not take it (${error.reason})\n`);
    return 1;
  }
}

const OUT = 'usher webhooks: these credentials were taken, and are not here any more\n';
const GIVEN_UP =
  'usher webhooks: these credentials were given up, and stay sealed; press *Hand over* on the card again\n';

/** What waits in the outbox to say it (again). */
async function waitingIn(store: Store, { id, onboarding }: DeliveryRecord): Promise<OutboxEntry | undefined> {
  const entries = await store.outbox(onboarding);
  return entries.find(({ effect }) => {
    if (effect.kind === 'notify') return effect.announcement.id === id;
    return effect.kind === 'deliver' && effect.sink === 'webhook' && credentialsId(effect.submission) === id;
  });
}

function time(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

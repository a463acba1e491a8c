import { openVerificationQueue } from '../../adapters/redis/queue.ts';
import { openRedisStore } from '../../adapters/redis/store.ts';
import { type SampleFile, sampleFiles } from '../../emulators/bigcommerce/sandbox.ts';
import { createLogger } from '../../src/base/log.ts';
import { createMetrics } from '../../src/base/metrics.ts';
import type { Address } from '../../src/chat/address.ts';
import type { Bot, Inbound, Person } from '../../src/chat/inbound.ts';
import type { Message } from '../../src/chat/message.ts';
import { createReceiver } from '../../src/credentials/receive.ts';
import { createSeal } from '../../src/credentials/seal.ts';
import { createAsk } from '../../src/handover/ask.ts';
import { createInvites } from '../../src/invite/invites.ts';
import { POLICY } from '../../src/onboarding/policy.ts';
import { createForget } from '../../src/outbox/forget.ts';
import { createOutbox } from '../../src/outbox/outbox.ts';
import { createPerform } from '../../src/outbox/perform.ts';
import type { OutboxTimes } from '../../src/outbox/times.ts';
import { createOnCard } from '../../src/pm/card.ts';
import { createForgetOnCard } from '../../src/pm/forget-on-card.ts';
import { createReply } from '../../src/pm/reply.ts';
import { createAccept } from '../../src/turn/accept.ts';
import { createResolver } from '../../src/turn/resolve.ts';
import { createTurns, type Turns } from '../../src/turn/turns.ts';
import { createJobAside } from '../../src/verification/aside.ts';
import { createRecheck } from '../../src/verification/recheck.ts';
import { createVerify } from '../../src/verification/verify.ts';
import { notice } from '../../src/views/notices.ts';
import { RecordingChat } from './chat.ts';
import { bigcommerceGuide } from './guide.ts';

/** The key that everything in the stored fixtures is sealed with. */
const SEAL_KEYS = [{ kid: 'fixtures', key: new Uint8Array(32).fill(7) }];
const PM = { platform: 'slack', conversation: 'C1' } as const;

/** A chat whose people send the sandbox's sample files, by their ids. */
export class FilesChat extends RecordingChat {
  /** What was posted and edited, as it was given. */
  readonly given: { to: Address; message: Message }[] = [];

  override async post(...args: Parameters<RecordingChat['post']>) {
    const ref = await super.post(...args);
    this.given.push({ to: args[0], message: args[1] });
    return ref;
  }

  override async edit(...args: Parameters<RecordingChat['edit']>) {
    this.given.push({ to: args[0], message: args[2] });
    return await super.edit(...args);
  }

  override async download(_from: Address, file: string): Promise<Uint8Array> {
    const sample = sampleFiles().find(({ id }) => id === (file as SampleFile['id']));
    if (!sample) throw new Error(`nobody has a file ${file}`);
    return sample.bytes;
  }
}

/** The whole program but for chats and HTTP: what people do goes in at `accept`, what they read is in `chat`. */
export async function startRuntime(
  redisUrl: string,
  shopUrl: string,
  chat = new FilesChat(),
  times: Partial<OutboxTimes> = {},
  now = Date.now,
) {
  const store = await openRedisStore(redisUrl);
  const queue = await openVerificationQueue(redisUrl);
  const guide = bigcommerceGuide();
  const seal = createSeal(SEAL_KEYS);
  const receiver = createReceiver(seal);
  const log = createLogger('silent');
  const metrics = createMetrics();
  const turns: Turns = createTurns({
    invitations: store.invitations,
    store,
    guides: new Map([[guide.flow.name, guide]]),
    defaultGuide: guide,
    // Nobody is reminded: days pass here, for other ends.
    policy: {
      ...POLICY,
      cardEveryMs: 0,
      reminding: { ...POLICY.reminding, after: [], stalledAfter: undefined },
    },
    pm: PM,
    log,
    metrics,
    onEffects: (id) => outbox.wake(id),
  });
  const perform = createPerform({
    colleagueCode: async () => ({ code: 'ABCD2345', link: undefined }),
    store,
    directory: store.directory,
    queue,
    chat: () => chat,
    guide: () => guide,
    receiver,
    seal,
  });
  const outbox = createOutbox({ store, turns, perform, log, metrics, times, now });
  const flow = guide.flow.name;
  const resolver = createResolver({ store, directory: store.directory, flow, pm: PM });
  const invites = createInvites(store);
  const shopOf = () => guide.shop;
  const policy = { ...POLICY, ways: ['page' as const] };
  const ask = createAsk({
    store,
    links: store.links,
    turns,
    guideOf: () => guide,
    policy,
    publicUrl: 'https://usher.example.com',
  });
  const forget = createForgetOnCard({ forget: createForget({ store, ...store, seal }), chat: () => chat });
  const onCard = createOnCard({
    ask,
    turns,
    forget,
    reply: createReply({ turns, shopOf }),
    company: guide.company,
    guideOf: () => guide,
    note: async () => {},
  });
  const bot = {
    accept: createAccept({
      resolver,
      store,
      directory: store.directory,
      invites,
      turns,
      shopOf,
      flow,
      receiver,
      seal,
      onCard,
      forget: createForget({ store, ...store, seal }),
      status: async () => notice('nothing-yet'),
      startForm: async () => ({ ok: true }),
      switching: async () => undefined,
    }),
  };
  const settings = { BIGCOMMERCE_API_URL: shopUrl };
  const worker = { store, turns, seal, guide: () => guide, settings, log, metrics, now };
  return {
    store,
    queue,
    outbox,
    chat,
    bot,
    resolver,
    seal,
    /** From now on effects stay in the outbox, as after a crash. */
    fallAsleep: () => outbox.stop(),
    work: () => queue.start(createVerify(worker), createRecheck(worker), createJobAside(worker)),
    async stop() {
      await outbox.stop();
      await queue.close();
      await store.close();
    },
  };
}

/** Somebody who does things, each at a moment of its own. */
export function personOf(bot: Pick<Bot, 'accept'>, user: string, startAt: number) {
  const from: Person = {
    address: { platform: 'slack', tenant: 'T1', conversation: `D-${user}`, user },
    name: 'Maya',
  };
  const where = { kind: 'dm', address: from.address };
  let events = 0;
  const accept = (inbound: object) => {
    events++;
    const at = startAt + events * 10_000;
    return bot.accept({ id: `${user} ${startAt} ${events}`, at, from, where, ...inbound } as Inbound);
  };
  return {
    from,
    says: (text: string) => accept({ kind: 'text', text }),
    sends: (...files: string[]) => accept({ kind: 'files', files, text: '' }),
    fillsIn: (values: Record<string, string>) => accept({ kind: 'form', values }),
    /** Presses a button of the message with this context. */
    presses: (choice: string, context: Message['context']) =>
      accept({ kind: 'choice', choice, context, trigger: 'trigger' }),
  };
}

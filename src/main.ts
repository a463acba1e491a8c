import { join } from 'node:path';
import { startEmbeddedRedis } from '../adapters/redis/embedded.ts';
import { openVerificationQueue } from '../adapters/redis/queue.ts';
import { UnfitRedisError } from '../adapters/redis/settings.ts';
import { openRedisStore } from '../adapters/redis/store.ts';
import { createVault } from '../adapters/vault/vault.ts';
import { createWebhook } from '../adapters/webhook/webhook.ts';
import type { Logger } from './base/log.ts';
import { createMetrics } from './base/metrics.ts';
import { createBot } from './bot.ts';
import { channelKey } from './chat/address.ts';
import type { Chat } from './chat/chat.ts';
import type { PersonId } from './chat/inbound.ts';
import { type Config, hasNoPm, NO_PM } from './config/config.ts';
import { createReceiver } from './credentials/receive.ts';
import { createSeal } from './credentials/seal.ts';
import { ownSealKeys } from './credentials/seal-key.ts';
import { type Catalog, defaultGuide, loadCatalog } from './flow/catalog.ts';
import { formatMistake } from './flow/load.ts';
import { createDoor } from './handover/door.ts';
import { createGuardedHttp } from './handover/http.ts';
import { createReveal } from './handover/reveal.ts';
import { createColleagueCode } from './invite/colleague.ts';
import { createInvites } from './invite/invites.ts';
import { createRenew } from './invite/renew.ts';
import { createStart } from './invite/start.ts';
import { POLICY, type Policy } from './onboarding/policy.ts';
import { createForget } from './outbox/forget.ts';
import { createOutbox } from './outbox/outbox.ts';
import { createPerform } from './outbox/perform.ts';
import type { OutboxTimes } from './outbox/times.ts';
import { createDigest } from './pm/digest.ts';
import { createFigures } from './server/figures.ts';
import { healthRoutes } from './server/health.ts';
import { type HttpServer, startHttpServer } from './server/http.ts';
import { createInstalled } from './server/install.ts';
import { inviteRoute } from './server/invite.ts';
import { pictureRoute } from './server/pictures.ts';
import { revealRoutes } from './server/reveal.ts';
import { createEverybody } from './server/v1/everybody.ts';
import { apiRoutes } from './server/v1/routes.ts';
import { DEFAULT_FLOW, shops } from './shops.ts';
import type { Onboarding } from './state/onboarding.ts';
import { assignChannel, UNASSIGNED } from './turn/assign.ts';
import { createLanguageOf } from './turn/language-of.ts';
import type { Observe } from './turn/observation.ts';
import { createTurns } from './turn/turns.ts';
import { createJobAside } from './verification/aside.ts';
import { createRecheck } from './verification/recheck.ts';
import { createVerify } from './verification/verify.ts';

/** What a process does: `web` talks to the chat platforms, `worker` verifies, `all` is both. */
export type Role = 'all' | 'web' | 'worker';

/** The running program. */
export interface Program {
  server: HttpServer;
  /** Resolves when it can't go on, with what to tell the operator. */
  lost: Promise<Error>;
  /** The id of the onboarding that what a person writes belongs to, if they have one. */
  currentOf(person: PersonId): Promise<string | undefined>;
  /** Takes in nothing new, finishes what is under way, and closes everything. */
  stop(): Promise<void>;
}

/**
 * How soon the program gets over what failed or died; left out: as its parts have it. Tests shorten it, so that
 * nobody waits for a crash to be noticed.
 */
export interface RecoveryTimes {
  /** For so long, in ms, a worker may show no sign of life before its checks are given to others. */
  jobLockMs?: number;
  /** How long a check that failed for a passing reason waits for its next try, in ms, however often it failed. */
  jobRetryMs?: number;
  /** How long after its end, in ms, the embedded Redis is started again; twice as long after each start in vain. */
  redisPauseMs?: number;
  /** How long after each time, in ms, verified credentials are verified again. */
  recheckMs?: number;
  /** How long after an edit of a PM's card the next one waits, in ms. */
  cardEveryMs?: number;
  /** How long, in ms, whoever shows credentials has to say that they did. */
  openingMs?: number;
  /** How long stopping waits, in ms, for a Redis that is away. */
  stopWithinMs?: number;
  /** What the outbox waits for. */
  outbox?: Partial<OutboxTimes>;
}

/** What is up to whoever starts the program, beside its configuration. */
export interface ProgramOptions {
  role: Role;
  log: Logger;
  observe?: Observe;
  localOnly?: boolean;
  times?: RecoveryTimes;
}

/** A translation with a mistake in it is left out: its merchants read English. */
function warnOfTranslations(guides: Catalog, log: Logger): void {
  for (const { flow } of guides.values())
    for (const mistake of flow.mistranslated ?? [])
      log.warn({ flow: flow.name }, `a translation is left out: ${formatMistake(mistake)}`);
}

/** Puts the whole program together and starts it. To be read from top to bottom. */
export async function startProgram(config: Config, options: ProgramOptions): Promise<Program> {
  const { role, log, observe, localOnly, times = {} } = options;
  const closing: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const close of closing.splice(0).reverse()) await close();
  };

  try {
    // The flows, and who asks.
    const guides = loadCatalog(config.company, shops);
    const uninvited = defaultGuide(guides, DEFAULT_FLOW);
    const guideOf = ({ flow }: { flow: string }) => guides.get(flow);
    warnOfTranslations(guides, log);

    const policy: Policy = {
      ...POLICY,
      ways: waysOf(config, localOnly),
      handOver: config.handOver.when,
      announces: config.handOver.webhook !== undefined,
      keepDays: config.keepDays,
      revealForMs: config.revealForMs,
      reminding: config.reminding,
      recheckMs: times.recheckMs ?? POLICY.recheckMs,
      openingMs: times.openingMs ?? POLICY.openingMs,
      cardEveryMs: times.cardEveryMs ?? POLICY.cardEveryMs,
    };

    // The one store, and the queue in it.
    let redisUrl = config.redisUrl;
    let lost: Promise<Error> = new Promise(() => {});
    if (redisUrl === undefined) {
      const redis = await startEmbeddedRedis({
        dataDir: join(config.dataDir, 'redis'),
        log,
        firstPauseMs: times.redisPauseMs,
      });
      closing.push(redis.stop);
      ({ url: redisUrl, lost } = redis);
    }
    const store = await openRedisStore(redisUrl, { log });
    closing.push(store.close);
    if (hasNoPm(config)) log.warn({}, NO_PM);
    const { problems, unfit } = await store.settings();
    if (config.production && unfit.length > 0) throw new UnfitRedisError(unfit);
    for (const problem of problems) log.warn({ redis: problem }, 'Redis is not set up to keep things safe');
    const queue = await openVerificationQueue(redisUrl, { log, ...queueTimes(times) });
    closing.push(() => queue.close());

    // Credentials: taken in, sealed, checked with the shop.
    const seal = createSeal(config.sealKeys ?? ownSealKeys(config.dataDir));
    const receiver = createReceiver(seal);

    // Where verified credentials, and news of them, are pushed to.
    const { webhook: webhookConfig, vault } = config.handOver;
    const { deliveries } = store;
    const webhook = webhookConfig && createWebhook(webhookConfig, { http: createGuardedHttp(), deliveries });
    // One that wanted nothing any more may have been mended since.
    if (webhook) await deliveries.switchOn();
    const sinks = {
      ...(webhook?.sink && { webhook: webhook.sink }),
      ...(vault && { vault: createVault(vault, createGuardedHttp({ reach: 'own' })) }),
    };

    // The chats. Their libraries take seconds to load: only what is configured is.
    const { publicUrl } = config;
    const { remember, recall, firstTime } = store;
    const slackAdapter = config.slack && (await import('../adapters/slack/index.ts'));
    const teamsAdapter = config.teams && (await import('../adapters/teams/index.ts'));
    const { installations } = store;
    const slacks =
      config.slack &&
      slackAdapter?.openSlack({ ...config.slack, publicUrl }, { remember, recall, log, installations, seal });
    const slack = slacks?.chat;
    const teams =
      config.teams && teamsAdapter?.teamsChat({ ...config.teams, publicUrl }, { remember, recall });
    const chat = (platform: Chat['platform']): Chat | undefined => ({ slack, teams })[platform];

    // Turns and their effects.
    const metrics = createMetrics(slack ? { slack: slack.isRefused } : {});
    const turns = createTurns({
      store,
      invitations: store.invitations,
      guides,
      defaultGuide: uninvited,
      policy,
      pm: config.pmChannel,
      log,
      metrics,
      onEffects: (onboarding) => outbox.wake(onboarding),
      languageOf: createLanguageOf(chat),
      observe,
    });
    // Who is on this machine needs no public address to open our pages; the port may be any until we listen.
    let localUrl: string | undefined;
    const colleagueCode = (onboarding: Onboarding) => {
      const { directory, invitations } = store;
      const renewing = { directory, invitations, seal, inviteForMs: config.inviteForMs };
      const renew = createRenew({ ...renewing, publicUrl: publicUrl ?? localUrl });
      return createColleagueCode({ invitations, renew })(onboarding);
    };
    const perform = createPerform({
      store,
      colleagueCode,
      directory: store.directory,
      queue,
      chat,
      guide: guideOf,
      ways: policy.ways,
      receiver,
      seal,
      webhook,
      sinks,
    });
    const outbox = createOutbox({ store, turns, perform, log, metrics, observe, times: times.outbox });
    outbox.start();
    if (config.pmChannel) await assignChannel(config.pmChannel, { store, turns });
    closing.push(outbox.stop);

    // The worker.
    if (role !== 'web') {
      const { shopSettings: settings } = config;
      const worker = { store, turns, seal, guide: guideOf, settings, log, metrics };
      await queue.start(createVerify(worker), createRecheck(worker), createJobAside(worker));
    }

    // The server.
    const { host, port } = config;
    const server = await startHttpServer({ host, port, log, localOnly });
    closing.push(server.close);
    if (localOnly) localUrl = server.url;
    const running = async () => {
      if (!(await queue.isRunning())) throw new Error('the queue is not running');
    };
    server.add(...healthRoutes({ redis: store.ping, queue: running }, metrics));
    const lists = [UNASSIGNED, ...(config.pmChannel ? [channelKey(config.pmChannel)] : [])];
    const everybody = createEverybody({ store, invitations: store.invitations, channels: lists });
    metrics.show(createFigures(everybody));

    // The receiving side of the chats.
    if (role !== 'worker') {
      const flow = uninvited.flow.name;
      const shopOf = (name: string) => guides.get(name)?.shop;
      const { links, directory, invitations } = store;
      const pageUrl = publicUrl ?? localUrl;
      const invites = createInvites({ directory, invitations, links });
      const start = createStart({
        ...{ store, directory, invitations, seal, publicUrl: pageUrl, inviteForMs: config.inviteForMs },
      });
      const bot = createBot({
        ...{ config, stores: store, turns, chat, guides, uninvited, policy, receiver, seal, log },
        ...{ invites, start, pageUrl },
        // Whoever pressed waits for the answer.
        forget: createForget({ store, ...store, seal, patienceMs: 1_500 }),
        isAtHome: async ({ platform, installation, tenant = '' }) => {
          if (platform === 'teams')
            return !config.teams || teamsAdapter?.isHome(config.teams, tenant) !== false;
          return installation === undefined || (await slacks?.isHome(installation)) !== false;
        },
      });
      const { apiTokens: tokens } = config;
      if (config.digestTimes) {
        const { timeZone } = policy.reminding;
        const when = { times: config.digestTimes, timeZone };
        const digest = createDigest({ ...{ store, invitations, turns, chat, guideOf, log }, ...when });
        digest.start();
        closing.push(digest.stop);
      }
      server.add(pictureRoute(guides));
      server.add(
        ...apiRoutes({
          tokens,
          start,
          everybody,
          invitations,
          flows: [...guides.keys()],
          defaultFlow: flow,
          publicUrl,
        }),
      );
      if (pageUrl !== undefined) {
        const reveal = createReveal({
          store,
          turns,
          seal,
          shopOf: (onboarding) => shopOf(onboarding.flow),
          log,
        });
        const setting = {
          company: config.company,
          shopName: ({ flow: name }: { flow: string }) => shopOf(name)?.name ?? '',
        };
        const door = createDoor({ store, links, turns, audit: store.audit, reveal });
        server.add(...revealRoutes({ door, setting, publicUrl: pageUrl }));
      }
      let slackLink: () => string | undefined = () => undefined;
      const botId = config.teams?.appId;
      server.add(
        inviteRoute({
          invites,
          setting: {
            company: config.company,
            guideOf: (name) => guides.get(name),
            chats: {
              slack: (code) =>
                config.slack?.oauth && publicUrl
                  ? new URL(`/slack/install?invite=${code}`, publicUrl).href
                  : slackLink(),
              teams: (code) =>
                botId && `https://teams.microsoft.com/l/chat/0/0?users=28:${botId}&message=${code}`,
            },
          },
        }),
      );
      if (config.slack && slackAdapter && slack) {
        const slackIn = slackAdapter.slackReceiver(config.slack, { bot, chat: slack, log });
        if (slackIn.listener) server.add({ method: 'POST', path: '/slack/events', handle: slackIn.listener });
        slackLink = () => {
          const known = slackIn.identity();
          return known && `slack://user?team=${known.teamId}&id=${known.botUserId}`;
        };
        await slackIn.start();
        closing.push(slackIn.stop);
        const { oauth, apiUrl } = config.slack;
        if (oauth && publicUrl) {
          const ended = createInstalled({ accept: bot.accept, company: config.company });
          server.add(
            ...slackAdapter.slackOauth(
              { ...oauth, apiUrl, publicUrl },
              { installations, seal, firstTime, ended, log },
            ),
          );
        }
      }
      if (config.teams && teamsAdapter && teams) {
        const memory = { remember, recall };
        const isInvitation = invites.isOpen;
        const teamsIn = teamsAdapter.teamsReceiver(config.teams, {
          ...{ bot, chat: teams, firstTime, memory, isInvitation, log },
        });
        server.add({ method: 'POST', path: '/api/messages', handle: teamsIn.listener });
        closing.push(teamsIn.stop);
      }
    }
    log.info(
      {
        url: server.url,
        role,
        slack: config.slack ? (config.slack.appToken ? 'socket' : 'http') : 'off',
        teams: config.teams ? 'http' : 'off',
      },
      'ready',
    );
    const currentOf = async (person: PersonId) => (await store.directory.of(person))?.current;
    return { server, lost, currentOf, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** How credentials leave: where a receiver takes them there is no link. */
function waysOf(
  { handOver: { webhook, vault }, publicUrl }: Config,
  localOnly: boolean | undefined,
): Policy['ways'] {
  const sinks = [...(webhook?.key ? ['webhook' as const] : []), ...(vault ? ['vault' as const] : [])];
  // Where everybody is the same visitor, all of it can be played.
  if (localOnly) return ['page', ...sinks];
  if (sinks.length > 0) return sinks;
  return publicUrl === undefined ? ['form'] : ['page'];
}

function queueTimes({ jobLockMs, jobRetryMs }: RecoveryTimes) {
  return { lockMs: jobLockMs, backoffMs: jobRetryMs === undefined ? undefined : () => jobRetryMs };
}

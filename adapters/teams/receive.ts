import type { IncomingMessage, RequestListener } from 'node:http';
import type { Logger } from '../../src/base/log.ts';
import type { MessageRef } from '../../src/chat/address.ts';
import type { Bot } from '../../src/chat/inbound.ts';
import { end } from '../../src/server/body.ts';
import { type Activity, activitySchema, tenantsOf } from './activity.ts';
import { createAnswers } from './answers.ts';
import { readJson } from './body.ts';
import { teamsHosts } from './hosts.ts';
import { errorFields } from './log.ts';
import { type Payload, read } from './payloads.ts';
import type { TeamsChat } from './send.ts';
import { signingKeys } from './signing-keys.ts';
import { bearerToken, tokenCheck } from './token.ts';
import { createWelcome, type HomeConfig, type WelcomeDeps } from './welcome.ts';

/** Whose activities are taken in. */
export interface ReceiverConfig extends HomeConfig {
  allowLoopback?: boolean | undefined;
  /** Where the keys that Teams signs with are announced; default: Microsoft's own place. For local stand-ins. */
  openIdMetadataUrl?: string | undefined;
  /** For fetching those keys, in ms; default 10 s. */
  timeoutMs?: number | undefined;
}

/** What receiving needs to be given. */
export interface ReceiveDeps extends WelcomeDeps {
  bot: Bot;
  chat: TeamsChat;
  /** False when this was delivered before, to whichever process. For what is answered without an event. */
  firstTime(name: string): Promise<boolean>;
  log: Logger;
}

/** The receiving side of the adapter. */
export interface TeamsReceiver {
  /** For `POST /api/messages`. */
  listener: RequestListener;
  /** Resolves when everything that was to be said right after an acknowledgement is said. */
  stop(): Promise<void>;
}

/**
 * Opens the receiving side. An activity is answered once the bot has stored it: 200, without waiting for
 * Teams' own servers; 500 when it could not be, so that Teams delivers again. Others get no explanation:
 * 401 (no token, or one that is not Teams'), 403 (a tenant that is neither allowed nor invited, or a foreign service
 * address), 400 (no activity), 413 (too large), 503 (Microsoft's keys can't be had).
 */
export function teamsReceiver(config: ReceiverConfig, deps: ReceiveDeps): TeamsReceiver {
  const { bot, chat, firstTime, log } = deps;
  const hosts = teamsHosts({ loopback: config.allowLoopback ?? false });
  const answers = createAnswers({ bot, chat, log });
  const isWelcome = createWelcome(config, deps);
  const { appId, openIdMetadataUrl, timeoutMs = 10_000 } = config;
  const keys = signingKeys({ timeoutMs, log }, openIdMetadataUrl);
  const isGenuine = appId === undefined ? undefined : tokenCheck(appId, keys, log);

  async function handle(request: IncomingMessage): Promise<number> {
    const token = bearerToken(request.headers.authorization);
    if (isGenuine && token === undefined) return 401;
    const body = await readJson(request);
    if (!body.ok) return body.status;
    const activity = activitySchema.safeParse(body.value).data;
    if (!activity) return 400;
    const genuine = isGenuine ? await isGenuine(token ?? '', activity.serviceUrl) : 'yes';
    if (genuine !== 'yes') return genuine === 'no' ? 401 : 503;
    const payload = read(activity);
    if (!hosts.connector(activity.serviceUrl) || !(await isWelcome(activity, payload))) {
      log.warn({ tenants: tenantsOf(activity) }, 'an activity from a tenant or service that is not allowed');
      return 403;
    }
    await chat.conversations.learn(activity);
    return take(activity, payload);
  }

  async function take(activity: Activity, payload: Payload): Promise<number> {
    switch (payload.kind) {
      case 'event': {
        const { event } = payload;
        const accepted = await bot.accept(event);
        const said = accepted.ok ? accepted.answer : 'notice' in accepted ? accepted.notice : undefined;
        const form = accepted.ok ? accepted.form : undefined;
        const { card } = event.kind === 'form' ? event : {};
        if ((said || form) && (await firstTime(event.id))) {
          if (form) answers.form(event, form);
          else if (said && accepted.ok && card) answers.inPlace(event, card, said);
          else if (said) answers.alone(event, threadOf(activity), said);
        }
        break;
      }
      case 'handover':
        if (await firstTime(payload.question.id)) answers.handOver(payload.question, threadOf(activity));
        break;
      case 'start':
        if (await firstTime(payload.command.id)) answers.start(payload.command, threadOf(activity));
        break;
      case 'status':
        if (await firstTime(payload.id)) answers.status(payload.question, threadOf(activity));
        break;
      case 'misplaced':
        if (await firstTime(payload.id)) answers.misplaced(payload.channel, threadOf(activity));
        break;
    }
    return 200;
  }

  return {
    stop: answers.settled,
    listener: async (request, response) => {
      try {
        end(request, response, await handle(request));
      } catch (error) {
        log.error(errorFields(error), 'an activity could not be stored: Teams will deliver it again');
        end(request, response, 500);
      }
    },
  };
}

/** What is answered: in a channel, below it. */
function threadOf({ conversation, id }: Activity): MessageRef {
  return { conversation: conversation.id, id: id ?? '' };
}

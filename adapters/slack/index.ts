import type { RequestListener } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../../src/base/log.ts';
import type { Bot } from '../../src/chat/inbound.ts';
import { HttpReceiver } from './http.ts';
import { errorFields } from './log.ts';
import { listen } from './receive.ts';
import type { Identity, SlackChat } from './send.ts';
import { SocketReceiver } from './socket.ts';

export { openSlack } from './installed.ts';
export { slackOauth } from './oauth.ts';
export { type SlackChat, slackChat } from './send.ts';

/** How Slack reaches the bot: by HTTP (`signingSecret`) or, when there is an `appToken`, by Socket Mode. */
export interface ReceiverConfig {
  signingSecret?: string | undefined;
  appToken?: string | undefined;
  apiUrl: string;
}

/** The receiving side of the adapter. */
export interface SlackReceiver {
  /** For `POST /slack/events`; undefined with Socket Mode. */
  listener: RequestListener | undefined;
  /** Begins to receive (Socket Mode) and to ask Slack who the bot is. Never rejects because of Slack. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Who the bot is, once Slack has said so. */
  identity(): Identity | undefined;
}

/** Opens the receiving side. Throws when neither a signing secret nor an app token is given. */
export function slackReceiver(
  config: ReceiverConfig,
  deps: { bot: Bot; chat: SlackChat; log: Logger },
): SlackReceiver {
  const { chat, bot, log } = deps;
  const receiver = open(config, log);
  const stopping = new AbortController();
  let identity: Identity | undefined;
  listen(receiver, {
    bot,
    log,
    publishHome: (person, message) => chat.publishHome(person, message),
    whisper: ({ from, where }, message) => chat.whisper(from, where, message),
    openForm: ({ where, trigger }, form) => chat.openForm(where.address, form, { trigger }),
    async reply({ from }, message) {
      await chat.post(from.address, message);
    },
    ownUser: () => identity?.botUserId,
  });

  async function identify(): Promise<void> {
    for (let wait = 1000; !stopping.signal.aborted; wait = Math.min(60_000, wait * 2)) {
      try {
        identity = await chat.identify();
        log.info({ team: identity.teamId }, 'signed in to Slack');
        return;
      } catch (error) {
        log.warn({ ...errorFields(error), wait }, 'could not sign in to Slack; trying again');
        await sleep(wait, undefined, { signal: stopping.signal, ref: false }).catch(() => {});
      }
    }
  }

  return {
    listener: receiver instanceof HttpReceiver ? receiver.listener : undefined,
    identity: () => identity,
    async start() {
      void identify();
      await receiver.start();
    },
    async stop() {
      stopping.abort();
      await receiver.stop();
    },
  };
}

function open(config: ReceiverConfig, log: Logger): HttpReceiver | SocketReceiver {
  if (config.appToken) return new SocketReceiver({ appToken: config.appToken, apiUrl: config.apiUrl }, log);
  if (config.signingSecret) return new HttpReceiver(config.signingSecret, log);
  throw new TypeError('Slack needs a signing secret or an app token');
}

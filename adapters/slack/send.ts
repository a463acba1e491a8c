import { setTimeout as sleep } from 'node:timers/promises';
import type { View } from '@slack/types';
import { WebClient } from '@slack/web-api';
import { languageOf } from '../../src/base/language.ts';
import type { Logger } from '../../src/base/log.ts';
import type { Address, MessageRef } from '../../src/chat/address.ts';
import { type Chat, ChatError, FileError, type Profile } from '../../src/chat/chat.ts';
import type { Person, Where } from '../../src/chat/inbound.ts';
import type { Form, Message, Sheet } from '../../src/chat/message.ts';
import { concernsToken } from './errors.ts';
import { downloadFile, type SlackFile, slackFileSchema } from './files.ts';
import { formView } from './forms.ts';
import { type Call, guarded } from './guarded.ts';
import { allowedHosts } from './hosts.ts';
import { sdkLogger } from './log.ts';
import { Pictures } from './pictures.ts';
import { type Rendered, render } from './render.ts';
import { sheetView } from './sheets.ts';

/** What sending needs to know. */
export interface SendConfig {
  botToken: string;
  /** The Web API's address, e.g. `https://slack.com/api/`. */
  apiUrl: string;
  /** The https address under which this server shows its pictures. */
  publicUrl?: string | undefined;
  /** For each call, in ms; default 10 s. */
  timeoutMs?: number | undefined;
}

/** What sending needs to be given. `remember` and `recall` keep the ids of uploaded pictures. */
export interface SendDeps {
  remember(name: string, value: string): Promise<void>;
  recall(name: string): Promise<string | undefined>;
  log: Logger;
  /** The folder with all flows, for their pictures; default: the program's own. */
  flowsFolder?: string | undefined;
}

/** Who the bot token belongs to. */
export interface Identity {
  teamId: string;
  botUserId: string;
}

/** The chat port on Slack's Web API, and what only Slack has. */
export interface SlackChat extends Chat {
  readonly platform: 'slack';
  /** Fills somebody's app home. Rejects with a `ChatError`. */
  publishHome(person: Address & { user: string }, message: Message): Promise<void>;
  /** Says something where somebody is, for their eyes only. Rejects with a `ChatError`. */
  whisper(to: Person, where: Where, message: Message): Promise<void>;
  /** `auth.test`, asked once. Rejects with a `ChatError`; the next call asks again. */
  identify(): Promise<Identity>;
  /** Whether Slack refuses the bot token, as far as is known: then nothing can be sent. */
  isRefused(): boolean;
}

/** A picture just uploaded is not always ready to be shown. */
const PICTURE_WAITS_MS = [500, 1500];

/** Opens the chat port; connects to nothing before the first call. */
export function slackChat(config: SendConfig, deps: SendDeps): SlackChat {
  const timeout = config.timeoutMs ?? 10_000;
  const allowed = allowedHosts(config.apiUrl);
  const client = new WebClient(config.botToken, {
    slackApiUrl: config.apiUrl,
    timeout,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    logger: sdkLogger(deps.log),
  });
  const call = guarded(deps.log);
  const identify = identifier(client, call);
  const conversation = conversations(client, call);
  const pictures = new Pictures({
    ...deps,
    client,
    publicUrl: config.publicUrl,
    allowed,
    timeoutMs: timeout,
    teamId: async () => (await identify()).teamId,
  });

  return {
    platform: 'slack',
    identify,
    isRefused: call.isRefused,
    ...messages({ client, call, conversation, pictures }),
    ...forms(client, call),
    ...files({ client, call, token: config.botToken, allowed, timeoutMs: timeout * 3, log: deps.log }),
    profileOf: (person) => profileOf(person, client, call),

    async linkTo(_to, { conversation: channel, id }) {
      const { permalink } = await call('chat.getPermalink', () =>
        client.chat.getPermalink({ channel, message_ts: id }),
      );
      return permalink;
    },

    async whisper({ address: { user } }, { kind, address, message: on }, message) {
      const channel = await conversation(address.conversation);
      const thread = kind === 'thread' && on ? { thread_ts: on.id } : {};
      await call('chat.postEphemeral', () =>
        client.chat.postEphemeral({ channel, user, ...render(message), ...thread }),
      );
    },

    async publishHome({ user }, message): Promise<void> {
      const { blocks } = render(message);
      await call('views.publish', () =>
        client.views.publish({ user_id: user, view: { type: 'home', blocks } }),
      );
    },
  };
}

/** Who the bot is: asked once, and again after a failure. */
function identifier(client: WebClient, call: Call): () => Promise<Identity> {
  let identity: Promise<Identity> | undefined;

  async function identify(): Promise<Identity> {
    identity ??= call('auth.test', async () => {
      const { team_id = '', user_id = '' } = await client.auth.test();
      return { teamId: team_id, botUserId: user_id };
    });
    try {
      return await identity;
    } catch (error) {
      identity = undefined;
      throw error;
    }
  }
  return identify;
}

/** What has a person's id stand for the direct message with them. */
function conversations(client: WebClient, call: Call): (id: string) => Promise<string> {
  const directMessages = new Map<string, string>();
  return async (id) => {
    if (!/^[UW]/.test(id)) return id;
    const known = directMessages.get(id);
    if (known) return known;
    const opened = await call('conversations.open', () => client.conversations.open({ users: id }));
    const channel = opened.channel?.id ?? id;
    directMessages.set(id, channel);
    return channel;
  };
}

interface Posting {
  client: WebClient;
  call: Call;
  conversation(id: string): Promise<string>;
  pictures: Pictures;
}

function messages({ client, call, conversation, pictures }: Posting): Pick<Chat, 'post' | 'edit'> {
  /** A picture must never keep a message from arriving. */
  async function withPictures(message: Message, deliver: (rendered: Rendered) => Promise<MessageRef>) {
    const sources = await pictures.sources(message);
    const uploaded = [...sources.values()].some((source) => 'slack_file' in source);
    for (const wait of [...(uploaded ? PICTURE_WAITS_MS : []), undefined]) {
      try {
        return await deliver(render(message, (file) => sources.get(file)));
      } catch (error) {
        if (!(error instanceof ChatError) || sources.size === 0) throw error;
        // A word we don't know may be about the picture: what is said must not wait for that.
        if (error.code === 'unknown') break;
        if (error.reason !== 'invalid_blocks') throw error;
        if (wait !== undefined) await sleep(wait);
      }
    }
    const sent = await deliver(render(message));
    await pictures.doubt(sources.keys());
    return sent;
  }

  return {
    async post(to, message, thread, { aloud = false } = {}): Promise<MessageRef> {
      call.check('chat.postMessage');
      const channel = await conversation(to.conversation);
      return withPictures(message, (rendered) =>
        call(
          'chat.postMessage',
          async () => {
            const sent = await client.chat.postMessage({
              channel,
              ...rendered,
              unfurl_links: false,
              unfurl_media: false,
              ...(thread ? inThread(thread, aloud) : {}),
            });
            return { conversation: sent.channel ?? channel, id: sent.ts ?? '' };
          },
          { channel },
        ),
      );
    },

    async edit(_to, ref, message, { isAwaited } = {}): Promise<MessageRef> {
      call.check('chat.update');
      const { conversation: channel, id: ts } = ref;
      const how = { about: `${channel} ${ts}`, isAwaited };
      return withPictures(message, (rendered) =>
        call(
          'chat.update',
          async () => {
            await client.chat.update({ channel, ts, ...rendered });
            return ref;
          },
          how,
        ),
      );
    },
  };
}

function forms(client: WebClient, call: Call): Pick<Chat, 'openForm' | 'showSheet'> {
  async function open(view: View, trigger: string): Promise<void> {
    try {
      await call('views.open', () => client.views.open({ trigger_id: trigger, view }));
    } catch (error) {
      // A trigger is good for three seconds: no trouble passes so soon.
      if (error instanceof ChatError && ['retry', 'unknown'].includes(error.code))
        throw new ChatError('rejected', error.reason);
      throw error;
    }
  }

  return {
    async openForm(to: Address, form: Form, { trigger }: { trigger?: string | undefined }): Promise<void> {
      if (trigger === undefined) throw new ChatError('rejected', 'no_trigger');
      const isChannel = /^[CG]/.test(to.conversation);
      await open(modal(form, isChannel ? to.conversation : undefined), trigger);
    },

    async showSheet(to: Address, sheet: Sheet, trigger: string): Promise<void> {
      await open(sheetView(sheet, to.conversation), trigger);
    },
  };
}

/** Slack's types know a reply that is shown in the channel as well as a thing of its own. */
const inThread = ({ id }: MessageRef, aloud: boolean) =>
  aloud ? { thread_ts: id, reply_broadcast: true as const } : { thread_ts: id };

interface Reading {
  client: WebClient;
  call: Call;
  token: string;
  allowed(url: string): boolean;
  timeoutMs: number;
  log: Logger;
}

function files({ client, call, token, allowed, timeoutMs, log }: Reading): Pick<Chat, 'download'> {
  return {
    async download(_from: Address, file: string, maxBytes: number): Promise<Uint8Array> {
      call.check('files.info');
      const info = (id: string) => call('files.info', () => fileInfo(client, id));
      const access = { token, allowed, info, timeoutMs };
      try {
        return await downloadFile(file, maxBytes, access);
      } catch (error) {
        if (!(error instanceof FileError) || error.code !== 'no_access') throw error;
        // With a dead token Slack shows the same page as for a file that is not for us: the file can wait.
        await call('auth.test', () => client.auth.test());
        log.warn({}, 'Slack does not let the bot read a file (files:read?)');
        throw error;
      }
    },
  };
}

async function profileOf(person: Address, client: WebClient, call: Call): Promise<Profile> {
  const user = person.user;
  if (!user) return {};
  try {
    const { user: found } = await call('users.info', () => client.users.info({ user, include_locale: true }));
    const name = found?.profile?.display_name || found?.real_name || found?.name;
    return { name, timeZone: found?.tz, language: languageOf(found?.locale) };
  } catch (error) {
    // A name is a courtesy: only what will pass, or stops everything anyway, is worth an error.
    if (error instanceof ChatError && (error.code === 'retry' || concernsToken(error))) throw error;
    return {};
  }
}

function modal(form: Form, channel: string | undefined) {
  try {
    return formView(form, channel);
  } catch {
    throw new ChatError('rejected', 'form_too_long');
  }
}

async function fileInfo(client: WebClient, id: string): Promise<SlackFile> {
  const { file } = await client.files.info({ file: id });
  return slackFileSchema.parse(file);
}

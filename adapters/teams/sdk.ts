import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type ConversationReference,
  type Activity as SdkActivity,
  TeamsInfo,
  type TurnContext,
} from 'botbuilder';
import { ChatError } from '../../src/chat/chat.ts';
import { CHANNEL } from './activity.ts';
import { signInError } from './errors.ts';
import type { Card } from './render.ts';
import { requestOnce } from './request.ts';
import { within } from './within.ts';

/**
 * Everything that is done through botbuilder, which is sending, and the only file that imports it: the SDK
 * is no longer maintained, and this is what moving to another one would replace.
 */
export interface Sdk {
  /** Sends a card; answers the id of the message. Rejects with a `ChatError`. */
  send(place: Place, outgoing: Outgoing): Promise<string>;
  /** Replaces a message of the bot's own. Rejects with a `ChatError`. */
  update(place: Place, id: string, outgoing: Outgoing): Promise<void>;
  /** Begins a thread in a channel with a card; answers the thread's conversation. Rejects with a `ChatError`. */
  startThread(place: Place, outgoing: Outgoing): Promise<string>;
  /** What Teams calls somebody in a conversation. Rejects with a `ChatError`. */
  nameOf(place: Place, user: string): Promise<string | undefined>;
  /** Opens the personal chat with somebody; answers its conversation. Rejects with a `ChatError`. */
  openPersonal(serviceUrl: string, tenant: string, user: string): Promise<string>;
}

/** Where something is sent: a conversation, and the Bot Connector that knows it. */
export interface Place {
  serviceUrl: string;
  conversation: string;
  /** The bot, as Teams calls it there. */
  bot: string;
}

export interface Outgoing {
  summary: string;
  card: Card;
}

/** Who the bot is. No app id: nobody is checked, which is for local emulators only. */
export interface BotIdentity {
  appId: string | undefined;
  appPassword: string | undefined;
  tenantId: string | undefined;
  /** A token for the connector, instead of signing in at Microsoft. For local stand-ins. */
  token?: (() => Promise<string>) | undefined;
}

const BOT_FRAMEWORK = 'https://api.botframework.com';

/**
 * Opens the SDK; connects to nothing before the first call. Each call ends within `timeoutMs`, twice
 * that when it has to sign in first. `allowed` is asked before anything is sent anywhere.
 */
export function openSdk(identity: BotIdentity, options: CallOptions): Sdk {
  const appId = identity.appId ?? '';
  const { inConversation, create } = conversing(openAdapter(identity, options), appId);

  return {
    send: (place, outgoing) =>
      inConversation(place, async (context) => {
        const sent = await context.sendActivity(message(outgoing));
        return sent?.id ?? '';
      }),

    update: (place, id, outgoing) =>
      inConversation(place, async (context) => {
        await context.updateActivity({ ...message(outgoing), id });
      }),

    startThread: ({ serviceUrl, conversation }, outgoing) =>
      create(serviceUrl, {
        isGroup: true,
        channelData: { channel: { id: conversation } },
        activity: message(outgoing) as SdkActivity,
      } as Parameters<CloudAdapter['createConversationAsync']>[4]),

    nameOf: (place, user) =>
      inConversation(place, async (context) => {
        const { name } = await TeamsInfo.getMember(context, user);
        return name || undefined;
      }),

    openPersonal: (serviceUrl, tenant, user) =>
      create(serviceUrl, {
        isGroup: false,
        bot: { id: `28:${appId}`, name: '' },
        members: [{ id: user, name: '' }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      } as Parameters<CloudAdapter['createConversationAsync']>[4]),
  };
}

interface CallOptions {
  timeoutMs: number;
  allowed(url: string): boolean;
}

/** The SDK's adapter, with our own way of signing in and of calling. */
function openAdapter(identity: BotIdentity, options: CallOptions): CloudAdapter {
  const { timeoutMs } = options;
  const settings = {
    MicrosoftAppId: identity.appId ?? '',
    MicrosoftAppPassword: identity.appPassword ?? '',
    MicrosoftAppTenantId: identity.tenantId ?? '',
    // The SDK does not take this type without an id, with which it signs in.
    MicrosoftAppType: identity.appId === undefined ? 'MultiTenant' : 'SingleTenant',
  };
  const credentials = new Credentials(settings, identity.token, timeoutMs);
  const authentication = new ConfigurationBotFrameworkAuthentication(
    settings,
    credentials,
    undefined,
    undefined,
    {
      httpClient: {
        async sendRequest(request) {
          const { url, method, body } = request;
          const asked = { url, method, body, headers: request.headers.rawHeaders() };
          const { status, text } = await requestOnce(asked, options);
          return { status, headers: request.headers.clone(), request, bodyAsText: text };
        },
      },
    },
  );
  return new CloudAdapter(authentication);
}

/** Does something in a conversation that is there, or begins one. Both reject with a `ChatError`. */
function conversing(adapter: CloudAdapter, appId: string) {
  async function inConversation<T>(
    { serviceUrl, conversation, bot }: Place,
    run: (context: TurnContext) => Promise<T>,
  ): Promise<T> {
    // The SDK's types ask for more than Teams does, and an empty conversation type is refused.
    const reference = {
      channelId: CHANNEL,
      serviceUrl,
      conversation: { id: conversation },
      bot: { id: bot },
    };
    let result: { value: T } | undefined;
    await asChatError(
      adapter.continueConversationAsync(appId, reference as ConversationReference, async (context) => {
        // The SDK makes an id up, and would have each message be the reply to one that never was.
        delete context.activity.id;
        result = { value: await run(context) };
      }),
    );
    if (!result) throw new ChatError('retry', 'no_answer');
    return result.value;
  }

  async function create(
    serviceUrl: string,
    parameters: Parameters<CloudAdapter['createConversationAsync']>[4],
  ): Promise<string> {
    let id = '';
    await asChatError(
      adapter.createConversationAsync(
        appId,
        CHANNEL,
        serviceUrl,
        BOT_FRAMEWORK,
        parameters,
        async (context) => {
          id = context.activity.conversation.id;
        },
      ),
    );
    return id;
  }

  return { inConversation, create };
}

function message({ summary, card }: Outgoing): Partial<SdkActivity> {
  return {
    type: 'message',
    summary,
    attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }],
  };
}

type SdkCredentials = Awaited<ReturnType<ConfigurationServiceClientCredentialFactory['createCredentials']>>;

/** The SDK's way of signing in, which ends some day and fails with a `ChatError`. */
class Credentials extends ConfigurationServiceClientCredentialFactory {
  readonly #token: (() => Promise<string>) | undefined;
  readonly #timeoutMs: number;

  constructor(settings: object, token: (() => Promise<string>) | undefined, timeoutMs: number) {
    super(settings);
    this.#token = token;
    this.#timeoutMs = timeoutMs;
  }

  override async createCredentials(
    ...args: Parameters<ConfigurationServiceClientCredentialFactory['createCredentials']>
  ): Promise<SdkCredentials> {
    const token = this.#token;
    const inner = token ? undefined : await super.createCredentials(...args);
    const sign: SdkCredentials['signRequest'] = async (request) => {
      if (token) request.headers.set('Authorization', `Bearer ${await token()}`);
      return inner?.signRequest(request) ?? request;
    };
    return {
      signRequest: async (request) => {
        try {
          return await within(this.#timeoutMs, sign(request));
        } catch (error) {
          throw signInError(error);
        }
      },
    };
  }
}

async function asChatError(call: Promise<void>): Promise<void> {
  try {
    await call;
  } catch (error) {
    throw error instanceof ChatError ? error : new ChatError('retry', 'unreadable_answer');
  }
}

import { type TeamsReceiver, teamsChat, teamsReceiver } from '../../../adapters/teams/index.ts';
import { Journal, LocalServer, RecordingBot } from '../../support/adapter.ts';
import { APP_ID, Connector, memory, TENANT } from './standin.ts';
import { KeyServer, type TokenOptions, token } from './tokens.ts';

export const CHANNEL = '19:abc@thread.tacv2';
export const ada = {
  platform: 'teams',
  tenant: TENANT,
  installation: TENANT,
  conversation: 'a:chat',
  user: '29:ada',
} as const;

/** The adapter's receiving side over HTTP, with a Bot Connector, Microsoft's keys, and a bot that remembers. */
export class Receiving {
  readonly connector = new Connector();
  readonly keyServer = new KeyServer();
  readonly bot = new RecordingBot();
  readonly store = memory();
  readonly log = new Journal();
  /** The code of an invitation that is open. */
  openCode = '';
  #receiver: TeamsReceiver | undefined;
  #server: LocalServer | undefined;

  async open(): Promise<this> {
    await Promise.all([this.connector.open(), this.keyServer.open()]);
    await this.serve({});
    return this;
  }

  /** Opens the receiving side again. */
  async serve(config: object): Promise<void> {
    await this.#server?.close();
    const whole = {
      appId: APP_ID,
      appPassword: 'x',
      tenantId: TENANT,
      allowedTenants: [],
      allowLoopback: true,
      openIdMetadataUrl: this.keyServer.metadataUrl,
      token: async () => 'dummy',
      timeoutMs: 3000,
      ...config,
    };
    const { bot, log } = this;
    const chat = teamsChat(whole, this.store);
    const firstTime = (name: string) => this.store.firstTime(name);
    const isInvitation = async (text: string) => text === this.openCode;
    this.#receiver = teamsReceiver(whole, { bot, chat, firstTime, memory: this.store, isInvitation, log });
    this.#server = await new LocalServer(this.#receiver.listener).open();
  }

  /** Resolves when everything is said that follows an acknowledgement. */
  async settled(): Promise<void> {
    await this.#receiver?.stop();
  }

  async close(): Promise<void> {
    await this.#receiver?.stop();
    await Promise.all([this.#server?.close(), this.connector.close(), this.keyServer.close()]);
  }

  get url(): string {
    return `${this.#server?.origin}/api/messages`;
  }

  /** A message in a personal chat, as Teams posts it. */
  activity(more: object = {}) {
    return {
      type: 'message',
      id: '1790000000001',
      timestamp: '2026-09-21T14:13:20.000Z',
      channelId: 'msteams',
      serviceUrl: this.connector.serviceUrl,
      from: { id: '29:ada', name: 'Ada', aadObjectId: 'ada-in-entra' },
      recipient: { id: `28:${APP_ID}`, name: 'Usher' },
      conversation: { id: 'a:chat', conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      textFormat: 'plain',
      text: 'hi',
      ...more,
    };
  }

  inChannel(more: object = {}) {
    return this.activity({
      conversation: {
        id: `${CHANNEL};messageid=1790000000000`,
        conversationType: 'channel',
        isGroup: true,
        tenantId: TENANT,
      },
      ...more,
    });
  }

  /** Posts it as Teams does; an empty `authorization` stands for none. */
  async post(
    body: object | string = this.activity(),
    options: TokenOptions & { authorization?: string } = {},
  ): Promise<Response> {
    const authorization =
      options.authorization ?? `Bearer ${await token(this.connector.serviceUrl, options)}`;
    return fetch(this.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization ? { authorization } : {}) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }
}

/** The text of a message in a channel: the bot hears only what it is mentioned in. */
export function mention(text: string) {
  return {
    text: `<at>Usher</at> ${text}`,
    entities: [
      { type: 'mention', text: '<at>Usher</at>', mentioned: { id: `28:${APP_ID}`, name: 'Usher' } },
      { type: 'clientInfo', locale: 'en-US' },
    ],
  };
}

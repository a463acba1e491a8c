/** The local Slack as tests, the demo and the playground's page hold it. */
import { StandIn } from '../kit/stand-in.ts';
import type { Change } from './changes.ts';
import type { Delivery } from './delivery/events.ts';
import { HttpTransport, verifyUrl } from './delivery/http.ts';
import type { Faults } from './faults.ts';
import { randomId, randomSecret } from './ids.ts';
import { Limits } from './limits.ts';
import { LocalChannel } from './people/channel.ts';
import { LocalUser } from './people/user.ts';
import type { Platform } from './platform.ts';
import type { SlackState, UserRecord } from './state.ts';
import { transcript } from './transcript.ts';

/** What may be said of a person when they first appear. */
export type UserTraits = Partial<
  Pick<UserRecord, 'email' | 'locale' | 'isExternal' | 'isGuest' | 'isBot' | 'isDeactivated'>
>;

export interface LocalSlackParts {
  platform: Platform;
  signingSecret: string;
  connect(url: string | undefined): void;
  close(): Promise<void>;
}

export class LocalSlack extends StandIn<SlackState, Change> {
  /** For the request signatures. */
  readonly signingSecret: string;
  readonly #parts: LocalSlackParts;

  constructor(parts: LocalSlackParts) {
    const { workspace, events } = parts.platform;
    const all = () => transcript(workspace);
    super({ workspace, deliveries: events, transcript: all, close: parts.close });
    this.#parts = parts;
    this.signingSecret = parts.signingSecret;
  }

  /** This server's origin, as `http://127.0.0.1:40123`. */
  get origin(): string {
    return this.#platform.origin();
  }

  /** For `SLACK_API_URL`. */
  get apiUrl(): string {
    return `${this.origin}/api/`;
  }

  get botToken(): string {
    return this.#platform.tokens.bot;
  }

  get appToken(): string {
    return this.#platform.tokens.app;
  }

  /** What the app is installed with by OAuth. */
  get client(): { clientId: string; clientSecret: string } {
    const { clientId, clientSecret } = this.#platform.oauth;
    return { clientId, clientSecret };
  }

  /** From now on this person says yes to whoever asks in this workspace whether the app may come in. */
  letInstall(user: { id: string } | undefined): void {
    this.#platform.oauth.installer = user?.id;
  }

  get teamId(): string {
    return this.#platform.workspace.state.team.id;
  }

  get botUserId(): string {
    return this.#platform.workspace.state.bot.user;
  }

  get faults(): Faults {
    return this.#platform.faults;
  }

  /** From now on Slack's published rate limits are kept. Answers the count of what is refused. */
  keepLimits(): Limits {
    this.#platform.limits ??= new Limits(this.#platform.workspace.now);
    return this.#platform.limits;
  }

  /** Every event sent to the bot so far, and how its deliveries went. */
  get deliveries(): readonly Delivery[] {
    return this.#platform.events.log;
  }

  /** Where to POST events, interactions and commands from now on; undefined: Socket Mode only. */
  connect(eventsUrl: string | undefined): void {
    this.#parts.connect(eventsUrl);
  }

  /** Whether `url` passes Slack's `url_verification` handshake, as when a request URL is saved. */
  async verifyUrl(url: string): Promise<boolean> {
    const { workspace } = this.#platform;
    return verifyUrl(
      new HttpTransport({ url, signingSecret: this.signingSecret, now: workspace.now }),
      randomSecret(),
    );
  }

  /** How many Socket Mode connections are open. */
  get socketConnections(): number {
    return this.#platform.sockets.connections;
  }

  /** Tells Socket Mode clients to reconnect. */
  refreshSockets(): void {
    this.#platform.sockets.refresh();
  }

  /** The person of this name, who appears when there is none yet. `traits` also change a person who is there. */
  user(name: string, traits: UserTraits = {}): LocalUser {
    const { workspace } = this.#platform;
    const plain = { isExternal: false, isGuest: false, isBot: false, isDeactivated: false };
    const record =
      workspace.state.users.find((user) => user.name === name) ??
      workspace.addUser({ id: randomId('U'), name, ...plain });
    Object.assign(record, traits);
    return new LocalUser(record.id, this.#platform);
  }

  /** The channel of this name, made (public, without members) when there is none yet. */
  channel(name: string, options: { isPrivate?: boolean } = {}): LocalChannel {
    const { workspace } = this.#platform;
    const existing = workspace.state.conversations.find((one) => one.kind === 'channel' && one.name === name);
    if (existing) return new LocalChannel(existing.id, this.#platform);
    const made = workspace.addConversation('channel', name, []);
    made.isPrivate = options.isPrivate ?? false;
    return new LocalChannel(made.id, this.#platform);
  }

  /** Everybody but bots, in the order they appeared. */
  users(): LocalUser[] {
    const people = this.#platform.workspace.state.users.filter(({ isBot }) => !isBot);
    return people.map(({ id }) => new LocalUser(id, this.#platform));
  }

  /** All channels, in the order they were made. */
  channels(): LocalChannel[] {
    const channels = this.#platform.workspace.state.conversations.filter(({ kind }) => kind === 'channel');
    return channels.map(({ id }) => new LocalChannel(id, this.#platform));
  }

  /** A file by its id, to show it to people; undefined when it is unknown or deleted. */
  file(id: string): { name: string; mimetype: string; bytes: Buffer } | undefined {
    const file = this.#platform.workspace.file(id);
    if (!file || file.mode === 'pending' || file.mode === 'tombstone') return undefined;
    return { name: file.name, mimetype: file.mimetype, bytes: Buffer.from(file.bytes, 'base64') };
  }

  /** Removes the app from the workspace: its token dies and it is told. */
  uninstall(): void {
    const { events, faults, workspace } = this.#platform;
    faults.expireToken('account_inactive');
    events.dispatch({ subscription: 'app_uninstalled', event: { type: 'app_uninstalled' } });
    const revoked = { type: 'tokens_revoked', tokens: { oauth: [], bot: [workspace.state.bot.user] } };
    events.dispatch({ subscription: 'tokens_revoked', event: revoked });
  }

  get #platform(): Platform {
    return this.#parts.platform;
  }
}

/** The local Slack as tests, the demo and the playground's page hold it. */
import type { Change, ChangeListener } from './changes.ts';
import type { Delivery } from './delivery/events.ts';
import { HttpTransport, verifyUrl } from './delivery/http.ts';
import type { Faults } from './faults.ts';
import { randomId, randomSecret } from './ids.ts';
import { LocalChannel } from './people/channel.ts';
import { LocalUser } from './people/user.ts';
import type { Platform } from './platform.ts';
import type { SlackState, UserRecord } from './state.ts';
import { transcript } from './transcript.ts';

export interface WaitOptions {
  /** Default 10,000. */
  timeoutMs?: number;
  /** What is waited for, for the message when it does not come. */
  what: string;
}

/** What may be said of a person when they first appear. */
export type UserTraits = Partial<
  Pick<UserRecord, 'email' | 'isExternal' | 'isGuest' | 'isBot' | 'isDeactivated'>
>;

export interface LocalSlackParts {
  platform: Platform;
  signingSecret: string;
  connect(url: string | undefined): void;
  close(): Promise<void>;
}

export class LocalSlack {
  /** For the request signatures. */
  readonly signingSecret: string;
  readonly #parts: LocalSlackParts;

  constructor(parts: LocalSlackParts) {
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

  get teamId(): string {
    return this.#platform.workspace.state.team.id;
  }

  get botUserId(): string {
    return this.#platform.workspace.state.bot.user;
  }

  get faults(): Faults {
    return this.#platform.faults;
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

  /** Tells Socket Mode clients to connect anew. */
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

  /** Resolves with the first truthy value of `look`, asked at every change; rejects with the transcript. */
  async waitFor<T>(
    look: () => T | undefined | null | false,
    { timeoutMs = 10_000, what }: WaitOptions,
  ): Promise<T> {
    const missed = () => `waited ${timeoutMs} ms for ${what}; this was said:\n${this.transcript()}`;
    return this.#platform.workspace.changes.until(look, timeoutMs, missed);
  }

  /** Resolves when no event is on its way to the bot any more. */
  async settled(timeoutMs = 10_000): Promise<void> {
    await this.waitFor(() => this.#platform.events.isIdle, { timeoutMs, what: 'all events to be delivered' });
  }

  /** Everything said so far, as people read it. */
  transcript(): string {
    return transcript(this.#platform.workspace);
  }

  /** Calls `listener` at every change until the returned function is called. */
  on(_: 'change', listener: ChangeListener): () => void {
    return this.#platform.workspace.changes.on(listener);
  }

  /** The changes from the first pull on, for `for await`. */
  changes(signal?: AbortSignal): AsyncGenerator<Change> {
    return this.#platform.workspace.changes.stream(signal);
  }

  /** Everything remembered, as JSON; for `startLocalSlack({state})` or `restore`. */
  snapshot(): SlackState {
    return structuredClone(this.#platform.workspace.state);
  }

  /** Goes back to a snapshot. Throws when it is not one. */
  restore(snapshot: unknown): void {
    this.#platform.workspace.restore(snapshot);
  }

  /** Stops the server, gives deliveries up and drops all connections. */
  async close(): Promise<void> {
    await this.#parts.close();
  }

  get #platform(): Platform {
    return this.#parts.platform;
  }
}

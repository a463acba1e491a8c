/** The local Teams as tests, the demo and the playground's page hold it. */
import { StandIn } from '../kit/stand-in.ts';
import type { Change } from './changes.ts';
import type { Delivery } from './delivery/delivery.ts';
import type { Outcome } from './delivery/post.ts';
import type { Faults } from './faults.ts';
import { type Forgery, forge } from './forge.ts';
import { metadataUrlOf } from './http/server.ts';
import { newGuid, newUserId } from './ids.ts';
import { LocalChannel } from './people/channel.ts';
import { LocalUser } from './people/user.ts';
import type { Platform } from './platform.ts';
import type { TeamsState, UserRecord } from './state.ts';
import { transcript } from './transcript.ts';

export interface LocalTeamsParts {
  platform: Platform;
  connect(url: string | undefined): void;
  close(): Promise<void>;
}

export class LocalTeams extends StandIn<TeamsState, Change> {
  readonly #parts: LocalTeamsParts;

  constructor(parts: LocalTeamsParts) {
    const { workspace, delivery } = parts.platform;
    const all = () => transcript(workspace);
    super({ workspace, deliveries: delivery, transcript: all, close: parts.close });
    this.#parts = parts;
  }

  /** This server's origin, as `http://127.0.0.1:40123`. */
  get origin(): string {
    return this.#platform.origin();
  }

  /** Where the bot answers, as every activity says. */
  get serviceUrl(): string {
    return this.#platform.serviceUrl();
  }

  /** The OpenID metadata that leads to the keys, for the bot's check of tokens. */
  get metadataUrl(): string {
    return metadataUrlOf(this.origin);
  }

  /** For `MicrosoftAppId`. */
  get appId(): string {
    return this.#platform.workspace.state.bot.appId;
  }

  /** The bot's own tenant, for `MicrosoftAppTenantId`. */
  get tenantId(): string {
    return this.#platform.workspace.state.tenant;
  }

  /** `28:` and the app id. */
  get botId(): string {
    return this.#platform.workspace.state.bot.id;
  }

  get botName(): string {
    return this.#platform.workspace.state.bot.name;
  }

  get faults(): Faults {
    return this.#platform.faults;
  }

  /** Every activity sent to the bot so far, and how its deliveries went. */
  get deliveries(): readonly Delivery[] {
    return this.#platform.delivery.log;
  }

  /** Where to POST activities from now on (`…/api/messages`). */
  connect(messagesUrl: string | undefined): void {
    this.#parts.connect(messagesUrl);
  }

  /** The person of this name in a tenant (default: the bot's own), who appears when there is none yet. */
  user(
    name: string,
    { tenant = this.tenantId, locale }: { tenant?: string; locale?: string } = {},
  ): LocalUser {
    const record = this.record(name, tenant);
    if (locale !== undefined) record.locale = locale;
    return new LocalUser(record.id, this.#platform);
  }

  /** The channel of this name, made when there is none yet, like its team (default: `Local`). */
  channel(
    name: string,
    { team: teamName = 'Local', tenant = this.tenantId }: { team?: string; tenant?: string } = {},
  ): LocalChannel {
    const { workspace } = this.#platform;
    const { conversations, teams } = workspace.state;
    const team =
      teams.find((one) => one.name === teamName && one.tenant === tenant) ??
      workspace.addTeam(teamName, tenant);
    const existing = conversations.find(
      (one) => one.kind === 'channel' && one.team === team.id && one.name === name,
    );
    return new LocalChannel((existing ?? workspace.addChannel(name, team)).id, this.#platform);
  }

  /** Everybody, in the order they appeared. */
  users(): LocalUser[] {
    return this.#platform.workspace.state.users.map(({ id }) => new LocalUser(id, this.#platform));
  }

  /** All channels, in the order they were made. */
  channels(): LocalChannel[] {
    const channels = this.#platform.workspace.state.conversations.filter(({ kind }) => kind === 'channel');
    return channels.map(({ id }) => new LocalChannel(id, this.#platform));
  }

  /** A file by its id, to show it to people. */
  file(id: string): { name: string; bytes: Buffer } | undefined {
    const file = this.#platform.workspace.file(id);
    return file && { name: file.name, bytes: Buffer.from(file.bytes, 'base64') };
  }

  /** Links of all files sent so far work no longer. */
  expireFileLinks(): void {
    const { workspace } = this.#platform;
    for (const file of workspace.state.files) file.expires = workspace.now();
  }

  /**
   * Sends the bot a message as from `user` that it must not act upon, once, and resolves with its answer.
   */
  async forge(kind: Forgery, user: { id: string }, text = 'forged'): Promise<Outcome> {
    const record = this.#platform.workspace.user(user.id);
    if (!record) throw new Error(`no such person: ${user.id}`);
    return forge(kind, record, text, this.#platform);
  }

  private record(name: string, tenant: string): UserRecord {
    const { workspace } = this.#platform;
    const existing = workspace.state.users.find((user) => user.name === name && user.tenant === tenant);
    const email = `${name.toLowerCase().replaceAll(/\W+/g, '.')}@${tenant.slice(0, 8)}.example`;
    const traits = { isInstalled: false, hasBlockedBot: false };
    return (
      existing ??
      workspace.addUser({ id: newUserId(), name, email, aadObjectId: newGuid(), tenant, ...traits })
    );
  }

  get #platform(): Platform {
    return this.#parts.platform;
  }
}

/** What the parts of the local Teams share. */
import type { Signer } from './auth/tokens.ts';
import type { RateLimits } from './connector/limits.ts';
import type { ActivityDelivery } from './delivery/delivery.ts';
import type { Faults } from './faults.ts';
import type { Workspace } from './workspace.ts';

export interface Platform {
  workspace: Workspace;
  faults: Faults;
  /** Undefined: a bot may do as much as it likes. */
  limits: RateLimits | undefined;
  delivery: ActivityDelivery;
  signer: Signer;
  /** Whether tokens are sent and asked for; without, everybody is trusted, as local emulators do. */
  authenticated: boolean;
  /** The bearer token the bot must show; undefined: any. */
  connectorToken: string | undefined;
  /** The largest activity a bot may send, as JSON. */
  maxMessageBytes: number;
  /** Where to POST activities; undefined while the bot is not connected. */
  messagesUrl(): string | undefined;
  /** This server's origin, as `http://127.0.0.1:40123`. */
  origin(): string;
  /** What activities tell the bot to answer to. */
  serviceUrl(): string;
}

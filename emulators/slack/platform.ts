/** What the parts of the local Slack share. */
import type { EventDelivery } from './delivery/events.ts';
import type { SocketTransport } from './delivery/socket.ts';
import type { Transport } from './delivery/transport.ts';
import type { Faults } from './faults.ts';
import type { Limits } from './limits.ts';
import type { Oauth } from './oauth.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { Triggers } from './triggers.ts';
import type { Workspace } from './workspace.ts';

export interface Platform {
  workspace: Workspace;
  faults: Faults;
  /** Kept, if they are to be. */
  limits?: Limits | undefined;
  triggers: Triggers;
  responseUrls: ResponseUrls;
  events: EventDelivery;
  sockets: SocketTransport;
  /** How to reach the bot now; undefined while it is not connected. */
  transport(): Transport | undefined;
  /** This server's origin, as `http://127.0.0.1:40123`. */
  origin(): string;
  tokens: { bot: string; app: string };
  oauth: Oauth;
  /** Declared slash commands, with their slash. */
  commands: ReadonlySet<string>;
}

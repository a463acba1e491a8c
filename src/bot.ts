import type { Logger } from './base/log.ts';
import type { Chat } from './chat/chat.ts';
import type { Bot, Person } from './chat/inbound.ts';
import type { Config } from './config/config.ts';
import type { Receiver } from './credentials/receive.ts';
import type { Seal } from './credentials/seal.ts';
import type { Guide } from './flow/guide.ts';
import { createAsk } from './handover/ask.ts';
import type { Invites } from './invite/invites.ts';
import { createRenew } from './invite/renew.ts';
import type { Start } from './invite/start.ts';
import type { Policy } from './onboarding/policy.ts';
import type { Forget } from './outbox/forget.ts';
import { createOnCard } from './pm/card.ts';
import { createForgetOnCard } from './pm/forget-on-card.ts';
import { createHandOver } from './pm/hand-over.ts';
import { createHome } from './pm/home.ts';
import { createChangeInvitation } from './pm/invitation.ts';
import { type KnownPms, knownPms } from './pm/known.ts';
import { createListed } from './pm/listed.ts';
import { createMove } from './pm/move.ts';
import { createReply } from './pm/reply.ts';
import { createStartSeveral } from './pm/several.ts';
import { createStartCommand, createStartForm } from './pm/start.ts';
import { createStatus } from './pm/status.ts';
import { createTold } from './pm/told.ts';
import type { Audit } from './store/audit.ts';
import type { Directory } from './store/directory.ts';
import type { Installations } from './store/installations.ts';
import type { Invitations } from './store/invitations.ts';
import type { Links } from './store/links.ts';
import type { Store } from './store/store.ts';
import { createAccept } from './turn/accept.ts';
import { createResolver, type Newcomer } from './turn/resolve.ts';
import { createSwitching } from './turn/switching.ts';
import type { Turns } from './turn/turns.ts';
import { createUninstalled } from './turn/uninstalled.ts';

/** All that is stored, by its ports. */
type Stores = Store & {
  directory: Directory;
  invitations: Invitations;
  installations: Installations;
  links: Links;
  audit: Audit;
};

interface Parts {
  config: Pick<Config, 'company' | 'inviteForMs' | 'pmChannel'>;
  stores: Stores;
  turns: Turns;
  /** The chat of a platform, if it is configured. */
  chat(platform: Chat['platform']): Chat | undefined;
  guides: ReadonlyMap<string, Guide>;
  /** What those who come uninvited go through. */
  uninvited: Guide;
  policy: Policy;
  receiver: Receiver;
  seal: Seal;
  log: Logger;
  invites: Invites;
  start: Start;
  forget: Forget;
  /** The address under which our pages are reachable; undefined: there is none. */
  pageUrl: string | undefined;
  /** Whether somebody is of the bot's own workspace or tenant, or of one that is allowed: others have to be invited. */
  isAtHome(person: Person['address']): Promise<boolean>;
}

/** The bot as the adapters see it: everything that people do and ask, put together. */
export function createBot(parts: Parts): Bot {
  const { config, stores, turns, chat, guides, uninvited, policy, receiver, seal, log } = parts;
  const { directory, invitations, links, audit } = stores;
  const flow = uninvited.flow.name;
  const byName = (name: string) => guides.get(name);
  const guideOf = ({ flow: name }: { flow: string }) => guides.get(name);
  const shopOf = (name: string) => guides.get(name)?.shop;

  const pms = knownPms(stores);
  const newcomer = newcomers(pms, parts.isAtHome);
  const resolver = createResolver({ store: stores, directory, flow, pm: config.pmChannel, newcomer });
  const listed = createListed({ store: stores, invitations, resolver });
  const ask = createAsk({ store: stores, links, turns, guideOf, policy, publicUrl: parts.pageUrl });
  const status = createStatus({ listed, resolver, audit, chat, guideOf, note: pms.note });
  const inviting = { store: stores, directory, invitations, seal };
  const renew = createRenew({ ...inviting, publicUrl: parts.pageUrl, inviteForMs: config.inviteForMs });
  const told = createTold(chat);
  const start = createStartCommand({
    ...{ store: stores, invitations, directory, turns, audit, chat, flow, guideOf: byName, note: pms.note },
    start: parts.start,
    move: createMove({ store: stores, turns, pms, told, chat }),
    guides: () => [uninvited, ...[...guides.values()].filter((one) => one !== uninvited)],
    listed: async (where) => (await listed(where)) ?? { begun: [], invited: [] },
    changeInvitation: createChangeInvitation({
      ...{ store: stores, invitations, audit, listed, chat, guideOf: byName, renew },
    }),
  });
  const startSeveral = createStartSeveral({
    ...{ store: stores, audit, told, flow, start: parts.start },
    listed: async (where) => (await listed(where)) ?? { begun: [], invited: [] },
  });
  return {
    start,
    status,
    accept: createAccept({
      ...{
        resolver,
        store: stores,
        directory,
        invites: parts.invites,
        turns,
        shopOf,
        flow,
        receiver,
        seal,
        status,
        forget: parts.forget,
      },
      onCard: createOnCard({
        ...{ ask, turns, company: config.company, note: pms.note, guideOf },
        forget: createForgetOnCard({ forget: parts.forget, chat }),
        reply: createReply({ turns, shopOf }),
      }),
      startForm: createStartForm(start, startSeveral, byName),
      switching: createSwitching({ directory, store: stores, turns, guideOf }),
    }),
    handOver: createHandOver({ store: stores, resolver, ask }),
    home: createHome({ resolver, store: stores, invitations, pms, guideOf, guide: uninvited }),
    uninstalled: createUninstalled({ store: stores, installations: stores.installations, turns, log }),
  };
}

/** Tells apart who writes without having an onboarding. */
function newcomers(
  pms: Pick<KnownPms, 'channelsOf'>,
  isAtHome: Parts['isAtHome'],
): (person: Person['address']) => Promise<Newcomer> {
  return async (person) => {
    if (await pms.channelsOf(person)) return 'pm';
    return (await isAtHome(person)) ? 'merchant' : 'uninvited';
  };
}

import type { Address } from '../../src/chat/address.ts';
import { ChatError } from '../../src/chat/chat.ts';
import type { Seal } from '../../src/credentials/seal.ts';
import { tokenPurpose } from '../../src/state/installation.ts';
import type { Installations } from '../../src/store/installations.ts';
import { type SendConfig, type SendDeps, type SlackChat, slackChat } from './send.ts';

interface SlackSetting extends Omit<SendConfig, 'botToken'> {
  /** Of the home workspace; undefined: the first that the app is installed into. */
  botToken: string | undefined;
  /** Set: others may install the app into their workspaces. */
  oauth: object | undefined;
}

type Deps = SendDeps & { installations: Installations; seal: Seal };

/** The chats of all workspaces that the app is in, as one; and whether an installation is the bot's home. */
export function openSlack(config: SlackSetting, deps: Deps) {
  const { botToken, oauth } = config;
  const { installations, seal } = deps;
  const open = (token: string) => slackChat({ ...config, botToken: token }, deps);
  const home = botToken === undefined ? undefined : open(botToken);
  const chat = home && !oauth ? home : installedChats({ home, installations, seal, open });
  return {
    chat,
    async isHome(installation: string): Promise<boolean> {
      if (!oauth) return true;
      return installation === (home ? (await home.identify()).teamId : await installations.home());
    },
  };
}

interface Parts {
  /** The chat of the workspace whose token is configured. */
  home: SlackChat | undefined;
  installations: Installations;
  seal: Seal;
  /** The chat that a token opens, with pauses and limits of its own. */
  open(token: string): SlackChat;
}

/**
 * One chat for all workspaces the app is installed in: each call goes by the token of the installation that its address
 * names, looked up when it is made. Where the app is not (or no longer), nothing is sent until it is, and no other
 * workspace's token is tried.
 */
function installedChats({ home, installations, seal, open }: Parts): SlackChat {
  const opened = new Map<string, { token: string; chat: SlackChat }>();

  async function chatFor(installation: string | undefined): Promise<SlackChat> {
    if (home && (installation === undefined || (await home.identify()).teamId === installation)) return home;
    const id = installation ?? (await stored(() => installations.home()));
    const found = id === undefined ? undefined : await stored(() => installations.find(id));
    if (!found) throw new ChatError('paused', 'not_installed');
    const known = opened.get(found.id);
    if (known?.token === found.token) return known.chat;
    const token = await seal.open(found.token, tokenPurpose(found.id)).catch(() => {
      throw new ChatError('paused', 'token_not_readable');
    });
    const chat = open(token);
    opened.set(found.id, { token: found.token, chat });
    return chat;
  }
  const of = ({ installation }: Pick<Address, 'installation'>) => chatFor(installation);

  return {
    platform: 'slack',
    identify: async () => (await chatFor(undefined)).identify(),
    isRefused: () => home?.isRefused() ?? false,
    post: async (to, ...rest) => (await of(to)).post(to, ...rest),
    edit: async (to, ...rest) => (await of(to)).edit(to, ...rest),
    openForm: async (to, ...rest) => (await of(to)).openForm(to, ...rest),
    showSheet: async (to, ...rest) => (await of(to)).showSheet(to, ...rest),
    download: async (from, ...rest) => (await of(from)).download(from, ...rest),
    profileOf: async (person) => (await of(person)).profileOf(person),
    linkTo: async (to, ...rest) => (await of(to)).linkTo(to, ...rest),
    whisper: async (person, ...rest) => (await of(person.address)).whisper(person, ...rest),
    publishHome: async (person, message) => (await of(person)).publishHome(person, message),
  };
}

/** The store may be away; to the outbox that is trouble like any other. */
async function stored<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch {
    throw new ChatError('retry', 'not_stored');
  }
}

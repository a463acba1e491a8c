import type { Address, MessageRef } from '../../src/chat/address.ts';
import { type Chat, ChatError, type Profile } from '../../src/chat/chat.ts';

import { splitThread } from './activity.ts';
import { Conversations } from './conversations.ts';
import { downloadFile } from './files.ts';
import { formCard } from './forms.ts';
import { teamsHosts } from './hosts.ts';
import { pictureSource } from './pictures.ts';
import { render } from './render.ts';
import { type BotIdentity, type Outgoing, openSdk, type Place, type Sdk } from './sdk.ts';

/** What the adapter needs to know. */
export interface TeamsConfig extends BotIdentity {
  /** Local stand-ins: this machine counts as a Bot Connector and as a place for files. */
  allowLoopback?: boolean | undefined;
  /** The https address under which this server shows its pictures. */
  publicUrl?: string | undefined;
  /** For each call, in ms; default 10 s. */
  timeoutMs?: number | undefined;
}

/** What the adapter needs to be given: where it keeps how conversations are reached. */
export interface SendDeps {
  remember(name: string, value: string): Promise<void>;
  recall(name: string): Promise<string | undefined>;
}

/** The chat port on the Bot Connector, and what only Teams has. */
export interface TeamsChat extends Chat {
  readonly platform: 'teams';
  readonly conversations: Conversations;
}

/** Opens the chat port; connects to nothing before the first call. */
export function teamsChat(config: TeamsConfig, deps: SendDeps): TeamsChat {
  const timeoutMs = config.timeoutMs ?? 10_000;
  const hosts = teamsHosts({ loopback: config.allowLoopback ?? false });
  const sdk = openSdk(config, { timeoutMs, allowed: hosts.connector });
  const conversations = new Conversations(deps, config.tenantId);
  const picture = pictureSource(config.publicUrl);
  const bot = `28:${config.appId ?? ''}`;

  async function place(conversation: string, tenant?: string): Promise<Place> {
    return { conversation, ...(await conversations.reach(conversation, tenant, bot)) };
  }

  const personal = personalChats(sdk, conversations, config.tenantId);

  async function post(to: Address, outgoing: Outgoing, thread?: MessageRef): Promise<MessageRef> {
    const conversation = await personal(to);
    return sendTo(conversation, outgoing, thread, {
      sdk,
      place: (somewhere) => place(somewhere, to.tenant),
    });
  }

  async function update(ref: MessageRef, outgoing: Outgoing, tenant?: string): Promise<void> {
    // A press that did not say which message it was of.
    if (ref.id === '') throw new ChatError('missing', 'no_id');
    await sdk.update(await place(ref.conversation, tenant), ref.id, outgoing);
  }

  /** An installation tells nobody's name, so Teams is asked; a name is a courtesy, and may be missing. */
  async function profileOf({ tenant, conversation, user }: Address): Promise<Profile> {
    if (!user) return {};
    const known = await conversations.person(tenant, user);
    if (known?.name) return { name: known.name };
    return { name: await unlessRefused(async () => sdk.nameOf(await place(conversation, tenant), user)) };
  }

  return {
    platform: 'teams',
    conversations,

    post: (to, message, thread) => stored(() => post(to, render(message, picture), thread)),

    edit: (to, ref, message) =>
      stored(async () => {
        await update(ref, render(message, picture), to.tenant);
        return ref;
      }),

    // A form is a card like others, and needs no proof of a press.
    openForm: (to, form, { card, thread }) =>
      stored(async () => {
        const outgoing = { summary: form.title, card: formCard(form) };
        const isThere = card && (await unlessMissing(update(card, outgoing, to.tenant)));
        if (!isThere) await post(to, outgoing, thread);
      }),

    // A task module would have to be a page of ours.
    async showSheet() {
      throw new ChatError('rejected', 'no_such_form');
    },

    download: (_from, file, maxBytes) =>
      downloadFile(file, maxBytes, { allowed: hosts.files, timeoutMs: timeoutMs * 3 }),

    profileOf: (person) => stored(() => profileOf(person)),

    linkTo,
  };
}

/** learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams: to a message in a channel. */
async function linkTo({ tenant }: Address, { conversation, id }: MessageRef): Promise<string> {
  const { channel } = splitThread(conversation);
  const query = tenant === undefined ? '' : `?tenantId=${encodeURIComponent(tenant)}`;
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(channel)}/${encodeURIComponent(id)}${query}`;
}

/** What has a person's id stand for the personal chat with them. */
function personalChats(sdk: Sdk, conversations: Conversations, ownTenant: string | undefined) {
  return async (to: Address): Promise<string> => {
    if (to.conversation !== to.user) return to.conversation;
    const known = await conversations.person(to.tenant, to.conversation);
    if (known?.conversation) return known.conversation;
    const tenant = to.tenant ?? ownTenant ?? '';
    return sdk.openPersonal(await conversations.serviceUrl(tenant), tenant, to.conversation);
  };
}

/** Says something in a chat, or in a channel: there below a thread's first message, or in a thread of its own. */
async function sendTo(
  conversation: string,
  outgoing: Outgoing,
  thread: MessageRef | undefined,
  { sdk, place }: { sdk: Sdk; place(conversation: string): Promise<Place> },
): Promise<MessageRef> {
  const { channel } = splitThread(conversation);
  if (!isChannel(channel)) return { conversation, id: await sdk.send(await place(conversation), outgoing) };
  if (thread) {
    const root = splitThread(thread.conversation).root ?? thread.id;
    const below = `${channel};messageid=${root}`;
    return { conversation: below, id: await sdk.send(await place(below), outgoing) };
  }
  const started = await sdk.startThread(await place(channel), outgoing);
  return { conversation: started, id: splitThread(started).root ?? started };
}

/** An answer that is not worth failing for: only what will pass, or stops everything anyway, is an error. */
async function unlessRefused<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof ChatError && ['retry', 'paused'].includes(error.code)) throw error;
    return undefined;
  }
}

/** Whether there was a message to edit. */
async function unlessMissing(edit: Promise<void>): Promise<boolean> {
  try {
    await edit;
    return true;
  } catch (error) {
    if (error instanceof ChatError && error.code === 'missing') return false;
    throw error;
  }
}

/** The store may be away; to the outbox that is trouble like any other. */
async function stored<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw error instanceof ChatError ? error : new ChatError('retry', 'not_stored');
  }
}

/** learn.microsoft.com/microsoftteams/platform/resources/teams-conversation-ids: a channel, not a group chat. */
function isChannel(conversation: string): boolean {
  return /^19:.*@thread\.(tacv2|skype)$/.test(conversation);
}

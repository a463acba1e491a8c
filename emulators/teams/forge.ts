/** Activities a bot must not act upon, and how it answers them. */
import { forgeToken, type TokenForgery, tokenForgeries } from './auth/forgeries.ts';
import { signToken, usualClaims } from './auth/tokens.ts';
import { type Outcome, post } from './delivery/post.ts';
import { newChatId, newGuid, newUserId } from './ids.ts';
import type { Platform } from './platform.ts';
import type { UserRecord } from './state.ts';
import { messageOnWire } from './wire.ts';

/** A token with a flaw; or a flawless one for a message out of a tenant nobody knows. */
export type Forgery = TokenForgery | 'foreignTenant';

/** All of them, for tests that go through the list. */
export const forgeries: readonly Forgery[] = [...tokenForgeries, 'foreignTenant'];

/**
 * Sends the bot a message as from `user`, once, forged in one way. Resolves with its answer. Throws when
 * no bot is connected.
 */
export async function forge(
  kind: Forgery,
  user: UserRecord,
  text: string,
  platform: Platform,
): Promise<Outcome> {
  const url = platform.messagesUrl();
  if (url === undefined) throw new Error('no bot is connected');
  const activity = kind === 'foreignTenant' ? fromAStranger(text, platform) : from(user, text, platform);
  const { workspace, signer } = platform;
  const claims = usualClaims(workspace.state.bot.appId, activity.serviceUrl, workspace.now());
  const token =
    kind === 'foreignTenant' ? await signToken(claims, signer) : await forgeToken(kind, claims, signer);
  return post({ url, activity, token, timeoutMs: 15_000 });
}

function from(user: UserRecord, text: string, platform: Platform) {
  const conversation = platform.workspace.chat(user);
  return activity(user, conversation, text, platform);
}

function fromAStranger(text: string, platform: Platform) {
  const tenant = newGuid();
  const about = { tenant, name: 'Stranger', email: 'stranger@stranger.example', aadObjectId: newGuid() };
  const user = { ...about, id: newUserId(), isInstalled: true, hasBlockedBot: false };
  return activity(user, { kind: 'personal', id: newChatId(), tenant, user: user.id }, text, platform);
}

function activity(
  user: UserRecord,
  conversation: Parameters<typeof messageOnWire>[2]['conversation'],
  text: string,
  platform: Platform,
) {
  const message = {
    id: platform.workspace.nextId(),
    conversation: conversation.id,
    from: user.id,
    text,
    textFormat: 'plain' as const,
    attachments: [],
    files: [],
    isDeleted: false,
  };
  return messageOnWire(message, user, { conversation }, platform);
}

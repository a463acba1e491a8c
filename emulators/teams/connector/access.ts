/** Finds the conversation a call is about, and refuses those the bot may not use. */
import { splitThread } from '../ids.ts';
import type { Platform } from '../platform.ts';
import type { ConversationRecord, UserRecord } from '../state.ts';
import type { Place } from '../wire.ts';
import { conversationNotFound, notInRoster, writesBlocked } from './errors.ts';

/**
 * The conversation with this id, and the thread when the id names one. Throws `ConversationNotFound`,
 * or `BotNotInConversationRoster` where the app is not installed.
 */
export function visiblePlace(id: string, platform: Platform): Place {
  const { workspace } = platform;
  const { id: base, thread } = splitThread(id);
  const conversation = workspace.conversation(base);
  if (!conversation) throw conversationNotFound();
  if (!isInstalled(conversation, platform)) throw notInRoster();
  if (thread !== undefined && !workspace.message(base, thread)) throw conversationNotFound();
  return { conversation, thread };
}

/** The same, where the bot may also write. Throws `MessageWritesBlocked` when the person blocked it. */
export function writablePlace(id: string, platform: Platform): Place {
  const place = visiblePlace(id, platform);
  const { conversation } = place;
  if (conversation.kind === 'personal' && platform.workspace.user(conversation.user)?.hasBlockedBot)
    throw writesBlocked();
  return place;
}

/** Whether the bot can reach a person: the app is theirs, or in a team of theirs. */
export function isReachable(user: UserRecord, { workspace }: Platform): boolean {
  return (
    user.isInstalled ||
    workspace.state.teams.some((team) => team.isInstalled && team.members.includes(user.id))
  );
}

function isInstalled(conversation: ConversationRecord, platform: Platform): boolean {
  const { workspace } = platform;
  if (conversation.kind === 'channel') return workspace.team(conversation.team)?.isInstalled ?? false;
  const user = workspace.user(conversation.user);
  return user !== undefined && isReachable(user, platform);
}

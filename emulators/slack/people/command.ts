/** A person types a slash command. */
import { say } from '../http/respond.ts';
import type { Platform } from '../platform.ts';
import type { ConversationRecord, MessageRecord, UserRecord } from '../state.ts';
import { handle } from '../wire.ts';
import { interact } from './interact.ts';
import { typed } from './typed.ts';

/**
 * Sends a command. Resolves, once the bot has acknowledged, with what it said in the acknowledgement,
 * if anything. Rejects when the command is not declared or the bot fails.
 */
export async function sendCommand(
  where: ConversationRecord,
  command: string,
  text: string,
  user: UserRecord,
  platform: Platform,
): Promise<MessageRecord | undefined> {
  if (!platform.commands.has(command)) throw new Error(`${command} is not a valid command`);
  if (!where.members.includes(user.id)) throw new Error(`${user.name} is not in this conversation`);
  const { team, bot } = platform.workspace.state;
  const target = { user: user.id, channel: where.id };
  const form = {
    token: 'local',
    team_id: team.id,
    team_domain: handle(team.name),
    channel_id: where.id,
    channel_name: where.kind === 'im' ? 'directmessage' : where.name,
    user_id: user.id,
    user_name: handle(user.name),
    command,
    // As for an app whose manifest says `should_escape`.
    text: typed(text),
    api_app_id: bot.app,
    is_enterprise_install: 'false',
    response_url: platform.origin() + platform.responseUrls.issue(target),
    trigger_id: platform.triggers.issue(user.id),
  };
  const answer = await interact('slash_commands', form, command, platform);
  return answer === undefined ? undefined : say(answer, target, platform);
}

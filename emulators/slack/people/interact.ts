/** Hands what a person did to the bot, and tells what the person would see when it goes wrong. */
import type { PayloadKind } from '../delivery/transport.ts';
import type { Platform } from '../platform.ts';
import type { UserRecord } from '../state.ts';
import { handle, teamOf } from '../wire.ts';

/**
 * Sends an interaction or command; Slack never repeats these. Resolves with the body of the answer.
 * Rejects, saying why, when the bot does not answer 200 within 3 seconds: the person sees a warning.
 */
export async function interact(
  kind: Exclude<PayloadKind, 'events_api'>,
  payload: object,
  what: string,
  platform: Platform,
): Promise<unknown> {
  const outcome = (await platform.transport()?.send(kind, payload)) ?? { kind: 'connection_failed' as const };
  if (outcome.kind === 'http_timeout') throw new Error(`${what}: the app did not answer within 3 seconds`);
  if (outcome.kind === 'connection_failed') throw new Error(`${what}: the app could not be reached`);
  if (outcome.status !== 200) throw new Error(`${what}: the app answered HTTP ${outcome.status}`);
  return outcome.body;
}

/** What every interaction payload says about who and where. */
export function aboutActor(user: UserRecord, { workspace }: Platform) {
  const { team, bot } = workspace.state;
  const name = handle(user.name);
  return {
    user: { id: user.id, username: name, name, team_id: teamOf(user, workspace) },
    api_app_id: bot.app,
    token: 'local',
    team: { id: team.id, domain: handle(team.name) },
    enterprise: null,
    is_enterprise_install: false,
  };
}

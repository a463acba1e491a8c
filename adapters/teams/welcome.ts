import type { PersonId } from '../../src/chat/inbound.ts';
import { type Activity, isPersonal, tenantsOf } from './activity.ts';
import type { Memory } from './conversations.ts';
import type { Payload } from './payloads.ts';

/** Whose people may write to the bot without having been invited. */
export interface HomeConfig {
  /** The bot's own; both undefined: nobody is checked. */
  appId: string | undefined;
  tenantId: string | undefined;
  /** Tenants besides the bot's own, or all. */
  allowedTenants: string[] | '*';
}

/** Whether a tenant is the bot's own, or one that is allowed. */
export function isHome({ appId, tenantId, allowedTenants }: HomeConfig, tenant: string): boolean {
  if (allowedTenants === '*' || (appId === undefined && tenantId === undefined)) return true;
  return tenant === tenantId || allowedTenants.includes(tenant);
}

/** What decides whether an activity of a foreign tenant is let in. */
export interface WelcomeDeps {
  memory: Memory;
  /** Whether a text is the code of an invitation that is open. A person may be wrong only so often. */
  isInvitation(text: string, person: PersonId): Promise<boolean>;
}

/**
 * Whether an activity is let in: one of a tenant at home or, in a personal chat, of one that was invited. A tenant
 * was invited once somebody there wrote the code of an open invitation; until then nobody of it is answered.
 * Rejects when the store can't be reached.
 */
export function createWelcome(
  config: HomeConfig,
  { memory, isInvitation }: WelcomeDeps,
): (activity: Activity, payload: Payload) => Promise<boolean> {
  return async (activity, payload) => {
    const tenants = tenantsOf(activity);
    const [tenant] = tenants;
    if (tenant === undefined) return isHome(config, '');
    if (tenants.every((one) => isHome(config, one))) return true;
    if (tenants.length > 1 || !isPersonal(activity)) return false;
    if ((await memory.recall(invitedKey(tenant))) !== undefined) return true;
    const event = payload.kind === 'event' ? payload.event : undefined;
    if (event?.kind !== 'text') return false;
    if (!(await isInvitation(event.text, event.from.address))) return false;
    // Before the code is used up: should that be cut short, Teams delivers it again, and it is let in again.
    await memory.remember(invitedKey(tenant), '');
    return true;
  };
}

const invitedKey = (tenant: string) => `teams-invited:${tenant}`;

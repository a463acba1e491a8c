import { when } from './variable.ts';

export interface TeamsConfig {
  /** Undefined: nobody is checked, for local emulators. */
  appId: string | undefined;
  appPassword: string | undefined;
  /** The bot's own tenant. */
  tenantId: string | undefined;
  /** Whose people may write to the bot besides. */
  allowedTenants: string[] | '*';
  /** Whether this machine counts as Teams: for local emulators. */
  allowLoopback: boolean;
  /** Where tokens' keys are announced, for local stand-ins; no variable sets it. */
  openIdMetadataUrl?: string;
  /** The bot's token for Teams, for local stand-ins; no variable sets it. */
  token?: () => Promise<string>;
}

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const isTenants = (value: string) =>
  value === '*' || (list(value).length > 0 && list(value).every((id) => GUID.test(id)));

/** The variables of Teams; the first four have the Bot Framework's own names. */
export const teamsVariables = {
  MicrosoftAppId: when(
    (value) => GUID.test(value),
    'must be the application (client) id of the app registration, e.g. 00000000-0000-0000-0000-000000000000',
  ),
  MicrosoftAppPassword: when(
    (value) => /^\S+$/.test(value),
    'must be the value of a client secret of the app registration',
  ),
  MicrosoftAppTenantId: when(
    (value) => GUID.test(value),
    'must be the directory (tenant) id of the app registration, e.g. 00000000-0000-0000-0000-000000000000',
  ),
  MicrosoftAppType: when(
    (value) => value === 'SingleTenant',
    'must be SingleTenant, the one type Usher signs in as (merchants in tenants of their own: invite them, or TEAMS_ALLOWED_TENANTS)',
  ),
  TEAMS_ALLOWED_TENANTS: when(isTenants, 'must be tenant ids separated by commas, or * for every tenant'),
  TEAMS_ALLOW_UNAUTHENTICATED: when(
    (value) => value === '0' || value === '1',
    'must be 1 (for local emulators) or 0',
  ),
};

interface Reading {
  /** The value of a variable that is set and well-formed. */
  get(name: keyof typeof teamsVariables | 'HOST'): string | undefined;
  /** Whether a variable is set, well-formed or not. */
  isSet(name: string): boolean;
  production: boolean;
  mistake(variable: string, message: string): void;
}

/** Reads the variables of Teams; undefined when it is off. Reports what is missing, or does not go together. */
export function readTeams({ get, isSet, production, mistake }: Reading): TeamsConfig | undefined {
  const unauthenticated = get('TEAMS_ALLOW_UNAUTHENTICATED') === '1';
  if (unauthenticated && production) {
    mistake('TEAMS_ALLOW_UNAUTHENTICATED', 'must not be set in production: anybody could pose as anybody');
  } else if (unauthenticated && !isLoopback(get('HOST') ?? '127.0.0.1')) {
    mistake('TEAMS_ALLOW_UNAUTHENTICATED', 'can be set only while HOST is 127.0.0.1: others must not get in');
  }
  const wanted = ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId', 'MicrosoftAppType'];
  if (wanted.some(isSet)) {
    for (const name of wanted)
      if (!isSet(name)) mistake(name, `is missing, and Teams needs it: ${NEEDED[name]}`);
  } else if (!unauthenticated) return undefined;
  const tenants = get('TEAMS_ALLOWED_TENANTS')?.toLowerCase();
  return {
    appId: get('MicrosoftAppId')?.toLowerCase(),
    appPassword: get('MicrosoftAppPassword'),
    tenantId: get('MicrosoftAppTenantId')?.toLowerCase(),
    allowedTenants: tenants === '*' ? '*' : list(tenants ?? ''),
    allowLoopback: unauthenticated,
  };
}

const NEEDED: Record<string, string> = {
  MicrosoftAppId: 'the application (client) id of the app registration',
  MicrosoftAppPassword: 'the value of a client secret of the app registration',
  MicrosoftAppTenantId: 'the directory (tenant) id of the app registration',
  MicrosoftAppType: 'SingleTenant',
};

function list(value: string): string[] {
  return value
    .split(',')
    .map((id) => id.trim())
    .filter((id) => id !== '');
}

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host);
}

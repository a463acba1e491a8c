import { z } from 'zod';
import { fetchKeys } from './signing-keys.ts';

/** One thing found out about the Teams side. */
export interface TeamsFinding {
  level: 'ok' | 'note' | 'bad';
  text: string;
}

const WITHIN_MS = 10_000;

const answerSchema = z.object({
  access_token: z.string().optional(),
  error_codes: z.array(z.number()).optional(),
});

/** What an operator can do about the refusals that happen; learn.microsoft.com/entra/identity-platform/reference-error-codes */
const REMEDIES: Record<number, string> = {
  90002: 'there is no such tenant; check MicrosoftAppTenantId',
  700016: 'the app is not known in that tenant; check MicrosoftAppId and MicrosoftAppTenantId',
  7000215: 'the secret is wrong; MicrosoftAppPassword must be the value of a client secret, not its id',
  7000222: 'the secret has expired; make a new one in Entra and set MicrosoftAppPassword',
};

interface Bot {
  appId: string;
  appPassword: string;
  tenantId: string;
}

/**
 * Tries what sending and receiving need of Microsoft: signing in as the bot, and the keys that messages are
 * checked with. Sends nothing to anybody. Never rejects. The addresses are other ones than Microsoft's, for
 * tests.
 */
export async function checkTeams(
  bot: Bot,
  {
    loginUrl = 'https://login.microsoftonline.com',
    metadataUrl,
  }: { loginUrl?: string; metadataUrl?: string } = {},
): Promise<TeamsFinding[]> {
  return Promise.all([checkSignIn(bot, loginUrl), checkKeys(metadataUrl)]);
}

/** The client credentials grant, as sending a message asks for it. */
async function checkSignIn(bot: Bot, loginUrl: string): Promise<TeamsFinding> {
  try {
    const response = await fetch(`${loginUrl}/${encodeURIComponent(bot.tenantId)}/oauth2/v2.0/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: bot.appId,
        client_secret: bot.appPassword,
        scope: 'https://api.botframework.com/.default',
      }),
      redirect: 'error',
      signal: AbortSignal.timeout(WITHIN_MS),
    });
    const { access_token, error_codes = [] } = answerSchema.parse(await response.json());
    if (response.ok && access_token) return { level: 'ok', text: 'signed in as the bot' };
    const [code = response.status] = error_codes;
    const remedy = REMEDIES[code] ?? 'check MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId';
    return { level: 'bad', text: `Microsoft refuses the sign-in (${code}): ${remedy}` };
  } catch {
    return {
      level: 'bad',
      text: 'Microsoft did not answer the sign-in; is login.microsoftonline.com reachable?',
    };
  }
}

async function checkKeys(metadataUrl?: string): Promise<TeamsFinding> {
  const keys = await fetchKeys(AbortSignal.timeout(WITHIN_MS), metadataUrl).catch(() => undefined);
  if (keys) return { level: 'ok', text: 'the keys that messages are checked with can be had' };
  return {
    level: 'bad',
    text: "the keys that messages are checked with can't be had; is login.botframework.com reachable?",
  };
}

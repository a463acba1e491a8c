import { z } from 'zod';

/** One thing found out about the Teams side. */
export interface TeamsFinding {
  level: 'ok' | 'note' | 'bad';
  text: string;
}

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

/**
 * Signs in to Microsoft as the bot, as sending a message does (client credentials grant). Sends nothing
 * to anybody. Never rejects. `loginUrl` is another sign-in server than Microsoft's, for tests.
 */
export async function checkTeams(
  bot: { appId: string; appPassword: string; tenantId: string },
  loginUrl = 'https://login.microsoftonline.com',
): Promise<TeamsFinding[]> {
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
      signal: AbortSignal.timeout(10_000),
    });
    const { access_token, error_codes = [] } = answerSchema.parse(await response.json());
    if (response.ok && access_token) return [{ level: 'ok', text: 'signed in as the bot' }];
    const [code = response.status] = error_codes;
    const remedy = REMEDIES[code] ?? 'check MicrosoftAppId, MicrosoftAppPassword and MicrosoftAppTenantId';
    return [{ level: 'bad', text: `Microsoft refuses the sign-in (${code}): ${remedy}` }];
  } catch {
    return [
      { level: 'bad', text: 'Microsoft did not answer the sign-in; is login.microsoftonline.com reachable?' },
    ];
  }
}

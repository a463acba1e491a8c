import { z } from 'zod';
import { withoutEnd } from '../../src/base/without-end.ts';
import { DeliveryError } from '../../src/credentials/sink.ts';
import { call } from '../../src/handover/accepted.ts';
import { createGuardedHttp, type GuardedHttp } from '../../src/handover/http.ts';
import { secretPath, type VaultConfig } from './vault.ts';

/** What was found out about the Vault. */
export interface VaultFinding {
  level: 'ok' | 'bad';
  text: string;
}

const WITHIN_MS = 10_000;
const capabilitiesSchema = z.object({ capabilities: z.array(z.string()) });

/** Asks a Vault what our token may do where credentials go. Writes nothing. Never rejects. */
export async function checkVault(
  { address, token, path }: VaultConfig,
  http: GuardedHttp = createGuardedHttp({ reach: 'own', timeoutMs: WITHIN_MS }),
): Promise<VaultFinding> {
  try {
    const { status, body } = await call(http, {
      method: 'POST',
      url: `${withoutEnd(address, '/')}/v1/sys/capabilities-self`,
      headers: { 'X-Vault-Token': token, 'X-Vault-Request': 'true', 'Content-Type': 'application/json' },
      body: JSON.stringify({ paths: [secretPath(path, 'ob_example')] }),
    });
    if (status === 403) return { level: 'bad', text: 'VAULT_TOKEN is not accepted (any more)' };
    if (status !== 200)
      return { level: 'bad', text: `it answers with ${status}; is it unsealed, and is VAULT_ADDR right?` };
    const may = capabilitiesSchema.parse(JSON.parse(body)).capabilities;
    const lacks = ['create', 'read', 'update'].filter(
      (right) => !may.includes(right) && !may.includes('root'),
    );
    if (lacks.length === 0) return { level: 'ok', text: 'can be reached, and the token may write there' };
    return { level: 'bad', text: `the token lacks ${lacks.join(', ')} below ${secretPath(path, '*')}` };
  } catch (error) {
    const reason = error instanceof DeliveryError ? error.reason : 'it does not answer as Vault does';
    return { level: 'bad', text: `can't be asked (${reason})` };
  }
}

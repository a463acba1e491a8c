import { isDeepStrictEqual } from 'node:util';
import type { Heard, Told } from './http-server.ts';

/** A KV engine (version 2) at `secret/`, as Vault's own API reference has it: it refuses what Vault refuses. */
export class LocalVault {
  readonly token = 'hvs.canary-of-vault';
  /** Every version written, by path below `secret/data/`; undefined for one that was deleted. */
  readonly secrets = new Map<string, (object | undefined)[]>();
  sealed = false;
  /** Does what it is asked, and loses the answer. */
  losesAnswers = false;
  capabilities = ['create', 'read', 'update'];

  answer = (heard: Heard): Told => {
    const told = this.told(heard);
    return this.losesAnswers ? { ...told, silent: true } : told;
  };

  private told({ method, path, headers, body }: Heard): Told {
    if (this.sealed) return errors(503, 'Vault is sealed');
    if (headers['x-vault-token'] !== this.token) return errors(403, 'permission denied');
    if (path === '/v1/sys/capabilities-self')
      return { status: 200, body: JSON.stringify({ capabilities: this.capabilities }) };
    const name = /^\/v1\/secret\/data\/([^?]+)$/.exec(path)?.[1];
    if (!name) return errors(404);
    const versions = this.secrets.get(name) ?? [];
    if (method === 'GET') {
      const data = versions.at(-1);
      const found = { data: { data: data ?? null, metadata: { version: versions.length } } };
      return versions.length === 0 ? errors(404) : { status: data ? 200 : 404, body: JSON.stringify(found) };
    }
    const { data, options, ...rest } = JSON.parse(body);
    if (!isDeepStrictEqual(rest, {}) || typeof data !== 'object') return errors(400, 'no data provided');
    // As Vault's policies have it: what is there is updated, what is not is created.
    if (!this.capabilities.includes(versions.length > 0 ? 'update' : 'create'))
      return errors(403, 'permission denied');
    if (options?.cas !== undefined && options.cas !== versions.length)
      return errors(400, 'check-and-set parameter did not match the current version');
    this.secrets.set(name, [...versions, data]);
    return { status: 200, body: JSON.stringify({ data: { version: versions.length + 1 } }) };
  }
}

function errors(status: number, ...all: string[]): Told {
  return { status, body: JSON.stringify({ errors: all }) };
}

import { beforeEach, describe, expect, test } from '@jest/globals';
import { checkVault } from '../../../adapters/vault/check.ts';
import { createVault } from '../../../adapters/vault/vault.ts';
import { createGuardedHttp } from '../../../src/handover/http.ts';
import { useHttpServer } from '../../support/http-server.ts';
import { LocalVault } from '../../support/vault.ts';

const server = useHttpServer();
let vault: LocalVault;
beforeEach(() => {
  vault = new LocalVault();
  server.heard = [];
  server.answer = vault.answer;
});

const SECRETS = { store_hash: 'abc123', access_token: 'canary-token' };
const delivery = {
  onboarding: { id: 'ob_1', flow: 'bigcommerce' },
  submission: 'ob_1.s1',
  at: 0,
  secrets: SECRETS,
};
const config = (token = vault.token) => ({ address: `${server.url}/`, token, path: 'secret/usher/live' });
const sink = (token?: string) =>
  createVault(config(token), createGuardedHttp({ reach: 'own', timeoutMs: 1_000 }));

describe('a Vault', () => {
  test('gets the credentials under the id of the onboarding, and never writes anything over', async () => {
    await sink().deliver(delivery);
    expect([...vault.secrets]).toEqual([['usher/live/ob_1', [SECRETS]]]);
    expect(server.heard).toMatchObject([
      {
        method: 'POST',
        path: '/v1/secret/data/usher/live/ob_1',
        headers: { 'x-vault-token': vault.token },
        body: JSON.stringify({ data: SECRETS, options: { cas: 0 } }),
      },
    ]);
  });

  test('that took them and whose answer got lost has them once', async () => {
    vault.losesAnswers = true;
    await expect(sink().deliver(delivery)).rejects.toMatchObject({ code: 'later', reason: 'timed_out' });
    vault.losesAnswers = false;
    await sink().deliver(delivery);
    expect(vault.secrets.get('usher/live/ob_1')).toEqual([SECRETS]);
  });

  test('that has something else there keeps it, and says so', async () => {
    vault.secrets.set('usher/live/ob_1', [{ something: 'else' }]);
    await expect(sink().deliver(delivery)).rejects.toMatchObject({
      code: 'refused',
      reason: 'something_else_is_there',
    });
    vault.secrets.set('usher/live/ob_1', [{ something: 'else' }, undefined]);
    await expect(sink().deliver(delivery)).rejects.toMatchObject({ code: 'refused' });
    expect(vault.secrets.get('usher/live/ob_1')).toHaveLength(2);
  });

  test('that has what we wrote before gets newer ones on top of it, and nothing else is written over', async () => {
    expect(await sink().deliver(delivery)).toBe('1');
    const newer = {
      ...delivery,
      submission: 'ob_1.s2',
      secrets: { ...SECRETS, access_token: 'canary-newer' },
    };
    await expect(sink().deliver(newer)).rejects.toMatchObject({ reason: 'something_else_is_there' });
    expect(await sink().deliver({ ...newer, receipt: '1' })).toBe('2');
    // Its answer got lost: what is there is what was to be written.
    expect(await sink().deliver({ ...newer, receipt: '1' })).toBe('2');
    expect(vault.secrets.get('usher/live/ob_1')).toEqual([SECRETS, newer.secrets]);
    vault.secrets.get('usher/live/ob_1')?.push({ by: 'somebody else' });
    await expect(sink().deliver({ ...delivery, receipt: '2' })).rejects.toMatchObject({ code: 'refused' });
    expect(vault.secrets.get('usher/live/ob_1')).toHaveLength(3);
  });

  test('from which all of it was removed gets newer ones as the first', async () => {
    expect(await sink().deliver({ ...delivery, receipt: '3' })).toBe('1');
    expect(vault.secrets.get('usher/live/ob_1')).toEqual([SECRETS]);
    // Deleted, but not for good.
    vault.secrets.set('usher/live/ob_1', [SECRETS, undefined]);
    await expect(sink().deliver({ ...delivery, receipt: '1' })).rejects.toMatchObject({
      reason: 'something_else_was_there',
    });
  });

  test('that is sealed, or refuses the token, is asked again later', async () => {
    vault.sealed = true;
    await expect(sink().deliver(delivery)).rejects.toMatchObject({ code: 'later', reason: 'status_503' });
    vault.sealed = false;
    await expect(sink('another').deliver(delivery)).rejects.toMatchObject({
      code: 'later',
      reason: 'status_403',
    });
    expect(vault.secrets.size).toBe(0);
  });

  test('that redirects is not followed, and the token goes nowhere else', async () => {
    server.answer = () => ({ status: 307, headers: { Location: `${server.url}/elsewhere` } });
    await expect(sink().deliver(delivery)).rejects.toMatchObject({ reason: 'status_307' });
    expect(server.heard).toHaveLength(1);
  });

  test('the operator can ask whether the token will do', async () => {
    expect(await checkVault(config())).toMatchObject({ level: 'ok' });
    vault.capabilities = ['read'];
    expect(await checkVault(config())).toEqual({
      level: 'bad',
      text: 'the token lacks create, update below secret/data/usher/live/*',
    });
    expect(await checkVault(config('another'))).toMatchObject({ level: 'bad' });
    vault.sealed = true;
    expect((await checkVault(config())).text).toContain('503');
    expect(vault.secrets.size).toBe(0);
  });
});

import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig } from '../../../src/config/config.ts';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const jwk = publicKey.export({ format: 'jwk' });
const rsa = (bits: number) =>
  generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ format: 'jwk' });
const KEY = JSON.stringify({ ...jwk, alg: 'ECDH-ES', kid: 'k' });
const SECRET = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
const WEBHOOK = { USHER_WEBHOOK_URL: 'https://hooks.example.com/usher', USHER_WEBHOOK_SECRET: SECRET };
const VAULT = {
  VAULT_ADDR: 'https://10.0.0.7:8200',
  VAULT_TOKEN: 'hvs.token',
  USHER_VAULT_PATH: 'secret/usher',
};

function mistakes(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.mistakes.map(({ variable, message }) => `${variable} ${message}`);
  }
}

describe('handing over', () => {
  test('nothing set: nobody is told, and a project manager asks', () => {
    expect(readConfig({}).handOver).toEqual({ webhook: undefined, vault: undefined, when: 'asked' });
  });

  test('a webhook, with and without a key; a Vault', () => {
    expect(readConfig(WEBHOOK).handOver.webhook).toEqual({
      url: 'https://hooks.example.com/usher',
      secret: SECRET,
      key: undefined,
    });
    expect(readConfig({ ...WEBHOOK, USHER_WEBHOOK_KEY: KEY }).handOver.webhook?.key).toEqual({
      alg: 'ECDH-ES',
      kid: 'k',
      jwk,
    });
    expect(readConfig({ ...VAULT, USHER_HAND_OVER: 'verified' }).handOver).toMatchObject({
      vault: { address: 'https://10.0.0.7:8200', token: 'hvs.token', path: 'secret/usher' },
      when: 'verified',
    });
  });

  test("Vault's own variables alone mean nothing to us: others use them too", () => {
    expect(
      readConfig({ VAULT_ADDR: 'http://vault.internal', VAULT_TOKEN: 'x y' }).handOver.vault,
    ).toBeUndefined();
  });

  test.each([
    ['USHER_WEBHOOK_URL', 'http://hooks.example.com/'],
    ['USHER_WEBHOOK_URL', 'https://10.0.0.1/'],
    ['USHER_WEBHOOK_URL', 'https://169.254.169.254/'],
    ['USHER_WEBHOOK_URL', 'https://user:sesame@hooks.example.com/'],
    ['USHER_WEBHOOK_URL', 'hooks.example.org/usher'],
    ['USHER_WEBHOOK_SECRET', 'sesame'],
    ['USHER_WEBHOOK_SECRET', `whsec_${Buffer.alloc(16, 1).toString('base64')}`],
    ['USHER_WEBHOOK_SECRET', `whsec_${Buffer.alloc(65, 1).toString('base64')}`],
    ['USHER_WEBHOOK_KEY', 'sesame'],
    ['USHER_WEBHOOK_KEY', JSON.stringify(jwk)],
    ['USHER_WEBHOOK_KEY', JSON.stringify({ ...jwk, alg: 'RSA1_5' })],
    ['USHER_WEBHOOK_KEY', JSON.stringify({ ...jwk, alg: 'dir' })],
    ['USHER_WEBHOOK_KEY', JSON.stringify({ ...jwk, alg: 'RSA-OAEP-256' })],
    ['USHER_WEBHOOK_KEY', JSON.stringify({ ...jwk, x: 'AAAA', alg: 'ECDH-ES' })],
    ['USHER_WEBHOOK_KEY', JSON.stringify({ ...jwk, alg: 'ECDH-ES', use: 'sig' })],
    ['USHER_WEBHOOK_KEY', JSON.stringify({ ...rsa(1024), alg: 'RSA-OAEP-256' })],
    ['USHER_WEBHOOK_KEY', JSON.stringify({ kty: 'oct', k: 'sesame', alg: 'ECDH-ES' })],
    ['USHER_HAND_OVER', 'sometimes'],
  ])('%s=%s is refused by name, and not repeated', (variable, value) => {
    const found = mistakes({ ...WEBHOOK, [variable]: value });
    expect(found).toEqual([expect.stringMatching(new RegExp(`^${variable} `))]);
    expect(found.join()).not.toContain(value);
  });

  test('a private key is refused, and one for http on this machine is not', () => {
    const d = JSON.stringify({ ...privateKey.export({ format: 'jwk' }), alg: 'ECDH-ES' });
    expect(mistakes({ ...WEBHOOK, USHER_WEBHOOK_KEY: d })).toEqual([
      expect.stringContaining('USHER_WEBHOOK_KEY is a private key'),
    ]);
    for (const host of ['localhost', '127.0.0.1', '[::1]'])
      expect(mistakes({ ...WEBHOOK, USHER_WEBHOOK_URL: `http://${host}:8080/x` })).toEqual([]);
    expect(
      readConfig({ ...WEBHOOK, USHER_WEBHOOK_KEY: JSON.stringify({ ...rsa(2048), alg: 'RSA-OAEP-256' }) })
        .handOver.webhook?.key?.alg,
    ).toBe('RSA-OAEP-256');
  });

  test.each([
    [{ USHER_WEBHOOK_URL: WEBHOOK.USHER_WEBHOOK_URL }, 'USHER_WEBHOOK_SECRET is missing'],
    [{ USHER_WEBHOOK_SECRET: SECRET }, 'USHER_WEBHOOK_URL is missing'],
    [{ USHER_WEBHOOK_KEY: KEY }, 'USHER_WEBHOOK_URL is missing'],
    [{ VAULT_TOKEN: 'x', USHER_VAULT_PATH: 'secret/usher' }, 'VAULT_ADDR is missing'],
    [{ VAULT_ADDR: 'https://vault.example.com', USHER_VAULT_PATH: 'secret/usher' }, 'VAULT_TOKEN is missing'],
    [{ ...VAULT, VAULT_ADDR: 'http://vault.example.com' }, 'VAULT_ADDR must be an https address'],
    [{ ...VAULT, USHER_VAULT_PATH: '/secret/../sys' }, 'USHER_VAULT_PATH must be'],
    [{ USHER_HAND_OVER: 'verified' }, 'USHER_HAND_OVER can be verified only when there is a way'],
    [{ ...WEBHOOK, USHER_HAND_OVER: 'verified' }, 'USHER_HAND_OVER can be verified only when there is a way'],
    [
      { ...WEBHOOK, ...VAULT, USHER_WEBHOOK_KEY: KEY, USHER_HAND_OVER: 'verified' },
      'USHER_HAND_OVER can be verified only with one way',
    ],
  ])('%o: %s', (env, expected) => {
    expect(mistakes(env as Record<string, string>)).toEqual([expect.stringContaining(expected)]);
  });
});

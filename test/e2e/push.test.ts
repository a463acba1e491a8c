import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { compactDecrypt, importJWK } from 'jose';
import { Webhook } from 'standardwebhooks';
import { useHttpServer } from '../support/http-server.ts';
import { everythingIn, secretsOf } from '../support/secrets.ts';
import { until } from '../support/until.ts';
import { LocalVault } from '../support/vault.ts';
import { useWorld } from '../support/world.ts';

const world = useWorld({ notStarted: true });
const webhook = useHttpServer();
const vaultServer = useHttpServer();
const vault = new LocalVault();
const SECRET = `whsec_${Buffer.alloc(32, 3).toString('base64')}`;
const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const jwk = { ...pair.publicKey.export({ format: 'jwk' }), alg: 'RSA-OAEP-256', kid: 'theirs' };
const toWebhook = () => ({
  USHER_WEBHOOK_URL: `${webhook.url}/hook`,
  USHER_WEBHOOK_SECRET: SECRET,
  USHER_WEBHOOK_KEY: JSON.stringify(jwk),
});

/** What the webhook heard and could check. */
const heard = () =>
  webhook.heard.map(
    ({ body, headers }) =>
      new Webhook(SECRET).verify(body, headers as Record<string, string>) as {
        type: string;
        data: { sealed?: string };
      },
  );

test('the credentials go to the webhook when the PM asks, sealed, and then they are gone', async () => {
  await world.start(toWebhook());
  const ada = world.merchant('Ada');
  await ada.says('hi', "Let's connect your BigCommerce store");
  await ada.sendsSample('good', 'Is this your store?');
  await ada.says('yes', 'One last question');
  await ada.says('yes', 'that is all we needed');
  await until(() => heard().some(({ type }) => type === 'onboarding.verified'));
  expect(heard().map(({ type }) => type)).toEqual(['onboarding.started', 'onboarding.verified']);

  await world.pm.channel.ask(world.emulator.person('Priya'), 'creds-handover', 'Ada');
  await ada.hears('You can delete the file now');
  await until(() => heard().some(({ type }) => type === 'onboarding.handed_over'));
  const sealed = heard().find(({ type }) => type === 'credentials.handed_over')?.data.sealed ?? '';
  const key = await importJWK(pair.privateKey.export({ format: 'jwk' }), 'RSA-OAEP-256');
  const { plaintext } = await compactDecrypt(sealed, key);
  const credentials = JSON.parse(new TextDecoder().decode(plaintext));
  expect(Object.keys(credentials)).toEqual([
    'store_hash',
    'api_path',
    'access_token',
    'client_id',
    'client_secret',
  ]);
  expect(secretsOf(world.sandbox)).toContain(credentials.access_token);

  const everywhere = [
    await everythingIn(world.redis.url),
    world.program.output(),
    world.pm.text(),
    JSON.stringify(webhook.heard),
  ].join('\n');
  for (const secret of [credentials.access_token, credentials.client_secret, SECRET])
    expect(everywhere).not.toContain(secret);
  await world.program.stop();
});

test('into a Vault, by themselves', async () => {
  vaultServer.answer = vault.answer;
  await world.start({
    VAULT_ADDR: vaultServer.url,
    VAULT_TOKEN: vault.token,
    USHER_VAULT_PATH: 'secret/usher',
    USHER_HAND_OVER: 'verified',
  });
  const ben = world.merchant('Ben');
  await ben.says('hi', "Let's connect your BigCommerce store");
  await ben.sendsSample('good', 'Is this your store?');
  expect(vault.secrets.size).toBe(0);
  await ben.says('yes', 'One last question');
  await ben.says('yes', 'that is all we needed');
  await ben.hears('You can delete the file now');
  const [written] = [...vault.secrets.values()];
  expect(written).toEqual([expect.objectContaining({ store_hash: expect.any(String) })]);
  expect(world.program.output()).not.toContain(vault.token);
  await world.program.stop();
});

test('a webhook that is dead holds up nobody, and is told after a restart', async () => {
  webhook.heard = [];
  webhook.answer = () => ({ status: 200, silent: true });
  await world.start(toWebhook());
  const eve = world.merchant('Eve');
  await eve.says('hi', "Let's connect your BigCommerce store");
  await eve.sendsSample('good', 'Is this your store?');
  await eve.says('yes', 'One last question');
  await eve.says('yes', 'that is all we needed');
  await world.pm.hears(eve, 'Verified');
  await world.program.kill();
  webhook.answer = () => ({ status: 200 });
  await world.start(toWebhook());
  await until(() => heard().some(({ type }) => type === 'onboarding.verified'));
  const ids = webhook.heard.map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids).size).toBe(2);
});

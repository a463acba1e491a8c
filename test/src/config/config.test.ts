import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig } from '../../../src/config/config.ts';
import { shops } from '../../../src/shops.ts';

/** Others may install the app; it has no token of its own. */
const OPEN = {
  SLACK_SIGNING_SECRET: 'signing-secret',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client-secret',
  PUBLIC_URL: 'https://usher.example.com',
};
const SLACK = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'signing-secret' };
const PRODUCTION = {
  ...SLACK,
  NODE_ENV: 'production',
  REDIS_URL: 'redis://localhost',
  USHER_SEAL_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
};

/** The variables complained about. */
function complaints(env: Record<string, string>): string[] {
  try {
    readConfig(env, shops);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes.map(({ variable }) => variable);
    throw error;
  }
}

describe('the environment', () => {
  test('nothing set: the defaults', () => {
    expect(readConfig({})).toMatchObject({
      production: false,
      host: '127.0.0.1',
      port: 3000,
      company: 'Modern Retail',
      keepDays: 14,
      revealForMs: 3_600_000,
      inviteForMs: 14 * 86_400_000,
      apiTokens: [],
      dataDir: '.usher',
      redisUrl: undefined,
      slack: undefined,
      shopSettings: {},
    });
  });

  test('the callers of the API, and how long invitations are good', () => {
    const env = { USHER_API_TOKENS: `crm:${'A1'.repeat(32)},erp:${'b2'.repeat(32)}`, USHER_INVITE_DAYS: '3' };
    expect(readConfig(env)).toMatchObject({
      inviteForMs: 3 * 86_400_000,
      apiTokens: [
        { name: 'crm', hash: 'a1'.repeat(32) },
        { name: 'erp', hash: 'b2'.repeat(32) },
      ],
    });
  });

  test("the shops' own variables", () => {
    const env = { BIGCOMMERCE_API_URL: ' http://127.0.0.1:8080 ', SHOPLESS_API_URL: 'x' };
    expect(readConfig(env, shops).shopSettings).toEqual({ BIGCOMMERCE_API_URL: 'http://127.0.0.1:8080' });
    expect(readConfig({ BIGCOMMERCE_API_URL: ' ' }, shops).shopSettings).toEqual({});
  });

  test('how long a link opens', () => {
    expect(readConfig({ USHER_KEEP_DAYS: '0' }).keepDays).toBe(0);
    expect(readConfig({ USHER_KEEP_DAYS: '30' }).keepDays).toBe(30);
    for (const USHER_KEEP_DAYS of ['-1', '1.5', '14d', 'never', '99999'])
      expect(complaints({ USHER_KEEP_DAYS })).toEqual(['USHER_KEEP_DAYS']);
    expect(readConfig({ USHER_REVEAL_FOR: '90m' }).revealForMs).toBe(5_400_000);
    expect(readConfig({ USHER_REVEAL_FOR: ' 7d ' }).revealForMs).toBe(604_800_000);
    for (const USHER_REVEAL_FOR of ['0s', '8d', '1.5h', '90', 'soon', '1h30m'])
      expect(complaints({ USHER_REVEAL_FOR })).toEqual(['USHER_REVEAL_FOR']);
  });

  test('an empty variable counts as not set', () => {
    expect(readConfig({ PORT: '', USHER_COMPANY: ' ', REDIS_URL: '' })).toEqual(readConfig({}));
  });

  test('Slack over HTTP and by Socket Mode', () => {
    expect(readConfig(SLACK).slack).toEqual({
      botToken: 'xoxb-1',
      signingSecret: 'signing-secret',
      appToken: undefined,
      apiUrl: 'https://slack.com/api/',
    });
    expect(
      readConfig({
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_APP_TOKEN: 'xapp-1',
        SLACK_API_URL: 'http://127.0.0.1:1/api',
      }).slack,
    ).toMatchObject({
      appToken: 'xapp-1',
      apiUrl: 'http://127.0.0.1:1/api/',
    });
  });

  test.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['HOST', 'http://here'],
    ['LOG_LEVEL', 'loud'],
    ['SLACK_API_URL', 'slack.com'],
    ['REDIS_URL', 'localhost:6379'],
    ['BIGCOMMERCE_API_URL', 'ftp://x'],
    ['USHER_PM_CHANNEL', 'onboarding'],
    ['USHER_PM_CHANNEL', 'slack:#onboarding'],
    ['USHER_SEAL_KEYS', 'secret'],
    ['USHER_INVITE_DAYS', '0'],
    ['USHER_INVITE_DAYS', 'two weeks'],
    ['USHER_API_TOKENS', 'crm:sesame'],
    ['PUBLIC_URL', 'http://usher.example.com'],
    ['USHER_COMPANY', 'x'.repeat(61)],
  ])('%s=%s is refused by name, and the value not repeated', (variable, value) => {
    expect(complaints({ [variable]: value })).toEqual([variable]);
    expect(() => readConfig({ [variable]: value }, shops)).not.toThrow(`"${value}"`);
  });

  test.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_SIGNING_SECRET']],
    [{ SLACK_SIGNING_SECRET: 'signing-secret' }, ['SLACK_BOT_TOKEN']],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN']],
    [{ ...SLACK, SLACK_BOT_TOKEN: 'xoxp-1' }, ['SLACK_BOT_TOKEN']],
    [{ ...SLACK, SLACK_CLIENT_ID: '1.2' }, ['SLACK_CLIENT_SECRET', 'PUBLIC_URL']],
    [
      { ...SLACK, SLACK_CLIENT_SECRET: 'client-secret', PUBLIC_URL: 'https://u.example.com' },
      ['SLACK_CLIENT_ID'],
    ],
    [{ ...OPEN, SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_APP_TOKEN']],
    [{ ...OPEN, SLACK_SIGNING_SECRET: '' }, ['SLACK_SIGNING_SECRET']],
  ])('Slack half configured: %o lacks %o', (env, missing) =>
    expect(complaints(env as Record<string, string>)).toEqual(missing),
  );

  test("a PM's channel must be on a platform that is on", () => {
    expect(complaints({ ...SLACK, USHER_PM_CHANNEL: 'slack:C0123456789' })).toEqual([]);
    expect(complaints({ ...SLACK, USHER_PM_CHANNEL: 'teams:19:abc@thread.tacv2' })).toEqual([
      'USHER_PM_CHANNEL',
    ]);
  });

  test('production needs a platform, a Redis and keys, and nothing else', () => {
    expect(complaints(PRODUCTION)).toEqual([]);
    expect(complaints({ NODE_ENV: 'production' })).toEqual(
      expect.arrayContaining(['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET', 'REDIS_URL', 'USHER_SEAL_KEYS']),
    );
    expect(complaints({ ...PRODUCTION, REDIS_URL: '' })).toEqual(['REDIS_URL']);
  });
});

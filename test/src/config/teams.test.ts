import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig } from '../../../src/config/config.ts';

const ID = '11111111-2222-3333-4444-555555555555';
const TENANT = 'AAAAAAAA-BBBB-CCCC-DDDD-EEEEEEEEEEEE';
const whole = {
  MicrosoftAppId: ID,
  MicrosoftAppPassword: 'a-client-secret',
  MicrosoftAppTenantId: TENANT,
  MicrosoftAppType: 'SingleTenant',
};
const production = {
  NODE_ENV: 'production',
  REDIS_URL: 'redis://localhost:6379',
  USHER_SEAL_KEYS: `k1:${Buffer.alloc(32, 1).toString('base64')}`,
};

/** The variables that are complained about. */
function mistakes(env: Record<string, string>): string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    expect(error.message).not.toContain('a-client-secret');
    return error.mistakes.map(({ variable }) => variable);
  }
}

test('Teams is off until it is set up', () => {
  expect(readConfig({}).teams).toBeUndefined();
});

test('the four settings switch it on; ids are compared in lower case', () => {
  expect(readConfig(whole).teams).toEqual({
    appId: ID,
    appPassword: 'a-client-secret',
    tenantId: TENANT.toLowerCase(),
    allowedTenants: [],
    allowLoopback: false,
  });
});

test('it is enough for production, without Slack', () => {
  expect(mistakes({ ...production, ...whole })).toEqual([]);
});

describe.each([
  ['production', production],
  ['anywhere else', {}],
])('in %s', (_, surroundings) => {
  test.each(Object.keys(whole))('%s may not be missing', (name) => {
    expect(mistakes({ ...surroundings, ...whole, [name]: ' ' })).toEqual([name]);
  });

  test.each(['MultiTenant', 'UserAssignedMSI', 'singletenat', 'singletenant'])(
    'the type %s is refused',
    (type) => {
      expect(mistakes({ ...surroundings, ...whole, MicrosoftAppType: type })).toEqual(['MicrosoftAppType']);
    },
  );

  test.each([
    ['MicrosoftAppId', 'my-bot'],
    ['MicrosoftAppTenantId', 'contoso.onmicrosoft.com'],
    ['MicrosoftAppPassword', 'two words'],
    ['TEAMS_ALLOWED_TENANTS', 'contoso'],
    ['TEAMS_ALLOWED_TENANTS', ','],
    ['TEAMS_ALLOWED_TENANTS', `*,${TENANT}`],
    ['TEAMS_ALLOW_UNAUTHENTICATED', 'yes'],
  ])('%s=%s is refused', (name, value) => {
    expect(mistakes({ ...surroundings, ...whole, [name]: value })).toEqual([name]);
  });
});

describe('whose people may write', () => {
  test.each([
    ['*', '*'],
    [`${TENANT} , ${ID}`, [TENANT.toLowerCase(), ID]],
    ['', []],
  ])('%j', (value, expected) => {
    expect(readConfig({ ...whole, TEAMS_ALLOWED_TENANTS: value }).teams?.allowedTenants).toEqual(expected);
  });
});

describe('without checking who writes', () => {
  const open = { TEAMS_ALLOW_UNAUTHENTICATED: '1' };

  test('Teams is on, for this machine', () => {
    expect(readConfig(open).teams).toMatchObject({ appId: undefined, allowLoopback: true });
  });

  test('0 means no', () => {
    expect(readConfig({ TEAMS_ALLOW_UNAUTHENTICATED: '0' }).teams).toBeUndefined();
  });

  test.each(['127.0.0.1', 'localhost', '::1', '127.1.2.3'])('HOST=%s will do', (HOST) => {
    expect(mistakes({ ...open, HOST })).toEqual([]);
  });

  test.each(['0.0.0.0', '::', '192.168.1.2', 'usher.example.com', '127.0.0.1.example.com'])(
    'HOST=%s is refused',
    (HOST) => {
      expect(mistakes({ ...open, HOST })).toEqual(['TEAMS_ALLOW_UNAUTHENTICATED']);
    },
  );

  test('production is refused', () => {
    expect(mistakes({ ...production, ...whole, ...open })).toEqual(['TEAMS_ALLOW_UNAUTHENTICATED']);
    expect(mistakes({ ...production, ...open })).toContain('TEAMS_ALLOW_UNAUTHENTICATED');
  });

  test('half an identity is a mistake, not a way to run without one', () => {
    expect(mistakes({ ...open, MicrosoftAppPassword: 'a-client-secret' })).toContain('MicrosoftAppId');
  });
});

describe('USHER_PM_CHANNEL', () => {
  test('must be on a platform that is on; the playground has a channel of its own', () => {
    expect(mistakes({ ...whole, USHER_PM_CHANNEL: 'slack:C0123456789' })).toEqual(['USHER_PM_CHANNEL']);
    expect(mistakes({ USHER_PM_CHANNEL: 'slack:C0123456789' })).toEqual([]);
    expect(
      mistakes({
        ...whole,
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_SIGNING_SECRET: 'signing-secret',
        USHER_PM_CHANNEL: 'slack:C0123456789',
      }),
    ).toEqual([]);
  });

  test('may be a Teams channel', () => {
    expect(readConfig({ ...whole, USHER_PM_CHANNEL: 'teams:19:abc@thread.tacv2' }).pmChannel).toEqual({
      platform: 'teams',
      conversation: '19:abc@thread.tacv2',
    });
  });

  test.each([
    'teams:19:abc@thread.tacv2;messageid=1',
    'teams:general',
    'teams:a:chat',
    'slack:19:abc@thread.tacv2',
  ])('%s is refused', (value) => {
    expect(mistakes({ ...whole, USHER_PM_CHANNEL: value })).toEqual(['USHER_PM_CHANNEL']);
  });
});

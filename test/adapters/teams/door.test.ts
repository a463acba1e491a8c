import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { until } from '../../support/until.ts';
import { Receiving } from './receiving.ts';
import { token } from './tokens.ts';

let teams: Receiving;

beforeEach(async () => {
  teams = await new Receiving().open();
});
afterEach(() => teams.close());

describe('the door', () => {
  test('an activity of another chat than Teams is answered 400', async () => {
    const response = await teams.post(teams.activity({ channelId: 'webchat' }));
    expect([response.status, await response.text()]).toEqual([400, '']);
    expect(teams.bot.asked).toBe(0);
  });

  test.each([
    ['no JSON', 'shpat_secret'],
    ['no object', '[]'],
    ['no activity', '{}'],
    ['no sender', { ...activityWithout('from') }],
    ['no service URL', { ...activityWithout('serviceUrl') }],
  ])('%s is answered 400', async (_, body) => {
    const response = await teams.post(body);
    expect([response.status, await response.text()]).toEqual([400, '']);
    expect(teams.log.text).not.toContain('shpat');
  });

  test('without a token nothing is read', async () => {
    const body = new ReadableStream({ start: (controller) => controller.enqueue(Buffer.from('{')) });
    const request = { method: 'POST', body, duplex: 'half' } as RequestInit;
    expect((await fetch(teams.url, request)).status).toBe(401);
  });

  test('a request that is too large is refused', async () => {
    const response = await teams.post(teams.activity({ text: 'x'.repeat(1024 * 1024) }));
    expect([response.status, await response.text()]).toEqual([413, '']);
    expect(teams.bot.asked).toBe(0);
  });

  test('also when it does not say how large it is', async () => {
    const authorization = `Bearer ${await token(teams.connector.serviceUrl)}`;
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from(JSON.stringify(teams.activity({ text: 'x'.repeat(300 * 1024) }))));
        controller.close();
      },
    });
    const request = { method: 'POST', headers: { authorization }, body, duplex: 'half' } as RequestInit;
    expect((await fetch(teams.url, request)).status).toBe(413);
    expect(teams.bot.asked).toBe(0);
  });

  describe('foreign tenants', () => {
    const foreign = (id: string, conversationType = 'personal') => ({
      conversation: { id: 'a:chat', conversationType, tenantId: id },
      channelData: { tenant: { id } },
    });

    test.each([
      ['another tenant', foreign('tenant-x')],
      ['no tenant', { conversation: { id: 'a:chat', conversationType: 'personal' }, channelData: {} }],
      ['two tenants', { channelData: { tenant: { id: 'tenant-x' } } }],
    ])('%s does nothing', async (_, fields) => {
      const response = await teams.post(teams.activity(fields));
      expect([response.status, await response.text()]).toEqual([403, '']);
      expect(teams.bot.asked).toBe(0);
      expect(teams.store.kept.size).toBe(0);
    });

    test('an open invitation lets its tenant in, whoever of it writes then', async () => {
      teams.openCode = 'ABCD2345';
      expect((await teams.post(teams.activity({ ...foreign('tenant-x'), text: 'ABCD2345' }))).status).toBe(
        200,
      );
      const other = { id: '2', from: { id: '29:bob', name: 'Bob' }, ...foreign('tenant-x') };
      expect((await teams.post(teams.activity(other))).status).toBe(200);
      expect(teams.bot.events.map(({ from }) => from.address.user)).toEqual(['29:ada', '29:bob']);
      expect((await teams.post(teams.activity({ id: '3', ...foreign('tenant-y') }))).status).toBe(403);
    });

    test.each([
      ['a code that is none', { ...foreign('tenant-x'), text: 'ABCD2346' }],
      ['a code before others', { ...foreign('tenant-x', 'groupChat'), text: 'ABCD2345' }],
      ['a code from two tenants', { channelData: { tenant: { id: 'tenant-x' } }, text: 'ABCD2345' }],
    ])('%s does nothing', async (_, fields) => {
      teams.openCode = 'ABCD2345';
      const response = await teams.post(teams.activity(fields));
      expect([response.status, await response.text()]).toEqual([403, '']);
      expect(teams.bot.asked).toBe(0);
      expect(teams.store.kept.size).toBe(0);
    });

    test.each([[['tenant-x']], ['*' as const]])('unless allowed: %j', async (allowedTenants) => {
      await teams.serve({ allowedTenants });
      expect((await teams.post(teams.activity(foreign('tenant-x')))).status).toBe(200);
      expect(teams.bot.events[0]?.from.address.tenant).toBe('tenant-x');
    });
  });

  test('a service address that is not Teams’ is refused, whoever signed it', async () => {
    const serviceUrl = 'https://smba.evil.example/';
    const authorization = `Bearer ${await token(serviceUrl)}`;
    expect((await teams.post(teams.activity({ serviceUrl }), { authorization })).status).toBe(403);
    expect(teams.store.kept.size).toBe(0);
  });

  test('loopback counts as Teams only when that is wanted', async () => {
    await teams.serve({ allowLoopback: false });
    expect((await teams.post(teams.activity())).status).toBe(403);
  });

  test('without an app id nobody is checked, which configuration allows to local runs only', async () => {
    await teams.serve({
      appId: undefined,
      tenantId: undefined,
      token: undefined,
      openIdMetadataUrl: undefined,
    });
    expect((await teams.post(teams.activity({ text: 'creds-status' }), { authorization: '' })).status).toBe(
      200,
    );
    await until(() => teams.connector.said.length === 1);
  });
});

function activityWithout(field: string): object {
  const whole: Record<string, unknown> = {
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'https://smba.trafficmanager.net/teams/',
    from: { id: '29:ada' },
    recipient: { id: '28:bot' },
    conversation: { id: 'a:chat' },
  };
  delete whole[field];
  return whole;
}

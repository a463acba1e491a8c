import { beforeEach, describe, expect, test } from '@jest/globals';
import { createGuardedHttp, type GuardOptions } from '../../../src/handover/http.ts';
import { isReachable } from '../../../src/handover/reach.ts';
import { useHttpServer } from '../../support/http-server.ts';

const server = useHttpServer();
beforeEach(() => {
  server.heard = [];
  server.connections = 0;
  server.answer = () => ({ status: 200, body: 'yes' });
});

/** A resolver that leads every name to these addresses. */
const leadsTo = (...addresses: string[]): GuardOptions => ({
  resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
});
const post = (url: string, options: GuardOptions = {}) =>
  createGuardedHttp(options)({ method: 'POST', url, body: 'hello' });
const port = () => new URL(server.url).port;

describe('a guarded call', () => {
  test('reaches this machine, when it is named', async () => {
    const answer = await post(`${server.url}/here?x=1`);
    expect(answer).toMatchObject({ status: 200, body: 'yes' });
    expect(server.heard).toMatchObject([{ method: 'POST', path: '/here?x=1', body: 'hello' }]);
    expect((await post(`http://localhost:${port()}/`)).status).toBe(200);
  });

  test('goes over https to anybody else', async () => {
    await expect(post('http://hooks.example.com/')).rejects.toMatchObject({ reason: 'not_https' });
    await expect(post('ftp://127.0.0.1/')).rejects.toMatchObject({ reason: 'not_https' });
  });

  test.each([
    '10.1.2.3',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '127.0.0.1',
    '::1',
    '::',
    'fe80::1',
    'fd00:ec2::254',
    'fc00::1',
    '64:ff9b::a00:1',
    '2002:a00:1::1',
    '::ffff:10.0.0.1',
    '::ffff:127.0.0.1',
  ])('does not follow a name to %s', async (address) => {
    const url = `https://hooks.example.com:${port()}/`;
    await expect(post(url, leadsTo(address))).rejects.toMatchObject({ reason: 'forbidden_address' });
    // Nor when it is one of several, or was a good one before.
    await expect(post(url, leadsTo('93.184.215.14', address))).rejects.toMatchObject({
      reason: 'forbidden_address',
    });
    expect(server.connections).toBe(0);
  });

  test.each([
    'https://10.1.2.3/',
    'https://169.254.169.254/latest/meta-data/',
    'https://0/',
    'https://[fe80::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://0xa9fea9fe/',
    'https://2852039166/',
  ])('does not go to %s itself', async (url) => {
    await expect(post(url)).rejects.toMatchObject({ reason: 'forbidden_address' });
  });

  test('localhost is this machine, whoever says otherwise', async () => {
    const url = `http://localhost:${port()}/`;
    await expect(post(url, leadsTo('93.184.215.14'))).rejects.toMatchObject({ reason: 'forbidden_address' });
  });

  test('looks again each time: a name that was good is not trusted for ever', async () => {
    const found = ['93.184.215.14', '10.0.0.1'];
    const looked: string[] = [];
    const http = createGuardedHttp({
      timeoutMs: 200,
      resolve: async () => {
        const address = found.shift() ?? '';
        looked.push(address);
        return [{ address, family: 4 }];
      },
    });
    const call = { method: 'POST', url: 'https://hooks.example.com/' } as const;
    // The first one is allowed, though nobody answers there.
    await expect(http(call)).rejects.not.toMatchObject({ reason: 'forbidden_address' });
    await expect(http(call)).rejects.toMatchObject({ reason: 'forbidden_address' });
    expect(looked).toHaveLength(2);
  });

  test('follows no redirect', async () => {
    server.answer = ({ path }) =>
      path === '/moved' ? { status: 307, headers: { Location: `${server.url}/there` } } : { status: 200 };
    expect((await post(`${server.url}/moved`)).status).toBe(307);
    expect(server.heard.map(({ path }) => path)).toEqual(['/moved']);
  });

  test('does not wait for ever, and reads no more than a little', async () => {
    server.answer = () => ({ status: 200, silent: true });
    await expect(post(server.url, { timeoutMs: 50 })).rejects.toMatchObject({ reason: 'timed_out' });
    server.answer = () => ({ status: 200, body: 'x'.repeat(1_000_000) });
    expect((await post(server.url)).body).toHaveLength(64 * 1024);
  });

  test('nobody there: the reason says so, and quotes nothing', async () => {
    await expect(post('http://127.0.0.1:1/secret-path')).rejects.toMatchObject({
      reason: 'ECONNREFUSED',
      message: 'no answer: ECONNREFUSED',
    });
  });
});

test("the operator's own network is for those who reach so far, and never its metadata", () => {
  for (const ip of ['10.1.2.3', '192.168.1.1', '172.20.0.1', 'fd12:3456::1'])
    expect([
      isReachable(ip, 'vault.example.com', 'own'),
      isReachable(ip, 'vault.example.com', 'public'),
    ]).toEqual([true, false]);
  for (const ip of ['169.254.169.254', 'fd00:ec2::254', '100.100.100.200', '127.0.0.1', '::1', 'fe80::1'])
    expect(isReachable(ip, 'vault.example.com', 'own')).toBe(false);
  expect(isReachable('93.184.215.14', 'hooks.example.com', 'public')).toBe(true);
  expect(isReachable('2606:2800:21f:cb07:6820:80da:af6b:8b2c', 'hooks.example.com', 'public')).toBe(true);
});

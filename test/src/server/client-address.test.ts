import type { IncomingMessage } from 'node:http';
import { expect, test } from '@jest/globals';
import { clientAddress } from '../../../src/server/client-address.ts';

const from = (remoteAddress: string, forwarded?: string) =>
  clientAddress({
    socket: { remoteAddress } as IncomingMessage['socket'],
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  });

test.each([
  ['203.0.113.7', undefined, '203.0.113.7'],
  ['::ffff:203.0.113.7', undefined, '203.0.113.7'],
  // Somebody from elsewhere may write what they like.
  ['203.0.113.7', '198.51.100.1', '203.0.113.7'],
  // A proxy nearby adds the one it was asked by, behind what that one had written.
  ['127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['::1', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
  ['::ffff:10.1.2.3', '1.2.3.4,198.51.100.1', '198.51.100.1'],
  ['172.20.0.2', 'unknown', '172.20.0.2'],
  ['127.0.0.1', undefined, '127.0.0.1'],
  ['', '198.51.100.1', ''],
  // One IPv6 network is one.
  ['2001:db8:1:2:aaaa::1', undefined, '2001:db8:1:2'],
  ['fd00::5', '2001:0db8:1:2:ffff:1:2:3', '2001:db8:1:2'],
  ['2001:db8::1', undefined, '2001:db8:0:0'],
])('%s with %s is %s', (peer, forwarded, address) => {
  expect(from(peer, forwarded)).toBe(address);
});

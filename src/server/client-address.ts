import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Where a proxy of one's own stands: on this machine, or in the network around it. */
const NEARBY = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  NEARBY.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  NEARBY.addSubnet(network, prefix, 'ipv6');

/**
 * The address a request comes from: as a proxy nearby has it, which adds it to `X-Forwarded-For` as the last one;
 * what stands before that may be made up. An IPv6 network counts as one address, for whoever has one has all in it.
 */
export function clientAddress({ socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>): string {
  const peer = plainAddress(socket.remoteAddress ?? '');
  const isNearby = isIP(peer) !== 0 && NEARBY.check(peer, isIP(peer) === 6 ? 'ipv6' : 'ipv4');
  const told = plainAddress([headers['x-forwarded-for']].flat().join(',').split(',').at(-1)?.trim() ?? '');
  return networkOf(isNearby && isIP(told) !== 0 ? told : peer);
}

/** An IPv4 address that is written as an IPv6 one is the IPv4 one. */
const plainAddress = (address: string) => /^::ffff:(\d[\d.]+)$/i.exec(address)?.[1] ?? address;

/** Of an IPv6 address its first 64 bits. */
function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = '', tail = ''] = (address.split('%', 1)[0] ?? '').split('::');
  const [before, after] = [head, tail].map((part) => part.split(':').filter((group) => group !== ''));
  const missing = 8 - (before?.length ?? 0) - (after?.length ?? 0);
  const groups = [...(before ?? []), ...Array<string>(Math.max(0, missing)).fill('0'), ...(after ?? [])];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

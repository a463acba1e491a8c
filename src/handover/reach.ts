import { BlockList, isIP } from 'node:net';

/** `public`: the internet. `own`: besides it the operator's own network, where a Vault usually stands. */
export type Reach = 'public' | 'own';

type Subnet = readonly [address: string, prefix: number];

/** Nobody's to be talked to: this network, link-local (metadata services too), documentation, multicast, reserved. */
const NEVER: readonly Subnet[] = [
  ...([
    ['0.0.0.0', 8],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['100.100.100.200', 32],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
  ] as const),
  ...([
    ['fd00:ec2::', 32],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ] as const),
];
const PRIVATE: readonly Subnet[] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['fc00::', 7],
];
/** Of IPv6 only what is given out, and one's own: everything else is for something special. */
const UNICAST: readonly Subnet[] = [
  ['2000::', 3],
  ['fc00::', 7],
];

const never = listOf(NEVER);
const own = listOf(PRIVATE);
const unicast = listOf(UNICAST);
const loopback = listOf([
  ['127.0.0.0', 8],
  ['::1', 128],
]);

/** Whether a host of an address (as `URL.hostname` has it) means this machine, by its very name. */
export function isLoopbackHost(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || has(loopback, host);
}

/** The IP address that a host of an address is, if it is one and not a name. */
export function literalOf(hostname: string): string | undefined {
  const host = hostname.replace(/^\[|\]$/g, '');
  return isIP(host) === 0 ? undefined : host;
}

/**
 * Whether `ip` may be connected to for that host. This machine only for whoever names it: a name that merely
 * leads here is somebody's trick.
 */
export function isReachable(ip: string, hostname: string, reach: Reach): boolean {
  if (isLoopbackHost(hostname)) return has(loopback, ip);
  if (isIP(ip) === 0 || has(never, ip)) return false;
  if (isIP(ip) === 6 && !has(unicast, ip)) return false;
  return reach === 'own' || !has(own, ip);
}

function has(list: BlockList, ip: string): boolean {
  const version = isIP(ip);
  return version !== 0 && list.check(ip, version === 6 ? 'ipv6' : 'ipv4');
}

function listOf(subnets: readonly Subnet[]): BlockList {
  const list = new BlockList();
  for (const [address, prefix] of subnets)
    list.addSubnet(address, prefix, isIP(address) === 6 ? 'ipv6' : 'ipv4');
  return list;
}

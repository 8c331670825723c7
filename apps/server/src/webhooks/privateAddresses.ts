import { BlockList, isIPv6 } from 'node:net';

/**
 * Addresses that are nobody's on the internet: this machine, networks behind a firewall, what clouds tell their machines, and
 * ways into IPv4 from IPv6. Whoever may name an address to a server must not reach these through it.
 */
const RANGES = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
] as const;

/** Whether an IP address is none of the internet. IPv4 within IPv6 is IPv4. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  return isIPv6(plain) ? ofV6.check(plain, 'ipv6') : ofV4.check(plain, 'ipv4');
}

const ofV4 = listOf('ipv4');
const ofV6 = listOf('ipv6');
// Written in hexadecimal, the same addresses as those of IPv4.
ofV6.addSubnet('::ffff:0:0', 96, 'ipv6');

function listOf(family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const range of RANGES) {
    const [net = '', bits] = range.split('/');
    if (isIPv6(net) === (family === 'ipv6')) list.addSubnet(net, Number(bits), family);
  }
  return list;
}

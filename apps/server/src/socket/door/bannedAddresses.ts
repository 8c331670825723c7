import { BlockList, isIP } from 'node:net';
import type { Setting } from '../../settings.ts';

/** Whether somebody at an address, as `createAddressOf` tells it, is kept out. */
export type IsBanned = (address: string) => boolean;

/** Addresses and networks in CIDR notation, as a list of both families. */
export function addresses(given: string): ReturnType<Setting<readonly string[]>['parse']> {
  const list = given.split(',').flatMap((item) => item.trim() || []);
  return list.every((item) => partsOf(item) !== undefined)
    ? { value: list }
    : { must: 'addresses and networks such as 203.0.113.7, 198.51.100.0/24, 2001:db8::/32' };
}

/** @param banned as `addresses` takes them. */
export function createBan(banned: readonly string[]): IsBanned {
  const list = new BlockList();
  for (const { address, bits, family } of banned.flatMap((item) => partsOf(item) ?? [])) {
    list.addSubnet(address, bits, family);
  }
  return (address) => {
    // A home of IPv6 is told by its network, and is kept out as a whole.
    const parts = partsOf(address);
    return parts !== undefined && list.check(parts.address, parts.family);
  };
}

/** IPv6 counts by networks of this many bits: one home has as many addresses as are in it. */
const HOME_BITS = 64;

function partsOf(item: string) {
  const [address = '', length, ...rest] = item.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return undefined;
  const most = version === 4 ? 32 : 128;
  const bits = length === undefined ? most : Number(length);
  if (length !== undefined && (!/^\d+$/.test(length) || bits > most)) return undefined;
  if (version === 4) return { address, bits, family: 'ipv4' } as const;
  return { address, bits: Math.min(bits, HOME_BITS), family: 'ipv6' } as const;
}

import { describe, expect, it } from 'vitest';
import { addresses, createBan } from './bannedAddresses.ts';
import { createAddressOf } from './clientAddress.ts';

const isBanned = (address: string, ...banned: string[]): boolean => createBan(banned)(address);

/** As the server tells addresses. */
const addressOf = createAddressOf(0);
const seen = (remoteAddress: string): string =>
  // Nothing but the address is asked for.
  addressOf({ headers: {}, socket: { remoteAddress } } as Parameters<typeof addressOf>[0]);

describe('A ban', () => {
  it('is of an address, and of nobody beside it', () => {
    expect(isBanned('203.0.113.7', '203.0.113.7')).toBe(true);
    expect(isBanned('203.0.113.8', '203.0.113.7')).toBe(false);
    expect(isBanned(seen('::ffff:203.0.113.7'), '203.0.113.7')).toBe(true);
  });

  it('is of a network', () => {
    expect(isBanned('198.51.100.200', '203.0.113.7', '198.51.100.0/24')).toBe(true);
    expect(isBanned('198.51.101.0', '198.51.100.0/24')).toBe(false);
  });

  it('of an address of IPv6 is one of the whole home, which has as many as it wants', () => {
    expect(isBanned(seen('2001:db8:1:2::99'), '2001:db8:1:2:3:4:5:6')).toBe(true);
    expect(isBanned(seen('2001:db8:1:3::99'), '2001:db8:1:2:3:4:5:6')).toBe(false);
    expect(isBanned(seen('2001:db8:1:3::99'), '2001:db8::/32')).toBe(true);
  });

  it('of nobody is none', () => {
    expect(isBanned('203.0.113.7')).toBe(false);
    expect(isBanned('', '203.0.113.7')).toBe(false);
  });
});

describe('The setting', () => {
  it('is a list', () => {
    expect(addresses('')).toEqual({ value: [] });
    expect(addresses(' 203.0.113.7, 2001:db8::/32 ')).toEqual({ value: ['203.0.113.7', '2001:db8::/32'] });
  });

  it.each(['example.org', '203.0.113', '203.0.113.7/33', '203.0.113.7/', '::1/129', '::1/8/8', '*'])(
    'refuses %s',
    (given) => expect(addresses(given)).toHaveProperty('must'),
  );
});

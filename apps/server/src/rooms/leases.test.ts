import { randomBytes } from 'node:crypto';
import { CLAIM_END } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import { createLeases } from './leases.ts';

const SECRET = randomBytes(32);

describe('A lease', () => {
  it('is recognised by whoever has the secret', () => {
    const lease = createLeases(SECRET).issue('board');
    expect(createLeases(SECRET).isValid('board', lease)).toBe(true);
    expect(createLeases(randomBytes(32)).isValid('board', lease)).toBe(false);
  });

  it('is good for one board and one client only', () => {
    const leases = createLeases(SECRET);
    const lease = leases.issue('board');
    expect(leases.isValid('other', lease)).toBe(false);
    expect(leases.isValid('board', { ...lease, clientId: lease.clientId ^ 1 })).toBe(false);
  });

  it.each(['', 'x', 'A'.repeat(22), 'A'.repeat(64), 'ä'.repeat(11)])(
    'with the token "%s" is refused',
    (token) => {
      const leases = createLeases(SECRET);
      expect(leases.isValid('board', { ...leases.issue('board'), token })).toBe(false);
    },
  );

  it('has a clientID that no document can have chosen before it had one', () => {
    const leases = createLeases(SECRET);
    for (let round = 0; round < 1_000; round += 1) {
      const { clientId, token } = leases.issue('board');
      expect(clientId).toBeGreaterThanOrEqual(CLAIM_END);
      expect(clientId).toBeLessThan(2 ** 32);
      expect(token).toMatch(/^[\w-]{22}$/);
    }
  });

  it('has a clientID that nobody has', () => {
    const drawn = [CLAIM_END + 1, CLAIM_END + 2, CLAIM_END + 3];
    const leases = createLeases(SECRET, () => drawn.shift() ?? 0);
    expect(leases.issue('board', (id) => id < CLAIM_END + 3).clientId).toBe(CLAIM_END + 3);
  });

  it('of a claim is for the clientID that was claimed', () => {
    const leases = createLeases(SECRET);
    const lease = leases.sign('board', 7);
    expect(lease.clientId).toBe(7);
    expect(leases.isValid('board', lease)).toBe(true);
  });
});

import { CLAIM_END } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createIdentity } from './identity.ts';

const LEASE = { clientId: CLAIM_END + 5, token: 'own' };

function createOwn() {
  const doc = new Y.Doc();
  return { doc, identity: createIdentity(doc, () => 0.5) };
}

describe('A document', () => {
  it('writes under an id of its own choice below those that servers lease, and claims it', () => {
    const { doc, identity } = createOwn();
    expect(doc.clientID).toBe(CLAIM_END / 2);
    expect(identity.describe([doc.clientID])).toEqual({ leases: [], claims: [doc.clientID] });
  });

  it('writes under its lease once it has one, and keeps that one', () => {
    const { doc, identity } = createOwn();
    expect(identity.take({ lease: LEASE, granted: [] })).toEqual([LEASE]);
    expect(doc.clientID).toBe(LEASE.clientId);
    expect(identity.take({ lease: { clientId: CLAIM_END + 6, token: 'other' }, granted: [] })).toEqual([]);
    expect(doc.clientID).toBe(LEASE.clientId);
    expect(identity.describe([])).toEqual({ leases: [LEASE], claims: [] });
  });

  it('brings the leases of what it claimed, and of what other tabs left', () => {
    const { doc, identity } = createOwn();
    const claimed = { clientId: doc.clientID, token: 'claimed' };
    const found = { clientId: 7, token: 'found' };
    identity.take({ lease: LEASE, granted: [claimed] });
    identity.add([found]);
    expect(identity.describe([claimed.clientId, 7, 8])).toEqual({
      leases: [claimed, found, LEASE],
      claims: [8],
    });
  });

  it('brings the leases of earlier visits, behind those that its work needs', () => {
    const doc = new Y.Doc();
    const former = [{ clientId: 7, token: 'former' }];
    const identity = createIdentity(
      doc,
      () => 0.5,
      () => former,
    );
    identity.take({ lease: LEASE, granted: [] });
    expect(identity.describe([8])).toEqual({ leases: [LEASE, ...former], claims: [8] });
    expect([identity.leaseOf(7), identity.leaseOf(8), identity.isOwn(7)]).toEqual([
      former[0],
      undefined,
      false,
    ]);
  });

  it('asks for no more than a join may bring', () => {
    const many = Array.from({ length: 100 }, (_, index) => index);
    expect(createOwn().identity.describe(many).claims).toHaveLength(64);
  });

  it('takes another lease when nothing was written under the one that it had', () => {
    const { doc, identity } = createOwn();
    const other = { clientId: CLAIM_END + 9, token: 'other' };
    identity.take({ lease: LEASE, granted: [] });
    identity.forget();
    expect(identity.describe([]).leases).toEqual([]);
    expect(identity.take({ lease: other, granted: [] })).toEqual([other]);
    expect([doc.clientID, identity.isOwn(LEASE.clientId)]).toEqual([other.clientId, false]);
  });
});

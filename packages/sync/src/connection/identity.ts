import { CLAIM_END, type Joined, type JoinRequest, type Lease, MAX_LEASES } from '@drawbridge/protocol';
import type * as Y from 'yjs';

/**
 * The Yjs clients as which a document writes. Before the first join it writes under an id of its own choice, which it then
 * claims; from then on under one that the server leased to it. Work of earlier tabs comes with their ids.
 */
export interface Identity {
  /** What a join brings for the clients whose work is not stored. */
  describe(unsentClients: Iterable<number>): Pick<JoinRequest, 'leases' | 'claims'>;
  /** Joined: takes the leases, and writes under one of its own from now on. Answers those that are new. */
  take(joined: Pick<Joined, 'lease' | 'granted'>): readonly Lease[];
  /** Nothing was ever written under its lease: the next join may bring another. A server with other data knows none of ours. */
  forget(): void;
  /** Whether it writes as this client, by its lease. */
  isOwn(clientId: number): boolean;
  /** Leases that were given to other tabs. */
  add(leases: readonly Lease[]): void;
  leaseOf(clientId: number): Lease | undefined;
}

/**
 * @param random uniform in [0, 1).
 * @param former leases of earlier visits. Nothing is written under them any more; they show whose the work of then is.
 */
export function createIdentity(
  doc: Y.Doc,
  random: () => number,
  former: () => readonly Lease[] = () => [],
): Identity {
  const tokens = new Map<number, string>();
  let own: number | undefined;
  doc.clientID = Math.floor(random() * CLAIM_END);

  const add = (leases: readonly Lease[]): void => {
    for (const { clientId, token } of leases) tokens.set(clientId, token);
  };

  const leaseOf = (clientId: number): Lease | undefined => {
    const token = tokens.get(clientId);
    return token === undefined ? undefined : { clientId, token };
  };

  return {
    describe(unsentClients) {
      const proofs = former();
      add(proofs);
      const clients = [...new Set([...unsentClients, ...(own === undefined ? [] : [own])])];
      const shown = new Set([...clients, ...proofs.map(({ clientId }) => clientId)]);
      return {
        leases: [...shown].flatMap((clientId) => leaseOf(clientId) ?? []).slice(0, MAX_LEASES),
        claims: clients.filter((clientId) => !tokens.has(clientId)).slice(0, MAX_LEASES),
      };
    },
    take({ lease, granted }) {
      const isFirst = own === undefined;
      own ??= lease.clientId;
      // Yjs gives a doc another id when it meets its own elsewhere.
      doc.clientID = own;
      const fresh = isFirst ? [lease, ...granted] : granted;
      add(fresh);
      return fresh;
    },
    forget() {
      own = undefined;
    },
    isOwn: (clientId) => clientId === own,
    add,
    leaseOf,
  };
}

import type { JoinRequest, Lease } from '@drawbridge/protocol';
import type { BoardGate } from './gate/gate.ts';
import type { Leases } from './leases.ts';
import type { Member } from './member.ts';

/** The Yjs clients as which one session may write. */
export interface Permits {
  readonly leases: Member['leases'];
  /** What the document writes under from now on, unless it has a lease of its own. */
  readonly lease: Lease;
  /** For what it wrote before it had one. */
  readonly granted: Lease[];
}

/** Takes the leases that a join brings, grants its claims to clients that the board never saw, and gives a new lease. */
export async function permit(
  { leases: held, claims, boardId }: JoinRequest,
  { leases, gate }: { readonly leases: Leases; readonly gate: Pick<BoardGate, 'clocks'> },
): Promise<Permits> {
  const lease = leases.issue(boardId);
  const clocks = claims.length > 0 ? await gate.clocks(claims) : [];
  const granted = claims
    .filter((_, index) => clocks[index] === 0)
    .map((clientId) => leases.sign(boardId, clientId));
  const proven = held.filter((own) => leases.isValid(boardId, own));
  return {
    lease,
    granted,
    leases: new Map([
      ...[lease, ...granted].map(({ clientId }) => [clientId, 'new'] as const),
      ...proven.map(({ clientId }) => [clientId, 'known'] as const),
    ]),
  };
}

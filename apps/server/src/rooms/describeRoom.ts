import type { LivePerson, LiveRoom } from '@drawbridge/protocol';
import type { Journal } from './journal.ts';
import type { Member } from './member.ts';

/** A room as whoever runs the server sees it: who is there and how it goes, never what they draw. */
export function describeRoom(
  boardId: string,
  journal: Pick<Journal, 'ledger' | 'isIdle'> | undefined,
  members: Iterable<Member>,
): LiveRoom {
  const { bytes = 0, shapes = 0 } = journal?.ledger.filling ?? {};
  return {
    boardId,
    head: journal?.ledger.head ?? 0,
    bytes,
    shapes,
    isStoring: journal?.isIdle === false,
    people: [...members].map(describePerson),
  };
}

function describePerson({ peer, pass, connection, lag }: Member): LivePerson {
  return {
    peerId: peer.peerId,
    name: peer.name,
    isSignedIn: peer.isSignedIn === true,
    role: pass.role,
    transport: connection.transport,
    backlogBytes: connection.backlog.bytes,
    isLagging: lag !== undefined,
  };
}

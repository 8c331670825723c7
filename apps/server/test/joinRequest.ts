import { type JoinRequest, PROTOCOL_VERSION } from '@drawbridge/protocol';

/** How a client that speaks the wire by itself asks to join a board for the first time. */
export function createJoinRequest(request: Partial<JoinRequest> = {}): JoinRequest {
  return {
    proto: PROTOCOL_VERSION,
    boardId: 'board',
    sessionId: 'abcdefghijklmnop',
    profile: { name: 'Mallory', color: '#112233' },
    leases: [],
    claims: [],
    lastSeq: 0,
    ackedN: 0,
    ...request,
  };
}

import { createSessionId, type Profile, type Reply, type Stored } from '@drawbridge/protocol';
import type { Pass } from '../access/pass.ts';
import { createFragments } from './fragments.ts';
import type { Connection, Member } from './member.ts';
import { peerOf } from './peerOf.ts';
import type { Pushes } from './pushes.ts';

/** Peer id of entries whose author is not in the room. */
const NOBODY = 0;

/** It never came into the room. */
const NEVER = 0;

/** Nothing is sent to who is not there. */
const NOWHERE: Connection = {
  id: 'nowhere',
  transport: 'none',
  send() {},
  enter() {},
  exit() {},
  backlog: { bytes: 0, packets: 0 },
  drained: () => Promise.resolve(),
  close() {},
  terminate() {},
};

/** Somebody who writes on a board without being in its room, such as a program: nobody sees them come and go. */
export function createOutsider(who: { readonly pass: Pass; readonly profile: Profile }): Member {
  return {
    ...who,
    connection: NOWHERE,
    sessionId: createSessionId(),
    sinceMs: NEVER,
    leases: new Map(),
    peer: peerOf(NOBODY, who),
    signed: new Map(),
    nextN: 1,
    storedN: 0,
    fragments: createFragments(),
  };
}

/**
 * Puts an update on the same way as everybody's. Resolves when it is stored or refused. Nobody sends it again under its number,
 * which is never given to another: what was refused may be stored all the same, and the other would be taken for it.
 */
export function pushAs(outsider: Member, bytes: Uint8Array, pushes: Pushes): Promise<Reply<Stored>> {
  const n = outsider.nextN;
  return new Promise((resolve) =>
    pushes.take(outsider, { n, bytes }, (reply) => {
      outsider.nextN = Math.max(outsider.nextN, n + 1);
      resolve(reply);
    }),
  );
}

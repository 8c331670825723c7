import { type Joined, type JoinRequest, type Peer, type Reply, refuse } from '@drawbridge/protocol';
import type { Pass } from '../access/pass.ts';
import type { Clock } from '../clock.ts';
import type { Storage } from '../storage/index.ts';
import { unreadable } from './appendQueue.ts';
import type { Reader } from './catchUp.ts';
import type { Crowd } from './crowd.ts';
import { createFragments } from './fragments.ts';
import { describeBoard, snapshotFor } from './joinReply.ts';
import type { Journal } from './journal.ts';
import type { Leases } from './leases.ts';
import type { Connection, JoiningClient, Member } from './member.ts';
import { type Passes, refusePass } from './passes.ts';
import { createPeerIds } from './peerIds.ts';
import { type Permits, permit } from './permits.ts';
import { fullnessOf } from './quota.ts';

type Answer = (reply: Reply<Joined>) => void;

/** Lets clients into a room. */
export interface Entrance {
  /**
   * Answers, then brings the client up to date. A client that left meanwhile is not let in, nor answered. Rejects when the
   * board cannot be read, before the answer or after it.
   */
  join(client: JoiningClient, request: JoinRequest, reply: Answer): Promise<void>;
}

export interface EntranceDeps {
  readonly boardId: string;
  readonly storage: Pick<Storage, 'lastN' | 'follows'>;
  readonly leases: Leases;
  readonly clock: Clock;
  readonly limits: { readonly maxPeoplePerBoard: number };
  readonly renewPass: (boardId: string, pass: Pass) => Pass | undefined;
  /** Whether nobody has the board open on another node. */
  readonly isAlone: boolean;
  /** Whether the room has let go of the board: who is on the way in by then asks anew, and comes to the next room. */
  readonly isOver: () => boolean;
  readonly journal: Journal;
  readonly crowd: Crowd;
  readonly passes: Pick<Passes, 'review'>;
}

/** What is known of a client once it may come in. */
interface Admitted {
  readonly permits: Permits;
  /** The highest number that its session has in the log. */
  readonly lastN: number;
  readonly pass: Pass;
}

export function createEntrance(deps: EntranceDeps): Entrance {
  const { boardId, storage, leases, clock, limits, renewPass, isAlone, isOver, journal, crowd, passes } =
    deps;
  const { ledger, catchUp, gate } = journal;
  const nextPeerId = createPeerIds({ isAlone, peers: crowd.peers });

  const describe = ({ permits, pass }: Pick<Admitted, 'permits' | 'pass'>) =>
    describeBoard(ledger, { permits, pass, peers: crowd.peers() });

  const letIn = async (
    connection: Connection,
    request: JoinRequest,
    { admitted, reply }: { readonly admitted: Admitted; readonly reply: Answer },
  ): Promise<void> => {
    const member = createMember(connection, request, {
      ...admitted,
      peerId: nextPeerId(),
      sinceMs: clock.now(),
    });
    const snapshot = snapshotFor(request, ledger);
    if (snapshot) member.readingSinceMs = clock.now();
    const way = snapshot ? ({ mode: 'snapshot', snapshot } as const) : ({ mode: 'tail' } as const);
    // Before the answer: of a board that has room nothing is said, and then a page knows that.
    if (fullnessOf(ledger.filling) !== 'roomy') connection.send('board:filled', ledger.filling);
    reply({ ok: true, ...describe(admitted), ...way, peerId: member.peer.peerId });
    crowd.enter(member);
    passes.review();
    if (snapshot || (await catchUp.send(readerOf(member, crowd), request.lastSeq))) return;
    crowd.end(member, { code: 'failed', retryMs: 0 });
  };

  return {
    async join(client, request, reply) {
      const { sessionId, epoch = '', lastSeq } = request;
      const [lastN, follows] = await Promise.all([
        storage.lastN(boardId, sessionId),
        lastSeq === 0 || storage.follows(boardId, epoch, lastSeq),
      ]);
      // What another node stored of theirs, or showed to them, must be known here before they go on.
      if (!isAlone) await journal.refresh();
      const permits = await permit(request, { leases, gate });
      if (client.isGone()) return;
      if (isOver()) {
        reply(unreadable());
        return;
      }
      const pass = renewPass(boardId, client.pass);
      if (!pass) {
        reply(refusePass());
        return;
      }
      crowd.dismiss(sessionId);
      if (crowd.peers().length >= limits.maxPeoplePerBoard) {
        reply(refuse('full', `As many people are here as may be: ${limits.maxPeoplePerBoard}.`, 5_000));
      } else if (!follows) {
        reply({ ok: true, ...describe({ permits, pass }), mode: 'reset', peerId: 0 });
      } else {
        await letIn(client.connection, request, { admitted: { permits, lastN, pass }, reply });
      }
    },
  };
}

function createMember(
  connection: Connection,
  { sessionId, profile, ackedN }: JoinRequest,
  { permits, lastN, pass, peerId, sinceMs }: Admitted & Pick<Member, 'sinceMs'> & Pick<Peer, 'peerId'>,
): Member {
  // What the log held already when it was pushed is acknowledged, and stored under no number.
  const storedN = Math.max(lastN, ackedN);
  return {
    connection,
    sessionId,
    sinceMs,
    leases: permits.leases,
    pass,
    signed: new Map(),
    profile,
    peer: { ...profile, peerId },
    nextN: storedN + 1,
    storedN,
    fragments: createFragments(),
  };
}

/** A member as somebody who reads the log, for as long as it is here. */
export function readerOf(member: Member, crowd: Pick<Crowd, 'find'>): Reader {
  const { connection } = member;
  return { connection, isGone: () => crowd.find(connection) !== member };
}

import type {
  Peer,
  PresenceSet,
  Profile,
  ServerEventName,
  ServerEvents,
  SessionEnd,
} from '@drawbridge/protocol';
import type { Clock } from '../clock.ts';
import type { Lines } from '../cluster/line.ts';
import { createAttendance } from './attendance.ts';
import { createLaggards } from './laggards.ts';
import type { Connection, FanOut, Member } from './member.ts';
import { createNeighbours, type Neighbours, type NeighboursDeps } from './neighbours.ts';
import { peerOf } from './peerOf.ts';
import { createRoomPresence } from './presence.ts';

/** Before somebody who was too slow comes back. */
const SLOW_RETRY_MS = 1_000;

/** So long something that another node said before somebody came over may still be on its way. */
const FRESH_MS = 2_000;

/** Who takes longer than this to read a snapshot may have to read the next one, too. */
const MAX_READING_MS = 5 * 60_000;

/** The people in one room: who they are, what they do, and how they are told things. */
export interface Crowd {
  readonly size: number;
  /** Somebody was told to read the snapshot, not too long ago, and has not asked for the log after it. */
  readonly isSnapshotRead: boolean;
  find(connection: Connection): Member | undefined;
  members(): Iterable<Member>;
  /** Everybody, on other nodes too. */
  peers(): Peer[];
  /** Everybody hears that `member` is here, and `member` what the others do. */
  enter(member: Member): void;
  leave(connection: Connection): void;
  /** Tells somebody why their session ends, and lets them go. */
  end(member: Member, end: SessionEnd): void;
  endAll(end: SessionEnd): void;
  /** An owner wants somebody to go. Answers whether they were here, or on another node. */
  remove(peerId: number): boolean;
  /** Leaves out those who were here, or on another node, under this session before. */
  dismiss(sessionId: string): void;
  setProfile(member: Member, profile: Profile): void;
  /** It may be known who they are, or not any more: tells everybody if that is another than before. */
  introduce(member: Member): void;
  setPresence(member: Member, presence: PresenceSet): void;
  /** Reaches everybody. */
  tell<E extends ServerEventName>(event: E, ...args: Parameters<ServerEvents[E]>): void;
  /** Tells other nodes of an entry that was stored here. */
  readonly tellEntry: Neighbours['tellEntry'];
  /** Reaches everybody who takes things as fast as they happen; the others are caught up later. */
  report(entry: Uint8Array, except?: Connection): void;
  stop(): void;
}

export interface CrowdDeps {
  readonly boardId: string;
  readonly fanOut: FanOut;
  readonly clock: Clock;
  /** The newest entry that was reported. */
  readonly head: () => number;
  /** Sends a member that was too slow what it missed since entry `since`. Must not reject. */
  readonly catchUp: (member: Member, since: number) => void;
  readonly lines: Lines;
  readonly onEntryElsewhere: NeighboursDeps['onEntry'];
  readonly onLeft: () => void;
  readonly onLagging: () => void;
  readonly onCutOff: () => void;
}

export function createCrowd(deps: CrowdDeps): Crowd {
  const { boardId, fanOut, clock, lines, head, catchUp, onLeft, onLagging, onCutOff } = deps;
  const live = `${boardId}/live`;
  const toEverybody = fanOut.to(boardId);
  const toLive = fanOut.to(live);
  const members = new Map<Connection, Member>();

  const tell: Crowd['tell'] = (event, ...args) => toEverybody.send(undefined, event, ...args);

  const attendance = createAttendance((change) => tell('peers:changed', change), clock);

  const presence = createRoomPresence((frame) => {
    showPresence(frame);
    neighbours.tellPresence(frame);
  }, clock);

  const showPresence = (frame: Uint8Array): void => {
    attendance.flush();
    toLive.send(undefined, 'presence:frame', frame);
    laggards.look();
  };

  const showOthers = ({ connection }: Member): void => {
    for (const states of [presence.snapshot(), neighbours.snapshot()]) {
      if (states) connection.send('presence:frame', states);
    }
  };

  const leave = (connection: Connection): void => {
    const member = members.get(connection);
    if (!member) return;
    const { peerId } = member.peer;
    members.delete(connection);
    connection.exit(boardId);
    connection.exit(live);
    presence.remove(peerId);
    attendance.hasLeft(peerId);
    neighbours.peopleChanged();
    onLeft();
  };

  const end = ({ connection }: Member, reason: SessionEnd): void => {
    connection.send('session:end', reason);
    leave(connection);
    connection.close();
  };

  const laggards = createLaggards({
    clock,
    members: () => members.values(),
    suspend(member) {
      member.lag = { since: head(), sinceMs: clock.now() };
      member.connection.exit(live);
      onLagging();
    },
    resume(member) {
      const since = member.lag?.since ?? head();
      delete member.lag;
      member.connection.enter(live);
      attendance.flush();
      showOthers(member);
      catchUp(member, since);
    },
    cutOff(member) {
      end(member, { code: 'slow', retryMs: SLOW_RETRY_MS });
      member.connection.terminate();
      onCutOff();
    },
  });

  const neighbours = createNeighbours({
    boardId,
    lines,
    clock,
    people: () => [...members.values()].map(({ sessionId, peer }) => ({ sessionId, peer })),
    onJoined: attendance.isHere,
    onChanged: attendance.isHere,
    onLeft: attendance.hasLeft,
    onPresence: showPresence,
    onGone: (sessionIds) => dismiss((ghost) => sessionIds.has(ghost.sessionId) && !isFresh(ghost)),
    onRemove: (peerId) => remove(peerId),
    onEntry: deps.onEntryElsewhere,
  });

  /** Whoever has just come is not the one who left for another node, whatever is still heard of them. */
  const isFresh = ({ sinceMs }: Member): boolean => clock.now() - sinceMs < FRESH_MS;

  const dismiss = (isGhost: (member: Member) => boolean): void => {
    for (const ghost of [...members.values()].filter(isGhost)) leave(ghost.connection);
  };

  const remove = (peerId: number): boolean => {
    const unwanted = [...members.values()].find(({ peer }) => peer.peerId === peerId);
    if (unwanted) end(unwanted, { code: 'removed' });
    return unwanted !== undefined;
  };

  return {
    get size() {
      return members.size;
    },
    get isSnapshotRead() {
      const sinceMs = clock.now() - MAX_READING_MS;
      return [...members.values()].some(
        ({ readingSinceMs = Number.NEGATIVE_INFINITY }) => readingSinceMs > sinceMs,
      );
    },
    find: (connection) => members.get(connection),
    members: () => members.values(),
    peers: () => [...[...members.values()].map(({ peer }) => peer), ...neighbours.peers()],
    enter(member) {
      const { connection } = member;
      member.peer = peerOf(member.peer.peerId, member);
      members.set(connection, member);
      connection.enter(boardId);
      connection.enter(live);
      attendance.isHere(member.peer);
      showOthers(member);
      neighbours.peopleChanged();
    },
    leave,
    end,
    endAll(reason) {
      for (const member of [...members.values()]) end(member, reason);
    },
    remove: (peerId) => remove(peerId) || neighbours.remove(peerId),
    dismiss(sessionId) {
      dismiss((member) => member.sessionId === sessionId);
      neighbours.dismiss(sessionId);
    },
    setProfile(member, profile) {
      member.profile = profile;
      member.peer = peerOf(member.peer.peerId, member);
      attendance.isHere(member.peer);
      neighbours.peopleChanged();
    },
    introduce(member) {
      const { name, isSignedIn, peerId } = member.peer;
      const next = peerOf(peerId, member);
      if (next.name === name && next.isSignedIn === isSignedIn) return;
      member.peer = next;
      attendance.isHere(next);
      neighbours.peopleChanged();
    },
    setPresence: (member, change) => presence.set(member.peer.peerId, change),
    tell,
    tellEntry: neighbours.tellEntry,
    report(entry, except) {
      toLive.send(except, 'update:entry', entry);
      laggards.look();
    },
    stop() {
      attendance.stop();
      presence.stop();
      laggards.stop();
      neighbours.stop();
    },
  };
}

import { encodePresenceFrame, type Peer, parsePresenceFrame } from '@drawbridge/protocol';
import type { Clock } from '../clock.ts';
import type { DistantPerson } from '../cluster/messages.ts';

/** A node that was not heard of for this long has lost its people: three of its reports. */
const LEASE_MS = 15_000;

const NOTHING: Uint8Array = new Uint8Array(0);

/**
 * The people who have the board open on other nodes. Each node says again and again who is there, as a whole, so that
 * what got lost is made good by the next report, and the people of a node that died vanish.
 */
export interface Elsewhere {
  peers(): Peer[];
  /** What they were doing last; `undefined` if nobody said. */
  snapshot(): Uint8Array | undefined;
  /** Answers the sessions that are new there. */
  hearPeople(node: string, report: Report): ReadonlySet<string>;
  /** Answers whether this is a frame, of people who are known. */
  hearPresence(node: string, frame: Uint8Array): boolean;
  /** This session is here now: whoever it was elsewhere is a ghost. */
  dismiss(sessionId: string): void;
  stop(): void;
}

export interface Report {
  /** Grows with each report of the node. */
  readonly nth: number;
  readonly people: readonly DistantPerson[];
}

export interface ElsewhereDeps {
  readonly clock: Clock;
  readonly onJoined: (peer: Peer) => void;
  readonly onChanged: (peer: Peer) => void;
  readonly onLeft: (peerId: number) => void;
}

interface Distant extends DistantPerson {
  state: Uint8Array;
}

interface Node {
  people: Map<number, Distant>;
  heardMs: number;
  /** Its newest report. */
  nth: number;
}

export function createElsewhere({ clock, onJoined, onChanged, onLeft }: ElsewhereDeps): Elsewhere {
  const nodes = new Map<string, Node>();
  let cancel: (() => void) | undefined;

  const everybody = (): Distant[] => [...nodes.values()].flatMap(({ people }) => [...people.values()]);

  /** Of several nodes that say that a session is there, the one that said it last is right. */
  const dropGhosts = (sessionIds: ReadonlySet<string>, keep?: Node): void => {
    for (const node of nodes.values()) {
      if (node === keep) continue;
      for (const [peerId, { sessionId }] of node.people) {
        if (!sessionIds.has(sessionId)) continue;
        node.people.delete(peerId);
        onLeft(peerId);
      }
    }
  };

  /** Answers the sessions that were not there before. */
  const replace = (node: Node, people: readonly DistantPerson[]): Set<string> => {
    const before = node.people;
    node.people = new Map(
      people.map((person) => [
        person.peer.peerId,
        { ...person, state: before.get(person.peer.peerId)?.state ?? NOTHING },
      ]),
    );
    for (const peerId of before.keys()) if (!node.people.has(peerId)) onLeft(peerId);
    const fresh = people.filter(({ peer }) => !before.has(peer.peerId));
    const sessionIds = new Set(fresh.map(({ sessionId }) => sessionId));
    dropGhosts(sessionIds, node);
    for (const { peer } of fresh) onJoined(peer);
    for (const { peer } of people) {
      const known = before.get(peer.peerId);
      if (known && !isSame(known.peer, peer)) onChanged(peer);
    }
    return sessionIds;
  };

  const expire = (): void => {
    cancel = undefined;
    for (const [name, node] of nodes) {
      if (clock.now() - node.heardMs < LEASE_MS) continue;
      replace(node, []);
      nodes.delete(name);
    }
    watch();
  };

  const watch = (): void => {
    if (nodes.size === 0 || cancel) return;
    const oldestMs = Math.min(...[...nodes.values()].map(({ heardMs }) => heardMs));
    cancel = clock.after(Math.max(0, oldestMs + LEASE_MS - clock.now()), expire);
  };

  return {
    peers: () => everybody().map(({ peer }) => peer),
    snapshot() {
      const said = everybody().filter(({ state }) => state.length > 0);
      if (said.length === 0) return undefined;
      return encodePresenceFrame(
        said.map(({ peer: { peerId }, state }) => ({ peerId, state, drafts: NOTHING })),
      );
    },
    hearPeople(name, { nth, people }) {
      const node = nodes.get(name) ?? { people: new Map(), heardMs: 0, nth: 0 };
      if (nth <= node.nth) return new Set();
      Object.assign(node, { heardMs: clock.now(), nth });
      nodes.set(name, node);
      watch();
      return replace(node, people);
    },
    hearPresence(name, frame) {
      const people = nodes.get(name)?.people;
      const moves = parsePresenceFrame(frame);
      if (!people || !moves?.every(({ peerId }) => people.has(peerId))) return false;
      for (const { peerId, state } of moves) {
        const person = people.get(peerId);
        if (person && state.length > 0) person.state = state;
      }
      return true;
    },
    dismiss: (sessionId) => dropGhosts(new Set([sessionId])),
    stop() {
      cancel?.();
      cancel = undefined;
    },
  };
}

function isSame(a: Peer, b: Peer): boolean {
  return a.name === b.name && a.color === b.color && a.isSignedIn === b.isSignedIn;
}

import type { LiveEntry, Peer } from '@drawbridge/protocol';
import type { Clock } from '../clock.ts';
import type { Line, Lines } from '../cluster/line.ts';
import type { DistantPerson, Message } from '../cluster/messages.ts';
import { createElsewhere } from './elsewhere.ts';

/** How often it is said who is here when nothing changes: three times within the lease of `elsewhere.ts`. */
const REPORT_MS = 5_000;

/** Several who come at once are one report. */
const GATHER_MS = 20;

/** The rooms of the same board on other nodes: the people there, and what is said to them. */
export interface Neighbours extends Pick<Line, 'tellEntry'> {
  /** Who has the board open on other nodes. */
  peers(): Peer[];
  /** What they were doing last; `undefined` if nobody said. */
  snapshot(): Uint8Array | undefined;
  /** Somebody came, went or has another name. */
  peopleChanged(): void;
  tellPresence(frame: Uint8Array): void;
  /** This session is here now. */
  dismiss(sessionId: string): void;
  /** Asks for somebody to be sent away. Answers whether they are known to be there. */
  remove(peerId: number): boolean;
  stop(): void;
}

export interface NeighboursDeps {
  readonly boardId: string;
  readonly lines: Lines;
  readonly clock: Clock;
  /** Everybody who is here. */
  readonly people: () => DistantPerson[];
  readonly onJoined: (peer: Peer) => void;
  readonly onChanged: (peer: Peer) => void;
  readonly onLeft: (peerId: number) => void;
  readonly onPresence: (frame: Uint8Array) => void;
  /** These sessions have come to another node. */
  readonly onGone: (sessionIds: ReadonlySet<string>) => void;
  /** An owner elsewhere wants somebody to go. */
  readonly onRemove: (peerId: number) => void;
  /** Another node stored something. */
  readonly onEntry: (told: ElsewhereEntry) => void;
}

export interface ElsewhereEntry {
  readonly epoch: string;
  readonly seq: number;
  /** Absent when it has to be read. */
  readonly entry?: LiveEntry;
}

export function createNeighbours(deps: NeighboursDeps): Neighbours {
  const { boardId, lines, clock, people, onJoined, onPresence, onGone, onRemove, onEntry } = deps;
  const elsewhere = createElsewhere({ ...deps, onJoined });
  let cancelReport = (): void => {};
  let isGathering = false;

  const report = (): void => {
    isGathering = false;
    const here = people();
    line.tellPeople(here);
    cancelReport();
    if (here.length > 0) cancelReport = clock.after(REPORT_MS, report);
  };

  const reportSoon = (): void => {
    if (isGathering) return;
    isGathering = true;
    cancelReport();
    cancelReport = clock.after(GATHER_MS, report);
  };

  const hear = (message: Message, node: string): void => {
    switch (message.kind) {
      case 'entry':
        onEntry({ epoch: message.epoch, seq: message.entry.seq, entry: message.entry });
        return;
      case 'stored':
        onEntry(message);
        return;
      case 'people':
        onGone(elsewhere.hearPeople(node, message));
        return;
      case 'presence':
        if (elsewhere.hearPresence(node, message.frame)) onPresence(message.frame);
        return;
      case 'hello':
        if (people().length > 0) reportSoon();
        return;
      case 'remove':
        onRemove(message.peerId);
        return;
      default:
        message satisfies never;
    }
  };

  const line = lines.open(boardId, {
    onMessage: hear,
    onUp() {
      line.greet();
      if (people().length > 0) reportSoon();
    },
  });
  line.greet();

  return {
    tellEntry: line.tellEntry,
    peers: elsewhere.peers,
    snapshot: elsewhere.snapshot,
    peopleChanged() {
      if (!lines.isAlone) reportSoon();
    },
    tellPresence: line.tellPresence,
    dismiss: elsewhere.dismiss,
    remove(peerId) {
      const isThere = elsewhere.peers().some((peer) => peer.peerId === peerId);
      if (isThere) line.remove(peerId);
      return isThere;
    },
    stop() {
      cancelReport();
      elsewhere.stop();
      line.close();
    },
  };
}

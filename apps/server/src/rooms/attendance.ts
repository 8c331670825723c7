import type { Peer, PeersChange } from '@drawbridge/protocol';
import type { Clock } from '../clock.ts';

/** A hundred people who come to one meeting are some messages to each of them, and not a hundred. */
const GATHER_MS = 100;

/** Tells a room who came, who is known otherwise than before and who left. */
export interface Attendance {
  isHere(peer: Peer): void;
  hasLeft(peerId: number): void;
  /** Tells what was gathered now: before anything else is told of the same people. */
  flush(): void;
  stop(): void;
}

/** One who comes alone is told of at once; others who come, change or leave soon afterwards are told of together. */
export function createAttendance(tell: (change: PeersChange) => void, clock: Clock): Attendance {
  const here = new Map<number, Peer>();
  const left = new Set<number>();
  let lastMs = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | undefined;

  const stop = (): void => {
    cancel?.();
    cancel = undefined;
  };

  const flush = (): void => {
    stop();
    if (here.size + left.size === 0) return;
    const change = { here: [...here.values()], left: [...left] };
    here.clear();
    left.clear();
    lastMs = clock.now();
    tell(change);
  };

  const flushSoon = (): void => {
    cancel ??= clock.after(Math.max(0, lastMs + GATHER_MS - clock.now()), flush);
  };

  return {
    isHere(peer) {
      left.delete(peer.peerId);
      here.set(peer.peerId, peer);
      flushSoon();
    },
    hasLeft(peerId) {
      here.delete(peerId);
      left.add(peerId);
      flushSoon();
    },
    flush,
    stop,
  };
}

import {
  encodePresenceFrame,
  MAX_DRAFT_BYTES,
  type PresenceOf,
  type PresenceSet,
} from '@drawbridge/protocol';
import type { Clock } from '../clock.ts';

/** What the people of one room are doing, merged into one frame a tick. */
export interface RoomPresence {
  set(peerId: number, presence: PresenceSet): void;
  remove(peerId: number): void;
  /** Everybody's latest state, for somebody who just joined; `undefined` if nobody has said anything. */
  snapshot(): Uint8Array | undefined;
  stop(): void;
}

interface PresenceEntry {
  state: Uint8Array;
  isStateNew: boolean;
  drafts: Uint8Array[];
}

const NOTHING: Uint8Array = new Uint8Array(0);

/**
 * The more people, the longer the tick: a frame costs one message per receiver however many moved, and at fifty people
 * nobody follows a single cursor thirty times a second. Up to ten people it is so long that a room costs some 300 messages
 * a second, whether two watch each other closely or ten are there.
 */
function presenceTickMs(people: number): number {
  if (people <= 10) return Math.round(3.3 * people);
  return people <= 30 ? 50 : 100;
}

/** @param send broadcasts a frame to the room. */
export function createRoomPresence(send: (frame: Uint8Array) => void, clock: Clock): RoomPresence {
  const entries = new Map<number, PresenceEntry>();
  let lastTickMs = -Infinity;
  let cancelTick: (() => void) | undefined;

  const tick = (): void => {
    cancelTick = undefined;
    lastTickMs = clock.now();
    const fresh = [...entries].flatMap(([peerId, entry]) => takeFresh(peerId, entry) ?? []);
    if (fresh.length > 0) send(encodePresenceFrame(fresh));
  };

  return {
    set(peerId, { state, drafts }) {
      const entry = entries.get(peerId) ?? { state: NOTHING, isStateNew: false, drafts: [] };
      entries.set(peerId, entry);
      if (state.length > 0) Object.assign(entry, { state, isStateNew: true });
      if (drafts.length > 0) addDrafts(entry, drafts);
      // Who moves alone is not waited for.
      const sinceMs = clock.now() - lastTickMs;
      cancelTick ??= clock.after(Math.max(0, presenceTickMs(entries.size) - sinceMs), tick);
    },
    remove(peerId) {
      entries.delete(peerId);
    },
    snapshot() {
      const states = [...entries].map(([peerId, { state }]) => ({ peerId, state, drafts: NOTHING }));
      return states.length > 0 ? encodePresenceFrame(states) : undefined;
    },
    stop() {
      cancelTick?.();
      cancelTick = undefined;
    },
  };
}

/** The oldest go first when there is too much for one frame: a gesture's later drafts repeat what matters. */
function addDrafts(entry: PresenceEntry, drafts: Uint8Array): void {
  entry.drafts.push(drafts);
  while (entry.drafts.reduce((total, { length }) => total + length, 0) > MAX_DRAFT_BYTES)
    entry.drafts.shift();
}

/** What a peer did since the last frame, which it then no longer did. */
function takeFresh(peerId: number, entry: PresenceEntry): PresenceOf | undefined {
  if (!entry.isStateNew && entry.drafts.length === 0) return undefined;
  const fresh = {
    peerId,
    state: entry.isStateNew ? entry.state : NOTHING,
    drafts: entry.drafts.length > 0 ? Buffer.concat(entry.drafts) : NOTHING,
  };
  entry.isStateNew = false;
  entry.drafts = [];
  return fresh;
}

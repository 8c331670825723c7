import { isHexColor, type Point } from '@drawbridge/board';
import type { Collaborator } from './collaborator.ts';

/** Cursors arrive about thirty times a second; they glide to each new place in about this time. */
const GLIDE_MS = 60;
/** More cursors than this jump from place to place, or gliding would keep every frame busy. */
const MAX_GLIDING = 50;
/** Near enough to be there, in page px. */
const ARRIVED_PX = 0.05;
const FALLBACK_COLOR = '#8b8d94';

/** A collaborator's cursor where it is shown right now, in page px. */
interface ShownCursor extends Point {
  readonly peerId: number;
  readonly name: string;
  readonly color: string;
}

/** The others on the board, with their cursors in motion. */
export interface Collaborators {
  readonly list: readonly Collaborator[];
  set(list: readonly Collaborator[]): void;
  remove(peerId: number): void;
  /** Moves the cursors on in time; true while any of them is still on its way. */
  advance(nowMs: number): boolean;
  cursors(): readonly ShownCursor[];
}

export function createCollaborators(onChange: () => void): Collaborators {
  let list: readonly Collaborator[] = [];
  let lastMs: number | undefined;
  const positions = new Map<number, Point>();

  function set(next: readonly Collaborator[]): void {
    list = next.map((one) => ({ ...one, color: isHexColor(one.color) ? one.color : FALLBACK_COLOR }));
    const shown = new Set(list.flatMap(({ peerId, presence }) => (presence?.cursor ? peerId : [])));
    for (const peerId of positions.keys()) if (!shown.has(peerId)) positions.delete(peerId);
    onChange();
  }

  return {
    get list() {
      return list;
    },
    set,
    remove: (peerId) => set(list.filter((one) => one.peerId !== peerId)),
    advance(nowMs) {
      // The first frame after a rest starts the motion; the time before it does not count.
      const share = lastMs === undefined ? 0 : glideShare(nowMs - lastMs);
      const isCrowd = list.length > MAX_GLIDING;
      let isMoving = false;
      for (const { peerId, presence } of list) {
        if (!presence?.cursor) continue;
        const from = isCrowd ? presence.cursor : (positions.get(peerId) ?? presence.cursor);
        const position = glide(from, presence.cursor, share);
        positions.set(peerId, position);
        isMoving ||= position !== presence.cursor;
      }
      lastMs = isMoving ? nowMs : undefined;
      return isMoving;
    },
    cursors: () =>
      list.flatMap(({ peerId, name, color, presence }) => {
        // Whoever types has the pointer lie where it happens to be, mostly over the words.
        if (presence?.caret) return [];
        const position = positions.get(peerId);
        return position ? { peerId, name, color, ...position } : [];
      }),
  };
}

/** The share of the remaining way to go in `elapsedMs`: the same motion at any frame rate. */
export function glideShare(elapsedMs: number): number {
  return 1 - Math.exp((-3 * Math.max(0, elapsedMs)) / GLIDE_MS);
}

/** `to` itself once it is as good as reached. */
export function glide(from: Point, to: Point, share: number): Point {
  if (Math.hypot(to.x - from.x, to.y - from.y) <= ARRIVED_PX) return to;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

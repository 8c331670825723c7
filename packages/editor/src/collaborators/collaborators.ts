import { type Activity, isHexColor, type Point } from '@drawbridge/board';
import type { Collaborator } from './collaborator.ts';
import { type Glide, glideOn, placeOf, standAt } from './glide.ts';

/** More cursors than this jump from place to place, or gliding would keep every frame busy. */
const MAX_GLIDING = 50;
const FALLBACK_COLOR = '#8b8d94';

/** A collaborator's cursor where it is shown right now, in page px. */
interface ShownCursor extends Point {
  readonly peerId: number;
  readonly name: string;
  readonly color: string;
  readonly tool: string;
  readonly activity: Activity;
}

/** The others on the board, with their cursors in motion. */
export interface Collaborators {
  readonly list: readonly Collaborator[];
  set(list: readonly Collaborator[]): void;
  remove(peerId: number): void;
  /** Moves the cursors on in time; true while any of them is still on its way. Without motion they are there at once. */
  advance(nowMs: number, isStill: boolean): boolean;
  cursors(): readonly ShownCursor[];
}

interface CollaboratorsDeps {
  readonly clock: { now(): number };
  readonly onChange: () => void;
}

export function createCollaborators({ clock, onChange }: CollaboratorsDeps): Collaborators {
  let list: readonly Collaborator[] = [];
  const glides = new Map<number, Glide>();
  const positions = new Map<number, Point>();

  function set(next: readonly Collaborator[]): void {
    list = next.map((one) => ({ ...one, color: isHexColor(one.color) ? one.color : FALLBACK_COLOR }));
    const shown = new Set(list.flatMap(({ peerId, presence }) => (presence?.cursor ? peerId : [])));
    for (const known of [glides, positions])
      for (const peerId of known.keys()) if (!shown.has(peerId)) known.delete(peerId);
    for (const { peerId, presence } of list) if (presence?.cursor) aim(peerId, presence.cursor);
    onChange();
  }

  function aim(peerId: number, to: Point): void {
    const glide = glides.get(peerId);
    if (!glide) glides.set(peerId, standAt(to, clock.now()));
    else if (glide.to.x !== to.x || glide.to.y !== to.y) glides.set(peerId, glideOn(glide, to, clock.now()));
  }

  return {
    get list() {
      return list;
    },
    set,
    remove: (peerId) => set(list.filter((one) => one.peerId !== peerId)),
    advance(nowMs, isStill) {
      const isJumping = isStill || list.length > MAX_GLIDING;
      let isMoving = false;
      for (const [peerId, glide] of glides) {
        const position = isJumping ? glide.to : placeOf(glide, nowMs);
        positions.set(peerId, position);
        isMoving ||= position !== glide.to;
      }
      return isMoving;
    },
    cursors: () =>
      list.flatMap(({ peerId, name, color, presence }) => {
        // Whoever types has the pointer lie where it happens to be, mostly over the words.
        if (presence?.caret) return [];
        const position = positions.get(peerId);
        if (!position || !presence) return [];
        const { tool, activity = 'active' } = presence;
        return { peerId, name, color, tool, activity, ...position };
      }),
  };
}

import type { Box } from '@drawbridge/board';
import { type Camera, showBox, viewportBox } from '../camera.ts';
import type { Collaborator } from '../collaborators/collaborator.ts';
import type { Viewport } from '../viewport.ts';
import { followChain, givesWay } from './followChain.ts';

/** The view of somebody else arrives in about this time, and stays this much behind them while they move. */
const GLIDE_MS = 160;
/** So near, in screen px, and there. */
const ARRIVED_PX = 0.25;

export interface Followed {
  readonly peerId: number;
  readonly name: string;
  /** It was not our own idea. */
  readonly isBrought: boolean;
}

/** Why following came to its end. */
export type FollowEnd = 'own' | 'gone' | 'circle' | 'released';

/** Our view keeps to that of somebody else. */
export interface Following {
  readonly current: Followed | undefined;
  /** False when it would go in a circle. */
  start(peerId: number, isBrought: boolean): boolean;
  /** Does nothing when nobody is followed. */
  stop(why: FollowEnd): void;
  /** The camera moved; if it was not us who moved it, the user looks around by themselves. */
  followCamera(): void;
  /** Others came, went, or did something. */
  refresh(): void;
  /** Moves the view on in time; true while it is on its way. Without motion it is there at once. */
  advance(nowMs: number, isStill: boolean): boolean;
}

interface FollowingDeps {
  readonly viewport: Viewport;
  readonly others: () => readonly Collaborator[];
  /** Our own peer id; none while we are alone. */
  readonly self: () => number | undefined;
  readonly onStart: (followed: Followed) => void;
  readonly onEnd: (followed: Followed, why: FollowEnd) => void;
}

/*
 * Whoever is followed may follow somebody else. It is the view at the end of that chain that everybody goes to, so that
 * nobody's screen is fitted into that of somebody in between. A circle can only come about when several begin at the same
 * time: then nobody moves, and the one with the highest peer id gives way.
 */
export function createFollowing({ viewport, others, self, onStart, onEnd }: FollowingDeps): Following {
  let current: Followed | undefined;
  let camera: Camera | undefined;
  let lastMs: number | undefined;

  const find = (peerId: number) => others().find((one) => one.peerId === peerId);
  /** Only those who are here lead anywhere, oneself included. */
  const followedBy = (peerId: number): number | undefined => {
    const next = find(peerId)?.presence?.following;
    return next === self() || (next !== undefined && find(next)) ? next : undefined;
  };
  const chainOf = (peerId: number) => followChain(peerId, followedBy, self());

  function stop(why: FollowEnd): void {
    const ended = current;
    if (!ended) return;
    current = undefined;
    onEnd(ended, why);
  }

  /** What the screen is to show. */
  function goal(): Camera | undefined {
    const chain = current && chainOf(current.peerId);
    const box = chain?.kind === 'leader' ? find(chain.peerId)?.presence?.viewport : undefined;
    return box && showBox(box, viewport.size);
  }

  return {
    get current() {
      return current;
    },
    start(peerId, isBrought) {
      const followed = find(peerId);
      if (!followed) return false;
      if (chainOf(peerId).kind === 'circle') return false;
      current = { peerId, name: followed.name, isBrought };
      camera = viewport.camera;
      lastMs = undefined;
      onStart(current);
      return true;
    },
    stop,
    followCamera() {
      if (current && viewport.camera !== camera) stop('own');
    },
    refresh() {
      if (!current) return;
      const followed = find(current.peerId);
      if (!followed) return stop('gone');
      if (followed.name !== current.name) current = { ...current, name: followed.name };
      const chain = chainOf(current.peerId);
      const own = self();
      if (own !== undefined && chain.kind === 'circle' && givesWay(own, chain.peerIds)) stop('circle');
    },
    advance(nowMs, isStill) {
      const to = goal();
      if (!to) return false;
      // The first frame after a rest starts the motion; the time before it does not count.
      const elapsedMs = lastMs === undefined ? 0 : nowMs - lastMs;
      const share = isStill ? 1 : 1 - Math.exp((-3 * Math.max(0, elapsedMs)) / GLIDE_MS);
      const next = glideCamera(viewport, to, share);
      const isThere = next === to;
      lastMs = isThere ? undefined : nowMs;
      // Set before it moves, or it would be taken for somebody else's hand.
      camera = next;
      viewport.moveTo(next);
      camera = viewport.camera;
      return !isThere;
    },
  };
}

/** By the box that is seen, so that zooming and panning come to their end together; `to` itself once it is as good as there. */
function glideCamera({ camera, size, box: from }: Viewport, to: Camera, share: number): Camera {
  const goal = viewportBox(to, size);
  const leftPx = Math.max(...SIDES.map((side) => Math.abs(goal[side] - from[side]))) * to.zoom;
  if (share >= 1 || leftPx <= ARRIVED_PX) return to;
  const [x, y, w] = SIDES.map((side) => from[side] + (goal[side] - from[side]) * share);
  return { x: x ?? camera.x, y: y ?? camera.y, zoom: size.width / (w ?? from.w) };
}

const SIDES = ['x', 'y', 'w'] as const satisfies readonly (keyof Box)[];

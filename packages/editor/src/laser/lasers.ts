import { type LaserDraft, MAX_LASER_POINTS, type Point } from '@drawbridge/board';
import type { Clock } from '../clock.ts';
import { createThrottle } from '../throttle.ts';
import { createTrail, type Glow, type Trail } from './trail.ts';

/** How often others hear where the pointer is. */
const SEND_INTERVAL_MS = 33;
/** How often they hear that a pointer which rests is still down. */
const KEEPALIVE_MS = 1000;
/** A pointer of which nothing was heard for this long has come up. */
const SILENCE_MS = 2500;
/** LIMIT of trails of one person; a new one while older ones fade. */
const MAX_TRAILS = 4;

/** A trail as it is to be drawn. */
export interface ShownTrail {
  readonly key: string;
  /** Whose it is; none for our own. */
  readonly peerId: number | undefined;
  readonly glows: readonly Glow[];
}

/** Laser pointers, ours and those of others: lines that fade, and that no document knows of. */
export interface Lasers {
  readonly trails: readonly ShownTrail[];
  /** The time that the trails were last moved on to. */
  readonly nowMs: number;
  /** Our own pointer comes down, moves, and comes up. In page px. */
  begin(point: Point): void;
  extend(points: readonly Point[]): void;
  end(): void;
  receive(peerId: number, draft: LaserDraft): void;
  removePeer(peerId: number): void;
  /** Moves the trails on in time; true while anything glows. */
  advance(nowMs: number): boolean;
  destroy(): void;
}

interface LasersDeps {
  readonly clock: Clock;
  readonly send: (draft: LaserDraft) => void;
  readonly onChange: () => void;
}

/** A person's trails by number, the newest last, and when they were last heard. */
interface Pointer {
  readonly trails: Map<number, Trail>;
  heardMs: number;
}

const OWN = -1;

export function createLasers({ clock, send, onChange }: LasersDeps): Lasers {
  const pointers = new Map<number, Pointer>();
  const sending = createThrottle(clock, SEND_INTERVAL_MS, sendOwn);
  let nowMs = clock.now();
  let trailNumber = 0;
  let isDown = false;
  let unsent: Point[] = [];
  let cancelKeepalive: (() => void) | undefined;

  function sendOwn(): void {
    send({ kind: 'laser', trail: trailNumber, isDown, points: unsent });
    // The next piece begins where this one ends.
    unsent = unsent.slice(-1);
    cancelKeepalive?.();
    cancelKeepalive = isDown ? clock.setTimer(sending.request, KEEPALIVE_MS) : undefined;
  }

  function trailOf(peerId: number, number: number): Trail {
    const pointer = pointers.get(peerId) ?? { trails: new Map<number, Trail>(), heardMs: 0 };
    pointers.set(peerId, pointer);
    pointer.heardMs = clock.now();
    const known = pointer.trails.get(number);
    if (known) return known;
    for (const older of pointer.trails.values()) older.lift();
    const [oldest] = pointer.trails.keys();
    if (oldest !== undefined && pointer.trails.size >= MAX_TRAILS) pointer.trails.delete(oldest);
    const trail = createTrail();
    pointer.trails.set(number, trail);
    return trail;
  }

  function add(peerId: number, number: number, places: readonly Glow[]): Trail {
    const trail = trailOf(peerId, number);
    trail.add(places);
    onChange();
    return trail;
  }

  function extend(points: readonly Point[]): void {
    const atMs = clock.now();
    add(
      OWN,
      trailNumber,
      points.map(({ x, y }) => ({ x, y, atMs })),
    );
    unsent.push(...points);
    unsent = unsent.slice(-MAX_LASER_POINTS);
    sending.request();
  }

  /** What came together was not passed at once. */
  function spread(points: readonly Point[]): Glow[] {
    const endMs = clock.now();
    return points.map(({ x, y }, index) => {
      const share = (index + 1) / points.length;
      return { x, y, atMs: endMs - SEND_INTERVAL_MS * (1 - share) };
    });
  }

  return {
    get trails() {
      return [...pointers].flatMap(([peerId, { trails }]) =>
        [...trails].map(([number, { glows }]) => ({
          key: `laser ${peerId} ${number}`,
          peerId: peerId === OWN ? undefined : peerId,
          glows,
        })),
      );
    },
    get nowMs() {
      return nowMs;
    },
    begin(point) {
      trailNumber++;
      isDown = true;
      unsent = [];
      extend([point]);
    },
    extend,
    end() {
      if (!isDown) return;
      isDown = false;
      trailOf(OWN, trailNumber).lift();
      sending.request();
      onChange();
    },
    receive(peerId, { trail, isDown: isStillDown, points }) {
      const received = add(peerId, trail, spread(points));
      if (!isStillDown) received.lift();
    },
    removePeer(peerId) {
      if (pointers.delete(peerId)) onChange();
    },
    advance(next) {
      nowMs = next;
      for (const [peerId, { trails, heardMs }] of pointers) {
        for (const [number, trail] of trails) {
          if (peerId !== OWN && nowMs - heardMs > SILENCE_MS) trail.lift();
          if (!trail.advance(nowMs)) trails.delete(number);
        }
        if (trails.size === 0) pointers.delete(peerId);
      }
      return pointers.size > 0;
    },
    destroy() {
      sending.cancel();
      cancelKeepalive?.();
      pointers.clear();
    },
  };
}

import { parsePresenceFrame } from '@drawbridge/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../clock.ts';
import { createRoomPresence } from './presence.ts';

/** Of a room of ten. */
const TICK_MS = 33;
const NOTHING = new Uint8Array(0);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A room, and the frames that it sent: when, and who moved. */
function createRoom() {
  const frames: { atMs: number; peers: (readonly [peerId: number, at: number | undefined])[] }[] = [];
  const startMs = performance.now();
  const presence = createRoomPresence((frame) => {
    const moved = parsePresenceFrame(frame) ?? [];
    frames.push({
      atMs: performance.now() - startMs,
      peers: moved.map(({ peerId, state }) => [peerId, state[0]]),
    });
  }, systemClock);
  const move = (peerId: number, at: number) =>
    presence.set(peerId, { state: Uint8Array.of(at), drafts: NOTHING });
  return { presence, frames, move };
}

describe('The presence of a room', () => {
  it('tells of one who moves alone at once', () => {
    const { frames, move } = createRoom();
    for (let step = 0; step < 3; step++) {
      move(1, step);
      vi.advanceTimersByTime(TICK_MS);
    }
    expect(frames).toEqual([0, 1, 2].map((step) => ({ atMs: step * TICK_MS, peers: [[1, step]] })));
  });

  it('tells of all who move within a tick in one frame, and only where they are then', () => {
    const { frames, move } = createRoom();
    for (let peerId = 1; peerId <= 10; peerId++) move(peerId, 0);
    vi.advanceTimersByTime(10 * TICK_MS);
    frames.length = 0;
    const startMs = 10 * TICK_MS;
    move(1, 0);
    vi.advanceTimersByTime(1);
    for (const [peerId, at] of [
      [2, 0],
      [3, 1],
      [2, 2],
    ] as const) {
      move(peerId, at);
      vi.advanceTimersByTime(5);
    }
    vi.advanceTimersByTime(TICK_MS);
    const moved = [
      [2, 2],
      [3, 1],
    ];
    expect(frames).toEqual([
      { atMs: startMs, peers: [[1, 0]] },
      { atMs: startMs + TICK_MS, peers: moved },
    ]);
  });

  it('lets two people see each other sooner than ten, for as many messages a second', () => {
    const { frames, move } = createRoom();
    move(1, 0);
    vi.advanceTimersByTime(1);
    move(2, 0);
    vi.advanceTimersByTime(TICK_MS);
    expect(frames).toEqual([
      { atMs: 0, peers: [[1, 0]] },
      { atMs: 7, peers: [[2, 0]] },
    ]);
  });

  it('tells nothing of who has left, and no more when it is over', () => {
    const { presence, frames, move } = createRoom();
    move(1, 0);
    presence.remove(1);
    vi.advanceTimersByTime(TICK_MS);
    move(2, 0);
    presence.stop();
    vi.advanceTimersByTime(TICK_MS);
    expect(frames).toEqual([]);
  });
});

import type { PeersChange } from '@drawbridge/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../clock.ts';
import { createAttendance } from './attendance.ts';

const [ANN, BEA, CEM] = ['Ann', 'Bea', 'Cem'].map((name, index) => ({
  peerId: index + 1,
  name,
  color: '#aa0000',
})) as [Peer, Peer, Peer];

type Peer = PeersChange['here'][number];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
});
afterEach(() => {
  vi.useRealTimers();
});

function createRoom() {
  const told: PeersChange[] = [];
  return { told, attendance: createAttendance((change) => told.push(change), systemClock) };
}

describe('Who is in a room', () => {
  it('is told at once of one who comes alone', () => {
    const { told, attendance } = createRoom();
    attendance.isHere(ANN);
    vi.advanceTimersByTime(0);
    expect(told).toEqual([{ here: [ANN], left: [] }]);
    vi.advanceTimersByTime(60_000);
    attendance.hasLeft(1);
    vi.advanceTimersByTime(0);
    expect(told.slice(1)).toEqual([{ here: [], left: [1] }]);
  });

  it('is told together of many who come within a tenth of a second', () => {
    const { told, attendance } = createRoom();
    for (let peerId = 1; peerId <= 100; peerId++) {
      attendance.isHere({ ...ANN, peerId });
      vi.advanceTimersByTime(5);
    }
    vi.advanceTimersByTime(100);
    expect(told.map(({ here }) => here.length)).toEqual([1, 19, 20, 20, 20, 20]);
  });

  it('is told what is so in the end', () => {
    const { told, attendance } = createRoom();
    attendance.isHere(ANN);
    attendance.isHere({ ...ANN, name: 'Anna' });
    attendance.isHere(BEA);
    attendance.hasLeft(2);
    attendance.hasLeft(3);
    attendance.isHere(CEM);
    vi.advanceTimersByTime(0);
    expect(told).toEqual([{ here: [{ ...ANN, name: 'Anna' }, CEM], left: [2] }]);
  });

  it('is told without waiting before something else is told of them, and once', () => {
    const { told, attendance } = createRoom();
    for (const peer of [ANN, BEA]) {
      attendance.isHere(peer);
      attendance.flush();
    }
    attendance.flush();
    vi.advanceTimersByTime(1_000);
    expect(told.map(({ here }) => here)).toEqual([[ANN], [BEA]]);
  });

  it('is told nothing any more when the room has closed', () => {
    const { told, attendance } = createRoom();
    attendance.isHere(ANN);
    attendance.stop();
    vi.advanceTimersByTime(1_000);
    expect(told).toEqual([]);
  });
});

import { createListeners } from '@drawbridge/board';
import { expect, test } from 'vitest';
import type { ConnectionView } from './connectionView.ts';
import { createSteadyView } from './steadyView.ts';

const OPENING: ConnectionView = {
  status: { kind: 'joining' },
  unconfirmed: 0,
  opened: false,
  isStale: false,
  keptOn: 'device',
  progress: { phase: 'loading', loadedBytes: 0, totalBytes: 100, share: 0 },
  failingSinceMs: undefined,
  others: [],
  role: undefined,
  knownAs: undefined,
  notice: undefined,
};

function openSource() {
  const changes = createListeners<[]>();
  const source = { current: OPENING, onChange: changes.add };
  const become = (patch: Partial<ConnectionView>): void => {
    source.current = { ...source.current, ...patch };
    changes.notify();
  };
  return { steady: createSteadyView(source), become };
}

test('the steps of a board on its way are no new pictures', () => {
  const { steady, become } = openSource();
  become({ progress: { phase: 'loading', loadedBytes: 50, totalBytes: 100, share: 0.35 } });
  expect(steady.current).toBe(OPENING);
});

test('changes on their way to a server that answers are none either; without one it counts how many there are', () => {
  const { steady, become } = openSource();
  become({ status: { kind: 'synced' }, progress: undefined });
  const synced = steady.current;
  become({ unconfirmed: 2 });
  become({ unconfirmed: 0 });
  become({ unconfirmed: 7 });
  expect(steady.current).toBe(synced);
  become({ status: { kind: 'offline' } });
  expect(steady.current.unconfirmed).toBe(7);
  become({ unconfirmed: 8 });
  expect(steady.current.unconfirmed).toBe(8);
});

test('its first shapes, its end and whatever else differs are', () => {
  const { steady, become } = openSource();
  const seen = [steady.current];
  const note = (patch: Partial<ConnectionView>): void => {
    become(patch);
    seen.push(steady.current);
  };
  note({ progress: { phase: 'filling', loadedBytes: 100, totalBytes: 100, share: 0.7 } });
  note({ unconfirmed: 1 });
  note({ progress: { phase: 'filling', loadedBytes: 100, totalBytes: 100, share: 0.8 }, opened: true });
  note({ progress: undefined });
  expect(new Set(seen).size).toBe(5);
  expect(steady.current.opened).toBe(true);
});

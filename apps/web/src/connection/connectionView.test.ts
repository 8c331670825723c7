import type { Status } from '@drawbridge/sync';
import { expect, test } from 'vitest';
import { createConnectionView } from './connectionView.ts';

function fakeProvider() {
  return {
    status: { kind: 'connecting' } as Status,
    outbox: { size: 0, bytes: 0 },
    peers: new Map([[1, { peerId: 1, name: 'Ada', color: '#2b6fdb' }]]),
    notice: undefined,
    onChange: () => () => {},
  };
}

test('the picture is the same object while nothing in it differs', () => {
  const provider = fakeProvider();
  const view = createConnectionView(provider);
  const before = view.current;
  provider.peers.set(1, { peerId: 1, name: 'Ada', color: '#2b6fdb' });
  expect(view.current).toBe(before);
});

test('a change of any part gives a new picture', () => {
  const provider = fakeProvider();
  const view = createConnectionView(provider);
  const seen = new Set([view.current]);
  provider.outbox.size = 2;
  seen.add(view.current);
  provider.peers.set(1, { peerId: 1, name: 'Ada L.', color: '#2b6fdb' });
  seen.add(view.current);
  provider.status = { kind: 'joining' };
  seen.add(view.current);
  expect(seen.size).toBe(4);
});

test('a board that was synced once stays opened', () => {
  const provider = fakeProvider();
  const view = createConnectionView(provider);
  expect(view.current.opened).toBe(false);
  provider.status = { kind: 'synced' };
  expect(view.current.opened).toBe(true);
  provider.status = { kind: 'offline' };
  expect(view.current.opened).toBe(true);
});

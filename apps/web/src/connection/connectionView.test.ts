import type { Peer } from '@drawbridge/protocol';
import type { Notice, Progress, Status } from '@drawbridge/sync';
import { expect, test } from 'vitest';
import { createConnectionView } from './connectionView.ts';

function fakeProvider() {
  return {
    status: { kind: 'connecting', attempt: 1 } as Status,
    outbox: { size: 0, bytes: 0 },
    role: 'edit' as const,
    self: undefined as Peer | undefined,
    peers: new Map<number, Peer>([[1, { peerId: 1, name: 'Ada', color: '#2b6fdb' }]]),
    notice: undefined as Notice | undefined,
    progress: undefined as Progress | undefined,
    isStale: false,
    onChange: () => () => {},
  };
}

type FakeProvider = ReturnType<typeof fakeProvider>;

const viewOf = (provider: FakeProvider, now = () => 0) =>
  createConnectionView(provider, { keepsCopy: true, now });

test('the picture is the same object while nothing in it differs', () => {
  const provider = fakeProvider();
  const view = viewOf(provider);
  const before = view.current;
  provider.peers.set(1, { peerId: 1, name: 'Ada', color: '#2b6fdb' });
  expect(view.current).toBe(before);
});

test('the people are the same list while the board is on its way', () => {
  const provider = fakeProvider();
  const view = viewOf(provider);
  const before = view.current;
  provider.progress = { phase: 'loading', loadedBytes: 1, totalBytes: 2, share: 0.3 };
  expect(view.current).not.toBe(before);
  expect(view.current.others).toBe(before.others);
});

test('whoever has signed in is known by that name, and another person who does is another picture', () => {
  const provider = fakeProvider();
  const view = viewOf(provider);
  const before = view.current;
  expect(before.knownAs).toBeUndefined();
  provider.self = { peerId: 7, name: 'Ada', color: '#2b6fdb' };
  expect(view.current).toBe(before);
  provider.self = { ...provider.self, isSignedIn: true };
  expect(view.current.knownAs).toBe('Ada');
  const alone = view.current;
  provider.peers.set(1, { peerId: 1, name: 'Ada', color: '#2b6fdb', isSignedIn: true });
  expect(view.current).not.toBe(alone);
});

test('a change of any part gives a new picture', () => {
  const provider = fakeProvider();
  const view = viewOf(provider);
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
  const view = viewOf(provider);
  expect(view.current.opened).toBe(false);
  provider.status = { kind: 'synced' };
  expect(view.current.opened).toBe(true);
  provider.status = { kind: 'offline' };
  expect(view.current.opened).toBe(true);
});

test('a board on its way is part of the picture', () => {
  const provider = fakeProvider();
  const view = viewOf(provider);
  const before = view.current;
  const progress = { phase: 'loading', loadedBytes: 1, totalBytes: 2, share: 0.4 } as const;
  provider.progress = progress;
  expect(view.current).not.toBe(before);
  expect(view.current.progress).toBe(progress);
});

test('work is kept on the device until the browser refuses a copy, whatever is noticed afterwards', () => {
  const provider = fakeProvider();
  const view = viewOf(provider);
  expect(view.current.keptOn).toBe('device');
  provider.notice = { code: 'offlineCopy', message: 'No copy.' };
  expect(view.current.keptOn).toBe('tab');
  provider.notice = { code: 'storage', message: 'Disk full.' };
  expect(view.current.keptOn).toBe('tab');
});

test('failing begins with the first try that does not succeed, and ends with success or without a network', () => {
  const provider = fakeProvider();
  let nowMs = 1000;
  const view = viewOf(provider, () => nowMs);
  expect(view.current.failingSinceMs).toBe(1000);
  nowMs = 9000;
  provider.status = { kind: 'retrying', retryAtMs: 0, attempt: 3 };
  expect(view.current.failingSinceMs).toBe(1000);
  for (const status of [{ kind: 'synced' }, { kind: 'offline' }] as const) {
    provider.status = status;
    expect(view.current.failingSinceMs).toBeUndefined();
  }
  provider.status = { kind: 'connecting', attempt: 1 };
  expect(view.current.failingSinceMs).toBe(9000);
});

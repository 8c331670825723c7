import { describe, expect, it } from 'vitest';
import { createTestProvider, PROFILE } from '../test/testProvider.ts';

const BEA = { peerId: 2, name: 'Bea', color: '#aa0000' };
const CEM = { peerId: 3, name: 'Cem', color: '#00aa00' };

/** A provider that has joined an empty board. */
function createJoined() {
  const test = createTestProvider();
  test.join();
  return test;
}

describe('The people', () => {
  it('are those of the join reply, and who comes, changes and goes', () => {
    const test = createTestProvider();
    const names = () => [...test.provider.peers.values()].map(({ name }) => name);
    expect([test.provider.self, names()]).toEqual([undefined, []]);
    test.join({ peers: [BEA] });
    expect([test.provider.self, names()]).toEqual([{ ...PROFILE, peerId: 1 }, ['Bea']]);
    test.send('peers:changed', { here: [CEM, { ...BEA, name: 'Beatrix' }], left: [] });
    expect(names()).toEqual(['Beatrix', 'Cem']);
    test.send('peers:changed', { here: [], left: [2] });
    expect(names()).toEqual(['Cem']);
  });

  it('are known by the names that the server knows them by, oneself included', () => {
    const test = createTestProvider();
    test.join({ name: 'Ada Lovelace', peers: [{ ...BEA, isSignedIn: true }] });
    expect(test.provider.self).toEqual({ ...PROFILE, name: 'Ada Lovelace', isSignedIn: true, peerId: 1 });
    expect(test.provider.peers.get(2)?.isSignedIn).toBe(true);
    test.send('peers:changed', { here: [{ ...PROFILE, peerId: 1 }], left: [] });
    expect(test.provider.self).toEqual({ ...PROFILE, peerId: 1 });
  });

  it('are nobody while there is no connection', () => {
    const test = createTestProvider();
    test.join({ peers: [BEA] });
    test.pair.break();
    expect([test.provider.self, test.provider.peers.size]).toEqual([undefined, 0]);
  });

  it('do not change through messages that make no sense', () => {
    const test = createTestProvider();
    test.join({ peers: [BEA] });
    test.send('peers:changed', { here: [{ ...CEM, color: 'javascript:' }], left: [2] });
    test.send('peers:changed', { here: [CEM], left: ['Bea'] });
    expect([...test.provider.peers.values()]).toEqual([BEA]);
  });

  it('see a changed profile, and so does its owner once the server says so', () => {
    const test = createJoined();
    const profile = { name: 'Ada L.', color: '#00ff00' };
    test.provider.setProfile(profile);
    expect(test.next('profile:set').payload).toEqual(profile);
    expect(test.provider.self?.name).toBe('Ada');
    test.send('peers:changed', { here: [{ ...profile, peerId: 1 }], left: [] });
    expect(test.provider.self).toEqual({ ...profile, peerId: 1 });
  });

  it('are told of a profile that changed while the join was under way', () => {
    const test = createTestProvider();
    const profile = { name: 'Ada L.', color: '#00ff00' };
    test.pair.accept();
    test.pair.flushToServer();
    test.provider.setProfile(profile);
    expect(test.join().profile).toEqual(PROFILE);
    expect(test.provider.self?.name).toBe('Ada');
    expect(test.next('profile:set').payload).toEqual(profile);
  });

  it('meet a profile that changed while offline with the next join', () => {
    const test = createTestProvider();
    const profile = { name: 'Ada L.', color: '#00ff00' };
    test.provider.setProfile(profile);
    expect(test.join().profile).toEqual(profile);
    expect(test.waiting()).toEqual([]);
  });
});

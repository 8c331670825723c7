import type { PresenceMessage, Provider, Transport } from '@drawbridge/sync';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(() => server.close());

/** A busy machine is slow, not wrong. */
const PATIENCE = { timeout: 15_000 };

const shapes = ({ doc }: Provider): Y.Map<unknown> => doc.getMap('shapes');
const saved = (provider: Provider) => vi.waitFor(() => expect(provider.outbox.size).toBe(0), PATIENCE);
const equal = (one: Provider, two: Provider) =>
  vi.waitFor(() => expect(shapes(two).toJSON()).toEqual(shapes(one).toJSON()), PATIENCE);

describe.each<[string, Transport[]]>([
  ['WebSocket', ['websocket']],
  ['long-polling', ['polling']],
])('Two people over %s', (_name, transports) => {
  it('see what the other draws', async () => {
    const [ann, ben] = [server.open({ transports }), server.open({ transports })];
    await Promise.all([ann.synced, ben.synced]);
    shapes(ann).set('a', 1);
    shapes(ben).set('b', 2);
    await vi.waitFor(() => expect(shapes(ann).toJSON()).toEqual({ a: 1, b: 2 }), PATIENCE);
    await equal(ann, ben);
    await saved(ann);
  });

  it('know each other, and know when one changes the name or leaves', async () => {
    const ann = server.open({ transports, profile: { name: 'Ann', color: '#aa0000' } });
    await ann.synced;
    const ben = server.open({ transports, profile: { name: 'Ben', color: '#00aa00' } });
    const names = () => [...ann.peers.values()].map(({ name }) => name);
    await vi.waitFor(() => expect(names()).toEqual(['Ben']), PATIENCE);
    await ben.synced;
    expect([...ben.peers.values()]).toMatchObject([{ name: 'Ann', color: '#aa0000' }]);
    ben.setProfile({ name: 'Benjamin', color: '#00aa00' });
    await vi.waitFor(() => expect(names()).toEqual(['Benjamin']), PATIENCE);
    await vi.waitFor(() => expect(ben.self?.name).toBe('Benjamin'), PATIENCE);
    await ben.close();
    await vi.waitFor(() => expect(names()).toEqual([]), PATIENCE);
  });

  it('see what the other is doing, also who came later', async () => {
    const ann = server.open({ transports });
    await ann.synced;
    ann.setPresence(new Uint8Array([1, 2, 3]));
    const ben = server.open({ transports });
    const heard: PresenceMessage[] = [];
    ben.onPresence((message) => heard.push(message));
    await vi.waitFor(
      () => expect(heard).toContainEqual({ peerId: 1, state: new Uint8Array([1, 2, 3]) }),
      PATIENCE,
    );
    ann.sendDraft(new Uint8Array([7]));
    ann.sendDraft(new Uint8Array([8]));
    // In one message or in two, as the room's tick falls.
    const drafts = () => heard.flatMap(({ peerId, drafts = [] }) => (peerId === 1 ? [...drafts] : []));
    await vi.waitFor(() => expect(drafts()).toEqual([7, 8]), PATIENCE);
  });

  it('can draw more at once than one message holds', async () => {
    const [ann, ben] = [server.open({ transports }), server.open({ transports })];
    await Promise.all([ann.synced, ben.synced]);
    const large = Uint8Array.from({ length: 700_000 }, (_, index) => (index * 7) % 256);
    shapes(ann).set('large', large);
    await vi.waitFor(() => expect(shapes(ben).get('large')).toEqual(large), PATIENCE);
    await saved(ann);
  });
});

describe('A person who comes later', () => {
  it('gets a log that is longer than one message', async () => {
    const ann = server.open();
    await ann.synced;
    for (let index = 0; index < 40; index += 1) {
      shapes(ann).set(`s${index}`, new Uint8Array(10_000).fill(index));
      await saved(ann);
    }
    const ben = server.open();
    await ben.synced;
    expect(shapes(ben).toJSON()).toEqual(shapes(ann).toJSON());
  });

  it('is turned away with a reason when the board is full, and let in when there is room', async () => {
    const small = await startTestServer({ maxPeoplePerBoard: 1 });
    const ann = small.open();
    await ann.synced;
    const ben = small.open();
    await vi.waitFor(() => expect(ben.status.kind).toBe('retrying'), PATIENCE);
    await ann.close();
    ben.retryNow();
    await ben.synced;
    await small.close();
  });
});

describe('A document that was filled before it was opened', () => {
  it('is not taken, with a word on what to do instead', () => {
    const doc = new Y.Doc();
    doc.getMap('shapes').set('early', true);
    expect(() => server.open({ doc })).toThrow(/Open a board with an empty doc/);
  });
});

describe('What a client has to show', () => {
  it('is asked for when it connects', async () => {
    const auth = vi.fn(async () => ({ token: 't' }));
    await server.open({ auth }).synced;
    expect(auth).toHaveBeenCalledOnce();
  });

  it('may be missing without harm', async () => {
    const ann = server.open({ auth: () => Promise.reject(new Error('The login is closed.')) });
    await ann.synced;
  });
});

import { createComments, createListeners } from '@drawbridge/board';
import type { Lease } from '@drawbridge/protocol';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createOwnLeases, keepLeases, MAX_OWN_LEASES } from './ownLeases.ts';

const leaseOf = (clientId: number): Lease => ({ clientId, token: `${clientId}`.padStart(22, 'x') });

function createStorage(initial: Readonly<Record<string, string>> = {}) {
  const texts = new Map(Object.entries(initial));
  return {
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => void texts.set(key, text),
  };
}

describe('Leases of comments', () => {
  it('are those of all visits to one board, the newest first, and not more than a join may bring', () => {
    const storage = createStorage();
    const visit = createOwnLeases('plan', storage);
    for (const client of [7, 8, 8]) visit.keep(leaseOf(client));
    expect(createOwnLeases('plan', storage).current).toEqual([leaseOf(8), leaseOf(7)]);
    expect(createOwnLeases('other', storage).current).toEqual([]);
    for (let client = 100; client < 200; client += 1) visit.keep(leaseOf(client));
    expect(visit.current).toHaveLength(MAX_OWN_LEASES);
    expect(visit.current[0]).toEqual(leaseOf(199));
  });

  it.each([
    '{',
    '7',
    '{"a":1}',
    '[null,3,{"clientId":1}]',
    '[{"clientId":-1,"token":"xxxxxxxxxxxxxxxxxxxxxx"}]',
  ])('are none where the browser kept %s', (text) => {
    const storage = createStorage({ 'drawbridge:comments-by:plan': text });
    expect(createOwnLeases('plan', storage).current).toEqual([]);
  });
});

describe('The lease of a comment', () => {
  function start() {
    const doc = new Y.Doc();
    const comments = createComments(doc, { author: () => ({ id: 'me', name: 'Me', color: '#123456' }) });
    const changed = createListeners<[]>();
    const given = new Map<number, Lease>();
    const status = { kind: 'connecting' as 'connecting' | 'synced', attempt: 1 };
    const leases = createOwnLeases('plan', createStorage());
    const provider = { leaseOf: (client: number) => given.get(client), onChange: changed.add, status };
    keepLeases({ comments, provider, authorId: 'me', leases });
    return { doc, comments, changed, given, status, leases };
  }
  const say = (text: string) => ({ text, names: [] });

  it('is kept when one writes, and never before or for what others write', () => {
    const { doc, comments, given, leases } = start();
    given.set(doc.clientID, leaseOf(doc.clientID));
    const other = new Y.Doc();
    given.set(other.clientID, leaseOf(other.clientID));
    createComments(other, { author: () => ({ id: 'you', name: 'You', color: '#123456' }) }).begin(
      { x: 0, y: 0 },
      say('Hello'),
    );
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(leases.current).toEqual([]);
    comments.begin({ x: 0, y: 0 }, say('Hello yourself'));
    expect(leases.current).toEqual([leaseOf(doc.clientID)]);
  });

  it('is kept when it is given for what was written before', () => {
    const { doc, comments, given, status, changed, leases } = start();
    comments.begin({ x: 0, y: 0 }, say('Early'));
    expect(leases.current).toEqual([]);
    given.set(doc.clientID, leaseOf(doc.clientID));
    status.kind = 'synced';
    changed.notify();
    expect(leases.current).toEqual([leaseOf(doc.clientID)]);
  });
});

import 'fake-indexeddb/auto';
import { createBoardId, readUpdateHead } from '@drawbridge/protocol';
import { describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { openOfflineCopy } from './offline/openOfflineCopy.ts';
import { createTestTabPorts } from './offline/test/tabPorts.ts';
import { createManualClock } from './test/manualClock.ts';
import { createTestProvider } from './test/testProvider.ts';

/** One browser profile, whose tabs keep the board. */
function createBrowser() {
  const databaseName = createBoardId();
  const copyClock = createManualClock();
  const tabPorts = createTestTabPorts();
  return async () => {
    const { ports, kill } = tabPorts.open();
    const doc = new Y.Doc();
    const copy = openOfflineCopy({
      boardId: 'plan',
      wholeDoc: () => Y.encodeStateAsUpdate(doc),
      clock: copyClock,
      databaseName,
      tabPorts: ports,
    });
    if (!copy) throw new Error('There is no IndexedDB.');
    const tab = createTestProvider({ doc, copy });
    await expect.poll(() => tab.pair.isConnecting).toBe(true);
    return { ...tab, copy, kill };
  };
}

type Tab = Awaited<ReturnType<ReturnType<typeof createBrowser>>>;

/** Lets the tab in; what it claims is granted. */
function join(tab: Tab, board: object = {}) {
  tab.pair.accept();
  const { payload, answer } = tab.next('board:join');
  // The provider's own request, as it was parsed by many other tests.
  const request = payload as { claims: number[]; leases: { clientId: number }[]; lastSeq: number };
  const granted = request.claims.map((clientId) => ({ clientId, token: `t${clientId}` }));
  const lease = { clientId: 2 ** 31 + 7, token: 'own' };
  const limits = { maxUpdateBytes: 4_194_304, chunkBytes: 131_072 };
  const reply = {
    ok: true,
    role: 'edit',
    epoch: 'e',
    head: 0,
    mode: 'tail',
    lease,
    granted,
    damaged: 0,
    peerId: 1,
    peers: [],
  };
  answer({ ...reply, limits, ...board });
  return request;
}

/** What is kept is read and written meanwhile. */
const PATIENCE = { timeout: 15_000 };

const pushesOf = (tab: Tab) =>
  vi.waitFor(() => {
    const pushes = tab.pushes();
    expect(pushes).not.toEqual([]);
    return pushes;
  }, PATIENCE);

describe('A board in a browser that keeps a copy', () => {
  it('is shown at once in the next tab, which delivers what was not', async () => {
    const open = createBrowser();
    const first = await open();
    first.draw('a', 'b');
    const writer = first.doc.clientID;
    await first.copy.flush();

    const second = await open();
    expect([second.shapes(), second.provider.isStale, second.provider.outbox.size]).toEqual([
      ['a', 'b'],
      true,
      2,
    ]);
    expect(second.doc.clientID).not.toBe(writer);
    expect(join(second).claims).toEqual([writer]);
    const [push] = await pushesOf(second);
    expect(readUpdateHead(push?.bytes ?? new Uint8Array())?.client).toBe(writer);
    push?.answer({ ok: true, seq: 1 });
    expect(second.provider.outbox.size).toBe(0);
    await second.provider.close();

    const third = await open();
    expect([third.shapes(), third.provider.outbox.size]).toEqual([['a', 'b'], 0]);
    expect(join(third)).toMatchObject({ claims: [], lastSeq: 1 });
  });

  it('knows at once what was delivered when its person is sent away', async () => {
    const open = createBrowser();
    const first = await open();
    first.provider.synced.catch(() => {});
    first.draw('a');
    join(first);
    const [push] = await pushesOf(first);
    push?.answer({ ok: true, seq: 1 });
    first.send('session:end', { code: 'removed' });
    expect(first.provider.status.kind).toBe('stopped');

    const second = await open();
    expect([second.shapes(), second.provider.outbox.size]).toEqual([['a'], 0]);
  });

  it('takes the lease that another tab got for the same work', async () => {
    const open = createBrowser();
    const first = await open();
    first.draw('a');
    const writer = first.doc.clientID;
    await first.copy.flush();
    const second = await open();
    join(first);
    const [push] = await pushesOf(first);
    push?.answer({ ok: true, seq: 1 });

    // The board knows the id by now, so that the claim of the second tab is not granted.
    expect(join(second, { granted: [], head: 1 }).claims).toEqual([writer]);
    await expect.poll(() => second.provider.status.kind).toBe('retrying');
    second.clock.advance(0);
    expect(join(second).leases.map(({ clientId }) => clientId)).toContain(writer);
  });

  it('delivers what a closed tab left, while it is open itself', async () => {
    const open = createBrowser();
    const stays = await open();
    join(stays);
    const goes = await open();
    goes.draw('a');
    const writer = goes.doc.clientID;
    await goes.copy.flush();
    goes.kill();

    await expect.poll(() => stays.shapes()).toEqual(['a']);
    // What it may write was settled when it joined: nothing is pushed before it has asked anew.
    expect([stays.pushes(), stays.provider.outbox.size]).toEqual([[], 1]);
    stays.clock.advance(0);
    expect(join(stays).claims).toEqual([writer]);
    const [push] = await pushesOf(stays);
    expect(readUpdateHead(push?.bytes ?? new Uint8Array())?.client).toBe(writer);
    push?.answer({ ok: true, seq: 1 });
    expect([stays.provider.outbox.size, stays.provider.status.kind]).toEqual([0, 'synced']);
    await stays.provider.close();
    expect((await open()).provider.outbox.size).toBe(0);
  });

  it('notes what a closed tab had stored and did not live to note, and says nothing to the server', async () => {
    const open = createBrowser();
    const stays = await open();
    join(stays);
    const goes = await open();
    goes.draw('a');
    await goes.copy.flush();
    stays.sendEntry({ seq: 1, bytes: Y.encodeStateAsUpdate(goes.doc) });
    goes.kill();
    await stays.copy.leasesOf([]);
    const left = async (): Promise<number> => {
      await stays.copy.flush();
      return (await open()).provider.outbox.size;
    };
    await expect.poll(left).toBe(0);
    expect([stays.provider.status.kind, stays.provider.outbox.size]).toEqual(['synced', 0]);
  });

  it('takes over what a closed tab left before the board can be reached, and joins with it', async () => {
    const open = createBrowser();
    const stays = await open();
    const goes = await open();
    goes.draw('a');
    const writer = goes.doc.clientID;
    await goes.copy.flush();
    goes.kill();
    await expect.poll(() => stays.shapes()).toEqual(['a']);
    expect(join(stays).claims).toEqual([writer]);
    expect(await pushesOf(stays)).toHaveLength(1);
  });

  it('does not miss what happens while it finds out about its claims', async () => {
    const open = createBrowser();
    const first = await open();
    first.draw('a');
    await first.copy.flush();
    const second = await open();
    const other = new Y.Doc();
    other.getMap('shapes').set('theirs', 1);
    join(second, { head: 1 });
    second.sendTail({ seq: 1, bytes: Y.encodeStateAsUpdate(other) });
    expect([second.shapes(), second.provider.status.kind]).toEqual([['a', 'theirs'], 'synced']);
  });
});

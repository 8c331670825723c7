import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { keysOf, updatesOf } from '../test/updates.ts';
import { openOfflineCopy } from './openOfflineCopy.ts';
import { createTestBrowser, createTestLog } from './test/browser.ts';

describe('what a tab leaves behind', () => {
  test('a board opens with the log it knew and the work it had not sent', async () => {
    const browser = createTestBrowser();
    const log = createTestLog(...updatesOf('a', 'b'));
    const tab = await browser.openTab();
    tab.pull(log);
    tab.draw('mine');
    await tab.copy.flush();
    const later = await browser.openTab();
    expect(later.shapes).toEqual(['a', 'b', 'mine']);
    expect(later.kept).toMatchObject({ epoch: 'first', lastSeq: 2 });
    expect(keysOf(...later.kept.updates)).toEqual(['a', 'b']);
    expect(later.kept.unsent).toHaveLength(1);
  });

  test('a board that was never opened here is empty', async () => {
    const { kept } = await createTestBrowser().openTab();
    expect(kept).toEqual({ lastSeq: 0, updates: [], unsent: [], leases: [], branches: [] });
  });

  test('boards do not mix', async () => {
    const browser = createTestBrowser();
    const tab = await browser.openTab('one');
    tab.draw('mine');
    await tab.copy.flush();
    expect((await browser.openTab('two')).shapes).toEqual([]);
    expect((await browser.openTab('on')).shapes).toEqual([]);
  });

  test('unsent work is on disk without waiting for anything', async () => {
    const browser = createTestBrowser();
    const tab = await browser.openTab();
    tab.draw('a', 'b');
    // Queued behind the write that the strokes began; the clock does not move.
    await tab.copy.leasesOf([]);
    expect((await browser.openTab()).shapes).toEqual(['a', 'b']);
  });

  test('what the server has is written a moment later', async () => {
    const browser = createTestBrowser();
    const tab = await browser.openTab();
    tab.pull(createTestLog(...updatesOf('a')));
    browser.clock.advance(249);
    await tab.copy.leasesOf([]);
    expect((await browser.openTab()).kept.lastSeq).toBe(0);
    browser.clock.advance(1);
    await tab.copy.leasesOf([]);
    await tab.copy.leasesOf([]);
    expect((await browser.openTab()).kept.lastSeq).toBe(1);
  });

  test('closing writes what is left', async () => {
    const browser = createTestBrowser();
    const tab = await browser.openTab();
    tab.pull(createTestLog(...updatesOf('a')));
    tab.draw('mine');
    await tab.copy.close();
    await tab.copy.close();
    expect((await browser.openTab()).shapes).toEqual(['a', 'mine']);
  });

  test('an entry that is a view of a large message is kept without the rest of the message', async () => {
    const browser = createTestBrowser();
    const [entry = new Uint8Array()] = updatesOf('a');
    const message = new Uint8Array(100_000);
    message.set(entry, 500);
    const tab = await browser.openTab();
    tab.pull(createTestLog(message.subarray(500, 500 + entry.length)));
    await tab.copy.flush();
    const { kept } = await browser.openTab();
    expect(kept.updates.map(({ buffer }) => buffer.byteLength)).toEqual([entry.length]);
  });
});

describe('delivered work', () => {
  test('becomes part of the stored doc together with the place in the log that it got', async () => {
    const browser = createTestBrowser();
    const log = createTestLog(...updatesOf('a'));
    const tab = await browser.openTab();
    tab.draw('mine');
    tab.push(log);
    await tab.copy.flush();
    const { kept } = await browser.openTab();
    expect(kept).toMatchObject({ lastSeq: 2, unsent: [] });
    expect(keysOf(...kept.updates)).toEqual(['a', 'mine']);
  });

  test('may be reported twice, by two tabs that had adopted it, and with keys that nobody knows', async () => {
    const browser = createTestBrowser();
    const log = createTestLog();
    const first = await browser.openTab();
    first.draw('mine');
    await first.copy.flush();
    const second = await browser.openTab();
    first.push(log);
    second.push(log);
    first.copy.delivered([...second.kept.unsent.map(({ key }) => key), 'unknown'], {
      epoch: 'first',
      lastSeq: 1,
    });
    await first.copy.flush();
    await second.copy.flush();
    const third = await browser.openTab();
    expect(third.kept).toMatchObject({ lastSeq: 1, unsent: [] });
    expect(third.shapes).toEqual(['mine']);
    expect(log.entries).toHaveLength(1);
  });
});

describe('the order of unsent work', () => {
  test('a tab that goes on from the work of another sorts after it, whatever their names', async () => {
    const browser = createTestBrowser();
    const first = await browser.openTab();
    first.draw('a', 'b', 'c');
    await first.copy.flush();
    const second = await browser.openTab();
    second.erase('a');
    second.draw('d');
    await second.copy.flush();
    const { kept } = await browser.openTab();
    const clients = kept.unsent.map(({ clientId }) => clientId);
    expect(clients).toEqual([...Array(3).fill(first.doc.clientID), ...Array(2).fill(second.doc.clientID)]);
    const doc = new Y.Doc();
    for (const { bytes } of kept.unsent) {
      Y.applyUpdate(doc, bytes);
      expect(doc.store.pendingStructs).toBeNull();
    }
  });

  test('two tabs at the same time keep all of their work under different clientIDs', async () => {
    const browser = createTestBrowser();
    const [one, two] = [await browser.openTab(), await browser.openTab()];
    for (const key of ['a', 'b', 'c']) {
      one.draw(`${key}1`);
      two.draw(`${key}2`);
    }
    await Promise.all([one.copy.flush(), two.copy.flush()]);
    const third = await browser.openTab();
    expect(third.shapes).toEqual(['a1', 'a2', 'b1', 'b2', 'c1', 'c2']);
    expect(new Set(third.kept.unsent.map(({ clientId }) => clientId))).toEqual(
      new Set([one.doc.clientID, two.doc.clientID]),
    );
  });
});

describe('leases', () => {
  test('are kept with the work under them, and not without', async () => {
    const browser = createTestBrowser();
    const tab = await browser.openTab();
    tab.copy.addLeases([
      { clientId: tab.doc.clientID, token: 'ours' },
      { clientId: 7, token: 'idle' },
    ]);
    await tab.copy.flush();
    expect(await tab.copy.leasesOf([7, tab.doc.clientID])).toEqual([]);
    tab.draw('mine');
    await tab.copy.flush();
    const { kept } = await browser.openTab();
    expect(kept.leases).toEqual([{ clientId: tab.doc.clientID, token: 'ours' }]);
  });

  test('one that another tab was given for our work is found, even after it delivered the work', async () => {
    const browser = createTestBrowser();
    const log = createTestLog();
    const author = await browser.openTab();
    author.draw('mine');
    await author.copy.flush();
    const lease = { clientId: author.doc.clientID, token: 'granted' };
    const other = await browser.openTab('board', { leases: [lease] });
    other.push(log);
    await other.copy.flush();
    expect(await author.copy.leasesOf([author.doc.clientID, 3])).toEqual([lease]);
  });
});

describe('starting over', () => {
  test('puts everything aside until it is dropped, and the next copy begins empty', async () => {
    const browser = createTestBrowser();
    const tab = await browser.openTab();
    tab.pull(createTestLog(...updatesOf('a')));
    tab.draw('mine');
    expect(await tab.copy.startOver()).toBe(true);
    const next = await browser.openTab();
    expect(next.shapes).toEqual([]);
    expect(next.kept).toMatchObject({ lastSeq: 0, unsent: [], updates: [] });
    const [branch] = next.kept.branches;
    expect(keysOf(...(branch?.updates ?? []))).toEqual(['a']);
    expect(branch?.unsent.map(({ bytes }) => bytes)).toHaveLength(1);
    next.copy.dropBranch(branch?.id ?? 0);
    await next.copy.flush();
    expect((await browser.openTab()).kept.branches).toEqual([]);
  });

  test('by two tabs makes one branch, and work that one of them adds later is in it', async () => {
    const browser = createTestBrowser();
    const [one, two] = [await browser.openTab(), await browser.openTab()];
    one.draw('a');
    await one.copy.startOver();
    two.draw('b');
    await two.copy.startOver();
    const { kept } = await browser.openTab();
    expect(kept.unsent).toEqual([]);
    expect(kept.branches.map(({ unsent }) => keysOf(...unsent.map(({ bytes }) => bytes)))).toEqual([
      ['a', 'b'],
    ]);
  });

  test('with nothing kept makes no branch', async () => {
    const browser = createTestBrowser();
    await (await browser.openTab()).copy.startOver();
    expect((await browser.openTab()).kept.branches).toEqual([]);
  });

  test('a branch that was given back is not written again by the copy that put it aside', async () => {
    const browser = createTestBrowser();
    const old = await browser.openTab();
    old.pull(createTestLog(...updatesOf('a')));
    old.draw('mine');
    await old.copy.startOver();
    old.draw('during the handover');
    const next = await browser.openTab();
    next.copy.dropBranch(next.kept.branches[0]?.id ?? 0);
    await next.copy.flush();
    await old.copy.flush();
    await old.copy.close();
    expect((await browser.openTab()).kept.branches).toEqual([]);
  });

  test('a branch that was dropped while a tab still followed it comes back whole with new work', async () => {
    const browser = createTestBrowser();
    const [old, other] = [await browser.openTab(), await browser.openTab()];
    old.pull(createTestLog(...updatesOf('a')));
    await old.copy.flush();
    await other.copy.startOver();
    const next = await browser.openTab();
    next.copy.dropBranch(next.kept.branches[0]?.id ?? 0);
    await next.copy.flush();
    old.draw('late');
    await old.copy.flush();
    const [branch] = (await browser.openTab()).kept.branches;
    expect(keysOf(...(branch?.updates ?? []))).toEqual(['a', 'late']);
    expect(branch?.unsent).toHaveLength(1);
  });
});

test('a copy that has nowhere to be kept is not opened', () => {
  const { clock } = createTestBrowser();
  const kept = globalThis.indexedDB;
  Reflect.deleteProperty(globalThis, 'indexedDB');
  expect(openOfflineCopy({ boardId: 'board', wholeDoc: () => new Uint8Array(), clock })).toBeUndefined();
  globalThis.indexedDB = kept;
});

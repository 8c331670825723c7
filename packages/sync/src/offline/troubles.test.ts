import { openDB } from 'idb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { updatesOf } from '../test/updates.ts';
import { KEEP_MS } from './evictBoards.ts';
import { openOfflineCopy } from './openOfflineCopy.ts';
import { createTestBrowser, createTestLog, type TestTab } from './test/browser.ts';

afterEach(() => void vi.restoreAllMocks());

const RETRY_MS = 60_000;

function failPuts(name: string) {
  return vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('As a browser would say.', name);
  });
}

function failOpen(name: string) {
  return vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('As a browser would say.', name);
  });
}

function heard(tab: TestTab): (string | undefined)[] {
  const messages: (string | undefined)[] = [];
  tab.copy.onTrouble(() => messages.push(tab.copy.trouble?.message));
  return messages;
}

describe('no space left', () => {
  test('is said once, in plain words, and nothing is tried until later', async () => {
    const browser = createTestBrowser();
    const tab = await browser.openTab();
    const messages = heard(tab);
    const puts = failPuts('QuotaExceededError');
    tab.draw('a');
    await tab.copy.leasesOf([]);
    await tab.copy.leasesOf([]);
    const tries = puts.mock.calls.length;
    for (const key of ['b', 'c', 'd']) tab.draw(key);
    await tab.copy.leasesOf([]);
    await tab.copy.leasesOf([]);
    expect(puts.mock.calls.length).toBe(tries);
    expect(messages).toEqual([
      'This browser cannot keep a copy of the board: there is no space left for this site. Your changes are still sent to the server.',
    ]);
    expect(tab.copy.trouble?.code).toBe('quota');
  });

  test('ends by itself: a minute later everything is kept, and nothing is missing', async () => {
    const browser = createTestBrowser();
    const log = createTestLog(...updatesOf('a'));
    const tab = await browser.openTab();
    tab.pull(log);
    tab.draw('early');
    await tab.copy.flush();
    const puts = failPuts('QuotaExceededError');
    tab.draw('mine');
    tab.push(log);
    await tab.copy.flush();
    tab.draw('unsent');
    await tab.copy.flush();
    expect((await browser.openTab()).shapes).toEqual(['a', 'early']);
    puts.mockRestore();
    browser.clock.advance(RETRY_MS);
    await tab.copy.flush();
    expect(tab.copy.trouble).toBeUndefined();
    const later = await browser.openTab();
    expect(later.kept.lastSeq).toBe(3);
    expect(later.kept.unsent).toHaveLength(1);
    expect(later.shapes).toEqual(['a', 'early', 'mine', 'unsent']);
  });

  test('gives up boards that nobody opened for 30 days, but none with unsent work', async () => {
    const browser = createTestBrowser();
    for (const board of ['old', 'precious', 'recent']) {
      if (board === 'recent') browser.clock.advance(KEEP_MS);
      const tab = await browser.openTab(board);
      tab.pull(createTestLog(...updatesOf('a')));
      if (board === 'precious') tab.draw('mine');
      await tab.copy.close();
    }
    const tab = await browser.openTab('new');
    let isFull = true;
    const { put } = IDBObjectStore.prototype;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      if (isFull) throw new DOMException('As a browser would say.', 'QuotaExceededError');
      return put.apply(this, args);
    });
    const deletion = vi.spyOn(IDBObjectStore.prototype, 'delete');
    deletion.mockImplementationOnce(function (this: IDBObjectStore, query) {
      isFull = false;
      return this.delete(query);
    });
    tab.draw('mine');
    await tab.copy.flush();
    expect(tab.copy.trouble).toBeUndefined();
    const shapes = async (board: string) => (await browser.openTab(board)).shapes;
    expect(await shapes('old')).toEqual([]);
    expect(await shapes('precious')).toEqual(['a', 'mine']);
    expect(await shapes('recent')).toEqual(['a']);
    expect(await shapes('new')).toEqual(['mine']);
  });
});

describe('a browser that stores nothing', () => {
  test.each(['InvalidStateError', 'SecurityError'])('says so (%s) and opens an empty board', async (name) => {
    failOpen(name);
    const tab = await createTestBrowser().openTab();
    expect(tab.kept.updates).toEqual([]);
    expect(tab.copy.trouble).toEqual({
      code: 'unavailable',
      message:
        'This browser cannot keep a copy of the board: it does not let this site store anything, as in a private window. Your changes are still sent to the server.',
    });
  });

  test('but does so later does not mix what it finds with what the tab has', async () => {
    const browser = createTestBrowser();
    const log = createTestLog(...updatesOf('a', 'b', 'c'));
    const before = await browser.openTab();
    before.pull(createTestLog(...log.entries.slice(0, 2)));
    before.draw('kept');
    await before.copy.close();
    const open = failOpen('UnknownError');
    const tab = await browser.openTab();
    tab.pull(log);
    tab.draw('mine');
    await tab.copy.flush();
    expect(tab.copy.trouble?.code).toBe('unavailable');
    open.mockRestore();
    browser.clock.advance(RETRY_MS);
    await tab.copy.flush();
    expect(tab.copy.trouble).toBeUndefined();
    const later = await browser.openTab();
    expect(later.kept.lastSeq).toBe(3);
    expect(later.shapes).toEqual(['a', 'b', 'c', 'kept', 'mine']);
  });

  test('that never answers does not hold up the board for longer than its deadline', async () => {
    const browser = createTestBrowser();
    const holder = indexedDB.open(browser.databaseName);
    await new Promise((resolve) => holder.addEventListener('success', resolve));
    // Waits for the connection above, and everything that is opened later waits for it.
    indexedDB.deleteDatabase(browser.databaseName);
    const { open } = indexedDB;
    const asked = Promise.withResolvers<void>();
    vi.spyOn(indexedDB, 'open').mockImplementation((...args) => {
      asked.resolve();
      return open.apply(indexedDB, args);
    });
    const opening = browser.openTab();
    await asked.promise;
    browser.clock.advance(3_000);
    const tab = await opening;
    expect(tab.kept.updates).toEqual([]);
    expect(tab.copy.trouble?.message).toContain('its storage does not answer');
    holder.result.close();
  });

  test('that opens and then says nothing does not hold up the board either', async () => {
    const browser = createTestBrowser();
    const asked = Promise.withResolvers<void>();
    vi.spyOn(IDBObjectStore.prototype, 'getAllKeys').mockImplementation(() => {
      asked.resolve();
      // As idb wraps only requests, it waits for this as it is.
      return new Promise(() => {}) as unknown as IDBRequest<IDBValidKey[]>;
    });
    const opening = browser.openTab();
    await asked.promise;
    await Promise.resolve();
    browser.clock.advance(10_000);
    expect((await opening).copy.trouble?.message).toContain('its storage does not answer');
  });

  test('cannot put a copy aside, and says so', async () => {
    const tab = await createTestBrowser().openTab();
    tab.draw('a');
    await tab.copy.flush();
    failOpen('UnknownError');
    failPuts('UnknownError');
    expect(await tab.copy.startOver()).toBe(false);
  });
});

describe('a connection', () => {
  test('that the browser cut is opened again before anybody notices', async () => {
    const browser = createTestBrowser();
    const tab = await browser.openTab();
    const messages = heard(tab);
    tab.draw('a');
    await tab.copy.flush();
    const { transaction } = IDBDatabase.prototype;
    let cut: IDBDatabase | undefined;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
      cut ??= this;
      if (this === cut) throw new DOMException('The connection is closing.', 'InvalidStateError');
      return transaction.apply(this, args);
    });
    tab.draw('b');
    await tab.copy.flush();
    expect(messages).toEqual([]);
    expect((await browser.openTab()).shapes).toEqual(['a', 'b']);
  });

  test('makes way for a newer version of the page, and the person learns why nothing is kept', async () => {
    const browser = createTestBrowser();
    const tab = await browser.openTab();
    tab.draw('a');
    await tab.copy.flush();
    const newer = indexedDB.open(browser.databaseName, 99);
    await new Promise((resolve) => newer.addEventListener('success', resolve));
    tab.draw('b');
    await tab.copy.flush();
    expect(tab.copy.trouble?.message).toContain('a newer version of this page is open in another tab');
    newer.result.close();
  });
});

test('a fault in the middle of a write leaves what was kept before', async () => {
  const browser = createTestBrowser();
  const log = createTestLog(...updatesOf('a'));
  const tab = await browser.openTab();
  tab.pull(log);
  await tab.copy.flush();
  const { put } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'copies') throw new DOMException('As a browser would say.', 'UnknownError');
    return put.apply(this, args);
  });
  log.entries.push(...updatesOf('b'));
  tab.pull(log);
  await tab.copy.flush();
  const { kept } = await browser.openTab();
  expect(kept.lastSeq).toBe(1);
  expect(kept.updates).toHaveLength(1);
});

test('rows that cannot be read are replaced by the doc that the server gave', async () => {
  const browser = createTestBrowser();
  const log = createTestLog(...updatesOf('a', 'b'));
  const tab = await browser.openTab();
  tab.pull(log);
  await tab.copy.flush();
  const db = await openDB(browser.databaseName);
  await db.put('doc', new Uint8Array([1, 2, 3]), ['board', 1, 1]);
  db.close();
  const reader = openOfflineCopy({
    boardId: 'board',
    databaseName: browser.databaseName,
    clock: browser.clock,
    wholeDoc: () => Y.mergeUpdates(log.entries),
  });
  await reader?.load();
  reader?.replaceDamaged();
  reader?.addStored({ epoch: 'first', lastSeq: 2, updates: log.entries });
  await reader?.flush();
  expect((await browser.openTab()).shapes).toEqual(['a', 'b']);
});

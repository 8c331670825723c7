import { deleteDB } from 'idb';
import { describe, expect, test } from 'vitest';
import { keysOf, updatesOf } from '../test/updates.ts';
import { createTestBrowser, createTestLog } from './test/browser.ts';

describe('several tabs of one board', () => {
  test('write every entry once', async () => {
    const browser = createTestBrowser();
    const log = createTestLog(...updatesOf('a', 'b'));
    const [one, two] = [await browser.openTab(), await browser.openTab()];
    for (const tab of [one, two]) {
      tab.pull(log);
      await tab.copy.flush();
    }
    const { kept } = await browser.openTab();
    expect(kept.updates).toHaveLength(1);
    expect(kept.lastSeq).toBe(2);
  });

  test('one that is behind does not take the other back', async () => {
    const browser = createTestBrowser();
    const log = createTestLog(...updatesOf('a'));
    const [behind, ahead] = [await browser.openTab(), await browser.openTab()];
    behind.pull(log);
    log.entries.push(...updatesOf('b'));
    ahead.pull(log);
    await ahead.copy.flush();
    await behind.copy.flush();
    const later = await browser.openTab();
    expect(later.kept.lastSeq).toBe(2);
    expect(later.shapes).toEqual(['a', 'b']);
  });

  test('one that was offline while the other went on fits its entries in', async () => {
    const browser = createTestBrowser();
    const log = createTestLog(...updatesOf('a'));
    const [one, two] = [await browser.openTab(), await browser.openTab()];
    one.pull(log);
    await one.copy.flush();
    log.entries.push(...updatesOf('b'));
    two.pull(log);
    await two.copy.flush();
    log.entries.push(...updatesOf('c'));
    one.pull(log);
    await one.copy.flush();
    expect((await browser.openTab()).shapes).toEqual(['a', 'b', 'c']);
    expect(one.wholeDocs + two.wholeDocs).toBe(0);
  });

  test('one that works before its first join leaves the other’s board alone', async () => {
    const browser = createTestBrowser();
    const [fresh, joined] = [await browser.openTab(), await browser.openTab()];
    joined.pull(createTestLog(...updatesOf('a')));
    await joined.copy.flush();
    fresh.draw('mine');
    await fresh.copy.flush();
    const { kept, shapes } = await browser.openTab();
    expect(kept).toMatchObject({ epoch: 'first', lastSeq: 1 });
    expect(shapes).toEqual(['a', 'mine']);
  });

  test('the same log under a new name is carried on without writing the board again', async () => {
    const browser = createTestBrowser();
    const log = createTestLog(...updatesOf('a'));
    const [one, two] = [await browser.openTab(), await browser.openTab()];
    for (const tab of [one, two]) {
      tab.pull(log);
      await tab.copy.flush();
    }
    log.epoch = 'second';
    log.entries.push(...updatesOf('b'));
    for (const tab of [one, two]) {
      tab.pull(log);
      await tab.copy.flush();
    }
    const later = await browser.openTab();
    expect(later.kept).toMatchObject({ epoch: 'second', lastSeq: 2 });
    expect(later.shapes).toEqual(['a', 'b']);
    expect(one.wholeDocs + two.wholeDocs).toBe(0);
  });
});

describe('when the site’s data is deleted while the page is open', () => {
  test('the next write keeps the whole doc, not only what came since', async () => {
    const browser = createTestBrowser();
    const log = createTestLog(...updatesOf('a', 'b'));
    const tab = await browser.openTab();
    tab.pull(log);
    await tab.copy.flush();
    await deleteDB(browser.databaseName);
    log.entries.push(...updatesOf('c'));
    tab.pull(log);
    await tab.copy.flush();
    const { kept } = await browser.openTab();
    expect(kept.lastSeq).toBe(3);
    expect(keysOf(...kept.updates)).toEqual(['a', 'b', 'c']);
    expect(tab.copy.trouble).toBeUndefined();
  });

  test('unsent work that was on disk is written again', async () => {
    const browser = createTestBrowser();
    const tab = await browser.openTab();
    tab.draw('early');
    await tab.copy.flush();
    await deleteDB(browser.databaseName);
    tab.draw('late');
    await tab.copy.flush();
    const { kept, shapes } = await browser.openTab();
    expect(shapes).toEqual(['early', 'late']);
    expect(kept.unsent).toHaveLength(2);
  });

  test('unsent work is written again though another tab has begun the copy anew first', async () => {
    const browser = createTestBrowser();
    const [one, two] = [await browser.openTab(), await browser.openTab()];
    for (const tab of [one, two]) {
      tab.draw(`early-${tab.doc.clientID}`);
      await tab.copy.flush();
    }
    await deleteDB(browser.databaseName);
    for (const tab of [one, two]) {
      tab.draw(`late-${tab.doc.clientID}`);
      await tab.copy.flush();
    }
    expect((await browser.openTab()).kept.unsent).toHaveLength(4);
  });

  test('a second tab does not append to the copy that the first one began anew', async () => {
    const browser = createTestBrowser();
    const log = createTestLog(...updatesOf('a', 'b'));
    const tab = await browser.openTab();
    tab.pull(log);
    await tab.copy.flush();
    await deleteDB(browser.databaseName);
    const fresh = await browser.openTab();
    fresh.draw('mine');
    await fresh.copy.flush();
    log.entries.push(...updatesOf('c'));
    tab.pull(log);
    await tab.copy.flush();
    const { kept } = await browser.openTab();
    expect(kept.lastSeq).toBe(3);
    expect(keysOf(...kept.updates)).toEqual(['a', 'b', 'c']);
  });
});

describe('a copy that grows', () => {
  test('is a few rows after hundreds of writes, and the same board', async () => {
    const browser = createTestBrowser();
    const log = createTestLog();
    const tab = await browser.openTab();
    const names = Array.from({ length: 250 }, (_, index) => `shape-${index}`);
    for (const name of names) {
      tab.draw(name);
      tab.push(log);
      await tab.copy.flush();
    }
    const { kept, shapes } = await browser.openTab();
    expect(kept.updates.length).toBeLessThan(201);
    expect(kept.lastSeq).toBe(250);
    expect(shapes).toEqual([...names].sort());
    expect(tab.wholeDocs).toBe(0);
  });

  test('sheds what was deleted', async () => {
    const browser = createTestBrowser();
    const log = createTestLog();
    const tab = await browser.openTab();
    const sizes: number[] = [];
    for (let turn = 0; turn < 8; turn += 1) {
      tab.doc.getMap('shapes').set('big', 'x'.repeat(200_000));
      tab.push(log);
      await tab.copy.flush();
      const { kept } = await browser.openTab();
      sizes.push(kept.updates.reduce((sum, { length }) => sum + length, 0));
    }
    expect(Math.max(...sizes)).toBeGreaterThan(900_000);
    expect(sizes.at(-1)).toBeLessThan(700_000);
  });
});

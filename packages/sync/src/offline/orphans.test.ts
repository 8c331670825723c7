import { describe, expect, test } from 'vitest';
import { updatesOf } from '../test/updates.ts';
import { createTestBrowser, createTestLog, type TestTab } from './test/browser.ts';

/** Lets a tab find what it can find. */
const found = (tab: TestTab, count = 1) => expect.poll(() => tab.orphans).toHaveLength(count);

/** Lets the tabs do what they do by themselves, as often as it takes to say that there is nothing to do. */
async function rest(...tabs: TestTab[]): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) for (const { copy } of tabs) await copy.leasesOf([]);
}

/** A tab with work on disk that it did not send, and then is gone. */
async function leave(tab: TestTab, ...keys: string[]): Promise<void> {
  tab.draw(...keys);
  await tab.copy.flush();
  tab.kill();
}

describe('what a closed tab did not send', () => {
  test('comes to the tab that was open before it', async () => {
    const browser = createTestBrowser();
    const [stays, goes] = [await browser.openTab(), await browser.openTab()];
    await leave(goes, 'a', 'b');
    await found(stays);
    expect(stays.shapes).toEqual(['a', 'b']);
    expect(stays.orphans[0]?.unsent.map(({ clientId }) => clientId)).toEqual([
      goes.doc.clientID,
      goes.doc.clientID,
    ]);
  });

  test('comes to the tab that was opened after it, without what that tab had from the start', async () => {
    const browser = createTestBrowser();
    const goes = await browser.openTab();
    goes.draw('early');
    await goes.copy.flush();
    const stays = await browser.openTab();
    await leave(goes, 'late');
    await found(stays);
    expect(stays.shapes).toEqual(['early', 'late']);
    expect(stays.orphans[0]?.unsent).toHaveLength(1);
  });

  test('comes with the lease that it is to be sent under', async () => {
    const browser = createTestBrowser();
    const [stays, goes] = [await browser.openTab(), await browser.openTab()];
    const lease = { clientId: goes.doc.clientID, token: 'given' };
    goes.copy.addLeases([lease]);
    await leave(goes, 'a');
    await found(stays);
    expect(stays.orphans[0]?.leases).toEqual([lease]);
  });

  test('comes to one tab, and is stored once', async () => {
    const browser = createTestBrowser();
    const log = createTestLog(...updatesOf('x'));
    const tabs = [await browser.openTab(), await browser.openTab(), await browser.openTab()];
    const goes = await browser.openTab();
    await leave(goes, 'a');
    await expect.poll(() => tabs.flatMap(({ orphans }) => orphans)).toHaveLength(1);
    await rest(...tabs);
    for (const tab of tabs) {
      tab.copy.seekOrphans();
      tab.push(log);
      await tab.copy.flush();
    }
    await rest(...tabs);
    expect(tabs.flatMap(({ orphans }) => orphans)).toHaveLength(1);
    expect(log.entries).toHaveLength(2);
    expect((await browser.openTab()).kept.unsent).toEqual([]);
  });

  test('goes on to the next tab when the one that took it over is closed, too', async () => {
    const browser = createTestBrowser();
    const tabs = [await browser.openTab(), await browser.openTab()];
    await leave(await browser.openTab(), 'a');
    await expect.poll(() => tabs.flatMap(({ orphans }) => orphans)).toHaveLength(1);
    const [heir, other] = tabs[0]?.orphans.length ? tabs : [...tabs].reverse();
    heir?.kill();
    if (other) await found(other);
    expect(other?.shapes).toEqual(['a']);
  });

  test('that was closed in order, with the board still out of reach, comes too', async () => {
    const browser = createTestBrowser();
    const [stays, goes] = [await browser.openTab(), await browser.openTab()];
    goes.draw('a');
    await goes.copy.close();
    await found(stays);
    expect(stays.shapes).toEqual(['a']);
  });

  test('is nothing when it was delivered', async () => {
    const browser = createTestBrowser();
    const [stays, goes] = [await browser.openTab(), await browser.openTab()];
    goes.draw('a');
    goes.push(createTestLog());
    await goes.copy.flush();
    goes.kill();
    await rest(stays);
    expect(stays.orphans).toEqual([]);
  });

  test('of another board is left alone', async () => {
    const browser = createTestBrowser();
    const [stays, goes] = [await browser.openTab('one'), await browser.openTab('two')];
    await leave(goes, 'a');
    stays.copy.seekOrphans();
    await rest(stays);
    expect(stays.orphans).toEqual([]);
  });
});

describe('what a tab that is open has not sent', () => {
  test('stays its own', async () => {
    const browser = createTestBrowser();
    const [one, two] = [await browser.openTab(), await browser.openTab()];
    two.draw('a');
    await two.copy.flush();
    one.copy.seekOrphans();
    await rest(one, two);
    expect(one.orphans).toEqual([]);
  });

  test('comes along where the work of a closed tab builds on it, in the order in which it was made', async () => {
    const browser = createTestBrowser();
    const stays = await browser.openTab();
    const alive = await browser.openTab();
    alive.draw('a');
    await alive.copy.flush();
    const goes = await browser.openTab();
    goes.erase('a');
    alive.draw('later');
    await alive.copy.flush();
    await leave(goes, 'b');
    const heirs = () => [stays, alive].filter(({ orphans }) => orphans.length > 0);
    await expect.poll(heirs).toHaveLength(1);
    const [heir = stays] = heirs();
    expect(heir.doc.store.pendingStructs).toBeNull();
    expect(heir.shapes).toContain('b');
    expect(heir.shapes).not.toContain('a');
  });
});

test('work of a tab that nobody heard of is found when a tab is told to look, and once', async () => {
  const browser = createTestBrowser();
  const stays = await browser.openTab();
  // Such as one of an older version of the page.
  await leave(await browser.openTab('board', { isSecure: false }), 'a');
  await rest(stays);
  expect(stays.orphans).toEqual([]);
  stays.copy.seekOrphans();
  await found(stays);
  stays.copy.seekOrphans();
  await rest(stays);
  expect(stays.orphans).toHaveLength(1);
});

test('work that was put aside is not taken over: it is given back as a branch', async () => {
  const browser = createTestBrowser();
  const [stays, goes] = [await browser.openTab(), await browser.openTab()];
  goes.draw('a');
  await goes.copy.startOver();
  goes.kill();
  stays.copy.seekOrphans();
  await rest(stays);
  expect(stays.orphans).toEqual([]);
});

test('without locks, work waits for the next tab that loads', async () => {
  const browser = createTestBrowser();
  const stays = await browser.openTab('board', { isSecure: false });
  const goes = await browser.openTab();
  await leave(goes, 'a');
  stays.copy.seekOrphans();
  await rest(stays);
  expect(stays.orphans).toEqual([]);
  expect((await browser.openTab()).shapes).toEqual(['a']);
});

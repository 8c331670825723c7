import { deleteDB } from 'idb';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { createTestBrowser, createTestLog, type TestLog, type TestTab } from './test/browser.ts';

const STEPS = 60;
const SEEDS = Array.from({ length: 25 }, (_, index) => index + 1);

/** Mulberry32: 32 bits of state, good enough to choose steps. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

function docOf(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** What is kept, and the log after it, must be all of the log; and unsent work must build on nothing else. */
function expectNoHole({ kept }: TestTab, log: TestLog): void {
  const resumed = docOf(...kept.updates, ...log.entries.slice(kept.lastSeq));
  const before = Y.encodeStateAsUpdate(resumed);
  for (const entry of log.entries) Y.applyUpdate(resumed, entry);
  expect(Y.encodeStateAsUpdate(resumed)).toEqual(before);
  for (const { bytes } of kept.unsent) Y.applyUpdate(resumed, bytes);
  expect(resumed.store.pendingStructs).toBeNull();
}

test.each(SEEDS)(
  'tabs that come, work and are killed lose nothing and leave no hole (seed %i)',
  async (seed) => {
    const random = createRandom(seed);
    const browser = createTestBrowser();
    const log = createTestLog();
    /** How far each doc's work must be found at the end. */
    let promised = new Map<number, number>();
    let tabs: TestTab[] = [];
    let names = 0;

    const open = async (): Promise<void> => {
      const tab = await browser.openTab();
      expectNoHole(tab, log);
      tabs.push(tab);
    };
    const keep = async (tab: TestTab): Promise<void> => {
      await tab.copy.flush();
      if (tab.copy.trouble) return;
      promised.set(tab.doc.clientID, Y.getState(tab.doc.store, tab.doc.clientID));
    };
    const clear = async (): Promise<void> => {
      for (const tab of tabs) await tab.copy.flush();
      await deleteDB(browser.databaseName);
      // Only what is open survives that.
      const alive = new Set(tabs.map(({ doc }) => doc.clientID));
      promised = new Map([...promised].filter(([client]) => alive.has(client)));
      for (const tab of tabs) {
        tab.draw(`after-${names++}`);
        await keep(tab);
      }
    };
    const failOnce = (tab: TestTab): Promise<void> => {
      vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
        throw new DOMException('As a browser would say.', 'QuotaExceededError');
      });
      return tab.copy.flush().finally(() => void vi.restoreAllMocks());
    };

    const steps: ((tab: TestTab) => unknown)[] = [
      (tab) => tab.draw(`shape-${names++}`),
      (tab) => tab.draw(`shape-${names++}`, `shape-${names++}`),
      (tab) => tab.erase(`shape-${random(names + 1)}`),
      (tab) => tab.pull(log),
      (tab) => tab.push(log),
      (tab) => keep(tab),
      () => browser.clock.advance(1_000),
      async (tab) => {
        tab.kill();
        tabs = tabs.filter((other) => other !== tab);
        await open();
      },
      () => (tabs.length < 3 ? open() : undefined),
      (tab) => failOnce(tab),
      () => (random(4) === 0 ? clear() : undefined),
      () => {
        if (random(4) === 0) log.epoch = `run-${names}`;
      },
    ];

    await open();
    for (let step = 0; step < STEPS; step += 1) {
      const tab = tabs[random(tabs.length)];
      if (tab) await steps[random(steps.length)]?.(tab);
    }
    for (const tab of tabs) await keep(tab);
    for (const tab of tabs) tab.kill();
    const last = await browser.openTab();
    expectNoHole(last, log);
    last.push(log);
    const { store } = docOf(...log.entries);
    expect(store.pendingStructs).toBeNull();
    for (const [client, clock] of promised) {
      expect([client, Y.getState(store, client)]).toEqual([client, expect.toSatisfy((got) => got >= clock)]);
    }
  },
);

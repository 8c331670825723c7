import 'fake-indexeddb/auto';
import { createBoardId, type Lease } from '@drawbridge/protocol';
import * as Y from 'yjs';
import type { Clock } from '../../clock.ts';
import { createManualClock, type ManualClock } from '../../test/manualClock.ts';
import { shapeKeys } from '../../test/updates.ts';
import type { Kept, OfflineCopy, Orphans, UnsentKey } from '../offlineCopy.ts';
import { openOfflineCopy } from '../openOfflineCopy.ts';
import { createTestTabPorts } from './tabPorts.ts';

/** A board's log, as a server has it. */
export interface TestLog {
  epoch: string;
  readonly entries: Uint8Array[];
}

/** A tab with a board: a doc and its copy. What `push` and `pull` say is what a provider would. */
export interface TestTab {
  readonly doc: Y.Doc;
  readonly copy: OfflineCopy;
  readonly kept: Kept;
  /** What it was given of tabs that are gone. */
  readonly orphans: readonly Orphans[];
  /** Names of its shapes, in order. */
  readonly shapes: string[];
  readonly wholeDocs: number;
  draw(...keys: string[]): void;
  erase(...keys: string[]): void;
  /** Its timers do not come any more, and the browser knows that it is gone. */
  kill(): void;
  /** Takes the log's new entries in. */
  pull(log: TestLog): void;
  /** Brings unsent work to the log: once each, as a server does. */
  push(log: TestLog): void;
}

export interface OpenTabOptions {
  readonly leases?: readonly Lease[];
  /** Whether the browser lets the page have locks. */
  readonly isSecure?: boolean;
}

export interface TestBrowser {
  readonly clock: ManualClock;
  readonly databaseName: string;
  openTab(boardId?: string, options?: OpenTabOptions): Promise<TestTab>;
}

export function createTestLog(...entries: Uint8Array[]): TestLog {
  return { epoch: 'first', entries };
}

/** One browser profile; its storage is empty. */
export function createTestBrowser(): TestBrowser {
  const tabPorts = createTestTabPorts();
  const clock = createManualClock();
  const databaseName = createBoardId();
  let lastClientId = 1000;
  const delivered = new WeakMap<TestLog, Set<UnsentKey>>();

  const openTab = async (
    boardId = 'board',
    { leases = [], isSecure = true }: OpenTabOptions = {},
  ): Promise<TestTab> => {
    const doc = new Y.Doc();
    doc.clientID = lastClientId += 1;
    const unsent = new Map<UnsentKey, Uint8Array>();
    let have = 0;
    let wholeDocs = 0;
    const wholeDoc = (): Uint8Array => {
      wholeDocs += 1;
      return Y.encodeStateAsUpdate(doc);
    };
    let isAlive = true;
    const tabClock: Clock = {
      ...clock,
      after: (delayMs, callback) => clock.after(delayMs, () => isAlive && callback()),
    };
    const { ports, kill } = tabPorts.open();
    const copy = openOfflineCopy({
      boardId,
      wholeDoc,
      clock: tabClock,
      databaseName,
      tabPorts: isSecure ? ports : undefined,
    });
    if (!copy) throw new Error('Node needs fake-indexeddb/auto for this.');
    const orphans: Orphans[] = [];
    const show = (rows: Kept['unsent']): void => {
      for (const { key, bytes } of rows) {
        Y.applyUpdate(doc, bytes, 'copy');
        unsent.set(key, bytes);
      }
    };
    copy.onOrphans((found) => {
      orphans.push(found);
      show(found.unsent);
    });
    const kept = await copy.load();
    copy.addLeases(leases);
    for (const bytes of kept.updates) Y.applyUpdate(doc, bytes, 'copy');
    show(kept.unsent);
    have = kept.lastSeq;
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== 'log' && origin !== 'copy') unsent.set(copy.addUnsent(doc.clientID, bytes), bytes);
    });
    const pull = (log: TestLog): void => {
      const updates = log.entries.slice(have);
      for (const bytes of updates) Y.applyUpdate(doc, bytes, 'log');
      have = log.entries.length;
      copy.addStored({ epoch: log.epoch, lastSeq: have, updates });
    };

    return {
      doc,
      copy,
      kept,
      orphans,
      get shapes() {
        return shapeKeys(doc);
      },
      get wholeDocs() {
        return wholeDocs;
      },
      draw(...keys) {
        for (const key of keys) doc.getMap('shapes').set(key, 1);
      },
      erase(...keys) {
        for (const key of keys) doc.getMap('shapes').delete(key);
      },
      kill() {
        isAlive = false;
        kill();
      },
      pull,
      push(log) {
        const known = delivered.get(log) ?? new Set();
        delivered.set(log, known);
        for (const [key, bytes] of unsent) {
          pull(log);
          if (!known.has(key)) have = log.entries.push(bytes);
          known.add(key);
          copy.delivered([key], { epoch: log.epoch, lastSeq: have });
        }
        unsent.clear();
      },
    };
  };

  return { clock, databaseName, openTab };
}

import 'fake-indexeddb/auto';
import { createBoardId, type Lease } from '@drawbridge/protocol';
import * as Y from 'yjs';
import type { Clock } from '../../clock.ts';
import { createManualClock, type ManualClock } from '../../test/manualClock.ts';
import { shapeKeys } from '../../test/updates.ts';
import type { Kept, OfflineCopy, UnsentKey } from '../offlineCopy.ts';
import { openOfflineCopy } from '../openOfflineCopy.ts';

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
  /** Names of its shapes, in order. */
  readonly shapes: string[];
  readonly wholeDocs: number;
  draw(...keys: string[]): void;
  erase(...keys: string[]): void;
  /** Its timers do not come any more. */
  kill(): void;
  /** Takes the log's new entries in. */
  pull(log: TestLog): void;
  /** Brings unsent work to the log: once each, as a server does. */
  push(log: TestLog): void;
}

export interface TestBrowser {
  readonly clock: ManualClock;
  readonly databaseName: string;
  openTab(boardId?: string, leases?: readonly Lease[]): Promise<TestTab>;
}

export function createTestLog(...entries: Uint8Array[]): TestLog {
  return { epoch: 'first', entries };
}

/** One browser profile; its storage is empty. */
export function createTestBrowser(): TestBrowser {
  const clock = createManualClock();
  const databaseName = createBoardId();
  let lastClientId = 1000;
  const delivered = new WeakMap<TestLog, Set<UnsentKey>>();

  const openTab = async (boardId = 'board', leases: readonly Lease[] = []): Promise<TestTab> => {
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
    const copy = openOfflineCopy({ boardId, wholeDoc, clock: tabClock, databaseName });
    if (!copy) throw new Error('Node needs fake-indexeddb/auto for this.');
    const kept = await copy.load();
    copy.addLeases(leases);
    for (const bytes of kept.updates) Y.applyUpdate(doc, bytes, 'copy');
    for (const { key, bytes } of kept.unsent) {
      Y.applyUpdate(doc, bytes, 'copy');
      unsent.set(key, bytes);
    }
    have = kept.lastSeq;
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== 'log') unsent.set(copy.addUnsent(doc.clientID, bytes), bytes);
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

import { describe, expect, it } from 'vitest';
import type { LogPage } from './logPage.ts';
import { createLogReader } from './logReader.ts';

const BYTES = new Uint8Array([1]);
const live = (seq: number) => ({ seq, peerId: 1, bytes: BYTES });

/** A log that grows by hand, and a reader of it. */
function createReading(since = 0) {
  const log = { head: 0, reads: 0, onRead: () => {} };
  const sink = { isFull: false, isOver: false, taken: [] as number[], release: () => {} };
  const failures: unknown[] = [];
  const reader = createLogReader({
    since,
    async readPage(after): Promise<LogPage> {
      log.reads += 1;
      const { head } = log;
      log.onRead();
      const entries = Array.from({ length: head - after }, (_, index) => live(after + index + 1));
      return { kind: 'page', epoch: 'e', head, snapshot: undefined, entries, upto: head };
    },
    sink: {
      get isFull() {
        return sink.isFull;
      },
      get isOver() {
        return sink.isOver;
      },
      drained: () =>
        sink.isFull
          ? new Promise((resolve) => {
              sink.release = () => {
                sink.isFull = false;
                resolve();
              };
            })
          : Promise.resolve(),
      page: (page) => {
        if (page.kind === 'page') sink.taken.push(...page.entries.map(({ seq }) => seq));
      },
      entry: ({ seq }) => void sink.taken.push(seq),
    },
    onFailed: (error) => failures.push(error),
  });
  return {
    reader,
    sink,
    log,
    write() {
      log.head += 1;
      reader.follower(live(log.head));
    },
  };
}

describe('A reader of a log', () => {
  it('that keeps up is handed entries without asking storage', async () => {
    const { reader, sink, log, write } = createReading();
    await reader.begin();
    write();
    write();
    expect([sink.taken, log.reads]).toEqual([[1, 2], 1]);
  });

  it('hears once of what was written while it read', async () => {
    const { reader, sink, log, write } = createReading();
    write();
    const begun = reader.begin();
    write();
    log.onRead = () => {
      log.onRead = () => {};
      write();
    };
    await begun;
    expect(sink.taken).toEqual([1, 2, 3]);
  });

  it('leaves out what it has', async () => {
    const { reader, sink, log } = createReading();
    log.head = 2;
    await reader.begin();
    reader.follower(live(1));
    reader.follower(live(2));
    expect(sink.taken).toEqual([1, 2]);
  });

  it('that takes nothing costs no reading, and then catches up', async () => {
    const { reader, sink, log, write } = createReading();
    await reader.begin();
    sink.isFull = true;
    for (let count = 0; count < 100; count += 1) write();
    expect([sink.taken.length, log.reads]).toEqual([0, 1]);
    sink.release();
    await expect.poll(() => sink.taken.length).toBe(100);
    expect(log.reads).toBeLessThanOrEqual(3);
  });

  it('looks for what nobody told it of', async () => {
    const { reader, sink, log } = createReading();
    await reader.begin();
    log.head = 3;
    reader.follower(undefined);
    await expect.poll(() => sink.taken).toEqual([1, 2, 3]);
  });
});

import { createManualClock } from '@drawbridge/sync/test';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { BoardHead } from '../storage/index.ts';
import { createCompaction } from './compaction.ts';
import { createLedger } from './ledger.ts';

const KB = 1024;
const EMPTY: BoardHead = { epoch: 'e', head: 0, tail: { entries: 0, bytes: 0 }, damaged: 0 };
const LIMITS = { maxBoardBytes: 1e9, maxBoardShapes: 1e9 };

/** A board whose compactions the test answers. */
function createOne(board: BoardHead = EMPTY, limits = LIMITS) {
  const errors: string[] = [];
  const clock = createManualClock();
  let isSnapshotRead = false;
  const ledger = createLedger(board, limits);
  const asked: { done: (board: BoardHead | undefined) => void; fail: (error: Error) => void }[] = [];
  const compaction = createCompaction({
    boardId: 'b',
    ledger,
    log: pino({ level: 'error' }, { write: (line) => errors.push(JSON.parse(line).msg) }),
    storage: { compact: () => new Promise((done, fail) => asked.push({ done, fail })) },
    clock,
    isSnapshotRead: () => isSnapshotRead,
    onCompacted: () => {},
  });
  const grow = (entries: number, bytes: number): void => {
    for (let count = 0; count < entries; count += 1) {
      ledger.add(ledger.head + 1, bytes);
      compaction.grown();
    }
  };
  const read = (isRead: boolean): void => {
    isSnapshotRead = isRead;
  };
  return { ledger, compaction, asked, grow, clock, read, errors };
}

const compacted = (covers: number, bytes: number): BoardHead => ({
  ...EMPTY,
  head: covers,
  snapshot: { name: 'x', covers, bytes, gzipBytes: bytes },
});

describe('A log', () => {
  it('becomes a snapshot when it weighs 256 KB, once at a time', () => {
    const { grow, asked } = createOne();
    grow(4, 64 * KB);
    expect(asked).toHaveLength(0);
    grow(3, 64 * KB);
    expect(asked).toHaveLength(1);
  });

  it('of a large board may grow to a quarter of the snapshot', () => {
    const { grow, asked } = createOne(compacted(10, 4_096 * KB));
    grow(16, 64 * KB);
    expect(asked).toHaveLength(0);
    grow(1, 64 * KB);
    expect(asked).toHaveLength(1);
  });

  it('of very many entries becomes one, however small they are', () => {
    const { grow, asked } = createOne();
    grow(2_000, 30);
    expect(asked).toHaveLength(0);
    grow(1, 30);
    expect(asked).toHaveLength(1);
  });

  it('that could not be compacted is tried again when it has grown as much again', async () => {
    const { grow, asked, compaction } = createOne();
    grow(5, 64 * KB);
    asked[0]?.fail(new Error('The disk is full.'));
    await compaction.settle();
    grow(4, 64 * KB);
    expect(asked).toHaveLength(1);
    grow(1, 64 * KB);
    expect(asked).toHaveLength(2);
  });

  it('is compacted when everybody has left, if it has more than a few entries', async () => {
    const few = createOne();
    few.grow(50, 30);
    await few.compaction.settle();
    expect(few.asked).toHaveLength(0);
    const more = createOne();
    more.grow(51, 30);
    const settled = more.compaction.settle();
    more.asked[0]?.done(compacted(51, 900));
    await settled;
    expect(more.ledger.snapshot?.covers).toBe(51);
  });

  it('may be the longer, the larger the board is: a compaction takes as long as the board weighs', () => {
    const { grow, asked } = createOne(compacted(10, 4_096 * KB));
    grow(4_048, 30);
    expect(asked).toHaveLength(0);
    grow(1, 30);
    expect(asked).toHaveLength(1);
  });

  it('is left alone for nine times as long as its compaction took', async () => {
    const { grow, asked, clock, compaction } = createOne();
    grow(5, 64 * KB);
    clock.advance(1_000);
    asked[0]?.done(compacted(5, 64 * KB));
    await compaction.settle();
    clock.advance(8_999);
    grow(9, 64 * KB);
    expect(asked).toHaveLength(1);
    clock.advance(1);
    grow(1, 64 * KB);
    expect(asked).toHaveLength(2);
  });

  it('that became long while it was compacted is compacted again, after the rest and without another update', async () => {
    const { grow, asked, clock, ledger } = createOne();
    grow(5, 64 * KB);
    clock.advance(1_000);
    grow(5, 64 * KB);
    asked[0]?.done({ ...compacted(5, 64 * KB), head: 10, tail: { entries: 5, bytes: 320 * KB } });
    await expect.poll(() => ledger.snapshot?.covers).toBe(5);
    clock.advance(8_999);
    expect(asked).toHaveLength(1);
    clock.advance(1);
    expect(asked).toHaveLength(2);
  });

  it('that became long while it was compacted is compacted to its end when everybody has left', async () => {
    const { grow, asked, compaction, ledger } = createOne();
    grow(5, 64 * KB);
    const settled = compaction.settle();
    grow(60, 30);
    asked[0]?.done({ ...compacted(5, 64 * KB), head: 65, tail: { entries: 60, bytes: 1_800 } });
    await expect.poll(() => asked).toHaveLength(2);
    asked[1]?.done(compacted(65, 64 * KB));
    await settled;
    expect(ledger.snapshot?.covers).toBe(65);
  });

  it('that is closed in the middle of it is no trouble', async () => {
    for (const isClosed of [false, true]) {
      const { grow, asked, compaction, errors } = createOne();
      grow(5, 64 * KB);
      if (isClosed) compaction.stop();
      asked[0]?.fail(new Error('The storage thread ended.'));
      await compaction.settle();
      expect(errors).toEqual(isClosed ? [] : ['log not compacted']);
    }
  });

  it('is not compacted once it is closed', async () => {
    const { grow, asked, clock, compaction, ledger } = createOne();
    grow(5, 64 * KB);
    clock.advance(1_000);
    compaction.stop();
    asked[0]?.done({ ...compacted(5, 64 * KB), head: 10, tail: { entries: 5, bytes: 320 * KB } });
    await expect.poll(() => ledger.snapshot?.covers).toBe(5);
    clock.advance(60_000);
    grow(9, 64 * KB);
    expect(asked).toHaveLength(1);
  });

  it('stays while somebody reads the snapshot before it, unless it outgrows that', () => {
    const { grow, asked, read } = createOne(compacted(10, 1_024 * KB));
    read(true);
    grow(16, 64 * KB);
    expect(asked).toHaveLength(0);
    grow(1, 64 * KB);
    expect(asked).toHaveLength(1);
  });

  it('of a board that is full is compacted with each deletion, which makes room only then', () => {
    const { grow, asked } = createOne(compacted(10, 64 * KB), { ...LIMITS, maxBoardBytes: 64 * KB });
    grow(1, 20);
    expect(asked).toHaveLength(1);
  });

  it('of a board that is full stays when there is nothing in it', async () => {
    const { grow, asked, clock, ledger } = createOne(compacted(10, 64 * KB), {
      ...LIMITS,
      maxBoardBytes: 64 * KB,
    });
    grow(1, 20);
    clock.advance(1_000);
    asked[0]?.done(compacted(11, 64 * KB));
    await expect.poll(() => ledger.snapshot?.covers).toBe(11);
    clock.advance(60_000);
    expect(asked).toHaveLength(1);
  });
});

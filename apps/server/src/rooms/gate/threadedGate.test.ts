import { afterEach, describe, expect, it } from 'vitest';
import type { Gate } from './gate.ts';
import { encodeUpdate, item, plain, uint } from './test/encodeUpdate.ts';
import { checkOne, createSnapshotBoard, createStoredBoard, updateBy } from './test/storedBoard.ts';
import { createThreadedGate, type ThreadedGateDeps } from './threadedGate.ts';

const FIRST = updateBy(7, (shapes) => shapes.set('a', 1));
const SECOND = updateBy(8, (shapes) => shapes.set('b', 2), FIRST);
const THIRD = updateBy(9, (shapes) => shapes.set('c', 3), FIRST, SECOND);

/** One value with five million parts: some 40 MB in memory. */
const HUGE = encodeUpdate({ structs: [item({ key: 'a', content: plain([117, ...uint(5_000_000)]) })] });
const huge = (): Uint8Array => {
  // Without the delete set, which follows the value.
  const bytes = new Uint8Array(HUGE.length + 5_000_000).fill(126);
  bytes.set(HUGE.subarray(0, -1));
  bytes[bytes.length - 1] = 0;
  return bytes;
};

let gate: Gate | undefined;
const start = (deps: ThreadedGateDeps = {}): Gate => {
  gate = createThreadedGate(deps);
  return gate;
};

afterEach(() => gate?.close());

describe('The gate in threads', { timeout: 60_000 }, () => {
  it('loads a log or a snapshot and checks upon it', async () => {
    const log = start().open('log', createStoredBoard(FIRST).load);
    expect(await checkOne(log, SECOND)).toEqual({ kind: 'accepted', shapes: 2 });
    expect(await checkOne(log, FIRST)).toEqual({ kind: 'duplicate' });
    const snapshot = gate?.open('snapshot', createSnapshotBoard(FIRST).load);
    expect(await snapshot?.clocks([7, 8])).toEqual([1, 0]);
    expect(await snapshot?.shapes()).toBe(1);
  });

  it('leaves the bytes of an update with the caller', async () => {
    const board = start().open('board', createStoredBoard().load);
    const bytes = FIRST.slice();
    await checkOne(board, bytes);
    expect(bytes).toEqual(FIRST);
  });

  it('loads a large board in a thread of its own, as often as is needed', async () => {
    const stored = createStoredBoard(FIRST, SECOND);
    const board = start({ sizes: { largeBoardBytes: 1 } }).open('board', stored.load);
    expect(await checkOne(board, THIRD)).toEqual({ kind: 'accepted', shapes: 3 });
    board.forget();
    expect(await checkOne(board, THIRD)).toEqual({ kind: 'accepted', shapes: 3 });
    expect(stored.loads).toBe(2);
  });

  it('says when a board cannot be loaded, and tries again for the next check', async () => {
    let isBroken = true;
    const board = start().open('board', async function* () {
      if (isBroken) throw new Error('The disk is gone.');
      yield* createStoredBoard(FIRST).load();
    });
    await expect(checkOne(board, SECOND)).rejects.toMatchObject({
      message: expect.stringContaining('The disk is gone.'),
      isFinal: false,
    });
    isBroken = false;
    expect(await checkOne(board, SECOND)).toMatchObject({ kind: 'accepted' });
  });

  it('replaces a thread that ran out of memory, and leaves alone the board that did it twice', async () => {
    const deaths: (string | undefined)[] = [];
    start({
      sizes: { maxHeapMb: 32, largeBoardBytes: 2 ** 30 },
      onDeath: (_why, boardId) => deaths.push(boardId),
    });
    const bomb = gate?.open('bomb', createStoredBoard(huge()).load);
    const other = gate?.open('other', createStoredBoard(FIRST).load);
    if (!bomb || !other) throw new Error('There is no gate.');
    await expect(checkOne(bomb, FIRST)).rejects.toMatchObject({ isFinal: false });
    expect(await checkOne(other, SECOND)).toMatchObject({ kind: 'accepted' });
    await expect(checkOne(bomb, FIRST)).rejects.toMatchObject({ isFinal: false });
    await expect(checkOne(bomb, FIRST)).rejects.toMatchObject({ isFinal: true });
    expect(deaths).toEqual(['bomb', 'bomb']);
    expect(await checkOne(other, THIRD)).toMatchObject({ kind: 'accepted' });
  });

  it('has boards in several threads where there are many, and room again when one is closed', async () => {
    const { open } = start({ sizes: { maxHeapMb: 32, largeBoardBytes: 2 ** 30, boardsBeforeNext: 1 } });
    const stored = Array.from({ length: 3 }, () => createStoredBoard(FIRST));
    const boards = stored.map(({ load }, index) => open(`board-${index}`, load));
    for (const board of boards) expect(await checkOne(board, SECOND)).toMatchObject({ kind: 'accepted' });
    boards[1]?.close();
    const bomb = open('bomb', createStoredBoard(huge()).load);
    await expect(checkOne(bomb, FIRST)).rejects.toMatchObject({ isFinal: false });
    const others = boards.filter((_, index) => index !== 1);
    for (const board of others) expect(await checkOne(board, THIRD)).toMatchObject({ shapes: 3 });
    // The thread that died had no board beside the bomb.
    expect(stored.map(({ loads }) => loads)).toEqual([1, 1, 1]);
  });

  it('rejects what is asked after it was closed, and what waits then', async () => {
    const board = start().open('board', createStoredBoard(FIRST).load);
    const waiting = checkOne(board, SECOND);
    const settled = expect(waiting).rejects.toMatchObject({ isFinal: false });
    await gate?.close();
    await settled;
    await expect(checkOne(board, SECOND)).rejects.toMatchObject({ isFinal: false });
    await gate?.close();
  });
});

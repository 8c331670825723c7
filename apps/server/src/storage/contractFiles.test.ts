import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Storage } from './index.ts';
import { describeStorage } from './test/describeStorage.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const GRACE_MS = 30 * DAY_MS;
const [ONE, TWO] = ['1a', '2b'].map((digits) => digits.repeat(32)) as [string, string]; // a pair
const ROOM = { bytes: 10, maxBytes: 100 };

describeStorage('%s storage, asked for files,', (tested) => {
  let storage: Storage;
  let n: number;
  let docs: Map<string, Y.Doc>;

  beforeEach(() => {
    n = 0;
    docs = new Map();
    storage = tested.storage;
  });

  /** What somebody does on a board. */
  async function change(boardId: string, edit: (shapes: Y.Map<Y.Map<unknown>>) => void): Promise<void> {
    const doc = docs.get(boardId) ?? new Y.Doc();
    docs.set(boardId, doc);
    const before = Y.encodeStateVector(doc);
    edit(doc.getMap('shapes'));
    n += 1;
    const { epoch } = await storage.openBoard(boardId);
    await storage.append(boardId, epoch, [{ session: 's', n, bytes: Y.encodeStateAsUpdate(doc, before) }]);
  }

  const put = (boardId: string, file: string, id = file.slice(0, 4)) =>
    change(boardId, (shapes) => shapes.set(id, new Y.Map([['im', { name: file, w: 5, h: 5 }]])));
  const erase = (boardId: string, file: string, id = file.slice(0, 4)) =>
    change(boardId, (shapes) => shapes.delete(id));
  /** So that no version shows it any more, either. */
  const remove = async (...what: Parameters<typeof erase>): Promise<void> => {
    await erase(...what);
    await storage.compact(what[0]);
    await storage.dropHistory(tested.nowMs + 1);
  };
  const unused = (...files: string[]) => storage.files.unused(files, GRACE_MS);
  const later = (days: number): void => {
    tested.pass(days * DAY_MS);
  };

  it('never calls one unused that a board names', async () => {
    await storage.files.claim('b', ONE, ROOM);
    await put('b', ONE);
    for (let round = 0; round < 3; round += 1) {
      expect(await unused(ONE)).toEqual([]);
      later(31);
    }
    await storage.compact('b');
    expect(await unused(ONE)).toEqual([]);
  });

  it('knows the boards that have to do with one: it was sent for them, or they name it', async () => {
    const has = (...boards: string[]) => Promise.all(boards.map((board) => storage.files.has(board, ONE)));
    expect(await has('sent', 'named', 'nobody')).toEqual([false, false, false]);
    await storage.files.claim('sent', ONE, ROOM);
    await put('named', ONE);
    await put('other', TWO);
    expect(await has('sent', 'named', 'other', 'nobody')).toEqual([true, true, false, false]);
    await storage.compact('named');
    await storage.compact('other');
    expect(await has('named', 'other')).toEqual([true, false]);
    await unused(ONE, TWO);
    expect(await has('named', 'other')).toEqual([true, false]);
  });

  it('calls one unused that no board has named for the time of grace, counted from when it was seen', async () => {
    await put('b', ONE);
    await put('b', TWO);
    await unused(ONE, TWO);
    later(100);
    await remove('b', ONE);
    expect(await unused(ONE, TWO)).toEqual([]);
    later(29);
    expect(await unused(ONE, TWO)).toEqual([]);
    later(2);
    expect(await unused(ONE, TWO)).toEqual([ONE]);
    expect(await storage.files.forget(ONE, GRACE_MS)).toBe(true);
  });

  it('counts anew when undo brought it back meanwhile', async () => {
    await put('b', ONE);
    await unused(ONE);
    await remove('b', ONE);
    await unused(ONE);
    later(29);
    await put('b', ONE, 'again');
    later(29);
    expect(await unused(ONE)).toEqual([]);
    await remove('b', ONE, 'again');
    expect(await unused(ONE)).toEqual([]);
    later(31);
    expect(await unused(ONE)).toEqual([ONE]);
  });

  it('keeps what versions show: of the log, of the past, and those with a name', async () => {
    await put('b', ONE);
    await unused(ONE);
    await erase('b', ONE);
    await unused(ONE);
    later(89);
    expect(await unused(ONE)).toEqual([]);
    await storage.compact('b');
    await unused(ONE);
    later(119);
    expect(await unused(ONE)).toEqual([]);
    expect(await storage.nameVersion('b', { seq: 1, name: 'With it' })).toMatchObject({ kind: 'named' });
    await put('b', TWO);
    await storage.compact('b');
    await storage.dropHistory(tested.nowMs + 1);
    later(31);
    expect(await unused(ONE)).toEqual([]);
    const [version] = await storage.listVersions('b');
    await storage.deleteVersion('b', version?.id ?? 0);
    expect(await unused(ONE)).toEqual([]);
    later(31);
    expect(await unused(ONE)).toEqual([ONE]);
  });

  it('keeps what another board names', async () => {
    await put('a', ONE);
    await put('b', ONE);
    await unused(ONE);
    await remove('a', ONE);
    await unused(ONE);
    later(31);
    expect(await unused(ONE)).toEqual([]);
  });

  it('keeps what was sent and is not on the board yet', async () => {
    await storage.files.claim('b', ONE, ROOM);
    expect(await unused(ONE)).toEqual([]);
    later(29);
    expect(await unused(ONE)).toEqual([]);
    later(2);
    expect(await unused(ONE)).toEqual([ONE]);
    await storage.files.claim('c', ONE, ROOM);
    expect(await storage.files.forget(ONE, GRACE_MS)).toBe(false);
    expect(await unused(ONE)).toEqual([]);
  });

  it('gives one that nobody knows the time of grace from now on', async () => {
    expect(await unused(ONE)).toEqual([]);
    later(31);
    expect(await unused(ONE)).toEqual([ONE]);
  });

  it('keeps what an entry names that cannot be merged', async () => {
    await put('b', TWO);
    const rubbish = new TextEncoder().encode(`\xff\xff${ONE}`);
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, [{ session: 'r', n: 1, bytes: rubbish }]);
    await unused(ONE, TWO);
    await storage.compact('b');
    await unused(ONE, TWO);
    later(31);
    expect(await unused(ONE, TWO)).toEqual([]);
  });

  it('takes no more for a board than it may have, and makes room when files go', async () => {
    const claim = (file: string, bytes: number) => storage.files.claim('b', file, { bytes, maxBytes: 100 });
    expect(await claim(ONE, 60)).toBe(true);
    expect(await claim(ONE, 60)).toBe(true);
    expect(await claim(TWO, 41)).toBe(false);
    expect(await storage.files.claim('other', TWO, { bytes: 41, maxBytes: 100 })).toBe(true);
    expect(await claim(TWO, 40)).toBe(true);
    await put('b', TWO);
    later(31);
    expect(await unused(ONE, TWO)).toEqual([ONE]);
    await storage.files.forget(ONE, GRACE_MS);
    expect(await claim('3c'.repeat(32), 61)).toBe(false);
    expect(await claim('3c'.repeat(32), 60)).toBe(true);
  });

  it('frees the room of one that only another board still names', async () => {
    await storage.files.claim('b', ONE, { bytes: 60, maxBytes: 100 });
    await put('c', ONE);
    later(31);
    expect(await unused(ONE)).toEqual([]);
    expect(await storage.files.claim('b', TWO, { bytes: 100, maxBytes: 100 })).toBe(true);
  });

  it.runIf(tested.isDurable)('remembers all of it after a restart', async () => {
    await put('b', ONE);
    await storage.files.claim('b', TWO, { bytes: 60, maxBytes: 100 });
    await unused(ONE, TWO);
    await remove('b', ONE);
    await unused(ONE, TWO);
    later(31);
    storage = await tested.reopen();
    expect(await storage.files.claim('b', '3c'.repeat(32), { bytes: 41, maxBytes: 100 })).toBe(false);
    expect([...(await unused(ONE, TWO))].sort()).toEqual([ONE, TWO]);
    // Ends between the two: the file lies there, unknown, and is found again.
    await storage.files.forget(ONE, GRACE_MS);
    expect(await unused(ONE)).toEqual([]);
    later(31);
    expect(await unused(ONE)).toEqual([ONE]);
  });
});

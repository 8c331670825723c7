import { gunzipSync } from 'node:zlib';
import { beforeEach, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Storage } from './index.ts';
import { describeStorage } from './test/describeStorage.ts';
import { createDrawing, openDoc, shapesIn } from './test/drawing.ts';

const DAY_MS = 24 * 60 * 60_000;
const everything = { before: Number.MAX_SAFE_INTEGER, limit: 1_000 };

describeStorage('%s storage, of its past,', (tested) => {
  const { append } = tested;
  let storage: Storage;

  beforeEach(() => {
    storage = tested.storage;
  });

  const shapesAt = async (seq: number): Promise<unknown> => {
    const gzip = await storage.readBoardAt('b', seq);
    if (!gzip) return undefined;
    const doc = new Y.Doc();
    Y.applyUpdate(doc, gunzipSync(gzip));
    return shapesIn(doc);
  };

  /** Draws one shape after the other and answers what the board was after each. */
  const drawEach = async (count: number, drawing = createDrawing()): Promise<unknown[]> => {
    const seen: unknown[] = [];
    for (let drawn = 0; drawn < count; drawn += 1) {
      await append(drawing.draw(1));
      seen.push(shapesIn(drawing.doc));
    }
    return seen;
  };

  it('keeps when an entry was written that comes from another store', async () => {
    const drawing = createDrawing();
    const writer = { client: 7, name: 'Ada', color: '#336699' };
    const old = drawing.draw(1).map((entry) => ({ ...entry, writer, timeMs: 5_000 }));
    await append([...old, ...drawing.draw(1)]);
    const expectTimes = async () => {
      const entries = await storage.readEntries('b', { after: 0, upto: 9, maxBytes: 1e6 });
      expect(entries?.map(({ timeMs }) => timeMs)).toEqual([5_000, expect.any(Number)]);
      expect(entries?.[1]?.timeMs).toBeGreaterThanOrEqual(tested.nowMs);
    };
    await expectTimes();
    await storage.compact('b');
    await expectTimes();
    expect(await storage.readWriters('b')).toMatchObject([writer]);
  });

  it('reads what was written, entry by entry, as much as is asked for', async () => {
    const drawing = createDrawing();
    await drawEach(3, drawing);
    await storage.compact('b');
    await drawEach(3, drawing);
    const read = (after: number, upto: number, maxBytes = 1_000_000) =>
      storage.readEntries('b', { after, upto, maxBytes });
    expect((await read(0, 6))?.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6]);
    const doc = new Y.Doc();
    for (let after = 0; after < 6; ) {
      const entries = (await read(after, 6, 1)) ?? [];
      expect(entries.length).toBeGreaterThan(0);
      for (const { bytes, seq } of entries) {
        Y.applyUpdate(doc, bytes);
        after = seq;
      }
    }
    expect(shapesIn(doc)).toEqual(shapesIn(drawing.doc));
    expect(await read(2, 4)).toHaveLength(2);
    expect(await read(6, 9)).toEqual([]);
    expect(await storage.readEntries('none', { after: 0, upto: 5, maxBytes: 5 })).toEqual([]);
    await storage.compact('b');
    await drawEach(2, drawing);
    const sizes = (await read(0, 8))?.map(({ bytes }) => bytes.length) ?? [];
    for (let maxBytes = 1; maxBytes < Math.max(...sizes) * 4; maxBytes += 1) {
      const seqs = (await read(1, 8, maxBytes))?.map(({ seq }) => seq);
      expect(seqs).toEqual([2, 3, 4, 5, 6, 7, 8].slice(0, seqs?.length));
    }
    await storage.compact('b');
    await storage.dropHistory(Number.MAX_SAFE_INTEGER);
    expect(await read(0, 6)).toBeUndefined();
  });

  it('finds when a part of the document was written, in the log and in the past', async () => {
    const drawing = createDrawing();
    const { clientID: client } = drawing.doc;
    const signed = (count: number) =>
      drawing.draw(count).map((entry) => ({ ...entry, writer: { client, name: 'Ada', color: '#aa0000' } }));
    await append(signed(2));
    const clock = Y.getState(drawing.doc.store, client);
    await storage.compact('b');
    await append(signed(2));
    const marks = [
      { client, clock: clock - 1 },
      { client, clock },
      { client: client + 1, clock: 0 },
    ];
    const found = await storage.findWrites('b', marks);
    expect(found.toSorted((a, b) => a.seq - b.seq)).toEqual([
      { client, clock: clock - 1, seq: 2, timeMs: expect.any(Number) },
      { client, clock, seq: 3, timeMs: expect.any(Number) },
    ]);
  });

  it('reads the board after every entry, before and after compactions', async () => {
    const drawing = createDrawing();
    const seen = await drawEach(3, drawing);
    await storage.compact('b');
    seen.push(...(await drawEach(3, drawing)));
    await storage.compact('b');
    seen.push(...(await drawEach(2, drawing)));
    for (const [index, shapes] of seen.entries()) expect(await shapesAt(index + 1)).toEqual(shapes);
    expect(await shapesAt(8)).toEqual(shapesIn(await openDoc(storage, 'b')));
  });

  it('has what was deleted since', async () => {
    const drawing = createDrawing();
    await append(drawing.draw(3));
    const before = shapesIn(drawing.doc);
    drawing.doc.getMap('shapes').clear();
    await append([{ session: 's', n: 4, bytes: Y.encodeStateAsUpdate(drawing.doc) }]);
    await storage.compact('b');
    expect(await shapesAt(3)).toEqual(before);
    expect(await shapesAt(4)).toEqual({});
  });

  it('has no board of the future, of nothing, or that was never written', async () => {
    await append(createDrawing().draw(2));
    await storage.compact('b');
    expect(await storage.readBoardAt('b', 3)).toBeUndefined();
    expect(await storage.readBoardAt('b', 0)).toBeUndefined();
    expect(await storage.readBoardAt('other', 1)).toBeUndefined();
  });

  it('tells the same work before and after a compaction', async () => {
    await append(createDrawing().draw(5));
    await append(createDrawing({ session: 'other', clientId: 8 }).draw(2));
    const before = await storage.readHistory('b', everything);
    expect(before.isAll).toBe(true);
    expect(before.spans).toMatchObject([
      { session: 's', firstSeq: 1, lastSeq: 5, entries: 5 },
      { session: 'other', firstSeq: 6, lastSeq: 7, entries: 2 },
    ]);
    await storage.compact('b');
    expect(await storage.readHistory('b', everything)).toEqual(before);
  });

  it('leaves out what came after the entry that it was asked for', async () => {
    await append(createDrawing().draw(2));
    await append(createDrawing({ session: 'other', clientId: 8 }).draw(2));
    const { spans } = await storage.readHistory('b', { ...everything, before: 2 });
    expect(spans.map(({ session }) => session)).toEqual(['s']);
  });

  it('says when there is more than was asked for', async () => {
    const drawings = Array.from({ length: 4 }, (_, index) =>
      createDrawing({ session: `s${index}`, clientId: index + 1 }),
    );
    for (const drawing of drawings) {
      await append(drawing.draw(1));
      await storage.compact('b');
    }
    const { spans, isAll } = await storage.readHistory('b', { ...everything, limit: 2 });
    expect(spans.map(({ session }) => session)).toEqual(['s2', 's3']);
    expect(isAll).toBe(false);
  });

  it('leaves damaged entries out of the past and keeps the rest of it', async () => {
    const drawing = createDrawing();
    await append(drawing.draw(1));
    await append([{ session: 'r', n: 1, bytes: new Uint8Array([255, 255, 1]) }]);
    await append(drawing.draw(1));
    await storage.compact('b');
    expect(await shapesAt(3)).toEqual(shapesIn(drawing.doc));
    expect(Object.keys((await shapesAt(2)) as object)).toEqual(['s0']);
  });

  it('knows who a session was, by the last name that it had', async () => {
    const drawing = createDrawing();
    const [first, second, third] = drawing.draw(3);
    if (!first || !second || !third) throw new Error('Nothing was drawn.');
    const ada = { client: 7, name: 'Ada', color: '#f00' };
    await append([{ ...first, writer: ada }, second]);
    await append([{ ...third, writer: { ...ada, name: 'Ada L.' } }]);
    await storage.compact('b');
    expect(await storage.readWriters('b')).toEqual([{ ...ada, session: 's', name: 'Ada L.' }]);
    expect(await storage.readWriters('other')).toEqual([]);
  });

  it('names, renames and forgets versions', async () => {
    await drawEach(4);
    const naming = await storage.nameVersion('b', { seq: 2, name: 'Two' });
    if (naming.kind !== 'named') throw new Error('It was not named.');
    const { id, timeMs } = naming.version;
    expect(timeMs).toBeGreaterThan(0);
    expect(await storage.nameVersion('b', { seq: 1, name: 'One' })).toMatchObject({ kind: 'named' });
    expect((await storage.listVersions('b')).map(({ seq, name }) => [seq, name])).toEqual([
      [1, 'One'],
      [2, 'Two'],
    ]);
    expect(await storage.renameVersion('b', id, 'Second')).toBe(true);
    expect((await storage.listVersions('b'))[1]).toEqual({ id, seq: 2, name: 'Second', timeMs });
    expect(await storage.deleteVersion('b', id)).toBe(true);
    expect((await storage.listVersions('b')).map(({ name }) => name)).toEqual(['One']);
    expect(await storage.deleteVersion('b', id)).toBe(false);
    expect(await storage.renameVersion('b', id, 'Third')).toBe(false);
  });

  it('names nothing that it does not have', async () => {
    await append(createDrawing().draw(1));
    expect(await storage.nameVersion('b', { seq: 2, name: 'Future' })).toEqual({ kind: 'gone' });
    expect(await storage.nameVersion('other', { seq: 1, name: 'None' })).toEqual({ kind: 'gone' });
    expect(await storage.listVersions('b')).toEqual([]);
  });

  it('lets nobody change the versions of another board', async () => {
    await append(createDrawing().draw(1));
    const naming = await storage.nameVersion('b', { seq: 1, name: 'Ours' });
    if (naming.kind !== 'named') throw new Error('It was not named.');
    expect(await storage.renameVersion('other', naming.version.id, 'Theirs')).toBe(false);
    expect(await storage.deleteVersion('other', naming.version.id)).toBe(false);
    expect(await storage.listVersions('b')).toHaveLength(1);
  });

  it('drops what is old, and neither the board, named versions, nor what is newer', async () => {
    const drawing = createDrawing();
    const seen = await drawEach(5, drawing);
    await storage.nameVersion('b', { seq: 2, name: 'Two' });
    await storage.compact('b');
    tested.pass(100 * DAY_MS);
    seen.push(...(await drawEach(4, drawing)));
    await storage.compact('b');
    await storage.dropHistory(Date.now() + DAY_MS);
    tested.pass(DAY_MS);
    await append(drawing.draw(1));
    await storage.compact('b');
    expect(await shapesAt(3)).toBeUndefined();
    expect(await shapesAt(2)).toEqual(seen[1]);
    expect(await shapesAt(9)).toEqual(seen[8]);
    expect(await shapesAt(10)).toEqual(shapesIn(await openDoc(storage, 'b')));
    const { spans } = await storage.readHistory('b', everything);
    expect(spans[0]?.firstSeq).toBeGreaterThan(5);
    expect((await storage.listVersions('b')).map(({ name }) => name)).toEqual(['Two']);
  });
});

import { beforeEach, expect, it } from 'vitest';
import { type Storage, StorageError } from './index.ts';
import { describeStorage } from './test/describeStorage.ts';

const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
const entry = (session: string, n: number, ...values: number[]) => ({ session, n, bytes: bytes(...values) });
const everything = { after: 0, maxBytes: 1_000_000 };

describeStorage('%s storage', (tested) => {
  let storage: Storage;

  beforeEach(() => {
    storage = tested.storage;
  });

  it('knows nothing of a board that was never written', async () => {
    const board = await storage.openBoard('new');
    expect(board.head).toBe(0);
    expect(board.epoch).not.toBe('');
    expect(await storage.readLog('new', everything)).toEqual([]);
    expect(await storage.lastN('new', 's')).toBe(0);
  });

  it('counts seq from 1 without holes, in the order of the calls', async () => {
    const { epoch } = await storage.openBoard('b');
    const appended = await Promise.all([
      storage.append('b', epoch, [entry('s', 1, 1), entry('s', 2, 2)]),
      storage.append('b', epoch, [entry('t', 1, 3)]),
    ]);
    expect(appended.flat().map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect((await storage.openBoard('b')).head).toBe(3);
  });

  it('keeps the epoch that the first append brought', async () => {
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, [entry('s', 1, 1)]);
    expect((await storage.openBoard('b')).epoch).toBe(epoch);
  });

  it('refuses an append to another epoch and stores nothing of it', async () => {
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, [entry('s', 1, 1)]);
    await expect(storage.append('b', 'other', [entry('s', 2, 2)])).rejects.toThrow(StorageError);
    expect((await storage.openBoard('b')).head).toBe(1);
  });

  it('appends after an entry only as long as that is the newest one', async () => {
    const { epoch } = await storage.openBoard('b');
    expect(await storage.append('b', epoch, [entry('s', 1, 1)], 1)).toEqual([]);
    expect(await storage.append('b', epoch, [entry('s', 1, 1)], 0)).toEqual([{ seq: 1, isDuplicate: false }]);
    const both = await Promise.all([
      storage.append('b', epoch, [entry('s', 2, 2)], 1),
      storage.append('b', epoch, [entry('t', 1, 3)], 1),
    ]);
    expect(both).toEqual([[{ seq: 2, isDuplicate: false }], []]);
    expect((await storage.readLog('b', everything)).map(({ seq }) => seq)).toEqual([1, 2]);
  });

  it('says how boards stand, also those that were never written', async () => {
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, [entry('s', 1, 1), entry('s', 2, 2)]);
    const version = await storage.writeRecord('b', { kind: 'k', key: '', text: 'x', ifVersion: 0 });
    const standing = await storage.findStanding(['new', 'b']);
    expect(standing.get('b')).toEqual({ head: 2, records: version });
    expect(standing.get('new')).toEqual({ head: 0, records: 0 });
  });

  it('recognises a resend by its session and number, and answers a seq by which the log held it', async () => {
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, [entry('s', 1, 1), entry('s', 2, 2)]);
    const again = await storage.append('b', epoch, [entry('s', 1, 9), entry('s', 3, 3)]);
    expect(again.map(({ isDuplicate }) => isDuplicate)).toEqual([true, false]);
    expect([1, 2]).toContain(again[0]?.seq);
    expect(again[1]?.seq).toBe(3);
    const log = await storage.readLog('b', everything);
    expect(log.map((stored) => [...(stored.bytes ?? [])])).toEqual([[1], [2], [3]]);
  });

  it('recognises a resend within one append', async () => {
    const { epoch } = await storage.openBoard('b');
    const appended = await storage.append('b', epoch, [entry('s', 1, 1), entry('s', 1, 1)]);
    expect(appended).toEqual([
      { seq: 1, isDuplicate: false },
      { seq: 1, isDuplicate: true },
    ]);
  });

  it('keeps boards apart', async () => {
    const one = await storage.openBoard('one');
    const two = await storage.openBoard('two');
    await storage.append('one', one.epoch, [entry('s', 1, 1)]);
    await storage.append('two', two.epoch, [entry('s', 1, 2)]);
    expect(await storage.readLog('two', everything)).toEqual([{ seq: 1, bytes: expect.anything() }]);
    expect((await storage.openBoard('one')).head).toBe(1);
  });

  it('reads from the middle, as much as fits and at least one', async () => {
    const { epoch } = await storage.openBoard('b');
    await storage.append(
      'b',
      epoch,
      [1, 2, 3, 4].map((n) => entry('s', n, n, n, n)),
    );
    const seqs = async (after: number, maxBytes: number) =>
      (await storage.readLog('b', { after, maxBytes })).map(({ seq }) => seq);
    expect(await seqs(1, 6)).toEqual([2, 3]);
    expect(await seqs(1, 1)).toEqual([2]);
    expect(await seqs(4, 100)).toEqual([]);
  });

  it('gives back the exact bytes, also of a large update', async () => {
    const { epoch } = await storage.openBoard('b');
    const large = Uint8Array.from({ length: 300_000 }, (_, index) => index % 251);
    await storage.append('b', epoch, [{ session: 's', n: 1, bytes: large }]);
    const [stored] = await storage.readLog('b', everything);
    expect(Buffer.from(stored?.bytes ?? []).equals(Buffer.from(large))).toBe(true);
  });

  it('answers the highest number of a session', async () => {
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, [entry('s', 1, 1), entry('s', 2, 1), entry('t', 7, 1)]);
    expect(await storage.lastN('b', 's')).toBe(2);
    expect(await storage.lastN('b', 't')).toBe(7);
  });

  it('stores a thousand overlapping appends', async () => {
    const { epoch } = await storage.openBoard('b');
    const calls = Array.from({ length: 1_000 }, (_, index) =>
      storage.append('b', epoch, [entry('s', index + 1, index % 256)]),
    );
    const seqs = (await Promise.all(calls)).flat().map(({ seq }) => seq);
    expect(seqs).toEqual(Array.from({ length: 1_000 }, (_, index) => index + 1));
  });

  it('counts what is in the log', async () => {
    const { epoch, tail } = await storage.openBoard('b');
    expect(tail).toEqual({ entries: 0, bytes: 0 });
    await storage.append('b', epoch, [entry('s', 1, 1), entry('s', 2, 2, 2), entry('s', 1, 1)]);
    expect((await storage.openBoard('b')).tail).toEqual({ entries: 2, bytes: 3 });
  });

  it('follows the log that it is, as far as it goes', async () => {
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, [entry('s', 1, 1), entry('s', 2, 2)]);
    expect(await storage.follows('b', epoch, 1)).toBe(true);
    expect(await storage.follows('b', epoch, 2)).toBe(true);
    expect(await storage.follows('b', epoch, 3)).toBe(false);
  });

  it('follows no log of another epoch or another run, except where that has nothing yet', async () => {
    const { epoch } = await storage.openBoard('b');
    await storage.append('b', epoch, [entry('s', 1, 1)]);
    const another = await storage.openBoard('another');
    for (const foreign of [another.epoch, `${epoch}0`, epoch.split('.')[0] ?? '', '', 'x.y.z']) {
      expect(await storage.follows('b', foreign, 1)).toBe(false);
      expect(await storage.follows('b', foreign, 0)).toBe(true);
    }
  });

  it('follows nothing but the beginning of a board that was never written', async () => {
    const { epoch } = await storage.openBoard('b');
    expect(await storage.follows('b', epoch, 0)).toBe(true);
    expect(await storage.follows('b', epoch, 1)).toBe(false);
  });

  it('has a secret of 32 bytes that stays', () => {
    const secret = Buffer.from(storage.secret);
    expect(secret.length).toBe(32);
    expect(secret.equals(Buffer.alloc(32))).toBe(false);
    expect(Buffer.from(storage.secret).equals(secret)).toBe(true);
  });

  it('is well as long as nothing is wrong', () => {
    expect(storage.health).toEqual({ kind: 'ok' });
  });

  it('finishes what was asked for before it closes', async () => {
    const { epoch } = await storage.openBoard('b');
    const calls = [1, 2, 3].map((n) => storage.append('b', epoch, [entry('s', n, n)]));
    await storage.close();
    expect((await Promise.all(calls)).flat().map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('may be closed twice', async () => {
    await storage.close();
    await expect(storage.close()).resolves.toBeUndefined();
  });
});

import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openKeptUploads } from './keptUploads.ts';

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

const DAY_MS = 24 * 60 * 60 * 1000;
const blob = (text: string) => new Blob([text], { type: 'image/png' });
const read = async (kept: ReturnType<typeof openKeptUploads>) =>
  Promise.all((await kept.all()).map(async (one) => [one.name, await one.blob.text(), one.blob.type]));

describe('a file on its way', () => {
  it('is still there at the next opening of its board, and of no other', async () => {
    expect(await openKeptUploads('b').keep('x', blob('one'))).toBe(true);
    expect(await read(openKeptUploads('b'))).toEqual([['x', 'one', 'image/png']]);
    expect(await read(openKeptUploads('a'))).toEqual([]);
    expect(await read(openKeptUploads('b2'))).toEqual([]);
  });

  it('comes in the order in which it was put on the board', async () => {
    let nowMs = 5;
    const kept = openKeptUploads('b', { now: () => nowMs++ });
    for (const name of ['y', 'x', 'z']) await kept.keep(name, blob(name));
    expect((await kept.all()).map(({ name }) => name)).toEqual(['y', 'x', 'z']);
  });

  it('is gone when it has arrived', async () => {
    const kept = openKeptUploads('b');
    await kept.keep('x', blob('one'));
    expect(await kept.has('x')).toBe(true);
    await kept.drop('x');
    expect([await kept.has('x'), await kept.all()]).toEqual([false, []]);
  });

  it('is not kept when there are too many bytes, those of other boards counted', async () => {
    const options = { maxBytes: 10 };
    await openKeptUploads('a', options).keep('x', blob('1234567'));
    const kept = openKeptUploads('b', options);
    expect(await kept.keep('y', blob('1234'))).toBe(false);
    expect(await kept.keep('z', blob('123'))).toBe(true);
    expect(await read(kept)).toEqual([['z', '123', 'image/png']]);
  });

  it('is not kept for ever', async () => {
    await openKeptUploads('b', { now: () => 0 }).keep('x', blob('one'));
    expect(await openKeptUploads('b', { now: () => 59 * DAY_MS }).all()).toHaveLength(1);
    expect(await openKeptUploads('b', { now: () => 61 * DAY_MS }).all()).toEqual([]);
  });

  it('is sent all the same where the browser keeps nothing', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const kept = openKeptUploads('b');
    expect(await kept.keep('x', blob('one'))).toBe(false);
    expect([await kept.has('x'), await kept.all(), await kept.drop('x')]).toEqual([false, [], undefined]);
  });
});

import { IDBFactory } from 'fake-indexeddb';
import { expect, onTestFinished, test } from 'vitest';
import type { KnownBoard } from './knownBoard.ts';
import { openKnownBoards } from './knownBoards.ts';

const board = (id: string, more: Partial<KnownBoard> = {}): KnownBoard => {
  return { id, name: `Board ${id}`, openedMs: 1000, hash: '', tags: [], ...more };
};

async function open(factory = new IDBFactory()) {
  const boards = await openKnownBoards(factory);
  onTestFinished(() => boards.close());
  return boards;
}

test('a board that was opened is there at the next visit', async () => {
  const browser = new IDBFactory();
  const first = await open(browser);
  await first.change('a', () => board('a', { tags: ['work'], hash: '#k=secret' }));
  const next = await open(browser);
  expect(await next.list()).toEqual([board('a', { tags: ['work'], hash: '#k=secret' })]);
});

test('a change sees what is known, and may leave it as it is', async () => {
  const boards = await open();
  await boards.change('a', () => board('a'));
  await boards.change('a', (before) => before && { ...before, name: 'Plan' });
  await boards.change('a', () => undefined);
  await boards.change('b', (before) => before && { ...before, name: 'Never there' });
  expect(await boards.list()).toEqual([board('a', { name: 'Plan' })]);
});

test('pictures come and go with their boards', async () => {
  const boards = await open();
  const picture = { url: 'data:image/webp;base64,AAAA', theme: 'dark' } as const;
  for (const id of ['a', 'b', 'c']) {
    await boards.change(id, () => board(id));
    await boards.setPicture(id, picture);
  }
  await boards.setPicture('b', undefined);
  await boards.forget(['c']);
  expect([...(await boards.pictures())]).toEqual([['a', picture]]);
  expect((await boards.list()).map(({ id }) => id)).toEqual(['a', 'b']);
});

test('another tab hears of a change', async () => {
  const browser = new IDBFactory();
  const [one, other] = [await open(browser), await open(browser)];
  const heard = Promise.withResolvers<void>();
  other.onChange(heard.resolve);
  await one.change('a', () => board('a'));
  await heard.promise;
  expect(await other.list()).toHaveLength(1);
});

test('records that are none are left out', async () => {
  const boards = await open();
  // As a page of another version might write it.
  await boards.change('a', () => ({ ...board('a'), id: 'not an id!' }));
  await boards.change('b', () => ({ ...board('b'), openedMs: Number.NaN }));
  await boards.change('c', () => board('c'));
  expect((await boards.list()).map(({ id }) => id)).toEqual(['c']);
});

test('a browser that gives no storage says so at once', async () => {
  await expect(openKnownBoards(undefined)).rejects.toThrow('keeps nothing');
});

import { IDBFactory } from 'fake-indexeddb';
import { expect, onTestFinished, test } from 'vitest';
import type { KnownBoard } from '../knownBoards/knownBoard.ts';
import { openKnownBoards } from '../knownBoards/knownBoards.ts';
import { createBoardList } from './boardList.ts';

const PLAN: KnownBoard = { id: 'plan', name: 'Plan', openedMs: 1000, hash: '', tags: [] };
const PICTURE = { url: 'data:image/webp;base64,AAAA', theme: 'light' } as const;

async function setUp() {
  const browser = new IDBFactory();
  const [known, elsewhere] = [await openKnownBoards(browser), await openKnownBoards(browser)];
  onTestFinished(() => {
    known.close();
    elsewhere.close();
  });
  const page = new EventTarget();
  const list = await createBoardList(known, page);
  await list.add(PLAN, PICTURE);
  return { list, elsewhere, page };
}

const changeOf = (list: { onChange(listener: () => void): () => void }) =>
  new Promise<void>((resolve) => void list.onChange(resolve));

test('what is changed is on screen when it is kept', async () => {
  const { list } = await setUp();
  await list.setName('plan', 'Better plan');
  await list.setTags('plan', ['work', ' Work ', 'house']);
  expect(list.current.boards).toEqual([{ ...PLAN, name: 'Better plan', tags: ['work', 'house'] }]);
  expect(list.current.pictures.get('plan')).toEqual(PICTURE);
});

test('a board comes out of the trash as it went in', async () => {
  const { list } = await setUp();
  await list.trash('plan');
  expect(list.current.boards[0]?.trashedMs).toBeGreaterThan(0);
  await list.restore('plan');
  expect(list.current.boards).toEqual([PLAN]);
});

test('a board that is forgotten leaves nothing, and is not brought back by a late change', async () => {
  const { list } = await setUp();
  await list.forget(['plan']);
  await list.setName('plan', 'Late');
  expect(list.current.boards).toEqual([]);
  expect(list.current.pictures.size).toBe(0);
});

test('a board that turns out to be deleted is known as such, without its picture', async () => {
  const { list } = await setUp();
  await list.markDeleted('plan');
  expect(list.current.boards).toEqual([{ ...PLAN, isDeleted: true }]);
  expect(list.current.pictures.size).toBe(0);
  await list.forget(['plan']);
  await list.markDeleted('plan');
  expect(list.current.boards).toEqual([]);
});

test('what another tab does is shown, too', async () => {
  const { list, elsewhere } = await setUp();
  const changed = changeOf(list);
  await elsewhere.change('plan', (before) => before && { ...before, name: 'Renamed there' });
  await changed;
  expect(list.current.boards[0]?.name).toBe('Renamed there');
});

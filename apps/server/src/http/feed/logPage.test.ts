import { beforeEach, expect, it } from 'vitest';
import { createMemoryStorage, type Storage } from '../../storage/index.ts';
import { createDrawing } from '../../storage/test/drawing.ts';
import { readLogPage } from './logPage.ts';

const maxBytes = 1024 * 1024;

let storage: Storage;
let drawing: ReturnType<typeof createDrawing>;

beforeEach(() => {
  storage = createMemoryStorage();
  drawing = createDrawing();
});

async function write(count: number): Promise<void> {
  const { epoch } = await storage.openBoard('b');
  await storage.append('b', epoch, drawing.draw(count));
}

const read = (since: number, upto = maxBytes) => readLogPage(storage, 'b', { since, maxBytes: upto });
const seqs = (entries: readonly { readonly seq: number }[]) => entries.map(({ seq }) => seq);

it('A page of a log is what comes after a position', async () => {
  await write(3);
  const page = await read(1);
  if (page.kind !== 'page') throw new Error('It goes on from there.');
  expect([seqs(page.entries), page.upto, page.head, page.snapshot]).toEqual([[2, 3], 3, 3, undefined]);
});

it('A page that is full says how far it goes', async () => {
  await write(3);
  expect(await read(0, 1)).toMatchObject({ upto: 1, head: 3, entries: [{ seq: 1 }] });
});

it('What became a snapshot is not in a page, which says where it is', async () => {
  await write(5);
  await storage.compact('b');
  await write(2);
  for (const since of [0, 4]) {
    const page = await read(since);
    expect(page).toMatchObject({ snapshot: { covers: 5 }, entries: [{ seq: 6 }, { seq: 7 }], upto: 7 });
  }
  expect(await read(5)).toMatchObject({ snapshot: undefined, entries: [{ seq: 6 }, { seq: 7 }] });
});

it('A log that is compacted while it is read is read again', async () => {
  await write(2);
  let isFirst = true;
  const page = await readLogPage(
    {
      ...storage,
      async readLog(boardId, range) {
        if (isFirst) await storage.compact(boardId);
        isFirst = false;
        return storage.readLog(boardId, range);
      },
    },
    'b',
    { since: 0, maxBytes },
  );
  expect(page).toMatchObject({ snapshot: { covers: 2 }, entries: [], upto: 2 });
});

it('Who has more than there is, or another log, begins anew', async () => {
  await write(2);
  const { epoch } = await storage.openBoard('b');
  expect(await read(3)).toMatchObject({ kind: 'reset', head: 2 });
  expect(await readLogPage(storage, 'b', { since: 2, epoch: 'x', maxBytes })).toMatchObject({
    kind: 'reset',
  });
  expect(await readLogPage(storage, 'b', { since: 2, epoch, maxBytes })).toMatchObject({ kind: 'page' });
  expect(await readLogPage(storage, 'b', { since: 0, epoch: 'x', maxBytes })).toMatchObject({ kind: 'page' });
});

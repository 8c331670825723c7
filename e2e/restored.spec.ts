import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { serverTest as base, expect } from './fixtures/test.ts';
import type { BoardPage } from './pages/board.ts';
import { seriousFaults } from './support/axe.ts';
import { comeBack } from './support/comeBack.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { storedShapes } from './support/storedShapes.ts';

/** The data folder of the server as an operator handles it, while the server is down. */
interface Backups {
  readonly folder: string;
  take(): Promise<void>;
  putBack(): Promise<void>;
}

const test = base.extend<{ backups: Backups }>({
  backups: async ({ browserName }, use) => {
    const folder = await mkdtemp(join(tmpdir(), `drawbridge-restored-${browserName}-`));
    const backup = `${folder}-backup`;
    await use({
      folder,
      take: () => cp(folder, backup, { recursive: true }),
      async putBack() {
        await rm(folder, { recursive: true });
        await cp(backup, folder, { recursive: true });
      },
    });
    await rm(backup, { recursive: true, force: true });
  },
  serverEnv: async ({ backups }, use) => use({ DATA_DIR: backups.folder }),
});

const IN_BACKUP = [
  { x: 200, y: 300 },
  { x: 320, y: 360 },
];
const STORED_LATER = [
  { x: 420, y: 300 },
  { x: 540, y: 360 },
];
const NEVER_STORED = [
  { x: 640, y: 300 },
  { x: 760, y: 360 },
];
const middleOf = ([from, to]: readonly { x: number; y: number }[]) =>
  around({ x: ((from?.x ?? 0) + (to?.x ?? 0)) / 2, y: ((from?.y ?? 0) + (to?.y ?? 0)) / 2 });

const question = ({ page }: BoardPage): Locator =>
  page.getByRole('region', { name: 'This board was restored from an earlier copy.' });

/** Who comes back with unsaved work delivers it in their own time: the other page knows nothing of it. */
const expectStored = ({ page }: BoardPage, count: number) =>
  expect.poll(async () => (await storedShapes(page.url())).length).toBe(count);

/** Two people with a board whose server went back to a backup: one of three strokes is in it. */
const scene = test.extend<{ ann: BoardPage; ben: BoardPage }>({
  ann: async ({ openBoard }, use) => use(await openBoard()),
  ben: async ({ ann, openBoard, server, backups }, use) => {
    const ben = await openBoard(ann.page.url());
    await ann.draw(IN_BACKUP);
    await ann.expectSaved();
    await server.stop();
    await backups.take();
    await server.start();
    await ann.draw(STORED_LATER);
    await comeBack(ann, ben);
    await expectInk(ben.page, middleOf(STORED_LATER));
    await server.stop();
    await expect(ann.status).toContainText('Reconnecting');
    await ann.draw(NEVER_STORED);
    await backups.putBack();
    await server.start();
    await comeBack(ann, ben);
    await use(ben);
  },
});

scene(
  'work that was never stored is there by itself, and a yes brings back the rest',
  { tag: '@onebrowser' },
  async ({ ann, ben }) => {
    await expect(question(ann)).toContainText('1 shape that you still have is not in it.');
    await expect(question(ben)).toContainText('1 shape that you still have is not in it.');
    await expectInk(ben.page, middleOf(NEVER_STORED));
    await expectNoInk(ann.page, middleOf(STORED_LATER));
    await question(ann).getByRole('button', { name: 'Put it back' }).click();
    await expect(question(ann)).toBeHidden();
    await expectInk(ben.page, middleOf(STORED_LATER));
    await expect(question(ben)).toContainText('No shape that you have is missing in it.');
    await ann.expectSaved();
    await expectStored(ann, 3);
  },
);

scene('two who say yes at the same time get nothing twice', { tag: '@onebrowser' }, async ({ ann, ben }) => {
  await Promise.all([ann, ben].map((board) => expect(question(board)).toContainText('1 shape')));
  // Whoever comes a moment later finds that nothing is missing any more.
  const answer = (board: BoardPage) => question(board).getByRole('button', { name: /^(Put it back|OK)$/ });
  await Promise.all([ann, ben].map((board) => answer(board).click()));
  for (const board of [ann, ben]) {
    await board.expectSaved();
    await expectInk(board.page, middleOf(STORED_LATER));
  }
  await expectStored(ann, 3);
});

scene('after a no the board is as it was restored', { tag: '@onebrowser' }, async ({ ann, ben }) => {
  for (const board of [ann, ben]) {
    await question(board).getByRole('button', { name: 'Leave it out' }).click();
    await expect(question(board)).toBeHidden();
  }
  for (const board of [ann, ben]) {
    await expectNoInk(board.page, middleOf(STORED_LATER));
    await expectInk(board.page, middleOf(IN_BACKUP));
    await board.expectSaved();
  }
  await expectStored(ann, 2);
});

scene(
  'the question waits: one draws on, is warned on leaving, and is asked again on coming back',
  { tag: '@onebrowser' },
  async ({ ann, ben }) => {
    await expect(question(ben)).toBeVisible();
    await ben.draw([
      { x: 300, y: 500 },
      { x: 420, y: 560 },
    ]);
    await ben.expectSaved();
    const warned = ben.page.waitForEvent('dialog').then(async (dialog) => {
      await dialog.accept();
      return dialog.type();
    });
    await ben.page.reload();
    expect(await warned).toBe('beforeunload');
    await question(ben).getByRole('button', { name: 'Put it back' }).click();
    await expectInk(ann.page, middleOf(STORED_LATER));
    await ben.expectSaved();
    await expectStored(ann, 4);
  },
);

scene(
  'the question can be answered with the keyboard alone',
  { tag: '@onebrowser' },
  async ({ ann, ben }) => {
    await question(ben).getByRole('button', { name: 'Put it back' }).press('Enter');
    await expect(ben.canvas).toBeFocused();
    await expectInk(ann.page, middleOf(STORED_LATER));
  },
);

scene('axe finds nothing serious in the question', { tag: '@emulation' }, async ({ ben }) => {
  await expect(question(ben)).toBeVisible();
  for (const colorScheme of ['light', 'dark'] as const) {
    await ben.page.emulateMedia({ colorScheme });
    expect(await seriousFaults(ben.page, '.bars')).toEqual([]);
  }
});

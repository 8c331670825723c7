import type { Locator, Page } from '@playwright/test';
import { expect, serverTest as test } from './fixtures/test.ts';
import type { BoardPage, Point } from './pages/board.ts';
import { askedForFiles } from './support/askedForFiles.ts';
import { seriousFaults } from './support/axe.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { blackPng } from './support/pictures.ts';
import { storedShapes } from './support/storedShapes.ts';
import { typeOver } from './support/typeOver.ts';

const FIRST: readonly [Point, Point] = [
  { x: 200, y: 250 },
  { x: 320, y: 330 },
];
const SECOND: readonly [Point, Point] = [
  { x: 420, y: 250 },
  { x: 540, y: 330 },
];
const MEANWHILE: readonly [Point, Point] = [
  { x: 200, y: 450 },
  { x: 320, y: 530 },
];
const edgeOf = ([from, to]: readonly [Point, Point]) => around({ x: from.x, y: (from.y + to.y) / 2 });

const panelOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Version history' });
const pastOf = (page: Page): Locator => page.getByTestId('past-canvas');

async function openHistory({ page }: BoardPage): Promise<Locator> {
  await page.keyboard.press('Control+/');
  await page.getByRole('option', { name: 'Version history' }).click();
  const panel = panelOf(page);
  await expect(panel).toBeVisible();
  return panel;
}

async function drawRectangle(board: BoardPage, [from, to]: readonly [Point, Point]): Promise<void> {
  await board.chooseTool('Rectangle');
  await board.dragFrom(from, to);
  await board.expectSaved();
}

/** Chooses the newest version, and gives it a name. */
async function nameNewest(board: BoardPage, name: string): Promise<void> {
  const panel = await openHistory(board);
  await panel.getByRole('button', { name: 'Now' }).click();
  await panel.getByRole('button', { name: 'Name this version …' }).click();
  await typeOver(panel.getByRole('textbox', { name: 'Name of this version' }), name);
  await board.page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name, pressed: true })).toBeVisible();
  await board.page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
}

async function deleteAll(board: BoardPage): Promise<void> {
  await board.canvas.focus();
  await board.page.keyboard.press('Control+a');
  await board.page.keyboard.press('Delete');
  await board.expectSaved();
}

const countShapes = async ({ page }: BoardPage): Promise<number> => (await storedShapes(page.url())).length;

test('a restore while another draws loses neither, and undo takes it back', async ({ openBoard }) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await drawRectangle(ann, FIRST);
  await drawRectangle(ann, SECOND);
  await nameNewest(ann, 'Both of them');
  await deleteAll(ann);
  await expectNoInk(ben.page, edgeOf(FIRST));

  const panel = await openHistory(ann);
  await panel.getByRole('button', { name: 'Both of them' }).click();
  await expect(pastOf(ann.page)).toBeVisible();
  await expectInk(ann.page, edgeOf(FIRST), 'past-canvas');
  await drawRectangle(ben, MEANWHILE);
  await panel.getByRole('button', { name: 'Restore this version' }).click();
  await expect(panel).toBeHidden();
  await ann.expectSaved();
  for (const { page } of [ann, ben]) {
    for (const place of [FIRST, SECOND, MEANWHILE]) await expectInk(page, edgeOf(place));
  }
  expect(await countShapes(ann)).toBe(3);

  await ann.canvas.focus();
  await ann.page.keyboard.press('Control+z');
  await ann.expectSaved();
  for (const { page } of [ann, ben]) {
    await expectNoInk(page, edgeOf(FIRST));
    await expectInk(page, edgeOf(MEANWHILE));
  }
  expect(await countShapes(ann)).toBe(1);
});

test('images appear in a restored version', async ({ openBoard }) => {
  const ann = await openBoard();
  const middle = around({ x: 640, y: 400 });
  const stored = ann.page.waitForResponse((response) => response.status() === 201);
  const chooser = await askedForFiles(ann.page, () => ann.page.keyboard.press('9'));
  await chooser.setFiles({
    name: 'Bridge.png',
    mimeType: 'image/png',
    buffer: blackPng(200, 100),
  });
  await expectInk(ann.page, middle);
  await stored;
  await ann.expectSaved();
  await nameNewest(ann, 'With the bridge');
  await deleteAll(ann);
  await expectNoInk(ann.page, middle);

  // A browser that never had the picture.
  const ben = await openBoard(ann.page.url());
  await expectNoInk(ben.page, middle);
  const panel = await openHistory(ben);
  await panel.getByRole('button', { name: 'With the bridge' }).click();
  await expectInk(ben.page, middle, 'past-canvas');
  await panel.getByRole('button', { name: 'Restore this version' }).click();
  await ben.expectSaved();
  for (const { page } of [ann, ben]) await expectInk(page, middle);
});

test('names of versions are there for the other, after a restart of the server too, and can be changed', async ({
  openBoard,
  server,
}) => {
  const ann = await openBoard();
  await drawRectangle(ann, FIRST);
  await nameNewest(ann, 'Draft');
  await server.restart();
  const ben = await openBoard(ann.page.url());
  const panel = await openHistory(ben);
  await panel.getByRole('button', { name: 'Draft' }).click();
  await panel.getByRole('button', { name: 'Rename …' }).click();
  await typeOver(panel.getByRole('textbox'), 'Final');
  await panel.getByRole('button', { name: 'Save the name' }).click();
  await panel.getByRole('button', { name: 'Final' }).click();
  await panel.getByRole('button', { name: 'Delete the name' }).click();
  await expect(panel.getByRole('button', { name: 'Final' })).toBeHidden();
  await expect(panel.getByRole('button', { name: 'Name this version …' })).toBeVisible();
});

test('a version says who changed what, and nothing can be drawn on it', async ({ openBoard }) => {
  const ann = await openBoard();
  await rename(ann, 'Ann');
  const ben = await openBoard(ann.page.url());
  await rename(ben, 'Ben');
  await drawRectangle(ann, FIRST);
  await drawRectangle(ben, SECOND);
  await drawRectangle(ben, MEANWHILE);
  const panel = await openHistory(ann);
  await panel.getByRole('button', { name: 'Ben, Ann' }).click();
  const changes = panel.getByRole('list', { name: 'What changed' });
  await expect(changes.getByRole('listitem')).toHaveText([/Ben\s*2 new/, /Ann\s*1 new/]);
  await expect(pastOf(ann.page).getByText('Ann', { exact: true })).toBeVisible();
  await panel.getByRole('checkbox', { name: 'Show on the board what changed' }).uncheck();
  await expect(pastOf(ann.page).getByText('Ann', { exact: true })).toBeHidden();
  await pastOf(ann.page).focus();
  await ann.page.keyboard.press('r');
  await ann.dragFrom({ x: 500, y: 500 }, { x: 600, y: 600 });
  await ann.page.keyboard.press('Control+a');
  await ann.page.keyboard.press('Delete');
  await ann.expectSaved();
  expect(await countShapes(ann)).toBe(3);
});

test('everything that one person did in a time is undone, but for what others went on with, and undo takes it back', async ({
  openBoard,
}) => {
  const ann = await openBoard();
  await rename(ann, 'Ann');
  const ben = await openBoard(ann.page.url());
  await rename(ben, 'Ben');
  await drawRectangle(ann, FIRST);
  await drawRectangle(ben, SECOND);
  await drawRectangle(ben, MEANWHILE);
  await expectInk(ann.page, edgeOf(MEANWHILE));
  await ann.canvas.focus();
  await ann.page.keyboard.press('v');
  await ann.dragFrom({ x: MEANWHILE[0].x, y: 490 }, { x: MEANWHILE[0].x + 40, y: 490 });
  await ann.expectSaved();

  const panel = await openHistory(ann);
  await panel.getByRole('button', { name: 'Undo one person’s work …' }).click();
  await expect(panel.getByRole('combobox', { name: 'Undo everything by' })).toHaveText(/Ben/);
  expect(await seriousFaults(ann.page)).toEqual([]);
  // A tab in front has the focus.
  await ann.page.bringToFront();
  await panel.getByRole('button', { name: 'Show what would change' }).press('Enter');
  await expect(panel.getByRole('region', { name: 'What would be undone' })).toBeFocused();
  await expect(panel.getByRole('status')).toHaveText('Without the work of Ben: 1 shape goes.');
  await expect(panel).toContainText('1 shape stays as it is, because somebody went on with it since.');
  await expectNoInk(ann.page, edgeOf(SECOND), 'past-canvas');
  await expectInk(ann.page, edgeOf(FIRST), 'past-canvas');
  await expectInk(ann.page, edgeOf(SECOND));
  await panel.getByRole('button', { name: 'Undo this work' }).click();
  await expect(panel).toBeHidden();
  await ann.expectSaved();
  for (const { page } of [ann, ben]) await expectNoInk(page, edgeOf(SECOND));
  expect(await countShapes(ann)).toBe(2);
  await ann.canvas.focus();
  await ann.page.keyboard.press('Control+z');
  for (const { page } of [ann, ben]) await expectInk(page, edgeOf(SECOND));
});

test('who comes back hears that others changed the board, and sees what', async ({ openBoard }) => {
  const ann = await openBoard();
  const address = ann.page.url();
  await drawRectangle(ann, FIRST);
  const ben = await openBoard(address);
  await rename(ben, 'Ben');
  await ann.page.goto(new URL('/boards', address).href);
  await drawRectangle(ben, SECOND);

  // As if that had been an hour ago.
  await ann.page.evaluate(() => {
    const visits: Record<string, { timeMs: number }> = JSON.parse(
      localStorage.getItem('drawbridge:visits') ?? '{}',
    );
    for (const visit of Object.values(visits)) visit.timeMs -= 3_600_000;
    localStorage.setItem('drawbridge:visits', JSON.stringify(visits));
  });
  await ann.page.goto(address);
  const note = ann.page.getByRole('region', {
    name: 'Ben changed this board since you were here 1 hour ago.',
  });
  await expect(note).toBeVisible();
  expect(await seriousFaults(ann.page)).toEqual([]);
  await note.getByRole('button', { name: 'Show what changed' }).click();
  const panel = panelOf(ann.page);
  const since = panel.getByRole('button', { name: /^Since .* Ben$/ });
  await expect(since).toHaveAttribute('aria-pressed', 'true');
  await expect(panel.getByRole('list', { name: 'What changed' }).getByRole('listitem')).toHaveText([
    /Ben\s*1 new/,
  ]);
  await expect(pastOf(ann.page).getByText('Ben', { exact: true })).toBeVisible();
  await expect(note).toBeHidden();
  await ann.page.keyboard.press('Escape');
  await expect(panel).toBeHidden();

  await ann.page.reload();
  await ann.expectSaved();
  await expect(note).toBeHidden();
});

test('of a shape one sees who drew it, who changed it last, and when', async ({ openBoard }) => {
  const ann = await openBoard();
  await rename(ann, 'Ann');
  const ben = await openBoard(ann.page.url());
  await rename(ben, 'Ben');
  await drawRectangle(ann, FIRST);
  await drawRectangle(ann, SECOND);
  await expectInk(ben.page, edgeOf(SECOND));
  await ben.canvas.focus();
  await ben.page.keyboard.press('v');
  await ben.dragFrom({ x: FIRST[0].x, y: 290 }, { x: FIRST[0].x + 40, y: 290 });
  await ben.expectSaved();

  await ann.canvas.focus();
  await ann.page.keyboard.press('Control+a');
  await ann.page.keyboard.press('Control+/');
  await ann.page.getByRole('option', { name: 'Who did this?' }).click();
  const dialog = ann.page.getByRole('dialog', { name: 'Who did these 2 shapes?' });
  await expect(dialog).toContainText('Ann (2), just now');
  await expect(dialog.getByText('Ben, just now')).toBeVisible();
  expect(await seriousFaults(ann.page)).toEqual([]);
  await ann.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();

  await ann.page.mouse.click(SECOND[0].x, 290, { button: 'right' });
  await ann.page.getByRole('menuitem', { name: 'Who did this?' }).click();
  const one = ann.page.getByRole('dialog', { name: 'Who did' });
  await expect(one).toContainText('Drawn by');
});

test('of an empty board the history says so, and when the server is away, too', async ({
  openBoard,
  server,
}) => {
  const ann = await openBoard();
  const panel = await openHistory(ann);
  await expect(panel).toContainText('Nothing was drawn here yet.');
  await ann.page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await server.stop();
  await openHistory(ann);
  await expect(panel.getByRole('alert')).toContainText('The server does not answer.');
  await server.start();
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(panel).toContainText('Nothing was drawn here yet.');
});

test('the history is used with the keyboard alone, and axe finds nothing in it', async ({ openBoard }) => {
  const ann = await openBoard();
  await drawRectangle(ann, FIRST);
  await nameNewest(ann, 'Draft');
  await drawRectangle(ann, SECOND);
  await deleteAll(ann);
  const panel = await openHistory(ann);
  await expect(panel.getByRole('button', { name: 'Draft' })).toBeVisible();
  await panel.getByRole('button', { name: 'Now' }).focus();
  await ann.page.keyboard.press('ArrowDown');
  await expect(panel.getByRole('button', { name: 'Draft' })).toBeFocused();
  await ann.page.keyboard.press('Enter');
  await expect(panel.getByRole('button', { name: 'Restore this version' })).toBeEnabled();
  expect(await seriousFaults(ann.page)).toEqual([]);
  await panel.getByRole('button', { name: 'Restore this version' }).focus();
  await ann.page.keyboard.press('Enter');
  await expect(panel).toBeHidden();
  await expect(ann.canvas).toBeFocused();
  await ann.expectSaved();
  await expectInk(ann.page, edgeOf(FIRST));
  await expectNoInk(ann.page, edgeOf(SECOND));
});

test.describe('on a phone in the dark', { tag: '@emulation' }, () => {
  test.use({ viewport: { width: 360, height: 740 }, colorScheme: 'dark' });

  test('the version is to be seen above its list, and axe finds nothing', async ({ openBoard }) => {
    const ann = await openBoard();
    await drawRectangle(ann, [
      { x: 60, y: 120 },
      { x: 240, y: 260 },
    ]);
    const panel = await openHistory(ann);
    await panel.getByRole('button', { name: 'Now' }).click();
    await expect(panel.getByRole('button', { name: 'Restore this version' })).toBeInViewport();
    const list = await panel.boundingBox();
    expect(list?.y).toBeGreaterThan(300);
    expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThanOrEqual(360);
    expect(await seriousFaults(ann.page)).toEqual([]);
  });
});

async function rename({ page }: BoardPage, name: string): Promise<void> {
  await page.getByRole('button', { name: /\(you\)$/ }).click();
  await typeOver(page.getByRole('textbox', { name: 'Your name' }), name);
  await page.getByRole('button', { name: 'Save' }).click();
}

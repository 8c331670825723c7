import { expect, serverTest as test } from './fixtures/test.ts';
import type { BoardPage } from './pages/board.ts';
import { nameNewest, openHistory, pastOf } from './pages/history.ts';
import { askedForFiles } from './support/askedForFiles.ts';
import { seriousFaults } from './support/axe.ts';
import { comeBack } from './support/comeBack.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { openAnnAndBen } from './support/openAnnAndBen.ts';
import { blackPng } from './support/pictures.ts';
import { storedShapes } from './support/storedShapes.ts';
import { drawRectangle, edgeOf, FIRST, SECOND, THIRD } from './support/threeRectangles.ts';
import { typeOver } from './support/typeOver.ts';

async function deleteAll(board: BoardPage): Promise<void> {
  await board.canvas.focus();
  await board.page.keyboard.press('Control+a');
  await board.page.keyboard.press('Delete');
  await board.expectSaved();
}

test('a restore while another draws loses neither, and undo takes it back', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
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
  await drawRectangle(ben, THIRD);
  await panel.getByRole('button', { name: 'Restore this version' }).click();
  await expect(panel).toBeHidden();
  await ann.expectSaved();
  for (const { page } of [ann, ben]) {
    for (const place of [FIRST, SECOND, THIRD]) await expectInk(page, edgeOf(place));
  }
  expect(await storedShapes(ann.page.url())).toHaveLength(3);

  await ann.canvas.focus();
  await ann.page.keyboard.press('Control+z');
  await ann.expectSaved();
  for (const { page } of [ann, ben]) {
    await expectNoInk(page, edgeOf(FIRST));
    await expectInk(page, edgeOf(THIRD));
  }
  expect(await storedShapes(ann.page.url())).toHaveLength(1);
});

test('images appear in a restored version', { tag: '@onebrowser' }, async ({ openBoard }) => {
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

test('names of versions are there for the other, after a restart of the server too, and can be changed', {
  tag: '@onebrowser',
}, async ({ openBoard, server }) => {
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

test('a version says who changed what, and nothing can be drawn on it', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const { ann, ben } = await openAnnAndBen(openBoard);
  await drawRectangle(ann, FIRST);
  await drawRectangle(ben, SECOND);
  await drawRectangle(ben, THIRD);
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
  expect(await storedShapes(ann.page.url())).toHaveLength(3);
});

test('of an empty board the history says so, and when the server is away, too', {
  tag: '@onebrowser',
}, async ({ openBoard, server }) => {
  const ann = await openBoard();
  const panel = await openHistory(ann);
  await expect(panel).toContainText('Nothing was drawn here yet.');
  await ann.page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await server.stop();
  await openHistory(ann);
  await expect(panel.getByRole('alert')).toContainText('The server does not answer.');
  await panel.getByRole('button', { name: 'Try again' }).click();
  await expect(panel.getByRole('alert')).toContainText('The server does not answer.');
  // It asks again by itself when the page is connected, so there may be no button any more to be clicked.
  await server.start();
  await comeBack(ann);
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

  test('the version is to be seen above its list, and axe finds nothing', { tag: '@onebrowser' }, async ({
    openBoard,
  }) => {
    const ann = await openBoard();
    await drawRectangle(ann, [
      { x: 60, y: 120 },
      { x: 240, y: 260 },
    ]);
    const panel = await openHistory(ann);
    await panel.getByRole('button', { name: 'Now' }).click();
    await expect(panel.getByRole('button', { name: 'Restore this version' })).toBeInViewport();
    const list = await panel.boundingBox();
    // Below what was drawn.
    expect(list?.y).toBeGreaterThan(260);
    expect((list?.x ?? 0) + (list?.width ?? 0)).toBeLessThanOrEqual(360);
    expect(await seriousFaults(ann.page)).toEqual([]);
  });
});

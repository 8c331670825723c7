import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';
import { askedForFiles } from './support/askedForFiles.ts';
import { seriousFaults } from './support/axe.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { openAnnAndBen } from './support/openAnnAndBen.ts';
import { storedShapes } from './support/storedShapes.ts';
import { drawRectangle, FIRST, SECOND, THIRD } from './support/threeRectangles.ts';
import { expectToast } from './support/toasts.ts';
import { typeOver } from './support/typeOver.ts';

/** Items without names, as the first version of such files had them. */
const devices = fileURLToPath(new URL('samples/lib-v1-apple-devices.excalidrawlib', import.meta.url));
const DEVICES = 13;

const named = (count: number) => ({
  name: 'network.excalidrawlib',
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify({
      type: 'excalidrawlib',
      version: 2,
      libraryItems: Array.from({ length: count }, (_, index) => ({
        ...{ id: `item-${index}`, status: 'published', created: 7, name: `Router ${index + 1}` },
        elements: [
          { id: 'a', type: 'rectangle', x: 0, y: 0, width: 100 + index, height: 60, groupIds: ['g'] },
          { id: 'b', type: 'ellipse', x: 120, y: 0, width: 60, height: 60, groupIds: ['g'] },
        ],
      })),
    }),
  ),
});

const panelOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Library' });
const itemsOf = (page: Page): Locator => panelOf(page).getByRole('listitem');
const putOf = (page: Page, name: string): Locator => panelOf(page).getByRole('button', { name, exact: true });
const shapesOf = async (page: Page): Promise<number> => (await storedShapes(page.url())).length;

async function openByKey(
  page: Page,
  file: Parameters<Awaited<ReturnType<typeof askedForFiles>>['setFiles']>[0],
) {
  await page.bringToFront();
  const chooser = await askedForFiles(page, () => page.keyboard.press('Control+o'));
  await chooser.setFiles(file);
}

test('a library that one opens is there for everybody; an item put on the board is one step of undo', async ({
  openBoard,
}) => {
  const { ann, ben } = await openAnnAndBen(openBoard);
  await openByKey(ann.page, devices);
  await expect(itemsOf(ann.page)).toHaveCount(DEVICES);
  await expectToast(ann.page, `${DEVICES} items added to the library.`);
  await ben.page.bringToFront();
  await ben.tool('Library').click();
  await expect(itemsOf(ben.page)).toHaveCount(DEVICES);
  await putOf(ben.page, 'Item 1').click();
  // It comes when its letters can be measured.
  await expect.poll(() => shapesOf(ann.page)).toBeGreaterThan(0);
  await expectInk(ann.page, around({ x: 640, y: 400 }, 120));
  await ben.page.keyboard.press('Control+z');
  await expect.poll(() => shapesOf(ann.page)).toBe(0);
  await expectNoInk(ann.page, around({ x: 640, y: 400 }, 120));
  // It is the library of the board, and not of whoever is there.
  await ben.page.reload();
  await ben.expectSaved();
  await ben.page.keyboard.press('Alt+l');
  await expect(itemsOf(ben.page)).toHaveCount(DEVICES);
});

test('an item comes to where it is dragged, under ids and in a group of its own each time', async ({
  openBoard,
}) => {
  const { page, canvas, expectSaved } = await openBoard();
  await openByKey(page, named(1));
  for (const [y, count] of [
    [250, 2],
    [500, 4],
  ] as const) {
    await putOf(page, 'Router 1').hover();
    await page.mouse.down();
    await page.mouse.move(600, 300, { steps: 4 });
    await page.mouse.move(800, y, { steps: 4 });
    await page.mouse.up();
    await expect(canvas).toBeFocused();
    await expect.poll(() => shapesOf(page)).toBe(count);
  }
  const shapes = await storedShapes(page.url());
  expect(shapes.map(({ g: [x, y] }) => [x, y])).toEqual([
    [710, 220],
    [830, 220],
    [710, 470],
    [830, 470],
  ]);
  const groups = shapes.map((shape) => JSON.stringify('gr' in shape ? shape.gr : undefined));
  expect(new Set(groups).size).toBe(2);
  // Let go over the panel, or ended by Escape, it comes nowhere.
  await putOf(page, 'Router 1').hover();
  await page.mouse.down();
  await page.mouse.move(400, 400, { steps: 4 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await expectSaved();
  expect(await shapesOf(page)).toBe(4);
});

test('what is selected becomes an item, has a name, is removed and put back, for everybody', async ({
  openBoard,
}) => {
  const { ann, ben } = await openAnnAndBen(openBoard);
  await ann.page.bringToFront();
  for (const corners of [FIRST, SECOND, THIRD]) await drawRectangle(ann, corners);
  await ann.page.keyboard.press('Control+a');
  await ann.page.keyboard.press('Alt+l');
  const panel = panelOf(ann.page);
  await expect(panel.getByText('Nothing is in the library of this board yet.')).toBeVisible();
  await panel.getByRole('button', { name: 'Add what is selected' }).click();
  await expect(itemsOf(ann.page)).toHaveCount(1);
  await itemsOf(ann.page).hover();
  await panel.getByRole('button', { name: 'Rename Item 1' }).click();
  await typeOver(panel.getByRole('textbox', { name: 'Name of the item' }), 'Three boxes');
  await ann.page.keyboard.press('Enter');
  await ben.page.bringToFront();
  await ben.tool('Library').click();
  await expect(putOf(ben.page, 'Three boxes')).toBeVisible();
  await ann.page.bringToFront();
  await itemsOf(ann.page).hover();
  await panel.getByRole('button', { name: 'Remove Three boxes' }).click();
  await expect(itemsOf(ben.page)).toHaveCount(0);
  await panel.getByRole('button', { name: 'Put back' }).click();
  await expect(putOf(ben.page, 'Three boxes')).toBeVisible();
  await ann.expectSaved();
  expect(await shapesOf(ann.page)).toBe(3);
});

// Firefox does not tell of downloads over WebDriver BiDi.
test('a library is saved as a file that has the same items', { tag: '@emulation' }, async ({ openBoard }) => {
  const { page } = await openBoard();
  await openByKey(page, named(3));
  await expect(itemsOf(page)).toHaveCount(3);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panelOf(page).getByRole('button', { name: 'Save as a file' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.excalidrawlib$/);
  const text = await readFile(await download.path(), 'utf8');
  expect(JSON.parse(text)).toMatchObject({
    ...{ type: 'excalidrawlib', version: 2 },
    libraryItems: [1, 2, 3].map((n) => ({ id: `item-${n - 1}`, name: `Router ${n}`, elements: [{}, {}] })),
  });
  await openByKey(page, { name: 'again.excalidrawlib', mimeType: '', buffer: Buffer.from(text) });
  await expectToast(page, '3 items were there already.');
  await expect(itemsOf(page)).toHaveCount(3);
});

test('all of it works with keys; in view mode one only looks', async ({ openBoard }) => {
  const { page, canvas, expectSaved } = await openBoard();
  await openByKey(page, named(5));
  await expect(putOf(page, 'Router 1')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(putOf(page, 'Router 2')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(putOf(page, 'Router 5')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => shapesOf(page)).toBe(2);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Rename Router 5' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(panelOf(page)).toBeHidden();
  await expect(canvas).toBeFocused();
  await page.keyboard.press('Alt+r');
  await page.keyboard.press('Alt+l');
  await expect(itemsOf(page)).toHaveCount(5);
  await expect(putOf(page, 'Router 1')).toBeDisabled();
  await expect(panelOf(page).getByRole('button', { name: /^Remove/ })).toHaveCount(0);
  await expectSaved();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`on a phone, ${colorScheme}`, { tag: '@emulation' }, () => {
    test.use({ person: { viewport: { width: 360, height: 740 }, hasTouch: true, colorScheme } });

    test('the library has room, and no serious faults', async ({ openBoard }) => {
      const { page } = await openBoard();
      await page.keyboard.press('Alt+l');
      await expect(panelOf(page).getByRole('button', { name: 'Add a library file' })).toBeVisible();
      expect(await seriousFaults(page, '.library')).toEqual([]);
      await openByKey(page, named(30));
      await expect(itemsOf(page)).toHaveCount(30);
      expect(await seriousFaults(page, '.library')).toEqual([]);
      const box = await panelOf(page).boundingBox();
      expect(box?.x).toBeGreaterThanOrEqual(0);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
      expect(box?.height).toBeLessThan(370);
    });
  });
}

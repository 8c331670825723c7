import { expect, test } from './fixtures/test.ts';
import { expectInk, expectNoInk } from './support/ink.ts';
import { storedShapes } from './support/storedShapes.ts';
import { typeOver } from './support/typeOver.ts';

const rectangle = { from: { x: 300, y: 300 }, to: { x: 500, y: 400 } };

/** On the left side of the rectangle. */
const onIt = { x: 300, y: 350 };
const sideOfIt = { x: 294, y: 340, width: 12, height: 20 };

test('the right button selects the shape under it and offers what can be done with it', async ({
  openBoard,
}) => {
  const board = await openBoard();
  const { page } = board;
  await board.chooseTool('Rectangle');
  await board.dragFrom(rectangle.from, rectangle.to);
  await page.keyboard.press('Escape');
  await page.mouse.click(onIt.x, onIt.y, { button: 'right' });
  const menu = page.getByRole('menu', { name: 'Selection' });
  await expect(menu.getByRole('menuitem', { name: 'Duplicate' })).toBeVisible();
  await menu.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(menu).toHaveCount(0);
  await expectNoInk(page, sideOfIt);
  await board.expectSaved();
  expect(await storedShapes(page.url())).toEqual([]);
});

test('the menu of the board is walked with keys, and goes with Escape and with the wheel', async ({
  openBoard,
}) => {
  const { page, canvas } = await openBoard();
  await canvas.focus();
  await page.keyboard.press('Shift+F10');
  const menu = page.getByRole('menu', { name: 'Board' });
  await expect(menu).toBeVisible();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('g');
  await expect(menu.getByRole('menuitemcheckbox', { name: 'Grid' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(canvas).toBeFocused();
  await page.mouse.click(600, 500, { button: 'right' });
  await expect(menu).toBeVisible();
  await page.mouse.move(300, 200);
  await page.mouse.wheel(0, 50);
  await expect(menu).toHaveCount(0);
});

test('the palette finds tools and commands by a few letters, and knows what was used last', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const { page, tool } = await openBoard();
  await page.keyboard.press('Control+/');
  const field = page.getByRole('combobox', { name: 'Find a command or a tool' });
  await typeOver(field, 'ellip');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(tool('Ellipse')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+Shift+P');
  await expect(page.getByRole('option').first()).toHaveAccessibleName('Ellipse');
  await typeOver(field, 'zoom in');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Zoom 150 %' })).toBeVisible();
  await page.keyboard.press('Control+/');
  await typeOver(field, 'help');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('the zoom is chosen from a menu, or typed', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const { page, canvas } = await openBoard();
  await page.getByRole('button', { name: 'Zoom 100 %' }).click();
  await page.getByRole('button', { name: '200 %', exact: true }).click();
  await page.getByRole('button', { name: 'Zoom 200 %' }).click();
  const field = page.getByRole('textbox', { name: 'Zoom' });
  await typeOver(field, 'fast');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('Type a number, such as 150.');
  await typeOver(field, '75 %');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Zoom 75 %' })).toBeVisible();
  await expect(canvas).toBeFocused();
});

test('the minimap shows where one is, and takes one elsewhere', async ({ openBoard }) => {
  const board = await openBoard();
  const { page, canvas } = board;
  await board.chooseTool('Rectangle');
  await board.dragFrom(rectangle.from, rectangle.to);
  await page.keyboard.press('Escape');
  await canvas.hover({ position: { x: 640, y: 200 } });
  await page.mouse.wheel(3000, 0);
  await expectNoInk(page, sideOfIt);
  await page.keyboard.press('Alt+m');
  const map = page.getByRole('group', { name: /part of the board that is in view/ });
  // Where the view is on it, it knows when it has its size.
  await expect(map.locator('.minimap-view')).toHaveAttribute('style', /translate/);
  const box = await map.boundingBox();
  if (box === null) throw new Error('There is no minimap.');
  // The view is at its right edge, the rectangle at the left; what is dragged there comes to the middle.
  await page.mouse.move(box.x + 0.85 * box.width, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.15 * box.width, box.y + box.height / 2, { steps: 5 });
  await page.mouse.up();
  await expectInk(page, { x: 200, y: 200, width: 800, height: 400 });
  await page.getByRole('button', { name: 'Hide minimap' }).click();
  await expect(map).toHaveCount(0);
});

test('text on the board is found, one hit after the other', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const board = await openBoard();
  const { page, canvas } = board;
  for (const [x, y, text] of [
    [300, 300, 'green tea'],
    [300, 500, 'Tea, black'],
    [700, 300, 'coffee'],
  ] as const) {
    await board.chooseTool('Text');
    await page.mouse.click(x, y);
    await page.keyboard.type(text);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
  await board.expectSaved();
  await canvas.focus();
  await page.keyboard.press('Control+f');
  const search = page.getByRole('search', { name: 'Find on the board' });
  await typeOver(search.getByRole('textbox'), 'tea');
  await expect(search).toContainText('1 of 2');
  await page.keyboard.press('Enter');
  await expect(search).toContainText('2 of 2');
  await page.keyboard.press('Shift+Enter');
  await expect(search).toContainText('1 of 2');
  // Whoever is faster than the search comes to the same place.
  await typeOver(search.getByRole('textbox'), 'tea');
  await page.keyboard.press('Enter');
  await expect(search).toContainText('2 of 2');
  await typeOver(search.getByRole('textbox'), 'milk');
  await expect(search).toContainText('None found');
  await page.keyboard.press('Escape');
  await expect(search).toHaveCount(0);
  await expect(canvas).toBeFocused();
});

test('zen mode leaves nothing but the board, and view mode nothing to change it with', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const board = await openBoard();
  const { page } = board;
  await board.chooseTool('Rectangle');
  await board.dragFrom(rectangle.from, rectangle.to);
  await page.keyboard.press('Alt+z');
  await expect(page.getByRole('toolbar', { name: 'Tools' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Leave zen mode' }).click();
  await page.keyboard.press('Alt+r');
  await expect(board.tool('Rectangle')).toHaveCount(0);
  await page.keyboard.press('Delete');
  await board.dragFrom(onIt, { x: 340, y: 350 });
  await expectInk(page, { ...sideOfIt, x: sideOfIt.x + 40 });
  await board.expectSaved();
  expect((await storedShapes(page.url())).map(({ g }) => g)).toEqual([[300, 300, 200, 100, 0]]);
  await page.getByRole('button', { name: 'Leave view mode' }).click();
  await expect(board.tool('Rectangle')).toBeVisible();
});

test('the grid is switched on', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const { page } = await openBoard();
  const picture = () => page.getByTestId('canvas').screenshot({ animations: 'disabled' });
  const before = await picture();
  await page.keyboard.press("Control+'");
  await expect.poll(async () => before.equals(await picture())).toBe(false);
});

test('tools of one group share a button, which remembers the last', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const board = await openBoard();
  const { page } = board;
  await board.chooseTool('Star');
  await board.dragFrom(rectangle.from, rectangle.to);
  await board.expectSaved();
  expect(await storedShapes(page.url())).toHaveLength(1);
  await page.getByRole('button', { name: 'More shapes' }).click();
  await expect(board.tool('Star')).toHaveAttribute('aria-pressed', 'true');
});

import { expect, test } from './fixtures/test.ts';
import { storedShapes } from './support/storedShapes.ts';

test('a shape is drawn, moved, resized and found again without a pointer', async ({ openBoard }) => {
  const board = await openBoard();
  const { page, canvas } = board;
  const said = page.getByTestId('announcer');
  await canvas.focus();
  await page.keyboard.press('r');
  await expect(said).toContainText('Enter puts one in the middle of the view.');
  await page.keyboard.press('Enter');
  await expect(said).toContainText('Rectangle.');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(said).toContainText('Moved right by 10.');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect(said).toContainText('160 by 110.');
  await board.expectSaved();
  const [placed] = await storedShapes(page.url());
  expect(placed?.g.slice(2, 4)).toEqual([160, 110]);
  await page.keyboard.press('Control+d');
  await page.keyboard.press('Escape');
  await expect(said).toContainText('Nothing selected.');
  await page.keyboard.press('Tab');
  await expect(said).toContainText('Rectangle. 1 of 2.');
  await page.keyboard.press('Tab');
  await expect(said).toContainText('Rectangle. 2 of 2.');
  await page.keyboard.press('Delete');
  await expect(said).toContainText('Deleted 1 shape.');
});

test('two shapes are connected without a pointer', async ({ openBoard }) => {
  const board = await openBoard();
  const { page, canvas } = board;
  await canvas.focus();
  for (const key of ['r', 'Enter']) await page.keyboard.press(key);
  for (let times = 0; times < 30; times += 1) await page.keyboard.press('Shift+ArrowLeft');
  for (const key of ['Escape', 'o', 'Enter', 'Escape', 'Escape']) await page.keyboard.press(key);
  for (const key of ['Tab', 'Control+Enter', 'Tab']) await page.keyboard.press(key);
  await expect(page.getByTestId('announcer')).toContainText('Ellipse. 2 of 2. 2 shapes selected.');
  await page.keyboard.press('Alt+c');
  await expect(page.getByTestId('announcer')).toContainText('Connected.');
  await board.expectSaved();
  expect((await storedShapes(page.url())).map(({ k }) => k.type).sort()).toEqual([
    'arrow',
    'ellipse',
    'rectangle',
  ]);
});

test('Tab leaves the canvas after the last shape, and Escape before it', async ({ openBoard }) => {
  const { page, canvas } = await openBoard();
  await canvas.focus();
  for (const key of ['r', 'Enter', 'Escape']) await page.keyboard.press(key);
  await page.keyboard.press('Tab');
  await expect(canvas).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(canvas).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(canvas).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(canvas).not.toBeFocused();
});

test('the toolbar is one stop, walked with arrows, and its flyouts too', async ({ openBoard }) => {
  const { page, tool } = await openBoard();
  await tool('Select').focus();
  await page.keyboard.press('ArrowRight');
  await expect(tool('Hand')).toBeFocused();
  const more = page.getByRole('button', { name: 'More shapes' });
  await more.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(more).toHaveAttribute('aria-pressed', 'true');
  await expect(more).toHaveAttribute('aria-expanded', 'false');
});

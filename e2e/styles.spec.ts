import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures/test.ts';
import type { BoardPage } from './pages/board.ts';
import { storedShapes } from './support/storedShapes.ts';

/** The panel of styles, and what is on it. */
function panelOf({ page }: BoardPage) {
  const panel = page.getByRole('region', { name: 'Style' });
  const button = (name: string): Locator => panel.getByRole('button', { name, exact: true });
  return {
    panel,
    button,
    choose: (...names: string[]) =>
      names.reduce((done, name) => done.then(() => button(name).click()), Promise.resolve()),
    expectChosen: (name: string) => expect(button(name)).toHaveAttribute('aria-pressed', 'true'),
  };
}

const drawBox = (board: BoardPage, x = 300) => board.dragFrom({ x, y: 200 }, { x: x + 120, y: 320 });

async function enter(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.fill(text);
  await field.press('Enter');
}

test('every style of a shape is set with the mouse, and is there again after a reload', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const board = await openBoard();
  const { page } = board;
  await board.chooseTool('Rectangle');
  const before = panelOf(board);
  const chosen = [
    'Red',
    'Hachure fill',
    'Dashed line',
    'Sketchy',
    'Sharp corners',
    'Code',
    'Align right',
    'Align top',
  ];
  await before.choose(...chosen);
  await before.choose('Fill colour');
  await page.getByRole('dialog', { name: 'Fill colour' }).getByRole('button', { name: 'Blue' }).click();
  await enter(page.getByRole('textbox', { name: 'Line width in pixels' }), '7');
  await enter(page.getByRole('textbox', { name: 'Text size in pixels' }), '31');
  await page.getByRole('slider', { name: 'Opacity' }).fill('60');
  await page.getByRole('slider', { name: 'Opacity' }).blur();
  await drawBox(board);
  await board.expectSaved();

  await page.reload();
  await board.expectSaved();
  await board.chooseTool('Rectangle');
  const after = panelOf(board);
  for (const name of chosen) await after.expectChosen(name);
  await expect(page.getByRole('textbox', { name: 'Line width in pixels' })).toHaveValue('7');
  await drawBox(board, 500);
  await board.expectSaved();
  const styles = (await storedShapes(page.url())).map(({ s }) => s);
  const wanted = {
    ...{ color: 'red', fill: 'hachure', fillColor: 'blue', width: 7, opacity: 0.6, dash: 'dashed' },
    ...{
      roughness: 'sketchy',
      corners: 'sharp',
      font: 'mono',
      fontSize: 31,
      align: 'right',
      verticalAlign: 'top',
    },
  };
  expect(styles).toEqual([wanted, wanted]);
});

test('a line has a route and ends', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const board = await openBoard();
  const { page } = board;
  await board.chooseTool('Arrow');
  const { choose, button } = panelOf(board);
  await choose('Curved', 'Start: nothing');
  await page
    .getByRole('dialog', { name: 'Start: nothing' })
    .getByRole('button', { name: 'Diamond', exact: true })
    .click();
  await expect(button('Start: diamond')).toBeVisible();
  await board.dragFrom({ x: 300, y: 300 }, { x: 500, y: 380 });
  await board.expectSaved();
  const [arrow] = await storedShapes(page.url());
  expect(arrow?.s).toMatchObject({ route: 'curved', startHead: 'diamond' });
});

test('a colour of one’s own is typed, and offered again', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const board = await openBoard();
  const { page } = board;
  await board.chooseTool('Pen');
  await page.keyboard.press('s');
  const palette = page.getByRole('dialog', { name: 'Line colour: any other' });
  await enter(palette.getByRole('textbox', { name: 'Colour as #rrggbb' }), 'c0ffee');
  await page.keyboard.press('Escape');
  await expect(palette).toBeHidden();
  await board.draw([
    { x: 300, y: 300 },
    { x: 400, y: 340 },
  ]);
  await board.expectSaved();
  expect((await storedShapes(page.url()))[0]?.s).toMatchObject({ color: '#c0ffee' });
  await page.reload();
  await board.expectSaved();
  await board.chooseTool('Rectangle');
  await page.keyboard.press('g');
  const fills = page.getByRole('dialog', { name: 'Fill colour' });
  await fills.getByRole('button', { name: '#c0ffee' }).click();
  await drawBox(board, 600);
  await board.expectSaved();
  const shapes = await storedShapes(page.url());
  const box = shapes.find(({ k }) => k.type === 'rectangle');
  expect(box?.s).toMatchObject({ fillColor: '#c0ffee', fill: 'solid' });
});

test('a mixed selection is changed in one step, each shape as far as it can', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const board = await openBoard();
  const { page } = board;
  await board.chooseTool('Rectangle');
  const { choose, button, expectChosen } = panelOf(board);
  await choose('Green');
  await drawBox(board);
  await board.draw([
    { x: 600, y: 300 },
    { x: 700, y: 340 },
  ]);
  await board.chooseTool('Select');
  await page.keyboard.press('Control+a');
  await expectChosen('Green');
  await choose('Violet', 'Cross-hatch fill');
  await board.expectSaved();
  const styles = (await storedShapes(page.url())).map(({ k, s }) => [k.type, s.color, s.fill]);
  expect(styles.sort()).toEqual([
    ['draw', 'violet', 'none'],
    ['rectangle', 'violet', 'cross-hatch'],
  ]);
  await page.keyboard.press('Control+z');
  await expectChosen('No fill');
  await page.keyboard.press('Control+z');
  await expectChosen('Green');
  await page.keyboard.press('Escape');
  await expect(button('Green')).toHaveCount(0);
});

test('keys alone reach every style', async ({ openBoard }) => {
  const board = await openBoard();
  const { page } = board;
  await page.keyboard.press('r');
  await page.keyboard.press('s');
  const palette = page.getByRole('dialog', { name: 'Line colour: any other' });
  await expect(palette.getByRole('button', { name: 'Black' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  const { expectChosen, button } = panelOf(board);
  await expectChosen('Red');
  await page.keyboard.press('Shift+f');
  await expect(button('Handwriting')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expectChosen('Plain letters');
});

test('a style is copied from one shape to another', { tag: '@onebrowser' }, async ({ openBoard }) => {
  const board = await openBoard();
  const { page } = board;
  await board.chooseTool('Rectangle');
  await panelOf(board).choose('Orange', 'Solid fill');
  await drawBox(board);
  await page.keyboard.press('Control+Alt+c');
  await board.chooseTool('Ellipse');
  await panelOf(board).choose('Teal', 'No fill');
  await drawBox(board, 600);
  await page.keyboard.press('Control+Alt+v');
  await board.expectSaved();
  const shapes = await storedShapes(page.url());
  expect(shapes.find(({ k }) => k.type === 'ellipse')?.s).toMatchObject({ color: 'orange', fill: 'solid' });
});

test.describe('on a phone', { tag: '@emulation' }, () => {
  test.use({ person: { viewport: { width: 360, height: 640 }, hasTouch: true } });

  test('styles are on a sheet that leaves the board in view', { tag: '@onebrowser' }, async ({
    openBoard,
  }) => {
    const board = await openBoard();
    const { page } = board;
    await board.chooseTool('Rectangle');
    const { panel, button, expectChosen } = panelOf(board);
    await expect(panel).toBeHidden();
    await page.getByRole('button', { name: 'Style', exact: true }).tap();
    await button('Red').tap();
    await expectChosen('Red');
    const box = await panel.boundingBox();
    expect(box?.width).toBeLessThanOrEqual(360);
    expect(box?.height).toBeLessThan(400);
    await button('Align top').scrollIntoViewIfNeeded();
    await button('Align top').tap();
    await page.touchscreen.tap(180, 120);
    await expect(panel).toBeHidden();
  });
});

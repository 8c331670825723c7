import { expect, serverTest, test } from './fixtures/test.ts';
import { type BoardPage, createBoardPage, type Point } from './pages/board.ts';
import { createHomePage, type HomePage, openHome } from './pages/home.ts';
import { seriousFaults } from './support/axe.ts';
import { nameBoard } from './support/nameBoard.ts';
import { expectCopied, expectInstalled } from './support/offlineCopy.ts';
import { storedShapes } from './support/storedShapes.ts';
import { expectToast } from './support/toasts.ts';
import { typeOver } from './support/typeOver.ts';

const STROKE: readonly Point[] = [
  { x: 300, y: 200 },
  { x: 420, y: 320 },
  { x: 540, y: 210 },
];

/** A new board of the same browser. */
async function nextBoard({ page }: BoardPage, name: string): Promise<BoardPage> {
  const board = createBoardPage(await page.context().newPage());
  await board.open(new URL('/', page.url()).href);
  await nameBoard(board, name);
  return board;
}

/** How many pixels of the picture of a card are not paper. */
async function inkIn(home: HomePage, name: string): Promise<number> {
  const image = home.card(name).locator('img');
  if ((await image.count()) === 0) return 0;
  return image.evaluate(async (element) => {
    if (!(element instanceof HTMLImageElement)) throw new Error('A picture is an image.');
    // A newer one may take its place meanwhile.
    const isDecoded = await element.decode().then(
      () => true,
      () => false,
    );
    if (!isDecoded) return 0;
    const canvas = document.createElement('canvas');
    canvas.width = element.naturalWidth;
    canvas.height = element.naturalHeight;
    const context = canvas.getContext('2d');
    context?.drawImage(element, 0, 0);
    const { data = new Uint8ClampedArray() } = context?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    const [paper = 0] = data;
    let ink = 0;
    for (let at = 0; at < data.length; at += 4) if (Math.abs((data[at] ?? 0) - paper) > 60) ink += 1;
    return ink;
  });
}

test.describe('the page of all boards', () => {
  test('shows what was opened here, with its picture, the latest first', async ({ openBoard }) => {
    const first = await openBoard();
    await nameBoard(first, 'First');
    const home = await openHome(first);
    await home.expectNames('First');
    await nextBoard(first, 'Second');
    await home.expectNames('Second', 'First');
    await first.page.bringToFront();
    await first.draw(STROKE);
    await expect.poll(() => inkIn(home, 'First')).toBeGreaterThan(200);
    expect(await inkIn(home, 'Second')).toBe(0);
    await home.card('First').getByRole('link').click();
    await expect(home.page).toHaveURL(first.page.url());
  });

  test('is where the mark leads to, and has the last strokes in its pictures', {
    tag: '@onebrowser',
  }, async ({ openBoard }) => {
    const board = await openBoard();
    await nameBoard(board, 'Plan');
    await board.draw(STROKE);
    await board.expectSaved();
    await board.page.getByRole('link', { name: 'All boards' }).click();
    await expect(board.page).toHaveURL(/\/boards$/);
    await expect.poll(() => inkIn(createHomePage(board.page), 'Plan')).toBeGreaterThan(200);
  });

  test('begins with a word about what will be there', { tag: '@onebrowser' }, async ({ page, address }) => {
    await page.goto(`${address}/boards`);
    await expect(page.getByRole('heading', { name: 'Your boards will be here' })).toBeVisible();
    await page.getByRole('link', { name: 'Draw on a new board' }).click();
    await page.waitForURL(/\/b\/[^/]+$/);
  });

  test('says so where the browser keeps nothing, and makes boards all the same', {
    tag: '@onebrowser',
  }, async ({ page, address }) => {
    await page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
    await page.goto(`${address}/boards`);
    await expect(page.getByRole('heading', { name: 'This browser keeps no list' })).toBeVisible();
    await page.getByRole('link', { name: 'New board' }).click();
    await page.waitForURL(/\/b\/[^/]+$/);
    await createBoardPage(page).expectSaved();
  });

  test('finds boards by words of their names and tags, and sorts them', { tag: '@onebrowser' }, async ({
    openBoard,
  }) => {
    const board = await openBoard();
    await nameBoard(board, 'Garden plan');
    await nextBoard(board, 'Kitchen');
    await nextBoard(board, 'Bathroom');
    const home = await openHome(board);
    await home.expectNames('Bathroom', 'Kitchen', 'Garden plan');
    await home.choose('Kitchen', 'Tags');
    await typeOver(home.page.getByRole('textbox', { name: 'Tags' }), 'house, 2027');
    await home.page.getByRole('button', { name: 'Save' }).click();
    await expect(home.card('Kitchen')).toContainText('house');
    await expect(home.page.getByRole('dialog')).toBeHidden();
    await home.page.keyboard.press('/');
    await expect(home.search).toBeFocused();
    await home.page.keyboard.type('PLAN');
    await home.expectNames('Garden plan');
    await typeOver(home.search, 'hou');
    await home.expectNames('Kitchen');
    await typeOver(home.search, 'nowhere');
    await expect(home.page.getByRole('heading', { name: 'No board like that' })).toBeVisible();
    await home.page.getByRole('button', { name: 'Show all boards' }).click();
    await home.page.getByRole('combobox', { name: 'Sort by' }).selectOption('Name');
    await home.expectNames('Bathroom', 'Garden plan', 'Kitchen');
    await home.page.reload();
    await home.expectNames('Bathroom', 'Garden plan', 'Kitchen');
    await home.page.getByRole('button', { name: 'house', exact: true }).click();
    await home.expectNames('Kitchen');
  });

  test('renames a board for everybody who has it open', { tag: '@onebrowser' }, async ({ openBoard }) => {
    const ann = await openBoard();
    await nameBoard(ann, 'Plan');
    const home = await openHome(ann);
    const ben = await openBoard(ann.page.url());
    // Firefox gives the focus to nothing in a tab that is not in front.
    await home.page.bringToFront();
    await home.choose('Plan', 'Rename');
    // It is open with all of the old name selected.
    await expect(home.page.getByRole('textbox', { name: 'Board name' })).toBeFocused();
    await home.page.keyboard.type('Better plan');
    await home.page.keyboard.press('Enter');
    await home.expectNames('Better plan');
    await expect(ben.page.getByRole('heading', { level: 1 })).toHaveText('Better plan');
    await expect(ann.page.getByRole('heading', { level: 1 })).toHaveText('Better plan');
  });

  test('takes a board out of sight, and gives it back', { tag: '@onebrowser' }, async ({ openBoard }) => {
    const board = await openBoard();
    await nameBoard(board, 'Keep');
    await nextBoard(board, 'Drop');
    const home = await openHome(board);
    await home.choose('Drop', 'Move to trash');
    await home.expectNames('Keep');
    await home.page.reload();
    await home.expectNames('Keep');
    await home.page.getByRole('button', { name: 'Trash (1)' }).click();
    await home.expectNames('Drop');
    await home.page.getByRole('button', { name: 'Restore: Drop' }).click();
    await home.expectNames('Drop', 'Keep');
  });

  test('forgets what is in the trash when told so, and the board goes on', { tag: '@onebrowser' }, async ({
    openBoard,
  }) => {
    const board = await openBoard();
    await nameBoard(board, 'Drop');
    const home = await openHome(board);
    await home.choose('Drop', 'Move to trash');
    await home.page.getByRole('button', { name: 'Trash (1)' }).click();
    await home.page.getByRole('button', { name: 'Empty trash' }).click();
    await home.page.getByRole('dialog').getByRole('button', { name: 'Only forget here' }).click();
    await expect(home.page.getByRole('heading', { name: 'Your boards will be here' })).toBeVisible();
    await board.page.reload();
    await expect(board.page.getByRole('heading', { level: 1 })).toHaveText('Drop');
    await home.expectNames('Drop');
  });

  test('copies a board with all that is on it', { tag: '@onebrowser' }, async ({ openBoard }) => {
    const board = await openBoard();
    await nameBoard(board, 'Plan');
    await board.draw(STROKE);
    await board.expectSaved();
    const home = await openHome(board);
    await home.choose('Plan', 'Duplicate');
    await home.expectNames('Plan (copy)', 'Plan');
    await home.card('Plan (copy)').getByRole('link').click();
    await createBoardPage(home.page).expectSaved();
    expect(home.page.url()).not.toBe(board.page.url());
    await expect(home.page.getByRole('heading', { level: 1 })).toHaveText('Plan (copy)');
    const [copy, original] = [await storedShapes(home.page.url()), await storedShapes(board.page.url())];
    expect(original).toHaveLength(1);
    expect(copy).toEqual(original);
  });

  test('says that comments stay with the board that was copied', { tag: '@onebrowser' }, async ({
    openBoard,
  }) => {
    const board = await openBoard();
    await nameBoard(board, 'Plan');
    await board.page.keyboard.press('c');
    await board.canvas.click({ position: { x: 400, y: 300 } });
    await board.page.getByRole('combobox', { name: 'Write a comment' }).click();
    await board.page.keyboard.type('About the original');
    await board.page.keyboard.press('Enter');
    await board.expectSaved();
    const home = await openHome(board);
    await home.choose('Plan', 'Duplicate');
    await expectToast(home.page, 'Copied. The comments stay with the original.');
    await home.card('Plan (copy)').getByRole('link').click();
    await createBoardPage(home.page).expectSaved();
    await expect(home.page.getByRole('button', { name: 'Comments', exact: true })).toBeVisible();
  });

  for (const [name, count] of [
    ['Retrospective', 9],
    ['Flowchart', 10],
    ['Kanban', 8],
  ] as const) {
    test(`makes a board from a template: ${name}`, { tag: '@onebrowser' }, async ({ page, address }) => {
      await page.goto(`${address}/boards`);
      await page.getByRole('button', { name }).click();
      await page.waitForURL(/\/b\/[^/]+$/);
      await createBoardPage(page).expectSaved();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
      expect(await storedShapes(page.url())).toHaveLength(count);
    });
  }

  test('is used without a mouse', async ({ openBoard }) => {
    const board = await openBoard();
    await nameBoard(board, 'One');
    await nextBoard(board, 'Two');
    await nextBoard(board, 'Three');
    const { page, card, expectNames } = await openHome(board);
    const link = (name: string) => card(name).getByRole('link');
    await link('Three').focus();
    await page.keyboard.press('ArrowRight');
    await expect(link('Two')).toBeFocused();
    await page.keyboard.press('End');
    await expect(link('One')).toBeFocused();
    await page.keyboard.press('Home');
    await page.keyboard.press('Delete');
    await expectNames('Two', 'One');
    await expect(link('Two')).toBeFocused();
    await page.keyboard.press('F2');
    await expect(page.getByRole('textbox', { name: 'Board name' })).toBeFocused();
    await page.keyboard.type('Second');
    await page.keyboard.press('Enter');
    await expectNames('Second', 'One');
    await expect(link('Second')).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('menuitem', { name: 'Rename' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'More for Second' })).toBeFocused();
    await link('One').press('Enter');
    await expect(page).toHaveURL(board.page.url());
  });

  serverTest(
    'is there without the server, and so are the boards of which there is a copy',
    async ({ openBoard, server }) => {
      const board = await openBoard();
      await nameBoard(board, 'Plan');
      await board.draw(STROKE);
      await board.expectSaved();
      await expectCopied(board.page);
      await expectInstalled(board.page);
      const home = await openHome(board);
      await server.stop();
      await home.page.reload();
      await home.expectNames('Plan');
      await home.card('Plan').getByRole('link').click();
      await expect(home.page.getByRole('heading', { level: 1 })).toHaveText('Plan');
      await expect(createBoardPage(home.page).status).toContainText('shown from this device’s copy');
    },
  );

  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`in ${colorScheme} colours @emulation`, () => {
      test.use({ person: { colorScheme } });

      test('has no serious fault that axe finds', { tag: '@onebrowser' }, async ({ openBoard }) => {
        const board = await openBoard();
        await nameBoard(board, 'Plan');
        await board.draw(STROKE);
        await nextBoard(board, 'Drop');
        const home = await openHome(board);
        await home.choose('Plan', 'Tags');
        await typeOver(home.page.getByRole('textbox', { name: 'Tags' }), 'work');
        await home.page.getByRole('button', { name: 'Save' }).click();
        await expect(home.card('Plan')).toContainText('work');
        expect(await seriousFaults(home.page)).toEqual([]);
        await home.page.getByRole('button', { name: 'More for Plan' }).click();
        expect(await seriousFaults(home.page)).toEqual([]);
        await home.page.keyboard.press('Escape');
        await home.choose('Drop', 'Move to trash');
        await home.page.getByRole('button', { name: 'Trash (1)' }).click();
        expect(await seriousFaults(home.page)).toEqual([]);
        await home.page.getByRole('button', { name: 'Empty trash' }).click();
        const question = home.page.getByRole('dialog', { name: 'Empty the trash?' });
        // It has its colour when it is known what would be deleted.
        await expect(question.getByRole('button', { name: 'Empty trash' })).toBeEnabled();
        expect(await seriousFaults(home.page)).toEqual([]);
        expect(await seriousFaults(board.page)).toEqual([]);
      });
    });
  }
});

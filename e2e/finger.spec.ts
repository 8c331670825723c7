import { expect, test } from './fixtures/test.ts';
import type { BoardPage } from './pages/board.ts';
import { askedForFiles } from './support/askedForFiles.ts';
import { createFinger, type Finger } from './support/finger.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { expectLight, expectNoLight } from './support/light.ts';
import { blackPng } from './support/pictures.ts';
import { storedShapes } from './support/storedShapes.ts';

test.describe('with a finger', { tag: '@emulation' }, () => {
  test.use({ person: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } });

  test('the eraser takes what it is dragged over, and nothing beside it', { tag: '@onebrowser' }, async ({
    openBoard,
  }) => {
    const board = await openBoard();
    const finger = await createFinger(board.page);
    for (const y of [250, 350, 450]) await drawAcross(board, finger, y);
    await tapTool(board, 'Eraser');
    await finger.press({ x: 200, y: 210 });
    await finger.slideTo({ x: 200, y: 400 });
    // What is about to go has faded, and nothing is gone yet.
    await expectNoInk(board.page, around({ x: 120, y: 250 }));
    await expectInk(board.page, around({ x: 120, y: 450 }));
    await finger.lift();
    await board.expectSaved();
    expect((await storedShapes(board.page.url())).map(({ g }) => Math.round(g[1]))).toEqual([450]);
  });

  test('a tap with the eraser takes what is under it', { tag: '@onebrowser' }, async ({ openBoard }) => {
    const board = await openBoard();
    const finger = await createFinger(board.page);
    await drawAcross(board, finger, 300);
    await tapTool(board, 'Eraser');
    await board.page.touchscreen.tap(200, 300);
    await board.expectSaved();
    expect(await storedShapes(board.page.url())).toEqual([]);
  });

  test('the laser pointer is seen by others while the finger moves, fades, and leaves nothing behind', {
    tag: '@onebrowser',
  }, async ({ openBoard }) => {
    const ann = await openBoard();
    const ben = await openBoard(ann.page.url());
    const finger = await createFinger(ann.page);
    await tapTool(ann, 'Laser pointer');
    await finger.press({ x: 80, y: 300 });
    for (const x of [140, 200, 260, 320]) await finger.slideTo({ x, y: 300 + (x - 80) / 4 });
    const trail = { x: 250, y: 330, width: 80, height: 40 };
    await expectLight(ann.page, trail);
    await expectLight(ben.page, trail);
    await finger.lift();
    await expectNoLight(ann.page, trail);
    await expectNoLight(ben.page, trail);
    await ann.expectSaved();
    expect(await storedShapes(ann.page.url())).toEqual([]);
  });

  test('a lasso selects what it goes round, and nothing beside it', async ({ openBoard }) => {
    const board = await openBoard();
    const finger = await createFinger(board.page);
    for (const x of [60, 240]) {
      await tapTool(board, 'Rectangle');
      await finger.dragThrough([
        { x, y: 300 },
        { x: x + 80, y: 380 },
      ]);
    }
    await tapTool(board, 'Lasso');
    await finger.dragThrough([
      { x: 200, y: 260 },
      { x: 360, y: 260 },
      { x: 360, y: 420 },
      { x: 200, y: 420 },
    ]);
    await board.page.keyboard.press('Delete');
    await board.expectSaved();
    expect((await storedShapes(board.page.url())).map(({ g }) => Math.round(g[0]))).toEqual([60]);
  });

  test('a tap that follows a fast stroke is no part of it', { tag: '@onebrowser' }, async ({ openBoard }) => {
    const board = await openBoard();
    const finger = await createFinger(board.page);
    await drawAcross(board, finger, 300);
    await board.tool('Select').tap();
    await expect(board.tool('Select')).toHaveAttribute('aria-pressed', 'true');
  });

  test('the image tool asks for a file when it is tapped, and the image is seen', {
    tag: '@onebrowser',
  }, async ({ openBoard }) => {
    const board = await openBoard();
    const chooser = await askedForFiles(board.page, () => tapTool(board, 'Image'));
    const bridge = { name: 'Bridge.png', mimeType: 'image/png', buffer: blackPng(200, 100) };
    await chooser.setFiles(bridge);
    await expectInk(board.page, around({ x: 195, y: 422 }));
    await expect(board.tool('Select')).toHaveAttribute('aria-pressed', 'true');
    await board.expectSaved();
    expect(await storedShapes(board.page.url())).toMatchObject([{ k: { type: 'image' }, tx: 'Bridge' }]);
  });

  test('the image tool asks again where one taps, and the image comes there', { tag: '@onebrowser' }, async ({
    openBoard,
  }) => {
    const board = await openBoard();
    const chooser = await askedForFiles(board.page, () => tapTool(board, 'Image'));
    await chooser.setFiles([]);
    const again = await askedForFiles(board.page, () => board.page.touchscreen.tap(120, 250));
    const bridge = { name: 'Bridge.png', mimeType: 'image/png', buffer: blackPng(200, 100) };
    await again.setFiles(bridge);
    await expectInk(board.page, around({ x: 120, y: 250 }));
    await board.expectSaved();
    expect(await storedShapes(board.page.url())).toMatchObject([{ g: [20, 200, 200, 100, 0] }]);
  });
});

/** A line of the pen from x 80 to 300. */
async function drawAcross(board: BoardPage, finger: Finger, y: number): Promise<void> {
  await tapTool(board, 'Pen');
  await finger.dragThrough([
    { x: 80, y },
    { x: 300, y },
  ]);
}

/** As a thumb does it, also where the tool is behind a button that it shares with others. */
async function tapTool({ page, tool }: BoardPage, name: string): Promise<void> {
  const toolbar = page.getByRole('toolbar', { name: 'Tools' });
  for (const group of await toolbar.locator('[data-tool-group]').all()) {
    if (await tool(name).isVisible()) break;
    await group.tap();
  }
  await tool(name).tap();
  await expect(toolbar.locator('[data-tool][aria-pressed="true"]')).toHaveAttribute('aria-label', name);
}

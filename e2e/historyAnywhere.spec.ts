import { expect, serverTest as test } from './fixtures/test.ts';
import { comeBack } from './support/comeBack.ts';
import { typeOver } from './support/typeOver.ts';

const PHONE = { width: 360, height: 740 };

/** As high as a day and three of its versions. */
const THREE_LINES_PX = 200;

test('a history that was opened without the server comes by itself when the server is back', {
  tag: '@onebrowser',
}, async ({ openBoard, server }) => {
  const board = await openBoard();
  const { page, chooseTool, dragFrom, expectSaved, status } = board;
  await chooseTool('Rectangle');
  await dragFrom({ x: 300, y: 250 }, { x: 400, y: 330 });
  await expectSaved();
  // What shows it is loaded when it is first opened.
  await page.keyboard.press('Alt+Shift+H');
  const panel = page.getByRole('complementary', { name: 'Version history' });
  await expect(panel.getByRole('button', { name: 'Now' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(panel).toBeHidden();
  await server.stop();
  await expect(status).not.toHaveText('Saved');
  await page.keyboard.press('Alt+Shift+H');
  await expect(panel.getByRole('alert')).toBeVisible();
  await server.start();
  await comeBack(board);
  await expect(panel.getByRole('button', { name: 'Now' })).toBeVisible();
});

test.describe('On a phone', () => {
  test.use({ viewport: PHONE });

  test('the list of versions stays a list when one with a name is chosen', { tag: '@onebrowser' }, async ({
    openBoard,
  }) => {
    const { page, chooseTool, dragFrom, expectSaved } = await openBoard();
    await chooseTool('Rectangle');
    await dragFrom({ x: 60, y: 250 }, { x: 160, y: 330 });
    await expectSaved();
    await page.keyboard.press('Alt+Shift+H');
    const panel = page.getByRole('complementary', { name: 'Version history' });
    await panel.getByRole('button', { name: 'Now' }).click();
    await panel.getByRole('button', { name: 'Name this version …' }).click();
    await typeOver(panel.getByRole('textbox', { name: 'Name of this version' }), 'Before the review');
    await page.keyboard.press('Enter');
    await expect(panel.getByRole('button', { name: 'Delete the name' })).toBeInViewport({ ratio: 1 });
    const list = await panel.locator('.history-list').boundingBox();
    expect(list?.height).toBeGreaterThan(THREE_LINES_PX);
  });
});

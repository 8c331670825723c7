import { expect, serverTest, test } from './fixtures/test.ts';
import { comeBack } from './support/comeBack.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { storedShapes } from './support/storedShapes.ts';

const START = { x: 300, y: 300 };
const ON_THE_WAY = { x: 360, y: 340 };
const MIDDLE = { x: 420, y: 380 };
const END = { x: 540, y: 300 };

for (const { way, withoutWebSocket } of [
  { way: 'over WebSocket', withoutWebSocket: false },
  { way: 'with WebSocket blocked', withoutWebSocket: true },
]) {
  test.describe(way, () => {
    test.use({ withoutWebSocket });

    test('two people draw on one board', async ({ openBoard }) => {
      const ann = await openBoard();
      const ben = await openBoard(ann.page.url());
      await ann.draw([START, MIDDLE, END]);
      await ben.chooseTool('Rectangle');
      await ben.dragFrom({ x: 700, y: 300 }, { x: 850, y: 400 });
      await expectInk(ben.page, around(ON_THE_WAY));
      await expectInk(ann.page, around({ x: 700, y: 350 }));
      await ann.expectSaved();
      await ben.expectSaved();
      const types = (await storedShapes(ann.page.url())).map(({ k }) => k.type);
      expect(types.sort()).toEqual(['draw', 'rectangle']);
    });

    test('a stroke is seen by the other while it is drawn, and taken back when it is cancelled', async ({
      openBoard,
    }) => {
      const ann = await openBoard();
      const ben = await openBoard(ann.page.url());
      await ann.chooseTool('Pen');
      await ann.page.mouse.move(START.x, START.y);
      await ann.page.mouse.down();
      await ann.page.mouse.move(MIDDLE.x, MIDDLE.y, { steps: 8 });
      await ann.page.mouse.move(END.x, END.y, { steps: 8 });
      await expectInk(ben.page, around(ON_THE_WAY));
      await expectInk(ben.page, around(START));
      expect(await storedShapes(ann.page.url())).toEqual([]);
      await ann.page.keyboard.press('Escape');
      await expectNoInk(ben.page, around(ON_THE_WAY));
      await ann.page.mouse.up();
    });

    test('a reload and another browser show what was drawn', { tag: '@onebrowser' }, async ({
      openBoard,
    }) => {
      const ann = await openBoard();
      await ann.draw([START, MIDDLE, END]);
      await ann.expectSaved();
      await ann.page.reload();
      await expectInk(ann.page, around(ON_THE_WAY));
      const ben = await openBoard(ann.page.url());
      await expectInk(ben.page, around(ON_THE_WAY));
    });

    serverTest('the server is restarted in the middle of the work', async ({ openBoard, server }) => {
      const ann = await openBoard();
      const ben = await openBoard(ann.page.url());
      await ann.draw([START, MIDDLE]);
      await ann.expectSaved();
      await server.stop();
      await expect(ann.status).toContainText('Reconnecting');
      await ann.draw([MIDDLE, END]);
      await expect(ann.status).toContainText('1 change kept on this device');
      await server.start();
      await comeBack(ann, ben);
      await expectInk(ben.page, around({ x: 480, y: 340 }));
      expect(await storedShapes(ann.page.url())).toHaveLength(2);
    });
  });
}

serverTest(
  'the server is killed in the middle of a stroke, and nothing is lost',
  { tag: '@onebrowser' },
  async ({ openBoard, server }) => {
    const ann = await openBoard();
    const ben = await openBoard(ann.page.url());
    await ben.draw([
      { x: 700, y: 300 },
      { x: 800, y: 380 },
    ]);
    await ben.expectSaved();
    await ann.chooseTool('Pen');
    await ann.page.mouse.move(START.x, START.y);
    await ann.page.mouse.down();
    await ann.page.mouse.move(MIDDLE.x, MIDDLE.y, { steps: 8 });
    await server.kill('SIGKILL');
    await expect(ann.status).toContainText('Reconnecting');
    await ann.page.mouse.move(END.x, END.y, { steps: 8 });
    await ann.page.mouse.up();
    await expect(ann.status).toContainText('1 change kept on this device');
    await server.start();
    await comeBack(ann, ben);
    await expectInk(ben.page, around(ON_THE_WAY));
    expect(await storedShapes(ann.page.url())).toHaveLength(2);
  },
);

test('who is offline goes on drawing, and the others get it afterwards', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await ann.page.context().setOffline(true);
  await expect(ann.status).toContainText('Offline');
  await ann.draw([START, MIDDLE]);
  await ben.draw([
    { x: 700, y: 300 },
    { x: 800, y: 380 },
  ]);
  await expect(ann.status).toContainText('1 change kept on this device');
  await expectNoInk(ben.page, around(ON_THE_WAY));
  await ann.page.context().setOffline(false);
  await ann.expectSaved();
  await expectInk(ben.page, around(ON_THE_WAY));
  await expectInk(ann.page, around({ x: 750, y: 340 }));
});

test('undo takes back one’s own work and leaves the other’s', async ({ openBoard }) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await ann.draw([START, MIDDLE]);
  await expectInk(ben.page, around(ON_THE_WAY));
  await ben.draw([
    { x: 700, y: 300 },
    { x: 800, y: 380 },
  ]);
  await expectInk(ann.page, around({ x: 750, y: 340 }));
  await ann.page.keyboard.press('Control+z');
  await expectNoInk(ben.page, around(ON_THE_WAY));
  await expectInk(ann.page, around({ x: 750, y: 340 }));
  await expect(ann.page.getByRole('button', { name: 'Undo' })).toBeDisabled();
  await ann.page.keyboard.press('Control+Shift+z');
  await expectInk(ben.page, around(ON_THE_WAY));
});

test('undo of a move keeps what the other did to the same board meanwhile', { tag: '@onebrowser' }, async ({
  openBoard,
}) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await ann.chooseTool('Rectangle');
  await ann.dragFrom({ x: 300, y: 300 }, { x: 400, y: 400 });
  await ann.dragFrom({ x: 350, y: 300 }, { x: 350, y: 500 });
  await expectInk(ben.page, around({ x: 350, y: 500 }));
  await ben.chooseTool('Rectangle');
  await ben.dragFrom({ x: 700, y: 300 }, { x: 800, y: 400 });
  await expectInk(ann.page, around({ x: 750, y: 300 }));
  await ann.page.keyboard.press('Control+z');
  await expectInk(ben.page, around({ x: 350, y: 300 }));
  await expectInk(ben.page, around({ x: 750, y: 300 }));
  await ann.expectSaved();
  expect(await storedShapes(ann.page.url())).toHaveLength(2);
});

test('a person is seen by name: in the list, at the cursor, and until they leave', {
  tag: '@onebrowser',
}, async ({ openBoard }) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await ben.page.getByRole('button', { name: /\(you\)$/ }).click();
  await expect(ben.page.getByLabel('Your name')).toBeFocused();
  await ben.page.keyboard.type('Ben the Builder');
  await ben.page.getByRole('button', { name: 'Save' }).click();
  await expect(ben.page.getByRole('dialog')).toBeHidden();
  await expect(ann.page.getByRole('button', { name: 'Follow Ben the Builder' })).toBeVisible();
  await ben.page.mouse.move(500, 420);
  await expect(ann.page.locator('.db-cursor', { hasText: 'Ben the Builder' })).toBeInViewport();
  await ben.page.close();
  await expect(ann.page.locator('.db-cursor')).toHaveCount(0);
  await expect(ann.page.getByRole('button', { name: 'Follow Ben the Builder' })).toHaveCount(0);
});

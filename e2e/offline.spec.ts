import type { Page } from '@playwright/test';
import { expect, serverTest as test } from './fixtures/test.ts';
import { type BoardPage, createBoardPage, type Point } from './pages/board.ts';
import { askedForFiles } from './support/askedForFiles.ts';
import { comeBack } from './support/comeBack.ts';
import { around, expectInk, expectNoInk } from './support/ink.ts';
import { expectInstalled, expectKept, expectUnsentKept, keptBytes } from './support/offlineCopy.ts';
import { storedClients } from './support/storedClients.ts';
import { storedShapes } from './support/storedShapes.ts';

/** A stroke of this test, and a place on it. Each in a row of its own. */
function stroke(row: number): { points: readonly Point[]; middle: Point } {
  const y = 200 + row * 80;
  return {
    points: [
      { x: 300, y },
      { x: 500, y },
    ],
    middle: { x: 400, y },
  };
}

const [FIRST, SECOND, THIRD, FOURTH] = [stroke(0), stroke(1), stroke(2), stroke(3)];

/** Another tab of the same browser. */
async function openTab(board: BoardPage, address = board.page.url()): Promise<BoardPage> {
  const page = await board.page.context().newPage();
  await page.goto(address);
  return createBoardPage(page);
}

async function expectOffline({ status }: BoardPage, text = ''): Promise<void> {
  await expect(status).toContainText(/Reconnecting|Offline|Connecting/);
  await expect(status).toContainText(text);
}

test('a known board opens and reloads without the server', async ({ openBoard, server }) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await ben.draw(FIRST.points);
  await expectInk(ann.page, around(FIRST.middle));
  await expectInstalled(ann.page);
  await expectKept(ann.page, 1);
  await server.stop();
  await ann.page.reload();
  await expectInk(ann.page, around(FIRST.middle));
  await expectOffline(ann, 'shown from this device’s copy');
  const tab = await openTab(ann);
  await expectInk(tab.page, around(FIRST.middle));
});

test('a copy that has grown is made smaller in a worker, and opens without the server', async ({
  openBoard,
  server,
}) => {
  const ann = await openBoard();
  const { page } = ann;
  await expectInstalled(page);
  const text = 'lorem ipsum '.repeat(100);
  const elements = Array.from({ length: 1_500 }, (_, index) => ({ type: 'text', y: index * 40, text }));
  const buffer = Buffer.from(JSON.stringify({ type: 'excalidraw', elements }));
  const begun = page.waitForEvent('worker', (worker) => worker.url().includes('compactWorker'));
  const chooser = await askedForFiles(page, () => page.keyboard.press('Control+o'));
  await chooser.setFiles({ name: 'long.excalidraw', mimeType: 'application/json', buffer });
  await page.getByRole('button', { name: 'Add to this board' }).click();
  const worker = await begun;
  await expect.poll(() => page.workers().includes(worker)).toBe(false);
  await expect(page.getByRole('dialog')).toBeHidden();
  await ann.expectSaved();
  await expect.poll(() => keptBytes(page)).toBeGreaterThan(elements.length * text.length);
  await server.stop();
  await page.reload();
  await expectOffline(ann, 'shown from this device’s copy');
  await page.keyboard.press('Control+a');
  await expect(page.getByTestId('announcer')).toContainText('1,500 shapes selected.');
});

test('work without network survives a reload, and everything is merged once', async ({
  openBoard,
  server,
}) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await ann.draw(FIRST.points);
  await ann.expectSaved();
  await expectInstalled(ann.page);
  await expectKept(ann.page, 1);
  await ann.page.context().setOffline(true);
  await expectOffline(ann);
  await ann.draw(SECOND.points);
  await expectOffline(ann, '1 change');
  await ben.draw(THIRD.points);
  await ben.expectSaved();
  await expectUnsentKept(ann.page, 1);
  await ann.page.reload();
  await expectInk(ann.page, around(SECOND.middle));
  await ann.draw(FOURTH.points);
  await expectOffline(ann, '2 changes');
  await expectNoInk(ann.page, around(THIRD.middle));
  await ann.page.context().setOffline(false);
  await comeBack(ann);
  for (const { middle } of [FIRST, SECOND, THIRD, FOURTH]) {
    await expectInk(ann.page, around(middle));
    await expectInk(ben.page, around(middle));
  }
  expect(await storedShapes(`${server.url}${new URL(ann.page.url()).pathname}`)).toHaveLength(4);
});

test('two tabs of one browser draw without the server, and all of it is stored once', {
  tag: '@onebrowser',
}, async ({ openBoard, server }) => {
  const one = await openBoard();
  await one.draw(FIRST.points);
  await one.expectSaved();
  await expectInstalled(one.page);
  await expectKept(one.page, 1);
  await server.stop();
  await one.draw(SECOND.points);
  await expectOffline(one, '1 change');
  const two = await openTab(one);
  await expectInk(two.page, around(SECOND.middle));
  await two.draw(THIRD.points);
  await one.draw(FOURTH.points);
  await server.start();
  await comeBack(one, two);
  for (const { middle } of [FIRST, SECOND, THIRD, FOURTH]) {
    await expectInk(one.page, around(middle));
    await expectInk(two.page, around(middle));
  }
  expect(await storedShapes(one.page.url())).toHaveLength(4);
  expect(await storedClients(one.page.url())).toHaveLength(2);
});

test('a tab that is killed with unsent work leaves it to the next one, and it is stored once', async ({
  openBoard,
  server,
}) => {
  const ann = await openBoard();
  const ben = await openBoard(ann.page.url());
  await expectInstalled(ann.page);
  await server.stop();
  await ann.draw(FIRST.points);
  await expectOffline(ann, '1 change');
  await expectUnsentKept(ann.page, 1);
  const address = ann.page.url();
  const context = ann.page.context();
  // Without asking, and without any event in the page.
  await ann.page.close({ runBeforeUnload: false });
  const again = createBoardPage(await context.newPage());
  await again.page.goto(address);
  await expectInk(again.page, around(FIRST.middle));
  await expectOffline(again, '1 change');
  await server.start();
  await comeBack(again, ben);
  await expectInk(ben.page, around(FIRST.middle));
  expect(await storedShapes(address)).toHaveLength(1);
});

test('a tab that is closed without network leaves its work to another one that is open, and it is stored once', async ({
  openBoard,
  server,
}) => {
  const stays = await openBoard();
  const ben = await openBoard(stays.page.url());
  const goes = await openTab(stays);
  await goes.expectSaved();
  await stays.page.context().setOffline(true);
  await expectOffline(goes);
  await goes.draw(FIRST.points);
  await expectOffline(goes, '1 change');
  await expectUnsentKept(goes.page, 1);
  // Without asking, and without any event in the page.
  await goes.page.close({ runBeforeUnload: false });
  await expectInk(stays.page, around(FIRST.middle));
  await expectOffline(stays, '1 change');
  await stays.page.context().setOffline(false);
  await comeBack(stays);
  await expectInk(ben.page, around(FIRST.middle));
  expect(await storedShapes(`${server.url}${new URL(stays.page.url()).pathname}`)).toHaveLength(1);
});

test('a board made without the server becomes everybody’s when it is back', { tag: '@onebrowser' }, async ({
  openBoard,
  server,
}) => {
  const ann = await openBoard();
  const known = ann.page.url();
  await expectInstalled(ann.page);
  await server.stop();
  const born = await openTab(ann, server.url);
  await born.page.waitForURL(/\/b\/[^/]+$/);
  expect(born.page.url()).not.toBe(known);
  await born.draw(FIRST.points);
  await expectOffline(born, '1 change');
  await server.start();
  await comeBack(born);
  const ben = await openBoard(born.page.url());
  await expectInk(ben.page, around(FIRST.middle));
  expect(await storedShapes(born.page.url())).toHaveLength(1);
});

/** Runs in the page before anything else does. */
function storeNothing(): void {
  IDBFactory.prototype.open = () => {
    throw new DOMException('Storage is disabled.', 'SecurityError');
  };
}

function haveNoSpace(): void {
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
}

async function reloadWith({ page }: BoardPage, fault: () => void): Promise<Page> {
  await page.addInitScript(fault);
  await page.reload();
  return page;
}

for (const { what, fault, reason } of [
  {
    what: 'a browser that stores nothing',
    fault: storeNothing,
    reason: 'it does not let this site store anything',
  },
  { what: 'a browser without space', fault: haveNoSpace, reason: 'there is no space left for this site' },
]) {
  test(`${what} says so, and the board works on`, { tag: '@onebrowser' }, async ({ openBoard, server }) => {
    const ann = await openBoard();
    const ben = await openBoard(ann.page.url());
    const page = await reloadWith(ann, fault);
    await ann.draw(FIRST.points);
    await expect(page.getByText(`This browser cannot keep a copy of the board: ${reason}`)).toBeVisible();
    await ann.expectSaved();
    await expectInk(ben.page, around(FIRST.middle));
    await server.restart();
    await ann.draw(SECOND.points);
    await comeBack(ann, ben);
    await expectInk(ben.page, around(SECOND.middle));
    expect(await storedShapes(page.url())).toHaveLength(2);
  });
}

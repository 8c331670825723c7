import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium } from '@playwright/test';
import { startServerProcess } from './fixtures/serverProcess.ts';
import { type BoardPage, createBoardPage, type Point } from './pages/board.ts';

/** Takes the pictures of the README from the product itself: `pnpm build && pnpm pictures`. */

const FOLDER = new URL('../docs/images/', import.meta.url).pathname;
const VIEWPORT = { width: 1280, height: 720 };

const dataDir = await mkdtemp(join(tmpdir(), 'drawbridge-pictures-'));
const server = await startServerProcess({ DATA_DIR: dataDir });
const { CHROMIUM_PATH } = process.env;
const browser = await chromium.launch({
  ...(CHROMIUM_PATH && { executablePath: CHROMIUM_PATH }),
  chromiumSandbox: false,
});
try {
  await takePictures(browser, `${server.url}/b/picture`);
} finally {
  await browser.close();
  await server.stop();
  await rm(dataDir, { recursive: true });
}

async function takePictures(browser: Browser, address: string): Promise<void> {
  const ann = await openAs(browser, address, 'Ann', '#0b7285');
  const ben = await openAs(browser, address, 'Ben', '#c2255c');
  await drawBridge(ann);
  await drawWater(ben);
  await drawMoonWithoutEnd(ben);
  await ann.page.mouse.move(1000, 330);
  await settle(ann);
  await ann.page.screenshot({ path: `${FOLDER}board-light.png` });
  await ann.page.emulateMedia({ colorScheme: 'dark' });
  await settle(ann);
  await ann.page.screenshot({ path: `${FOLDER}board-dark.png` });
}

async function openAs(browser: Browser, address: string, name: string, color: string): Promise<BoardPage> {
  const options: BrowserContextOptions = { viewport: VIEWPORT, colorScheme: 'light', deviceScaleFactor: 2 };
  const context = await browser.newContext(options);
  const profile = JSON.stringify({ name, color });
  await context.addInitScript((value) => localStorage.setItem('drawbridge:profile', value), profile);
  const board = createBoardPage(await context.newPage());
  await board.open(address);
  return board;
}

async function drawBridge(board: BoardPage): Promise<void> {
  await choose(board, 'Grey', 'Tinted fill');
  for (const left of [360, 760]) await tower(board, left);
  await choose(board, 'Orange', 'No fill');
  await board.draw(curve({ x: 470, y: 400 }, { x: 620, y: 300 }, 0));
  await board.draw(curve({ x: 760, y: 400 }, { x: 630, y: 300 }, 0));
  await choose(board, 'Black', 'No fill');
  await board.draw(curve({ x: 455, y: 250 }, { x: 612, y: 306 }, 24));
  await board.draw(curve({ x: 775, y: 250 }, { x: 638, y: 306 }, 24));
  await board.draw(curve({ x: 140, y: 402 }, { x: 360, y: 400 }, 6));
  await board.draw(curve({ x: 870, y: 400 }, { x: 1120, y: 402 }, 6));
}

async function tower(board: BoardPage, left: number): Promise<void> {
  for (const [x, y, width, height] of [
    [left, 230, 110, 270],
    [left - 12, 196, 134, 34],
    [left + 38, 290, 34, 56],
  ] as const) {
    await board.chooseTool('Rectangle');
    await board.dragFrom({ x, y }, { x: x + width, y: y + height });
  }
}

async function drawWater(board: BoardPage): Promise<void> {
  await choose(board, 'Blue', 'No fill');
  for (const [y, from, to] of [
    [530, 150, 1090],
    [565, 210, 1020],
  ] as const) {
    await board.draw(waves({ x: from, y }, to));
  }
}

/** Leaves the pen down, so that the picture shows a stroke that is still being drawn. */
async function drawMoonWithoutEnd(board: BoardPage): Promise<void> {
  await choose(board, 'Yellow', 'No fill');
  await board.chooseTool('Pen');
  const angles = Array.from({ length: 34 }, (_, index) => -Math.PI / 2 + (index / 40) * 2 * Math.PI);
  const [first, ...rest] = angles.map((angle) => ({
    x: 985 + 62 * Math.cos(angle),
    y: 190 + 62 * Math.sin(angle),
  }));
  await board.page.mouse.move(first?.x ?? 0, first?.y ?? 0);
  await board.page.mouse.down();
  for (const { x, y } of rest) await board.page.mouse.move(x, y, { steps: 2 });
}

/** With a drawing tool chosen, so that the style is for what comes and not for what is selected. */
async function choose(board: BoardPage, color: string, fill: string): Promise<void> {
  await board.chooseTool('Rectangle');
  await board.page.getByRole('button', { name: color, exact: true }).click();
  await board.page.getByRole('button', { name: fill, exact: true }).click();
}

/** A line that sags by `sag` in its middle, as a hand draws it. */
function curve(from: Point, to: Point, sag: number): Point[] {
  return Array.from({ length: 25 }, (_, index) => {
    const share = index / 24;
    return {
      x: from.x + (to.x - from.x) * share,
      y: from.y + (to.y - from.y) * share + sag * 4 * share * (1 - share) + Math.sin(index) * 0.8,
    };
  });
}

function waves(from: Point, toX: number): Point[] {
  return Array.from({ length: Math.floor((toX - from.x) / 8) }, (_, index) => ({
    x: from.x + index * 8,
    y: from.y + 9 * Math.sin(index / 2.4),
  }));
}

/** Until the page shows what has arrived: two frames without anything else to do. */
async function settle({ page, expectSaved }: BoardPage): Promise<void> {
  await expectSaved();
  await page.locator('.db-cursor-label').first().waitFor();
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
}

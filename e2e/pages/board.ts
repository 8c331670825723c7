import { expect, type Locator, type Page } from '@playwright/test';

/** Pixels from the top left corner of the canvas. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The label of the tool that draws strokes. */
const STROKE_TOOL = 'Pen';

/** A board as a person sees and handles it. Nothing here knows what is behind the page. */
export interface BoardPage {
  readonly page: Page;
  readonly canvas: Locator;
  /** In words: connection, and whether everything is saved. */
  readonly status: Locator;
  /** Goes there and waits until the board is open. */
  open(address: string): Promise<void>;
  /** The toolbar's button of that name. */
  tool(name: string): Locator;
  chooseTool(name: string): Promise<void>;
  /** Draws one stroke through the points. */
  draw(points: readonly Point[]): Promise<void>;
  /** Presses at the first point, goes through the others, and releases at the last, with the tool that is chosen. */
  dragThrough(points: readonly Point[]): Promise<void>;
  /** Presses at `from` and releases at `to`, with the tool that is chosen. */
  dragFrom(from: Point, to: Point): Promise<void>;
  /** Waits until the server has confirmed everything. */
  expectSaved(): Promise<void>;
}

export function createBoardPage(page: Page): BoardPage {
  const canvas = page.getByRole('application', { name: 'Whiteboard canvas' });
  const status = page.getByRole('banner').getByRole('status');
  const toolbar = page.getByRole('toolbar', { name: 'Tools' });
  const tool = (name: string): Locator => toolbar.getByRole('button', { name, exact: true });

  const chooseTool = async (name: string): Promise<void> => {
    // A tool that shares a button with others is behind it.
    for (const group of await toolbar.locator('[data-tool-group]').all()) {
      if (await tool(name).isVisible()) break;
      await group.click();
    }
    await tool(name).click();
    await expect(toolbar.locator('[data-tool][aria-pressed="true"]')).toHaveAttribute('aria-label', name);
  };

  const dragThrough = async ([first, ...rest]: readonly Point[]): Promise<void> => {
    const corner = await canvas.boundingBox();
    if (first === undefined || corner === null)
      throw new Error('A drag needs a point, and a canvas on the page.');
    await page.mouse.move(corner.x + first.x, corner.y + first.y);
    await page.mouse.down();
    // A few moves between two points, as a hand makes them: tools wait for a distance before they believe in a drag.
    for (const { x, y } of rest) await page.mouse.move(corner.x + x, corner.y + y, { steps: 4 });
    await page.mouse.up();
  };

  const expectSaved = (): Promise<void> => expect(status).toHaveText('Saved');

  return {
    page,
    canvas,
    status,
    tool,
    chooseTool,
    expectSaved,
    dragThrough,
    dragFrom: (from, to) => dragThrough([from, to]),
    async open(address) {
      await page.goto(address);
      await page.waitForURL(/\/b\/[^/]+$/);
      await expectSaved();
    },
    async draw(points) {
      await chooseTool(STROKE_TOOL);
      await dragThrough(points);
    },
  };
}

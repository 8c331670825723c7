import { expect, type Page } from '@playwright/test';

/** A part of the canvas, in CSS pixels from its top left corner. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Darker than this is ink; paper, grid and selection outlines are lighter. */
const INK_BELOW = 90;
/** A look costs a few milliseconds. Playwright's own steps grow to a second, which is longer than anything here takes. */
export const LOOK_EVERY_MS = [50, 100];

/** The board of today, or the earlier version that is looked at. */
type CanvasName = 'canvas' | 'past-canvas';

/** How many dark pixels a person sees in this part of the canvas. */
function inkIn(page: Page, area: Area, name: CanvasName): Promise<number> {
  return page.evaluate(
    ([{ x, y, width, height }, inkBelow, testId]) => {
      let count = 0;
      for (const canvas of document.querySelectorAll<HTMLCanvasElement>(`[data-testid="${testId}"] canvas`)) {
        const scale = canvas.width / canvas.clientWidth;
        const pixels = canvas
          .getContext('2d')
          ?.getImageData(x * scale, y * scale, width * scale, height * scale).data;
        for (let index = 0; pixels && index < pixels.length; index += 4) {
          const [red = 0, green = 0, blue = 0, alpha = 0] = pixels.subarray(index, index + 4);
          if (alpha > 128 && Math.max(red, green, blue) < inkBelow) count += 1;
        }
      }
      return count;
    },
    [area, INK_BELOW, name] as const,
  );
}

export async function expectInk(page: Page, area: Area, name: CanvasName = 'canvas'): Promise<void> {
  await expect
    .poll(() => inkIn(page, area, name), { message: 'ink is seen', intervals: LOOK_EVERY_MS })
    .toBeGreaterThan(20);
}

export async function expectNoInk(page: Page, area: Area, name: CanvasName = 'canvas'): Promise<void> {
  await expect
    .poll(() => inkIn(page, area, name), { message: 'no ink is seen', intervals: LOOK_EVERY_MS })
    .toBe(0);
}

/** A little around a point. */
export function around({ x, y }: { readonly x: number; readonly y: number }, reach = 12): Area {
  return { x: x - reach, y: y - reach, width: 2 * reach, height: 2 * reach };
}

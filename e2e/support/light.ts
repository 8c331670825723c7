import { expect, type Page } from '@playwright/test';
import { type Area, LOOK_EVERY_MS } from './ink.ts';

/** How many pixels of the canvas of what moves are painted in this part of it. */
function lightIn(page: Page, area: Area): Promise<number> {
  return page.evaluate(({ x, y, width, height }) => {
    const [, live] = document.querySelectorAll<HTMLCanvasElement>('[data-testid="canvas"] canvas');
    const scale = live ? live.width / live.clientWidth : 1;
    const pixels = live
      ?.getContext('2d')
      ?.getImageData(x * scale, y * scale, width * scale, height * scale).data;
    let count = 0;
    for (let index = 3; pixels && index < pixels.length; index += 4) if ((pixels[index] ?? 0) > 0) count += 1;
    return count;
  }, area);
}

export async function expectLight(page: Page, area: Area): Promise<void> {
  await expect
    .poll(() => lightIn(page, area), { message: 'light is seen', intervals: LOOK_EVERY_MS })
    .toBeGreaterThan(10);
}

export async function expectNoLight(page: Page, area: Area): Promise<void> {
  await expect
    .poll(() => lightIn(page, area), { message: 'no light is seen', intervals: LOOK_EVERY_MS })
    .toBe(0);
}

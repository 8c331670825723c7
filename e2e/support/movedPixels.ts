import type { Page } from '@playwright/test';

/** A colour this far from the other one, of 255, is another one; less is the edge of a letter that was rounded otherwise. */
const MIN_DIFFERENCE = 140;

/** How many pixels differ between two screenshots of the same size, as PNG, other than in the softness of edges. */
export async function movedPixels(page: Page, before: Buffer, after: Buffer): Promise<number> {
  // On a page of its own: that of the board loads no pictures from anywhere else.
  const blank = await page.context().newPage();
  try {
    return await blank.evaluate(compare, [
      before.toString('base64'),
      after.toString('base64'),
      MIN_DIFFERENCE,
    ] as const);
  } finally {
    await blank.close();
  }
}

async function compare([before, after, minDifference]: readonly [string, string, number]): Promise<number> {
  const read = async (base64: string) => {
    const answer = await fetch(`data:image/png;base64,${base64}`);
    const picture = await createImageBitmap(await answer.blob());
    const context = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
    context?.drawImage(picture, 0, 0);
    return context?.getImageData(0, 0, picture.width, picture.height).data ?? new Uint8ClampedArray();
  };
  const [a, b] = [await read(before), await read(after)];
  let count = 0;
  for (let index = 0; index < a.length; index += 4) {
    const differences = [0, 1, 2].map((channel) =>
      Math.abs((a[index + channel] ?? 0) - (b[index + channel] ?? 0)),
    );
    if (Math.max(...differences) > minDifference) count += 1;
  }
  return count;
}

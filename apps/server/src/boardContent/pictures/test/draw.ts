import type { Shape } from '@drawbridge/board';
import { packDrawn } from '../drawn.ts';
import { drawPicture, type LoadImage } from '../drawPicture.ts';
import type { PictureOrder } from '../pictureOrder.ts';

/** A picture as the process makes it; throws where it makes none. */
export async function draw(
  shapes: readonly Shape[],
  order: Partial<PictureOrder> & Pick<PictureOrder, 'format'>,
  loadImage: LoadImage = async () => undefined,
) {
  const plain = {
    theme: 'light',
    hasBackground: true,
    scale: 1,
    hasScene: false,
    title: 'Board',
    maxPx: 1e8,
  } as const;
  const made = await drawPicture(
    packDrawn({ shapes, document: '' }),
    { ...plain, ...order },
    { loadImage, timeoutMs: 60_000 },
  );
  if (made.kind !== 'file') throw new Error(`There is no picture: ${made.kind}.`);
  return { ...made, bytes: Buffer.from(made.bytes) };
}

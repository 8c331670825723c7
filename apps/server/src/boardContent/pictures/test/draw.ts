import type { Shape } from '@drawbridge/board';
import { packDrawn } from '../drawn.ts';
import { drawPicture, type LoadImage } from '../drawPicture.ts';
import type { PictureOrder } from '../pictureOrder.ts';
import { PLAIN_ORDER } from './paint.ts';

/** A picture as the process makes it; throws where it makes none. */
export async function draw(
  shapes: readonly Shape[],
  order: Partial<PictureOrder> & Pick<PictureOrder, 'format'>,
  loadImage: LoadImage = async () => undefined,
) {
  const whole = { ...PLAIN_ORDER, ...order };
  const drawn = packDrawn({ shapes, document: '' });
  const made = await drawPicture(drawn, whole, { loadImage, timeoutMs: 60_000 });
  if (made.kind !== 'file') throw new Error(`There is no picture: ${made.kind}.`);
  return { ...made, bytes: Buffer.from(made.bytes) };
}

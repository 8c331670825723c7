import { loadLooks } from '@drawbridge/editor';
import { drawShapes, type FontScope, pictureBox, themes } from '@drawbridge/shapes';
import type { PictureOrder, PictureReply } from './pictureOrder.ts';
import { EMPTY_BOX, LOOKS_DEADLINE_MS, PADDING_PX, pictureSize } from './pictureSize.ts';

/** Pictures go to where there is paper: they are in the light. */
const PAPER = '#ffffff';

export async function drawPng(
  { shapes, fonts, images }: PictureOrder,
  scope: FontScope,
): Promise<PictureReply> {
  const { scale: about } = pictureSize(pictureBox(shapes) ?? EMPTY_BOX);
  await loadLooks(shapes, { fonts, images, scope, scale: about }, LOOKS_DEADLINE_MS);
  // Once more: in its own font a text may need more room.
  const box = pictureBox(shapes) ?? EMPTY_BOX;
  const { width, height, scale, isReduced } = pictureSize(box);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) return { kind: 'failed' };
  context.fillStyle = PAPER;
  context.fillRect(0, 0, width, height);
  const [tx, ty] = [(PADDING_PX - box.x) * scale, (PADDING_PX - box.y) * scale];
  drawShapes(context, shapes, themes.light, { scale, tx, ty });
  return { kind: 'picture', blob: await canvas.convertToBlob({ type: 'image/png' }), isReduced };
}

import { boxCorners, type ImageShape } from '@drawbridge/board';
import type { Context2D } from './context2D.ts';
import type { DrawFrame } from './drawFrame.ts';
import { pictureOf } from './images.ts';
import type { ShapeUtil } from './shapeUtil.ts';

/** Of the smaller side: the mountains that stand for a picture which is not there. */
const SIGN_SHARE = 0.3;
const MAX_SIGN_PX = 48;

export const imageUtil: ShapeUtil<ImageShape> = {
  styleKeys: ['opacity'],
  bounds: ({ w, h }) => ({ x: 0, y: 0, w, h }),
  outline({ w, h }) {
    const corners = boxCorners({ x: 0, y: 0, w, h });
    return [...corners, corners[0]];
  },
  reach: () => 0,
  isFilled: () => true,
  draw(context, shape, frame) {
    const picture = pictureOf(shape.file, shape.w * frame.scale);
    if (picture) context.drawImage(picture, 0, 0, shape.w, shape.h);
    else drawPlaceholder(context, shape, frame);
  },
};

/** A pale box with a sign of a picture in it. */
function drawPlaceholder(context: Context2D, { w, h }: ImageShape, { theme, hairline }: DrawFrame): void {
  const sign = Math.min(MAX_SIGN_PX, Math.min(w, h) * SIGN_SHARE);
  const [x, y] = [(w - sign) / 2, (h - sign) / 2];
  context.fillStyle = theme.tints.grey;
  context.fillRect(0, 0, w, h);
  context.strokeStyle = theme.placeholder;
  context.lineWidth = Math.max(hairline, sign / 16);
  context.lineJoin = 'round';
  context.lineCap = 'round';
  context.strokeRect(x, y, sign, sign);
  context.beginPath();
  context.moveTo(x, y + sign * 0.8);
  context.lineTo(x + sign * 0.35, y + sign * 0.45);
  context.lineTo(x + sign * 0.6, y + sign * 0.7);
  context.lineTo(x + sign * 0.75, y + sign * 0.55);
  context.lineTo(x + sign, y + sign * 0.8);
  context.stroke();
}

import {
  type Box,
  boxAroundPoints,
  boxCenter,
  boxCorners,
  expandBox,
  rotatePoint,
  type Shape,
} from '@drawbridge/board';
import { type Camera, pageToScreen } from '../camera.ts';
import { labelOf } from '../shapes/placed.ts';
import { labelSize, labelTop } from '../shapes/text/drawLabel.ts';
import { type Label, LINE_HEIGHT } from '../shapes/text/label.ts';
import { layoutText } from '../shapes/text/layoutText.ts';
import { realmRuler } from '../shapes/text/realmRuler.ts';

/** About where the caret is on screen, with some of what is around it, in px; `undefined` for a shape without a text. */
export function caretBox(shape: Shape, caret: number, camera: Camera): Box | undefined {
  const label = labelOf(shape);
  if (!label) return undefined;
  const local = expandBox(caretIn(label, caret), label.fontSize / 2);
  const center = boxCenter(shape);
  const corners = boxCorners(local).map(({ x, y }) =>
    rotatePoint({ x: x + shape.x, y: y + shape.y }, center, shape.rotation),
  );
  return boxAroundPoints(corners.map((corner) => pageToScreen(camera, corner)));
}

/** In the shape's own coordinates. The text before the caret, laid out by itself, ends where the caret is, or nearly so. */
function caretIn(label: Label, caret: number): Box {
  const ruler = realmRuler();
  const { fontSize } = layoutText(label, ruler);
  const before = layoutText(
    { ...label, fontSize, fits: false, text: label.text.slice(0, caret) },
    ruler,
  ).lines;
  const lineHeight = LINE_HEIGHT * fontSize;
  const top = labelTop(label, labelSize(label, ruler).h) + (before.length - 1) * lineHeight;
  const last = before.at(-1);
  const isFromLeft = label.align === 'left' || (label.align === 'start' && last?.direction === 'ltr');
  const x = label.box.x + (isFromLeft ? Math.min(last?.width ?? 0, label.box.w) : label.box.w / 2);
  return { x, y: top, w: 0, h: lineHeight };
}

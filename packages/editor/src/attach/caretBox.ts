import {
  type Box,
  boxAroundPoints,
  boxCenter,
  boxCorners,
  expandBox,
  rotatePoint,
  type Shape,
} from '@drawbridge/board';
import { caretPlaces, labelOf, realmRuler } from '@drawbridge/shapes';
import { type Camera, pageToScreen } from '../camera.ts';

/** Where the caret is on screen, with some of what is around it, in px; `undefined` for a shape without a text. */
export function caretBox(shape: Shape, caret: number, camera: Camera): Box | undefined {
  const label = labelOf(shape);
  if (!label) return undefined;
  const place = caretPlaces(label, realmRuler(), true).caret(caret);
  if (!place) return undefined;
  const local = expandBox(place, label.fontSize / 2);
  const center = boxCenter(shape);
  const corners = boxCorners(local).map(({ x, y }) =>
    rotatePoint({ x: x + shape.x, y: y + shape.y }, center, shape.rotation),
  );
  return boxAroundPoints(corners.map((corner) => pageToScreen(camera, corner)));
}

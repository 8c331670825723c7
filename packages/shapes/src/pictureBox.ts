import {
  type Box,
  boxAroundPoints,
  boxCenter,
  boxCorners,
  moveBox,
  rotatePoint,
  type Shape,
  unionBoxes,
} from '@drawbridge/board';
import { framesAmong, shownPartOf } from './frameClip.ts';
import { labelOf, paintBounds } from './placed.ts';
import { linesBox } from './text/drawLabel.ts';
import { realmRuler } from './text/realmRuler.ts';

/** The upright box around everything that these shapes paint, in page px: no larger than it must be, for pictures of them. */
export function pictureBox(shapes: readonly Shape[]): Box | undefined {
  const frameOf = framesAmong(shapes);
  return unionBoxes(shapes.flatMap((shape) => shownPartOf(inkBox(shape), shape, frameOf) ?? []));
}

/** What paintBounds says of text is where any font could put it; here it is measured. */
function inkBox(shape: Shape): Box {
  const label = labelOf(shape);
  if (!label || !('text' in shape) || shape.text === '') return paintBounds(shape);
  const bare = paintBounds({ ...shape, text: '' });
  const center = boxCenter(shape);
  const words = boxCorners(moveBox(linesBox(label, realmRuler()), shape.x, shape.y));
  const turned = boxAroundPoints(words.map((corner) => rotatePoint(corner, center, shape.rotation)));
  return unionBoxes([bare, turned]) ?? bare;
}

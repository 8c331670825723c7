import type { LineShape } from '@drawbridge/board';
import { lineLabel, paintAroundLabel } from './lines/lineLabel.ts';
import { isClosedLine, lineOf, pathOf, wayBounds } from './lines/way.ts';
import { paintPath, paintReach } from './paint/paintPath.ts';
import type { ShapeUtil } from './shapeUtil.ts';
import { AREA_KEYS, LINE_KEYS } from './styleKeys.ts';

export const lineUtil: ShapeUtil<LineShape> = {
  styleKeys: [...LINE_KEYS, ...AREA_KEYS, 'corners', 'route', 'font', 'fontSize'],
  bounds: wayBounds,
  outline: lineOf,
  reach: ({ style }) => paintReach(style),
  isFilled: (shape) => shape.style.fill !== 'none' && isClosedLine(shape),
  draw(context, shape, frame) {
    const path = pathOf(shape, frame.scale);
    const name = () => path.map((step) => step.join()).join();
    const painted = { seed: shape.id, path: () => path, name, isClosed: isClosedLine(shape) };
    paintAroundLabel(context, shape, frame, () => paintPath(context, painted, shape.style, frame));
  },
  label: lineLabel,
};

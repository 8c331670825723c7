import {
  DEFAULT_STYLE,
  type NewShape,
  packPoints,
  type Shape,
  type Style,
  simplifyPoints,
} from '@drawbridge/board';
import type { SceneArrow, SceneShape, SceneStroke } from '../scene/sceneShape.ts';

/** As the pen does when it is lifted at zoom 1 (editor, strokeToShape). */
const SIMPLIFY_TOLERANCE_PX = 0.5;

/** The shape as our own tools would have made it. */
export function toBoard(shape: SceneShape): NewShape<Shape> {
  const { x, y, w, h } = shape;
  const place = { x, y, w, h, style: styleOf(shape) };
  switch (shape.kind) {
    case 'stroke':
      return { ...place, type: 'draw', isPen: false, packed: packStroke(shape) };
    case 'rectangle':
      return { ...place, type: 'rectangle' };
    case 'text':
      return { ...place, type: 'text', text: shape.text, wraps: true };
    case 'arrow':
      return { ...place, type: 'arrow', packed: packLine(shape) };
  }
}

function styleOf(shape: SceneShape): Style {
  const style = { ...DEFAULT_STYLE, color: shape.color };
  if (shape.kind === 'text') return { ...style, fontSize: shape.fontSizePx };
  return shape.kind === 'rectangle' && shape.isFilled ? { ...style, fill: 'solid' } : style;
}

function packStroke({ points }: SceneStroke): Uint8Array {
  const kept = simplifyPoints(points, SIMPLIFY_TOLERANCE_PX, DEFAULT_STYLE.width);
  return packPoints({ points: kept, isPen: false });
}

function packLine({ start, end }: SceneArrow): Uint8Array {
  return packPoints({ points: [start, end].map((point) => ({ ...point, pressure: 0.5 })), isPen: false });
}

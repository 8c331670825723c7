import { parseStyle, type ReshapedShape, type Shape } from '@drawbridge/board';

/** The shape as somebody is just making it; `shape` is as the document has it. */
export function reshapedShape(shape: Shape, to: ReshapedShape): Shape {
  const { x, y, w, h, rotation, fontSize, packed, opacity } = to;
  const style = { ...(fontSize !== undefined && { fontSize }), ...(opacity !== undefined && { opacity }) };
  return {
    ...shape,
    ...{ x, y, w, h, rotation },
    style: parseStyle({ ...shape.style, ...style }),
    ...(packed && 'packed' in shape && { packed }),
  };
}

/** What others have to know of a shape that is shown as `after`; nothing if it is where it was. */
export function describeReshaped(before: Shape, after: Shape): ReshapedShape | undefined {
  const { id, x, y, w, h, rotation } = after;
  const hasFont = after.style.fontSize !== before.style.fontSize;
  const hasPoints = 'packed' in after && 'packed' in before && after.packed !== before.packed;
  const isMoved =
    x !== before.x || y !== before.y || w !== before.w || h !== before.h || rotation !== before.rotation;
  const hasOpacity = after.style.opacity !== before.style.opacity;
  if (!isMoved && !hasFont && !hasPoints && !hasOpacity) return undefined;
  return {
    ...{ id, x, y, w, h, rotation },
    ...(hasFont && { fontSize: after.style.fontSize }),
    ...(hasPoints && { packed: after.packed }),
    ...(hasOpacity && { opacity: after.style.opacity }),
  };
}

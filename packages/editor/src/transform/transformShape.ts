import type { Shape, ShapeType } from '@drawbridge/board';
import { geometricTransforms } from './geometricTransforms.ts';
import { roomForLabel, scaleLabel } from './labels.ts';
import { lineTransform } from './lineTransform.ts';
import type { ShapeTransform } from './shapeTransform.ts';
import { type Stretch, stretchBox, stretchPoint } from './stretch.ts';
import { strokeTransform } from './strokeTransform.ts';
import { textTransform } from './textTransform.ts';
import type { Transform } from './transformShapes.ts';
import { type Turn, turnBox, turnPoint } from './turn.ts';

type Transforms = { readonly [Type in ShapeType]?: ShapeTransform<Extract<Shape, { type: Type }>> };

/** The shape types that are more than a box with something in it. */
const transforms: Transforms = {
  ...geometricTransforms,
  arrow: lineTransform,
  draw: strokeTransform,
  frame: { staysUpright: true },
  highlight: strokeTransform,
  image: { keepsRatio: true },
  line: lineTransform,
  text: textTransform,
};

export function transformOf(shape: Shape): ShapeTransform<Shape> {
  // A record by type cannot be called with a union: each takes its own shape, as the type says.
  return (transforms[shape.type] ?? AS_BOX) as ShapeTransform<Shape>;
}

const AS_BOX: ShapeTransform<Shape> = {};

/** With `isOneOfSeveral`, what is written in it is made larger or smaller too. */
export function stretchShape(shape: Shape, stretch: Stretch, isOneOfSeveral = false): Shape {
  const stretched = transformOf(shape).stretch?.(shape, stretch) ?? {
    ...shape,
    ...stretchBox(shape, stretch),
  };
  const labelled = isOneOfSeveral ? scaleLabel(stretched, shape, stretch) : stretched;
  return roomForLabel(labelled, stretch.anchor);
}

/** The same as a transform of many shapes. */
export function stretching(stretch: Stretch, isOfSeveral = false): Transform {
  return {
    apply: (shape) => stretchShape(shape, stretch, isOfSeveral),
    move: (point) => stretchPoint(point, stretch),
    isMirror: stretch.sx < 0 || stretch.sy < 0,
  };
}

export function turnShape(shape: Shape, turn: Turn): Shape {
  const { turn: own, staysUpright } = transformOf(shape);
  if (own) return own(shape, turn);
  return { ...shape, ...turnBox(shape, turn), ...(staysUpright && { rotation: shape.rotation }) };
}

/** The same as a transform of many shapes. */
export function turning(turn: Turn): Transform {
  return {
    apply: (shape) => turnShape(shape, turn),
    move: (point) => turnPoint(point, turn),
    isMirror: false,
  };
}

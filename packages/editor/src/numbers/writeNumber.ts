import { boxCenter, type Shape, type ShapeId } from '@drawbridge/board';
import { unlocked, withContents } from '../changeable.ts';
import { moveShapes } from '../frames/moveShapes.ts';
import type { ToolContext } from '../tools/toolContext.ts';
import { type OrientedBox, pointInBox } from '../transform/orientedBox.ts';
import { selectionFrame } from '../transform/selectionFrame.ts';
import { stretching, turnShape } from '../transform/transformShape.ts';
import { type Transform, transformShapes } from '../transform/transformShapes.ts';
import { writeTransformed } from '../transform/writeTransformed.ts';
import { hasAngle } from './readNumbers.ts';

/** What can be set: places and sizes in page px, angles in degrees. */
export type NumberName = 'x' | 'y' | 'w' | 'h' | 'degrees';

type Changing = Pick<ToolContext, 'store' | 'scene' | 'selection' | 'selectionBounds' | 'steps'>;
type Ids = ReadonlySet<ShapeId>;

/** LIMITS of what a number makes of something, in page px. */
const MIN_SIZE_PX = 0.5;
const MAX_PX = 1e7;

/**
 * Gives the selection another place, size or angle; several shapes are moved and scaled as one, and each gets the angle. The same
 * number changed again and again is one step, such as by a held key. What is no number changes nothing.
 */
export function writeNumber(context: Changing, name: NumberName, value: number): void {
  const { store, selection, steps } = context;
  const frame = selectionFrame(context);
  const ids = unlocked(store, selection.ids);
  if (!frame || ids.size === 0 || !Number.isFinite(value)) return;
  const px = Math.min(MAX_PX, Math.max(-MAX_PX, value));
  steps.run(() => change(context, ids, frame, { name, px }), `number ${name}`);
}

interface Change {
  readonly name: NumberName;
  readonly px: number;
}

function change(context: Changing, ids: Ids, frame: OrientedBox, { name, px }: Change): void {
  if (name === 'x') moveAll(context, ids, { dx: px - frame.x, dy: 0 });
  else if (name === 'y') moveAll(context, ids, { dx: 0, dy: px - frame.y });
  else transformAll(context, ids, transformTo(frame, name, { value: px, isOfSeveral: ids.size > 1 }));
}

/** Of what is resized, the top left corner stays where it is. */
function transformTo(
  frame: OrientedBox,
  name: 'w' | 'h' | 'degrees',
  { value, isOfSeveral }: { readonly value: number; readonly isOfSeveral: boolean },
): Transform {
  const anchor = pointInBox(frame, 0, 0);
  const { rotation } = frame;
  switch (name) {
    case 'w':
      return stretching({ anchor, rotation, sx: share(value, frame.w), sy: 1 }, isOfSeveral);
    case 'h':
      return stretching({ anchor, rotation, sx: 1, sy: share(value, frame.h) }, isOfSeveral);
    case 'degrees':
      return turningTo(value);
  }
}

function moveAll(context: Changing, ids: Ids, offset: { readonly dx: number; readonly dy: number }): void {
  moveShapes(context, withContents(context.store, ids), offset);
}

/** What has no extent cannot get one by a factor. */
function share(px: number, size: number): number {
  return size === 0 ? 1 : Math.max(MIN_SIZE_PX, px) / size;
}

/** Each about its own middle. */
function turningTo(degrees: number): Transform {
  const angle = (degrees % 360) * (Math.PI / 180);
  const turned = (shape: Shape) =>
    turnShape(shape, { center: boxCenter(shape), radians: angle - shape.rotation });
  const apply = (shape: Shape) => (hasAngle(shape) ? turned(shape) : shape);
  return { apply, move: (point) => point, isMirror: false };
}

function transformAll({ store }: Changing, ids: Ids, transform: Transform): void {
  const shapes = [...ids].flatMap((id) => store.get(id) ?? []);
  writeTransformed(store, transformShapes(shapes, transform, store.get));
}

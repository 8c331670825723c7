import type { ShapeId } from '@drawbridge/board';
import type { ToolContext } from '../tools/toolContext.ts';
import { canRemovePoint, removePoint } from './editPoints.ts';
import { editablePoints, isLinear, type Linear, patchTo, withPoints } from './lineEdit.ts';

type Editing = Pick<ToolContext, 'store' | 'steps' | 'chosenPoint'>;

/** The line, if a point can be taken away from it at `index`. */
export function lineWithout(
  { store }: Pick<Editing, 'store'>,
  id: ShapeId,
  index: number,
): Linear | undefined {
  const shape = store.get(id);
  if (!isLinear(shape) || shape.locked) return undefined;
  const points = editablePoints(shape);
  if (index >= points.length || !canRemovePoint(points)) return undefined;
  // The end that is next is a free one.
  const start = shape.type === 'arrow' && index > 0 ? shape.start : undefined;
  const end = shape.type === 'arrow' && index < points.length - 1 ? shape.end : undefined;
  return withPoints(shape, removePoint(points, index), { start, end }, store.get);
}

/** Takes a point away as one step of undo; nothing where a line needs all it has. */
export function removePointOf(context: Editing, id: ShapeId, index: number): void {
  const rest = lineWithout(context, id, index);
  if (!rest) return;
  context.steps.run(() => context.store.update(id, patchTo(rest)));
  context.chosenPoint.choose(undefined);
}

import { moveBox, type Shape } from '@drawbridge/board';
import type { Preview } from '../preview.ts';
import { MAX_SELECTED_PARTS } from '../selectionBounds.ts';
import type { ToolContext } from '../tools/toolContext.ts';
import type { OrientedBox } from '../transform/orientedBox.ts';
import { onlySelected, selectionFrame } from '../transform/selectionFrame.ts';
import { transformOf } from '../transform/transformShape.ts';

/** The selection in numbers, as a person reads them. */
export interface SelectionNumbers {
  /** The top left corner of the box around it, before it was turned; in page px. */
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** Clockwise. 'mixed' when its shapes differ; `undefined` for what has no angle, such as lines. */
  readonly degrees: number | 'mixed' | undefined;
  /** The height is what the text needs. */
  readonly hasOwnHeight: boolean;
  /** Nothing of it can be changed. */
  readonly isLocked: boolean;
}

type Selected = Pick<ToolContext, 'store' | 'selection' | 'selectionBounds'> & {
  readonly preview: { readonly current: Preview };
};

/** As it is shown now, in the middle of a drag too; `undefined` when nothing is selected. */
export function readNumbers(context: Selected): SelectionNumbers | undefined {
  const { preview } = context;
  const frame = shownFrame(selectionFrame(context), preview.current);
  if (!frame) return undefined;
  const only = onlySelected(context);
  const { x, y, w, h } = frame;
  return {
    ...{ x, y, w, h },
    degrees: only && hasAngle(only) ? inDegrees(frame.rotation) : commonAngle(context, preview.current),
    hasOwnHeight: only !== undefined && transformOf(only).isAsHighAsItsContent === true,
    isLocked: only?.locked === true,
  };
}

function shownFrame(frame: OrientedBox | undefined, preview: Preview): OrientedBox | undefined {
  if (frame && preview.kind === 'move')
    return { ...moveBox(frame, preview.dx, preview.dy), rotation: frame.rotation };
  return preview.kind === 'reshape' && preview.frame ? preview.frame : frame;
}

/** Of very many nobody looks at each. */
function commonAngle({ store, selection }: Selected, preview: Preview): SelectionNumbers['degrees'] {
  if (selection.ids.size > MAX_SELECTED_PARTS) return undefined;
  let common: number | undefined;
  for (const id of selection.ids) {
    const shown = preview.kind === 'reshape' ? preview.shapes.get(id) : undefined;
    const shape = shown ?? store.get(id);
    if (!shape || !hasAngle(shape)) continue;
    const degrees = inDegrees(shape.rotation);
    if (common !== undefined && common !== degrees) return 'mixed';
    common = degrees;
  }
  return common;
}

/** What is turned by its points, or never, has none. */
export function hasAngle(shape: Shape): boolean {
  const { turn, staysUpright } = transformOf(shape);
  return !turn && !staysUpright;
}

/** From 0 to 359.99, to a hundredth. */
function inDegrees(radians: number): number {
  const degrees = Math.round((radians * 18_000) / Math.PI) / 100;
  return ((degrees % 360) + 360) % 360;
}

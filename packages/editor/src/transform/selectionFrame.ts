import { boxCenter, expandBox, moveBox, rotatePoint, type Shape, type Store } from '@drawbridge/board';
import { localBounds } from '@drawbridge/shapes';
import type { Selection } from '../selection.ts';
import type { SelectionBounds } from '../selectionBounds.ts';
import type { OrientedBox } from './orientedBox.ts';
import { boxAround } from './stretch.ts';

interface Selected {
  readonly store: Pick<Store, 'get'>;
  readonly selection: Pick<Selection, 'ids'>;
}

interface SelectedAround extends Selected {
  readonly selectionBounds: Pick<SelectionBounds, 'current'>;
}

/** The box that is resized and turned: a single shape's own, which turns with it, or the upright one around several. */
export function selectionFrame(context: SelectedAround): OrientedBox | undefined {
  const only = onlySelected(context);
  if (only) return orientedBoxOf(only);
  const bounds = context.selectionBounds.current?.bounds;
  return bounds && { ...bounds, rotation: 0 };
}

/** The selected shape, if it is one alone. */
export function onlySelected({ store, selection }: Selected): Shape | undefined {
  const [first = ''] = selection.ids;
  return selection.ids.size === 1 ? store.get(first) : undefined;
}

/** The shape's box as it lies on the page, turned with it. */
export function orientedBoxOf(shape: Shape): OrientedBox {
  const local = moveBox(localBounds(shape), shape.x, shape.y);
  const center = rotatePoint(boxCenter(local), boxCenter(shape), shape.rotation);
  return { ...boxAround(center, local.w, local.h), rotation: shape.rotation };
}

/** Space between a shape and its selection box, in screen px. */
export const SELECTION_MARGIN_PX = 5;

/** Points of a line lie in the corners of its box: so much further away these are taken, in screen px. */
const LINE_MARGIN_PX = 9;

/** More space than others that a shape alone needs around it, in page px. */
export function spaceAround({ type }: Shape, zoom: number): number {
  return type === 'line' || type === 'arrow' ? LINE_MARGIN_PX / zoom : 0;
}

/** The box that is drawn around the selection: with the width of lines, and some space; in page px. */
export function selectionOutline(context: SelectedAround, zoom: number): OrientedBox | undefined {
  const margin = SELECTION_MARGIN_PX / zoom;
  const only = onlySelected(context);
  if (only) return widened(orientedBoxOf(only), only.style.width / 2 + spaceAround(only, zoom) + margin);
  const outline = context.selectionBounds.current?.outline;
  return outline && widened({ ...outline, rotation: 0 }, margin);
}

/** Every side is moved outwards. */
export function widened(box: OrientedBox, margin: number): OrientedBox {
  return { ...expandBox(box, margin), rotation: box.rotation };
}

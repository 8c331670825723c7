import type { Shape, ShapeId, Store } from '@drawbridge/board';
import { type Direction, offsetIn } from './direction.ts';

/** What is further to the side than ahead, by this much, lies in another direction. */
const MAX_SLOPE = 1.5;

/** The shape that arrows connect with this one and that lies in this direction, the nearest of several. Of an arrow, its own. */
export function neighbourIn(store: Store, from: Shape, direction: Direction): ShapeId | undefined {
  let nearest: Shape | undefined;
  let least = Infinity;
  for (const shape of connectedWith(store, from)) {
    const { along, aside } = offsetIn(direction, from, shape);
    // What is beside counts as further away than it is.
    const away = along + 2 * aside;
    if (along <= 0 || aside > MAX_SLOPE * along || away >= least) continue;
    nearest = shape;
    least = away;
  }
  return nearest?.id;
}

/** LIMIT of arrows that are looked at: a shape of more is no step in a diagram. */
const MAX_ARROWS = 1000;

function* connectedWith(store: Store, from: Shape): Iterable<Shape> {
  let left = MAX_ARROWS;
  const arrows = from.type === 'arrow' ? [from.id] : store.arrowsOf(from.id);
  for (const arrowId of arrows) {
    const arrow = store.get(arrowId);
    if (arrow?.type !== 'arrow') continue;
    if (left-- === 0) return;
    for (const end of [arrow.start, arrow.end]) {
      const shape = end && end.id !== from.id && store.get(end.id);
      if (shape) yield shape;
    }
  }
}

import { type Box, expandBox, type Shape, type ShapeId, type Store, unionBoxes } from '@drawbridge/board';
import { shapeBounds } from '@drawbridge/shapes';
import type { Scene } from '../scene.ts';

/** LIMIT of shapes that something can snap to: those around it, where there are more in view. */
const MAX_REFERENCES = 300;
/** How often the part of the view that is looked at is halved before the rest is left out by chance. */
const MAX_HALVINGS = 5;

interface ReferencesDeps {
  readonly store: Pick<Store, 'groups'>;
  readonly scene: Pick<Scene, 'touchingSome'>;
}

/**
 * The boxes that something can snap to: of shapes in view, groups as one, but for those in hand and for lines, which are on the
 * way to somewhere. In a view of very many shapes, those near `around`. All in page px.
 */
export function collectReferences(
  { store, scene }: ReferencesDeps,
  inHand: ReadonlySet<ShapeId>,
  view: Box,
  around: Box,
): readonly Box[] {
  const accepts = (shape: Shape) => !inHand.has(shape.id) && !inHand.has(shape.frame) && !isLine(shape);
  let region = view;
  let found = scene.touchingSome(region, MAX_REFERENCES, accepts);
  for (let halving = 0; found.length >= MAX_REFERENCES && halving < MAX_HALVINGS; halving++) {
    const share = 2 ** -(halving + 2);
    region = expandBox(around, Math.max(view.w, view.h) * share);
    found = scene.touchingSome(region, MAX_REFERENCES, accepts);
  }
  return unitBoxes(store.groups, found);
}

function isLine({ type }: Shape): boolean {
  return type === 'line' || type === 'arrow';
}

function unitBoxes(groups: Store['groups'], shapes: readonly Shape[]): Box[] {
  const units = Map.groupBy(shapes, ({ id }) => groups.pathOf(id).at(-1) ?? id);
  return [...units.values()].flatMap((members) => unionBoxes(members.map(shapeBounds)) ?? []);
}

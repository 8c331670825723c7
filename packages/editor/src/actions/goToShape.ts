import { boxContainsBox, type ShapeId } from '@drawbridge/board';
import { fitBox } from '../camera.ts';
import type { ActionContext } from './action.ts';

/** What is shown smaller than this has to be brought nearer, or its text cannot be read. */
const MIN_READABLE_ZOOM = 0.5;

/** Selects a shape and brings it into view, so near that its text can be read. */
export function goToShape(context: ActionContext, id: ShapeId): void {
  const { selection, store, toolbox } = context;
  if (!toolbox.isReadOnly && store.get(id)) selection.set([id]);
  bringIntoView(context, id, MIN_READABLE_ZOOM);
}

/** Moves the view if the shape is not in it, and goes nearer if it is shown smaller than that. */
export function bringIntoView({ scene, viewport }: ActionContext, id: ShapeId, minZoom: number): void {
  const box = scene.boundsOf([id]);
  if (!box) return;
  const { zoom } = viewport.camera;
  const isLegible = zoom >= minZoom;
  if (isLegible && boxContainsBox(viewport.box, box)) return;
  viewport.moveTo(fitBox(box, viewport.size, isLegible ? zoom : 1));
}

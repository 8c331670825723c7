import { boxContainsBox, type ShapeId } from '@drawbridge/board';
import { fitBox } from '../camera.ts';
import type { ActionContext } from './action.ts';

/** What is shown smaller than this has to be brought nearer, or its text cannot be read. */
const MIN_READABLE_ZOOM = 0.5;

/** Selects a shape and brings it into view, if it is not there already, and nearer, if it is shown smaller than that. */
export function goToShape(context: ActionContext, id: ShapeId, minZoom = MIN_READABLE_ZOOM): void {
  const { scene, selection, toolbox, viewport } = context;
  const box = scene.boundsOf([id]);
  if (!box) return;
  if (!toolbox.isReadOnly) selection.set([id]);
  const { zoom } = viewport.camera;
  const isLegible = zoom >= minZoom;
  if (isLegible && boxContainsBox(viewport.box, box)) return;
  viewport.moveTo(fitBox(box, viewport.size, isLegible ? zoom : 1));
}

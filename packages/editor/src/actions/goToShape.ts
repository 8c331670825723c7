import { boxContainsBox, type ShapeId } from '@drawbridge/board';
import { fitBox } from '../camera.ts';
import type { ActionContext } from './action.ts';

/** What is shown smaller than this has to be brought nearer, or its text cannot be read. */
const MIN_READABLE_ZOOM = 0.5;

/** Selects a shape and brings it into view, if it is not there already. */
export function goToShape(context: ActionContext, id: ShapeId): void {
  const { scene, selection, toolbox, viewport } = context;
  const box = scene.boundsOf([id]);
  if (!box) return;
  if (!toolbox.isReadOnly) selection.set([id]);
  const { zoom } = viewport.camera;
  if (zoom >= MIN_READABLE_ZOOM && boxContainsBox(viewport.box, box)) return;
  viewport.moveTo(fitBox(box, viewport.size, Math.max(1, zoom)));
}

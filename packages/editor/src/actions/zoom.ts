import type { ShapeId } from '@drawbridge/board';
import { fitBox, zoomAt } from '../camera.ts';
import type { Viewport } from '../viewport.ts';
import type { ActionContext } from './action.ts';

type Viewing = Pick<ActionContext, 'scene' | 'store' | 'viewport'>;

/** Zooms about the middle of the view. */
export function zoomTo(viewport: Viewport, zoom: number): void {
  viewport.moveTo(zoomAt(viewport.camera, viewport.center, zoom));
}

/** Brings these shapes into view; none of them there, nothing done. */
export function fitShapes({ scene, viewport }: Viewing, ids: Iterable<ShapeId>): void {
  const bounds = scene.boundsOf(ids);
  if (bounds) viewport.moveTo(fitBox(bounds, viewport.size));
}

export function fitAll(viewing: Viewing): void {
  fitShapes(viewing, idsOf(viewing));
}

/** Fits the board when all of it lies outside the view, as on a phone that opens somebody's desk-wide drawing. */
export function revealShapes(viewing: Viewing): void {
  if (viewing.scene.within(viewing.viewport.box).length === 0) fitAll(viewing);
}

function* idsOf({ store }: Viewing): Iterable<ShapeId> {
  for (const { id } of store.all()) yield id;
}

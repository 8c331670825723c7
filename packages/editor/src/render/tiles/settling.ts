import { type Box, boxesIntersect, expandBox, type ShapeId } from '@drawbridge/board';
import type { Scene } from '../../scene.ts';
import { PAINT_MARGIN_CANVAS_PX } from '../raster/paintJob.ts';
import type { Patch } from './picture.ts';
import { showsVersion } from './tile.ts';
import { toDeviceBox, type View } from './view.ts';

/** Above this many, drawing them one by one every frame would hold it up: they appear with their tiles. */
const MAX_SETTLING = 300;

/**
 * Shapes that belong into tiles but that the tiles in view do not show yet. The live layer goes on drawing them until
 * they do, so that nothing is missing for a moment between pen up and the picture from the raster thread.
 */
export interface Settling {
  /** What the live layer has to draw. */
  readonly ids: Iterable<ShapeId>;
  /** The shapes are in the mirror, and not hidden there, from `version` on. */
  add(ids: readonly ShapeId[], version: number): void;
  remove(id: ShapeId): void;
  /** Lets go of what the picture shows, and of what is gone. */
  update(picture: readonly Patch[], view: View): void;
}

export function createSettling(scene: Scene): Settling {
  const versions = new Map<ShapeId, number>();

  function isShown(box: Box, version: number, picture: readonly Patch[], view: View): boolean {
    const onSurface = expandBox(toDeviceBox(box, view), PAINT_MARGIN_CANVAS_PX);
    return picture.every(
      (patch) =>
        patch.layer.content === 'lifted' ||
        !boxesIntersect(patch.box, onSurface) ||
        (patch.tile !== undefined && showsVersion(patch.tile, version)),
    );
  }

  return {
    get ids() {
      return versions.keys();
    },
    add(ids, version) {
      if (versions.size + ids.length > MAX_SETTLING) return versions.clear();
      for (const id of ids) versions.set(id, version);
    },
    remove: (id) => void versions.delete(id),
    update(picture, view) {
      for (const [id, version] of versions) {
        const box = scene.paintedBox(id);
        if (!box || isShown(box, version, picture, view)) versions.delete(id);
      }
    },
  };
}

import type { Box, ShapeId } from '@drawbridge/board';
import type { Scene } from '../../scene.ts';
import type { Feeder } from '../raster/feeder.ts';
import type { Arrangement } from './arrangement.ts';
import type { Settling } from './settling.ts';

/** The few shapes that tiles leave out because they move by themselves. */
export interface HiddenShapes {
  isHidden(id: ShapeId): boolean;
  /** Hides these and no others from now on. To be called in each frame, before changes are fed to the mirror. */
  follow(ids: Iterable<ShapeId>): void;
  /** Puts those into tiles that came back. To be called after changes were fed: they may be in another place. */
  putBack(): void;
}

interface HiddenShapesDeps {
  readonly scene: Scene;
  readonly feeder: Feeder;
  readonly arrangement: Arrangement;
  readonly settling: Settling;
}

export function createHiddenShapes({ scene, feeder, arrangement, settling }: HiddenShapesDeps): HiddenShapes {
  let hidden: ReadonlySet<ShapeId> = new Set();
  let back: { readonly ids: readonly ShapeId[]; readonly version: number } | undefined;

  function invalidate(id: ShapeId, box: Box | undefined, version: number): void {
    if (box) arrangement.invalidate(id, [box], version);
  }

  return {
    isHidden: (id) => hidden.has(id),

    follow(ids) {
      const before = hidden;
      hidden = new Set(ids);
      const left = [...hidden].filter((id) => !before.has(id));
      const returned = [...before].filter((id) => !hidden.has(id));
      if (left.length + returned.length === 0) return;
      feeder.setHidden(hidden);
      const version = feeder.version + 1;
      for (const id of left) {
        // Tiles show it where the mirror has it, which is not yet where it is now.
        invalidate(id, feeder.boxOf(id), version);
        settling.remove(id);
      }
      back = { ids: returned, version };
    },

    putBack() {
      if (!back) return;
      const { ids, version } = back;
      back = undefined;
      for (const id of ids) invalidate(id, scene.paintedBox(id), version);
      settling.add(ids, version);
    },
  };
}

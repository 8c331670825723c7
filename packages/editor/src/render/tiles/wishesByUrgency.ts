import type { Box } from '@drawbridge/board';
import type { Arrangement } from './arrangement.ts';
import type { CameraRest } from './cameraRest.ts';
import type { TileLayer } from './tileLayer.ts';
import { hasRoomForRing } from './tileMemory.ts';
import { type TileWish, wishesInView, wishesOfOverview } from './tileWishes.ts';
import type { PlacedLayer, View } from './view.ts';

/** What decides which tiles are wanted now. */
export interface Sight {
  readonly view: View;
  readonly arrangement: Arrangement;
  readonly rest: CameraRest;
  /** The box around what is in a layer, in page px. */
  readonly extentOf: (layer: TileLayer) => Box | undefined;
  /** The scale at which there are tiles of everything. */
  readonly overview: number | undefined;
  /** Whether a part of the picture has no tile at all, of whatever scale. */
  readonly isPatchy: boolean;
  /** Whether the mirror has all that there is. */
  readonly isFed: boolean;
  /** Whether a gesture is in progress: threads that draw what nobody sees yet would take the processor from it. */
  readonly isHandAtWork: boolean;
  /** Whether nothing is being drawn, asked when all that is more urgent has been. */
  readonly isIdle: () => boolean;
}

/** The tiles that should be drawn, the most urgent first: the view, and once hands are still the overview and a ring around the view. */
export function* wishesByUrgency(sight: Sight): Generator<TileWish> {
  yield* urgentWishes(sight);
  if (sight.isHandAtWork) return;
  yield* overviewWishes(sight);
  yield* idleWishes(sight);
}

/** What is in view. While one zooms only what would be blank: the rest would be drawn in vain. */
function urgentWishes(sight: Sight): TileWish[] {
  const { arrangement, rest, isPatchy } = sight;
  if (rest.isZooming && !isPatchy) return [];
  const shown = arrangement.isFrozen ? [] : arrangement.shown;
  return [...(arrangement.next ?? []), ...shown].flatMap((placed) => wishesOf(placed, sight));
}

function overviewWishes({ arrangement, rest, isFed, overview, extentOf }: Sight): TileWish[] {
  const extent = extentOf(arrangement.all);
  if (rest.isZooming || !isFed || arrangement.next || !extent || overview === undefined) return [];
  return wishesOfOverview(arrangement.all, overview, extent);
}

function idleWishes(sight: Sight): TileWish[] {
  const { view, arrangement, rest, isIdle } = sight;
  if (rest.isMoving || !isIdle() || arrangement.next || !hasRoomForRing(view)) return [];
  return arrangement.shown.flatMap((placed) => wishesOf(placed, sight, 1));
}

function wishesOf(placed: PlacedLayer, { view, extentOf }: Sight, ring = 0): TileWish[] {
  return wishesInView(view, placed, extentOf(placed.layer), ring);
}

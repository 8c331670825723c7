import type { Box, Point, Shape, ShapeId } from '@drawbridge/board';
import type { Lifted } from '../../motion.ts';
import type { Slots } from '../../scene/slots.ts';
import type { PageMatrix } from '../../transform/pageMatrix.ts';
import type { Feeder } from '../raster/feeder.ts';
import { distributeTiles } from './distributeTiles.ts';
import { showsVersion, type Tile } from './tile.ts';
import { createTileLayer, type TileLayer } from './tileLayer.ts';
import { type PlacedLayer, tilesInView, type View } from './view.ts';

/*
 * Which layers make up the picture. At rest it is one, with all shapes in it. While many shapes are dragged it is
 * two: those that stay, and above them, moved by its origin, one picture of those that go. Each change from one to
 * the other waits until everything in view is there, and then happens in one frame:
 *
 *   resting ──lift──▶ lifting ──ready──▶ lifted ──drop, cancel──▶ dropping ──ready──▶ resting
 *
 * Lifting everything is ready at once, because the tiles there are show just what is lifted; so is dropping it,
 * because the tiles are moved with it.
 */
export interface Arrangement {
  readonly shown: readonly PlacedLayer[];
  /** What is to be shown as soon as it is ready. */
  readonly next: readonly PlacedLayer[] | undefined;
  /** Whether the picture takes no changes any more, because `next` will show them. */
  readonly isFrozen: boolean;
  /** All layers whose tiles take memory. */
  readonly layers: readonly TileLayer[];
  /** The layer of everything. */
  readonly all: TileLayer;
  /** Whether nothing is in the layer, whatever is on the board. */
  isBlank(layer: TileLayer): boolean;
  isDrawn(shape: Shape, layer: TileLayer): boolean;
  /** To be called in each frame, before changes are fed to the mirror. */
  follow(lifted: Lifted | undefined): void;
  invalidate(id: ShapeId, boxes: readonly Box[], version: number, onTop?: readonly Shape[]): void;
  invalidateAll(version: number): void;
  shift(offset: Point): void;
  /** Takes the next step if all that is in view is ready for it. */
  advance(view: View, isWithinExtent: (layer: TileLayer, box: Box) => boolean): boolean;
  clear(): void;
}

interface ArrangementDeps {
  readonly slots: Slots;
  readonly feeder: Feeder;
  readonly isWorthKeeping: (tile: Tile) => boolean;
  /** The scale that tiles are drawn at now. */
  readonly scale: () => number;
}

interface Lift {
  readonly ids: ReadonlySet<ShapeId>;
  readonly unlifted: TileLayer;
  readonly lifted: TileLayer;
  /** Nothing is left on the board. */
  isEverything: boolean;
  offset: Point;
  matrix: PageMatrix | undefined;
}

type State =
  | { readonly kind: 'resting' }
  | { readonly kind: 'lifting'; readonly lift: Lift; readonly before: Lift | undefined; version?: number }
  | { readonly kind: 'lifted'; readonly lift: Lift }
  | { readonly kind: 'dropping'; readonly lift: Lift; version?: number };

const AT_PLACE: Point = { x: 0, y: 0 };

export function createArrangement(deps: ArrangementDeps): Arrangement {
  const { slots, feeder, isWorthKeeping } = deps;
  const all = createTileLayer({ content: 'all', isWorthKeeping });
  const resting = [{ layer: all, offset: AT_PLACE }];
  let state: State = { kind: 'resting' };

  function begin({ ids, dx, dy, matrix }: Lifted): void {
    const isEverything =
      feeder.isDone && [...ids].filter((id) => slots.slotOf(id) !== undefined).length === slots.count;
    const { originAt } = all;
    const unlifted = createTileLayer({ content: 'unlifted', originAt, isWorthKeeping });
    const lifted = createTileLayer({ content: 'lifted', originAt, isWorthKeeping });
    const lift: Lift = { ids, unlifted, lifted, isEverything, offset: { x: dx, y: dy }, matrix };
    feeder.setLifted(isEverything ? 'all' : ids);
    distributeTiles({ all, unlifted, lifted }, slots, isEverything ? 'all' : ids, deps.scale());
    const before = liftOf(state);
    state = { kind: 'lifting', lift, before: state.kind === 'lifting' ? state.before : before };
  }

  function end(): void {
    for (const layer of layersOf(state)) layer.clear();
    state = { kind: 'resting' };
    feeder.setLifted(new Set());
  }

  function shown(): readonly PlacedLayer[] {
    if (state.kind === 'resting') return resting;
    const lift = state.kind === 'lifting' ? state.before : state.lift;
    return lift ? placed(lift) : resting;
  }

  function next(): readonly PlacedLayer[] | undefined {
    if (state.kind === 'lifting') return placed(state.lift);
    return state.kind === 'dropping' ? resting : undefined;
  }

  return {
    all,
    get shown() {
      return shown();
    },
    get next() {
      return next();
    },
    get isFrozen() {
      return state.kind === 'dropping' || (state.kind === 'lifting' && state.before !== undefined);
    },
    get layers() {
      return [all, ...layersOf(state)];
    },
    isBlank: (layer) => layer.content === 'unlifted' && liftOf(state)?.isEverything === true,
    isDrawn({ id }, { content }) {
      if (content === 'all') return true;
      return liftOf(state)?.ids.has(id) === (content === 'lifted');
    },

    follow(lifted) {
      const lift = state.kind === 'lifting' || state.kind === 'lifted' ? state.lift : undefined;
      if (lifted && lifted.ids === lift?.ids) {
        if (lifted.dx !== lift.offset.x || lifted.dy !== lift.offset.y)
          lift.offset = { x: lifted.dx, y: lifted.dy };
        lift.matrix = lifted.matrix;
      } else if (lifted) begin(lifted);
      else if (state.kind === 'lifted') state = { kind: 'dropping', lift: state.lift };
      else if (state.kind === 'lifting') {
        if (state.before) state = { kind: 'dropping', lift: state.before };
        else end();
      }
    },

    invalidate(id, boxes, version, onTop) {
      const lift = liftOf(state);
      const isLifted = lift?.ids.has(id) === true;
      if (lift && !isLifted) lift.isEverything = false;
      for (const box of boxes) {
        all.invalidate(box, version, onTop);
        if (!isLifted) lift?.unlifted.invalidate(box, version, onTop);
        // What was dropped stays as it is until the picture of everything shows it in its new place.
        else if (state.kind !== 'dropping') lift?.lifted.invalidate(box, version, onTop);
      }
    },
    invalidateAll(version) {
      for (const layer of [all, ...layersOf(state)]) layer.invalidateAll(version);
    },
    shift(offset) {
      all.shift(offset);
      if (state.kind !== 'dropping') for (const layer of layersOf(state)) layer.shift(offset);
    },

    advance(view, isWithinExtent) {
      if (state.kind !== 'lifting' && state.kind !== 'dropping') return false;
      if (!feeder.isDone) return false;
      state.version ??= feeder.version;
      const { version } = state;
      const isReady = (next() ?? []).every((layer) => isReadyInView(layer, view, version, isWithinExtent));
      if (!isReady) return false;
      if (state.kind === 'dropping') {
        end();
        return true;
      }
      for (const layer of state.before ? [state.before.lifted, state.before.unlifted] : []) layer.clear();
      state = { kind: 'lifted', lift: state.lift };
      return true;
    },

    clear() {
      for (const layer of [all, ...layersOf(state)]) layer.clear();
    },
  };
}

function isReadyInView(
  placedLayer: PlacedLayer,
  view: View,
  version: number,
  isWithinExtent: (layer: TileLayer, box: Box) => boolean,
): boolean {
  const { layer } = placedLayer;
  const { left, top, right, bottom } = tilesInView(view, placedLayer);
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const tile = layer.find(view.scale, column, row);
      if (tile && showsVersion(tile, version)) continue;
      const box = layer.tileBox({ scale: view.scale, column, row });
      if (tile || isWithinExtent(layer, box)) return false;
    }
  }
  return true;
}

function liftOf(state: State): Lift | undefined {
  return state.kind === 'resting' ? undefined : state.lift;
}

function layersOf(state: State): readonly TileLayer[] {
  const before = state.kind === 'lifting' ? state.before : undefined;
  return [liftOf(state), before].flatMap((lift) => (lift ? [lift.unlifted, lift.lifted] : []));
}

function placed({ unlifted, lifted, offset, matrix }: Lift): readonly PlacedLayer[] {
  return [
    { layer: unlifted, offset: AT_PLACE },
    { layer: lifted, offset, matrix },
  ];
}

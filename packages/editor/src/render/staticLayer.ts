import { type Box, boxesIntersect, compareOrder, type Shape, type ShapeId } from '@drawbridge/board';
import type { Clock } from '../clock.ts';
import type { Motion } from '../motion.ts';
import type { Scene, SceneChange } from '../scene.ts';
import type { FontFile } from '../shapes/fonts.ts';
import { type ThemeName, themes } from '../theme.ts';
import type { Viewport } from '../viewport.ts';
import { createFeeder, type FedChange } from './raster/feeder.ts';
import { createRasterPool } from './raster/rasterPool.ts';
import type { Surface } from './surface.ts';
import { createArrangement } from './tiles/arrangement.ts';
import { createCameraRest } from './tiles/cameraRest.ts';
import { compose } from './tiles/compose.ts';
import { createHiddenShapes } from './tiles/hiddenShapes.ts';
import { overviewScale } from './tiles/overview.ts';
import { patchTile } from './tiles/patchTile.ts';
import type { Drawable, Patch } from './tiles/picture.ts';
import { createSettling } from './tiles/settling.ts';
import type { Tile } from './tiles/tile.ts';
import type { TileLayer } from './tiles/tileLayer.ts';
import { hasRoomForRing, trimTiles } from './tiles/tileMemory.ts';
import { createTileRequests } from './tiles/tileRequests.ts';
import { type TileWish, wishesInView, wishesOfOverview } from './tiles/tileWishes.ts';
import { isTileInView, type PlacedLayer, pageBoxOf, type View, viewOf } from './tiles/view.ts';

/** The canvas of shapes at rest, put together of tiles that raster threads draw. Of one surface, until destroyed. */
export interface StaticLayer {
  /** Shapes that belong on this canvas but are not in its tiles yet. */
  readonly settling: Iterable<ShapeId>;
  follow(change: SceneChange): void;
  /** Everything looks different: the theme, a font. */
  repaint(): void;
  /** The canvas is blank, or its size is another. */
  invalidate(): void;
  /** Draws a frame, if it differs from the last. */
  render(themeName: ThemeName, motion: Motion): void;
  destroy(): void;
}

interface StaticLayerDeps {
  readonly surface: Surface;
  readonly scene: Scene;
  readonly viewport: Viewport;
  readonly clock: Clock;
  readonly fonts: readonly FontFile[];
  /** There is something new to draw. */
  readonly requestFrame: () => void;
}

/** Up to so many new shapes at once are looked at one by one whether they lie on top of all others. */
const MAX_ON_TOP = 16;
/** Tiles that are brought up to date on the main thread in one frame, each about half a millisecond. */
const MAX_PATCHES_PER_FRAME = 8;

export function createStaticLayer(deps: StaticLayerDeps): StaticLayer {
  const { surface, scene, viewport, clock, requestFrame } = deps;
  const feeder = createFeeder({
    slots: scene.slots,
    now: clock.now,
    send: (delta) => pool.send(delta),
    onFed,
    onShifted,
  });
  const arrangement = createArrangement({
    slots: scene.slots,
    feeder,
    isWorthKeeping,
    scale: () => view.scale,
  });
  const hidden = createHiddenShapes();
  const settling = createSettling(scene);
  const rest = createCameraRest(clock, () => {
    isStale = true;
    requestFrame();
  });
  const pool = createRasterPool({
    surface,
    clock,
    fonts: deps.fonts,
    onResult(result) {
      const arrived = requests.receive(result);
      if (arrived) follow(arrived);
      ask();
    },
    onFontLoaded: repaint,
    onLost(jobIds) {
      requests.lose(jobIds);
      feeder.restart();
      requestFrame();
    },
  });
  const requests = createTileRequests({
    pool,
    createSheet: surface.createSheet,
    themeName: () => themeName,
  });
  let themeName: ThemeName = 'light';
  let view = viewOf(viewport.camera, surface);
  let picture: readonly Patch[] = [];
  let overview: number | undefined;
  let frame = 0;
  let isStale = true;

  function isWorthKeeping(tile: Tile): boolean {
    return tile.scale === view.scale || tile.scale === overview || tile.usedAt === frame;
  }

  function repaint(): void {
    arrangement.invalidateAll(feeder.version);
    requestFrame();
  }

  /** A tile looks different: a frame is due if it is in the picture, or what it should be. */
  function follow({ layer, tile }: TileWish): void {
    const isStretched = picture.some((patch) => patch.tile?.scale !== view.scale);
    const placed = [...arrangement.shown, ...(arrangement.next ?? [])].filter((next) => next.layer === layer);
    const isInView = tile.scale === view.scale && placed.some((next) => isTileInView(tile, view, next));
    if (!isInView && !isStretched) return;
    isStale = true;
    requestFrame();
  }

  function onFed(changes: readonly FedChange[]): void {
    const sorted = changes.length <= MAX_ON_TOP ? [...changes].sort(byOrder) : changes;
    const isOnTop = changes.length <= MAX_ON_TOP && areOnTop(sorted);
    for (const { before, after, boxes, version } of sorted) {
      const { id } = after ?? before ?? {};
      if (id === undefined || hidden.isHidden(id)) continue;
      arrangement.invalidate(id, boxes, version, isOnTop && after ? [after] : undefined);
    }
    const added = changes.flatMap(({ before, after }) => (after && !before ? after.id : []));
    settling.add(
      added.filter((id) => !hidden.isHidden(id)),
      feeder.version,
    );
  }

  /** Whether all are new and lie over whatever they touch, but for those that come after them. */
  function areOnTop(sorted: readonly FedChange[]): boolean {
    return sorted.every(({ before, after, boxes }) => {
      if (before || !after) return false;
      const others = boxes.flatMap((box) => scene.touching(box));
      return others.every(
        (other) => compareOrder(other, after) <= 0 || sorted.some((change) => change.after === other),
      );
    });
  }

  function onShifted(offset: { x: number; y: number }): void {
    arrangement.shift(offset);
    isStale = true;
  }

  /** A shape that starts or ends to move by itself leaves the tiles, or comes back to them. */
  function followHot(motion: Motion): void {
    const changed = hidden.follow(motion.hot.keys());
    if (changed.length === 0) return;
    feeder.setHidden(hidden.ids());
    const version = feeder.version + 1;
    for (const id of changed) {
      const box = scene.paintedBox(id);
      if (box) arrangement.invalidate(id, [box], version);
    }
    settling.add(
      changed.filter((id) => !hidden.isHidden(id)),
      version,
    );
    for (const id of changed) if (hidden.isHidden(id)) settling.remove(id);
  }

  function drawables(): Drawable[] {
    return arrangement.shown.map(({ layer, offset }) => ({
      layer,
      offset,
      extent: extentOf(layer),
      overviewScale: overview,
    }));
  }

  function extentOf(layer: TileLayer): Box | undefined {
    return arrangement.isBlank(layer) ? undefined : scene.extent;
  }

  function patchTiles(): void {
    if (!feeder.isDone) return;
    let left = MAX_PATCHES_PER_FRAME;
    const isDrawn = (shape: Shape, layer: TileLayer): boolean =>
      !hidden.isHidden(shape.id) && arrangement.isDrawn(shape, layer);
    const { createSheet } = surface;
    for (const { layer, tile } of picture) {
      if (left === 0) return;
      if (!tile?.dirt || tile.scale !== view.scale) continue;
      if (!patchTile(tile, layer, { scene, theme: themes[themeName], createSheet, isDrawn })) continue;
      left--;
      isStale = true;
    }
  }

  function show(): void {
    const { staticContext, pixelRatio } = surface;
    const { isZooming } = rest;
    frame++;
    picture = compose(staticContext, {
      view,
      pixelRatio,
      theme: themes[themeName],
      layers: drawables(),
      isZooming,
    });
    for (const { tile } of picture) if (tile) tile.usedAt = frame;
    isStale = false;
  }

  /** Gives the raster threads something to do, the most urgent first. */
  function ask(): void {
    if (!feeder.isViewDone) return;
    for (const list of [urgentWishes, overviewWishes, idleWishes]) {
      if (!pool.hasRoom) return;
      for (const wish of list()) {
        if (!pool.hasRoom) return;
        requests.ask(wish.layer, wish.tile);
        // It is not to be given up before it was seen.
        wish.tile.usedAt = frame;
      }
    }
  }

  /** What is in view. While one zooms only what would be blank: the rest would be drawn in vain. */
  function urgentWishes(): TileWish[] {
    const isBlank = picture.some(({ tile }) => !tile);
    if (rest.isZooming && !isBlank) return [];
    const shown = arrangement.isFrozen ? [] : arrangement.shown;
    return [...(arrangement.next ?? []), ...shown].flatMap((placed) => wishesOf(placed));
  }

  function overviewWishes(): TileWish[] {
    const { extent } = scene;
    if (rest.isZooming || !feeder.isDone || arrangement.next || !extent || overview === undefined) return [];
    return wishesOfOverview(arrangement.all, overview, extent);
  }

  function idleWishes(): TileWish[] {
    if (rest.isMoving || !pool.isIdle || arrangement.next || !hasRoomForRing(view)) return [];
    return arrangement.shown.flatMap((placed) => wishesOf(placed, 1));
  }

  function wishesOf(placed: PlacedLayer, ring = 0): TileWish[] {
    return wishesInView(view, placed, extentOf(placed.layer), ring);
  }

  return {
    get settling() {
      return settling.ids;
    },
    follow(change) {
      feeder.follow(change);
    },
    repaint,
    invalidate() {
      isStale = true;
    },

    render(nextThemeName, motion) {
      if (nextThemeName !== themeName) {
        themeName = nextThemeName;
        repaint();
        isStale = true;
      }
      const before = view;
      const offset = arrangement.shown.at(-1)?.offset;
      view = viewOf(viewport.camera, surface);
      overview = overviewScale(scene.extent, surface.pixelRatio, overview);
      rest.follow(view);
      followHot(motion);
      arrangement.follow(motion.lifted);
      feeder.flush(pageBoxOf(view));
      patchTiles();
      const isRearranged = arrangement.advance(view, (layer, box) => isWithin(box, extentOf(layer)));
      const isMoved = arrangement.shown.at(-1)?.offset !== offset || !isSameView(view, before);
      if (isStale || isMoved || isRearranged) show();
      settling.update(picture, view);
      trimTiles(arrangement.layers, (tile) => tile.usedAt === frame || tile.scale === overview);
      ask();
      if (!feeder.isDone) requestFrame();
    },

    destroy() {
      rest.destroy();
      pool.stop();
      arrangement.clear();
    },
  };
}

function byOrder(a: FedChange, b: FedChange): number {
  return a.after && b.after ? compareOrder(a.after, b.after) : 0;
}

function isSameView(a: View, b: View): boolean {
  return (
    a.scale === b.scale &&
    a.left === b.left &&
    a.top === b.top &&
    a.width === b.width &&
    a.height === b.height
  );
}

function isWithin(box: Box, extent: Box | undefined): boolean {
  return extent !== undefined && boxesIntersect(box, extent);
}

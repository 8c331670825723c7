import { type Box, boxesIntersect, type Shape, type ShapeId } from '@drawbridge/board';
import type { Context2D, FontFile } from '@drawbridge/shapes';
import { type ThemeName, themes } from '@drawbridge/shapes';
import type { Clock } from '../clock.ts';
import type { Motion } from '../motion.ts';
import { isGesture, type PreviewSlot } from '../preview.ts';
import type { Scene, SceneChange } from '../scene.ts';
import type { SettingsSwitch } from '../settings.ts';
import type { Viewport } from '../viewport.ts';
import { gridLook } from './grid.ts';
import type { ImageFiles } from './imageSource.ts';
import { type ChangeFacts, createFeeder, type FedChange } from './raster/feeder.ts';
import { createRasterPool } from './raster/rasterPool.ts';
import type { Surface } from './surface.ts';
import { createArrangement } from './tiles/arrangement.ts';
import { createCameraRest } from './tiles/cameraRest.ts';
import { changesOnTop } from './tiles/changesOnTop.ts';
import { compose } from './tiles/compose.ts';
import { createHiddenShapes } from './tiles/hiddenShapes.ts';
import { overviewScale } from './tiles/overview.ts';
import { patchTile } from './tiles/patchTile.ts';
import { type Drawable, drawLayer, extentInView, type Patch } from './tiles/picture.ts';
import { createSettling } from './tiles/settling.ts';
import type { Tile } from './tiles/tile.ts';
import type { TileLayer } from './tiles/tileLayer.ts';
import { trimTiles } from './tiles/tileMemory.ts';
import { createTileRequests } from './tiles/tileRequests.ts';
import type { TileWish } from './tiles/tileWishes.ts';
import { isSameView, isTileInView, type PlacedLayer, pageBoxOf, type View, viewOf } from './tiles/view.ts';
import { wishesByUrgency } from './tiles/wishesByUrgency.ts';

/** The canvas of shapes at rest, put together of tiles that raster threads draw. Of one surface, until destroyed. */
export interface StaticLayer {
  /** Shapes that belong on this canvas but are not in its tiles yet. */
  readonly settling: Iterable<ShapeId>;
  follow(change: SceneChange, about: ChangeFacts): void;
  /** Tells the raster threads what happened, before a frame does. */
  flush(): void;
  /** Everything looks different: the theme, a font. Or the pictures of it are lost. */
  repaint(): void;
  /** The canvas is blank, or its size is another. */
  invalidate(): void;
  /** Draws all shapes at rest on another canvas as well as the tiles there are allow, such as for a minimap. */
  drawOverview(context: Context2D, view: View): void;
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
  readonly settings: SettingsSwitch;
  readonly images: ImageFiles | undefined;
  readonly preview: Pick<PreviewSlot, 'current'>;
  /** Whether a large board is coming in. */
  readonly isFilling: () => boolean;
  /** There is something new to draw. */
  readonly requestFrame: () => void;
  /** The overview would look different now. */
  readonly onOverview: () => void;
}

/** Tiles that are brought up to date on the main thread in one frame, each about half a millisecond. */
const MAX_PATCHES_PER_FRAME = 8;
/** While a board fills each tile changes all the time. Drawn anew more often than this, they would hold up the filling. */
const FILLING_REDRAW_MS = 300;

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
  const settling = createSettling(scene);
  const hidden = createHiddenShapes({ scene, feeder, arrangement, settling });
  const rest = createCameraRest(clock, () => {
    isStale = true;
    requestFrame();
  });
  const pool = createRasterPool({
    surface,
    clock,
    fonts: deps.fonts,
    images: deps.images,
    onResult(result) {
      const arrived = requests.receive(result);
      if (arrived) follow(arrived);
      ask();
    },
    onRoom: ask,
    onLooksChanged: repaint,
    onLost(jobIds) {
      requests.lose(jobIds);
      feeder.restart();
      // What had changed by then and was not sent yet left its old places in the tiles.
      arrangement.invalidateAll(feeder.version + 1);
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
  let drawn: readonly Drawable[] = [];
  let overview: number | undefined;
  let frame = 0;
  let grid = gridLook(deps.settings.current);
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
    if (tile.scale === overview) deps.onOverview();
    const isStretched = picture.some((patch) => patch.tile?.scale !== view.scale);
    if (!isInView({ layer, tile }) && !isStretched) return;
    isStale = true;
    requestFrame();
  }

  function isInView({ layer, tile }: TileWish): boolean {
    const placed = [...arrangement.shown, ...(arrangement.next ?? [])].filter((next) => next.layer === layer);
    return tile.scale === view.scale && placed.some((next) => isTileInView(tile, view, next));
  }

  function onFed(changes: readonly FedChange[]): void {
    const onTop = changesOnTop(changes, scene.frontmost);
    const added: ShapeId[] = [];
    // The first of a board that fills are to be seen at once; those after them come with their tiles.
    const mayAllSettle = !deps.isFilling() || picture.every(({ tile }) => !tile?.image);
    for (const { before, after, isByHand, boxes, version } of onTop ?? changes) {
      const { id } = after ?? before ?? {};
      if (id === undefined || hidden.isHidden(id)) continue;
      arrangement.invalidate(id, boxes, version, onTop && after ? [after] : undefined);
      // What lies in a frame that came or went shows beyond its edges no more, or again.
      if ((before?.type === 'frame') !== (after?.type === 'frame'))
        for (const [inside, box] of scene.contentsOf(id)) arrangement.invalidate(inside, [box], version);
      if (!before && (isByHand || mayAllSettle)) added.push(id);
    }
    settling.add(added, feeder.version);
  }

  function onShifted(offset: { x: number; y: number }): void {
    arrangement.shift(offset);
    isStale = true;
    deps.onOverview();
  }

  function drawables(): Drawable[] {
    return arrangement.shown.map(drawable);
  }

  function drawable(placed: PlacedLayer): Drawable {
    return { ...placed, extent: extentOf(placed.layer), overviewScale: overview };
  }

  function extentOf(layer: TileLayer): Box | undefined {
    return arrangement.isBlank(layer) ? undefined : scene.extent;
  }

  function patchTiles(): void {
    if (!feeder.isDone || deps.isFilling()) return;
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
      if (tile.scale === overview) deps.onOverview();
    }
  }

  function show(layers: readonly Drawable[]): void {
    const { staticContext, pixelRatio } = surface;
    const { isZooming } = rest;
    frame++;
    drawn = layers;
    picture = compose(staticContext, {
      view,
      pixelRatio,
      theme: themes[themeName],
      grid,
      layers,
      isZooming,
    });
    for (const { tile } of picture) if (tile) tile.usedAt = frame;
    isStale = false;
  }

  /** Gives the raster threads something to do. */
  function ask(): void {
    if (!feeder.isViewDone || !pool.hasRoom) return;
    const isPatchy = picture.some(({ tile }) => !tile);
    const isFilling = deps.isFilling();
    const isFed = feeder.isDone && !isFilling;
    const isIdle = () => pool.isIdle && !isFilling;
    const askedBeforeMs = isFilling ? clock.now() - FILLING_REDRAW_MS : Infinity;
    const isHandAtWork = isGesture(deps.preview.current);
    const sight = { view, arrangement, rest, extentOf, overview, isPatchy, isFed, isHandAtWork, isIdle };
    for (const { layer, tile } of wishesByUrgency(sight)) {
      if (!pool.hasRoom) return;
      if (tile.isReady && tile.askedAtMs > askedBeforeMs) continue;
      requests.ask(layer, tile);
      tile.askedAtMs = clock.now();
      // It is not to be given up before it was seen.
      tile.usedAt = frame;
    }
  }

  return {
    get settling() {
      return settling.ids;
    },
    follow: feeder.follow,
    flush: () => feeder.flush(pageBoxOf(view)),
    repaint,
    invalidate() {
      isStale = true;
    },
    drawOverview(context, overviewView) {
      drawLayer(context, overviewView, drawable({ layer: arrangement.all, offset: { x: 0, y: 0 } }));
    },

    render(nextThemeName, motion) {
      if (nextThemeName !== themeName) {
        themeName = nextThemeName;
        repaint();
        isStale = true;
      }
      isStale ||= grid !== gridLook(deps.settings.current);
      grid = gridLook(deps.settings.current);
      const before = view;
      view = viewOf(viewport.camera, surface);
      overview = overviewScale(scene.extent, surface.pixelRatio, overview);
      rest.follow(view);
      hidden.follow([...motion.hot.keys(), ...motion.reshaped.keys()]);
      arrangement.follow(motion.lifted);
      feeder.flush(pageBoxOf(view));
      hidden.putBack();
      patchTiles();
      arrangement.advance(view, (layer, box) => isWithin(box, extentOf(layer)));
      const layers = drawables();
      if (isStale || !isSameView(view, before) || !isSameDrawing(layers, drawn, view)) show(layers);
      settling.update(picture, view);
      trimTiles(arrangement.layers, (tile) => tile.usedAt === frame || tile.scale === overview);
      if (isGesture(deps.preview.current)) requests.keepOnly(isInView);
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

/** Whether the same is to be drawn, if perhaps from other tiles. */
function isSameDrawing(a: readonly Drawable[], b: readonly Drawable[], view: View): boolean {
  if (a.length !== b.length) return false;
  return a.every((drawable, index) => {
    const other = b[index];
    const isSame =
      drawable.layer === other?.layer && drawable.offset === other.offset && drawable.matrix === other.matrix;
    // Beyond the extent the picture is blank, whatever tiles there are.
    return isSame && isSameBox(extentInView(drawable, view), extentInView(other, view));
  });
}

function isSameBox(a: Box | undefined, b: Box | undefined): boolean {
  return a?.x === b?.x && a?.y === b?.y && a?.w === b?.w && a?.h === b?.h;
}

function isWithin(box: Box, extent: Box | undefined): boolean {
  return extent !== undefined && boxesIntersect(box, extent);
}

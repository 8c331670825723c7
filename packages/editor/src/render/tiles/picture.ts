import { type Box, moveBox } from '@drawbridge/board';
import type { Context2D } from '@drawbridge/shapes';
import { TILE_PX, type Tile } from './tile.ts';
import { type TileLayer, tileRange, toPx } from './tileLayer.ts';
import { type PlacedLayer, tilesInView, type View, viewOnLayer } from './view.ts';

/** A part of the picture on screen and the tile that it was taken from; without one it was left blank. */
export interface Patch {
  readonly layer: TileLayer;
  readonly tile: Tile | undefined;
  /** In device px of the surface. */
  readonly box: Box;
}

/** Scales so much finer than the view that a cell would take dozens of tiles are left to the overview. */
const MAX_SHRINKING = 4;
/** A missing tile is looked for in other scales whole, then in quarters, down to an eighth of its side. */
const MIN_PART_PX = TILE_PX / 8;

/** What there is to draw of a layer. */
export interface Drawable extends PlacedLayer {
  /** The box around all of it, in page px; beyond it no tile is needed. */
  readonly extent: Box | undefined;
  /** The scale at which there are tiles of everything, or will be. */
  readonly overviewScale: number | undefined;
}

/**
 * Draws a layer as far as there are tiles: at 1:1 where they are there, stretched from the best other scale where
 * they are not. Every px comes from one tile only, as what is translucent must not lie there twice.
 */
export function drawLayer(context: Context2D, view: View, drawable: Drawable): Patch[] {
  const { layer } = drawable;
  const { scale } = view;
  const area = viewOnLayer(view, drawable);
  const { left, top, right, bottom } = tilesInView(view, drawable);
  const others = otherScales(drawable, scale);
  const patches: Patch[] = [];
  const origin = layer.originAt(scale);
  const inked = inkedBox(drawable, view);

  /** In px from where the tiles of this scale begin → on the surface. */
  function toSurface({ x, y, w, h }: Box): Box {
    return { x: x - area.x, y: y - area.y, w, h };
  }

  function toPage({ x, y, w, h }: Box): Box {
    return { x: origin.x + x / scale, y: origin.y + y / scale, w: w / scale, h: h / scale };
  }

  function drawCell(column: number, row: number): void {
    const cell = { x: column * TILE_PX, y: row * TILE_PX, w: TILE_PX, h: TILE_PX };
    const tile = layer.find(scale, column, row);
    if (!tile?.isReady) {
      drawStretched(intersection(intersection(cell, area), inked));
      return;
    }
    const box = toSurface(cell);
    if (tile.image) context.drawImage(tile.image.image.source, box.x, box.y);
    patches.push({ layer, tile, box });
  }

  function drawStretched(part: Box | undefined): void {
    if (!part) return;
    for (const other of others) {
      const tiles = tilesOver(layer, other, toPage(part));
      if (!tiles) continue;
      for (const tile of tiles) drawPart(tile, part);
      return;
    }
    if (others.length === 0 || Math.max(part.w, part.h) <= MIN_PART_PX) {
      patches.push({ layer, tile: undefined, box: toSurface(part) });
      return;
    }
    for (const quarter of quartersOf(part)) drawStretched(quarter);
  }

  /** What of `tile`, of another scale, lies within `part`. */
  function drawPart(tile: Tile, part: Box): void {
    const ratio = tile.scale / scale;
    const whole = toPx(layer.tileBox(tile), origin, scale);
    // On whole px, so that neighbours neither overlap nor leave a seam.
    const x = Math.max(part.x, Math.round(whole.x));
    const y = Math.max(part.y, Math.round(whole.y));
    const endX = Math.min(part.x + part.w, Math.round(whole.x + whole.w));
    const endY = Math.min(part.y + part.h, Math.round(whole.y + whole.h));
    if (endX <= x || endY <= y) return;
    const box = toSurface({ x, y, w: endX - x, h: endY - y });
    patches.push({ layer, tile, box });
    if (!tile.image) return;
    const from = { x: (x - whole.x) * ratio, y: (y - whole.y) * ratio };
    const { source } = tile.image.image;
    context.drawImage(source, from.x, from.y, box.w * ratio, box.h * ratio, box.x, box.y, box.w, box.h);
  }

  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) drawCell(column, row);
  }
  return patches;
}

/** The part of the view where there may be anything, in device px of the surface; the rest is left blank. */
export function extentInView(drawable: Drawable, view: View): Box | undefined {
  const area = viewOnLayer(view, drawable);
  const inked = inkedBox(drawable, view);
  const part = intersection(area, inked);
  return part && moveBox(part, -area.x, -area.y);
}

/** The extent in px from where the tiles of the view's scale begin. */
function inkedBox({ layer, extent }: Drawable, { scale }: View): Box | undefined {
  return extent && wholePx(toPx(extent, layer.originAt(scale), scale));
}

/** The scales that are of use at `scale`, best first. */
function otherScales({ layer, overviewScale }: Drawable, scale: number): number[] {
  const others = [...layer.scales()].filter((other) => other !== scale && other <= MAX_SHRINKING * scale);
  others.sort((a, b) => blur(a / scale) - blur(b / scale));
  const isTooFine = overviewScale !== undefined && overviewScale > MAX_SHRINKING * scale;
  return isTooFine ? [...others, overviewScale] : others;
}

/** How bad a picture looks that is drawn at `ratio` times the scale it is shown at: enlarging is worse than shrinking. */
function blur(ratio: number): number {
  return ratio >= 1 ? Math.log2(ratio) : -ENLARGING_PENALTY * Math.log2(ratio);
}

const ENLARGING_PENALTY = 1.5;

/** The tiles at `scale` over a box of the page; undefined unless all are there. */
function tilesOver(layer: TileLayer, scale: number, box: Box): Tile[] | undefined {
  const range = tileRange(toPx(box, layer.originAt(scale), scale));
  const tiles: Tile[] = [];
  for (let row = range.top; row <= range.bottom; row++) {
    for (let column = range.left; column <= range.right; column++) {
      const tile = layer.find(scale, column, row);
      if (!tile?.isReady) return undefined;
      tiles.push(tile);
    }
  }
  return tiles;
}

function quartersOf({ x, y, w, h }: Box): Box[] {
  const [left, top] = [Math.ceil(w / 2), Math.ceil(h / 2)];
  const quarters = [
    { x, y, w: left, h: top },
    { x: x + left, y, w: w - left, h: top },
    { x, y: y + top, w: left, h: h - top },
    { x: x + left, y: y + top, w: w - left, h: h - top },
  ];
  return quarters.filter((quarter) => quarter.w > 0 && quarter.h > 0);
}

function wholePx({ x, y, w, h }: Box): Box {
  const [left, top] = [Math.floor(x) - 1, Math.floor(y) - 1];
  return { x: left, y: top, w: Math.ceil(x + w) + 1 - left, h: Math.ceil(y + h) + 1 - top };
}

function intersection(a: Box | undefined, b: Box | undefined): Box | undefined {
  if (!a || !b) return undefined;
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const w = Math.min(a.x + a.w, b.x + b.w) - x;
  const h = Math.min(a.y + a.h, b.y + b.h) - y;
  return w > 0 && h > 0 ? { x, y, w, h } : undefined;
}

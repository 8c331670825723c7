import type { Box, Point } from '@drawbridge/board';
import type { Camera } from '../../camera.ts';
import type { PageMatrix } from '../../transform/pageMatrix.ts';
import type { Tile } from './tile.ts';
import { type TileLayer, type TileRange, tileRange } from './tileLayer.ts';

/** What a surface shows of the page, in device px. */
export interface View {
  /** Device px per page px. */
  readonly scale: number;
  /** Of the top left corner, from the origin of the page; whole numbers. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

interface ScreenSize {
  /** In CSS px. */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

/**
 * The view of a camera, moved by less than a device px so that it begins on a whole one: only then are tiles copied
 * and not interpolated, and a shape on the live layer does not twitch when it becomes part of a tile.
 */
export function viewOf({ x, y, zoom }: Camera, { width, height, pixelRatio }: ScreenSize): View {
  const scale = zoom * pixelRatio;
  return {
    scale,
    left: Math.round(x * scale),
    top: Math.round(y * scale),
    width: Math.ceil(width * pixelRatio),
    height: Math.ceil(height * pixelRatio),
  };
}

export function isSameView(a: View, b: View): boolean {
  return (
    a.scale === b.scale &&
    a.left === b.left &&
    a.top === b.top &&
    a.width === b.width &&
    a.height === b.height
  );
}

/** A layer and how far it is from its place, in page px. */
export interface PlacedLayer {
  readonly layer: TileLayer;
  readonly offset: Point;
  /** What is done to its picture besides; tiles are those of where it was. */
  readonly matrix?: PageMatrix | undefined;
}

/** The view in px from where the tiles of its scale begin, still on whole ones. */
export function viewOnLayer({ left, top, width, height, scale }: View, { layer, offset }: PlacedLayer): Box {
  const origin = layer.originAt(scale);
  const x = left - Math.round((origin.x + offset.x) * scale);
  const y = top - Math.round((origin.y + offset.y) * scale);
  return { x, y, w: width, h: height };
}

export function tilesInView(view: View, placed: PlacedLayer): TileRange {
  return tileRange(viewOnLayer(view, placed));
}

/** Whether the tile, which must be of the scale of the view and of the layer, has a part in it. */
export function isTileInView({ column, row }: Tile, view: View, placed: PlacedLayer): boolean {
  const { left, top, right, bottom } = tilesInView(view, placed);
  return column >= left && column <= right && row >= top && row <= bottom;
}

/** A point of the page where it is shown. */
export function toDevicePoint({ x, y }: Point, { scale, left, top }: View): Point {
  return { x: x * scale - left, y: y * scale - top };
}

/** A box of the page where it is shown. */
export function toDeviceBox(box: Box, view: View): Box {
  return { ...toDevicePoint(box, view), w: box.w * view.scale, h: box.h * view.scale };
}

/** In page px. */
export function pageBoxOf({ scale, left, top, width, height }: View): Box {
  return { x: left / scale, y: top / scale, w: width / scale, h: height / scale };
}

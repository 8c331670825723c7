import type { Box } from '@drawbridge/board';

/** The part of the page that a map shows, in page px. */
export type MapArea = Box;

/** Free space around what is on the map, as a share of it. */
const MARGIN = 0.06;
/** The map of an empty board shows this many windows of it. */
const EMPTY_VIEWS = 3;

/**
 * The part of the page that a map of this shape shows: all shapes and what is in view, in the middle, with a margin.
 * `ratio` is width by height.
 */
export function mapArea(extent: Box | undefined, view: Box, ratio: number): MapArea {
  const shown = extent ? union(extent, view) : grow(view, EMPTY_VIEWS);
  const w = Math.max(shown.w, shown.h * ratio) * (1 + 2 * MARGIN);
  const h = w / ratio;
  return { x: shown.x + (shown.w - w) / 2, y: shown.y + (shown.h - h) / 2, w, h };
}

/** A box of the page on a map that shows `area` and is `widthPx` wide. */
export function onMap(box: Box, area: MapArea, widthPx: number): Box {
  const scale = widthPx / area.w;
  return { x: (box.x - area.x) * scale, y: (box.y - area.y) * scale, w: box.w * scale, h: box.h * scale };
}

function union(a: Box, b: Box): Box {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  const right = Math.max(a.x + a.w, b.x + b.w);
  const bottom = Math.max(a.y + a.h, b.y + b.h);
  return { x, y, w: right - x, h: bottom - y };
}

function grow({ x, y, w, h }: Box, times: number): Box {
  return { x: x - (w * (times - 1)) / 2, y: y - (h * (times - 1)) / 2, w: w * times, h: h * times };
}

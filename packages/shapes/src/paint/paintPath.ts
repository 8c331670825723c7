import { type Color, distance, type Fill, flattenPath, type Path, type Style } from '@drawbridge/board';
import { createBoundedCache } from '../boundedCache.ts';
import type { Context2D } from '../context2D.ts';
import type { DrawFrame } from '../drawFrame.ts';
import { strokeColor, tintColor } from '../theme.ts';
import { strokeDashed } from './dash.ts';
import { hatchPath } from './hatch.ts';
import { roughPath, roughReach } from './rough.ts';
import { tracePath } from './tracePath.ts';

/** A line, or the outline of a shape, that is painted as the shape's style says. */
export interface PaintedPath {
  /** The shape's id: a hand-drawn line is the same for everybody who sees it. */
  readonly seed: string;
  /** In page px. Only called where it is needed. */
  readonly path: () => Path;
  /** Equal names mean equal paths. Only called where something is remembered by it. */
  readonly name: () => string;
  readonly isClosed: boolean;
}

/** The lines of a hatch are thinner than the outline, and further apart the thicker they are. */
const HATCH_WIDTH_SHARE = 0.5;
const MIN_HATCH_WIDTH_PX = 1;
const HATCH_GAP_PX = 6;
const HATCH_GAP_PER_WIDTH_PX = 2;
/** So far the lines go under the outline, or a seam would show. */
const HATCH_OVERLAP_PX = 0.5;
/** Lines this close on the canvas are a haze: a tint looks the same. */
const MIN_HATCH_GAP_CANVAS_PX = 3;
/** LIMIT of hatches in memory, a few KB each. */
const MAX_HATCHES = 1000;
/** A sharper corner is cut off, instead of ending in a spike that is longer than this many times the line is wide. */
const MITER_LIMIT = 4;

/** By path and gap; a worker and the page have one each. */
const hatches = createBoundedCache<string, Path2D>(MAX_HATCHES);

/** Fills the path, if it is closed, and draws the line along it. */
export function paintPath(context: Context2D, painted: PaintedPath, style: Style, frame: DrawFrame): void {
  const path = painted.path();
  context.beginPath();
  tracePath(context, path, painted.isClosed);
  if (painted.isClosed && style.fill !== 'none') fillInside(context, painted, path, style, frame);
  context.strokeStyle = strokeColor(frame.theme, style.color);
  context.lineWidth = Math.max(frame.hairline, style.width);
  context.lineCap = 'round';
  context.lineJoin = style.corners === 'sharp' ? 'miter' : 'round';
  context.miterLimit = MITER_LIMIT;
  strokeLine(context, painted, path, style, frame.scale);
}

/** The context's path is the outline, and stays so. */
function fillInside(
  context: Context2D,
  painted: PaintedPath,
  path: Path,
  style: Style,
  { theme, scale, hairline }: DrawFrame,
): void {
  const color = fillColorOf(style);
  const gap = HATCH_GAP_PX + HATCH_GAP_PER_WIDTH_PX * style.width;
  if (isHatched(style.fill) && gap * scale >= MIN_HATCH_GAP_CANVAS_PX) {
    context.strokeStyle = strokeColor(theme, color);
    context.lineWidth = Math.max(hairline, MIN_HATCH_WIDTH_PX, style.width * HATCH_WIDTH_SHARE);
    context.lineCap = 'butt';
    context.stroke(hatchOf(painted, path, style, gap, scale));
    return;
  }
  context.fillStyle = style.fill === 'solid' ? strokeColor(theme, color) : tintColor(theme, color);
  context.fill();
}

function isHatched(fill: Fill): boolean {
  return fill === 'hachure' || fill === 'cross-hatch';
}

/** How far paint reaches beyond the path, in page px. */
export function paintReach({ width, corners, roughness }: Style): number {
  const line = corners === 'sharp' ? (width * MITER_LIMIT) / 2 : width / 2;
  return line + roughReach(roughness);
}

/** What the inside is filled with. */
export function fillColorOf({ fillColor, color }: Style): Color {
  return fillColor === 'stroke' ? color : fillColor;
}

function strokeLine(
  context: Context2D,
  { seed, name, isClosed }: PaintedPath,
  path: Path,
  { dash, width, roughness }: Style,
  scale: number,
): void {
  // Two dashed lines over each other would fill each other's gaps.
  const isSingle = dash !== 'solid';
  const rough = roughPath({ seed, roughness, scale, name, path: () => path, isSingle });
  if (dash === 'solid' || rough) strokeDashed(context, { dash, width, scale }, rough);
  else strokeDashed(context, { dash, width, scale, length: lengthOf(path), isClosed });
}

function hatchOf(
  { seed, name }: PaintedPath,
  outline: Path,
  { fill, roughness, width }: Style,
  gap: number,
  scale: number,
): Path2D {
  const hatchName = () => `${fill} ${gap} ${name()}`;
  const path = () => hatchPath(outline, fill, gap, width / 2 - HATCH_OVERLAP_PX);
  const isSingle = roughness === 'hand-drawn';
  const rough = roughPath({ seed, roughness, scale, name: hatchName, path, isSingle });
  return rough ?? cleanHatch(hatchName(), path);
}

function cleanHatch(name: string, path: () => Path): Path2D {
  const known = hatches.get(name);
  if (known) return known;
  const hatch = new Path2D();
  tracePath(hatch, path(), false);
  hatches.set(name, hatch);
  return hatch;
}

function lengthOf(path: Path): number {
  const points = flattenPath(path, 1, 1);
  return points.reduce((length, point, index) => length + distance(points[index - 1] ?? point, point), 0);
}

import {
  type Box,
  boxAroundPoints,
  MAX_STROKE_POINTS,
  type NewShape,
  type Point,
  parseStyle,
  placePoints,
  type Shape,
  type Style,
} from '@drawbridge/board';
import { hasLength, thinPoints } from '../excalidraw/readPoints.ts';
import { type Matrix, scaleOf } from '../svg/matrix.ts';
import { basicPaths } from './basicPaths.ts';
import type { Drawing } from './drawing.ts';
import { flattenSubpath } from './flattenSubpath.ts';
import { placeBox } from './placeBox.ts';
import { readLength, type SvgLook, styleOf } from './svgLook.ts';
import type { XmlElement } from './xmlTree.ts';

/** The shapes for one of SVG's own: a box where it is one, otherwise a line for each part of its outline. */
export function outlineShapes(
  element: XmlElement,
  look: SvgLook,
  matrix: Matrix,
  { notes, limits, tolerance, gradients }: Drawing,
): NewShape<Shape>[] {
  const { style, isVisible, hasFill, hasStroke } = styleOf(look, scaleOf(matrix), gradients, notes);
  if (!isVisible) return [];
  const box = boxShape(element, matrix, style);
  if (box) return [box];
  const { subpaths, isCut } = basicPaths(element, limits.points);
  if (isCut) notes.note('approximated', 'Paths with too many points, which end before');
  const lines = subpaths
    .map((subpath) => flattenSubpath(subpath, matrix, tolerance))
    .filter((points) => points.length > 1 && hasLength(points));
  if (hasFill && lines.filter(enclosesArea).length > 1)
    notes.note('approximated', 'Paths of several parts, each filled by itself, also where there were holes');
  return lines.flatMap((points) => {
    const shown = hasFill ? closed(points) : points;
    // A line that encloses nothing has no inside, and is not to be seen by its own.
    if (!hasStroke && !enclosesArea(points)) return [];
    if (hasFill && hasStroke && shown.length > points.length)
      notes.note('approximated', 'Open lines with an inside, which are closed');
    if (shown.length > MAX_STROKE_POINTS)
      notes.note('approximated', 'Lines with too many points, which have fewer');
    return [lineShape(thinPoints(shown, MAX_STROKE_POINTS), style, look)];
  });
}

/** SVG fills lines that do not end where they begin as if they did. */
function closed(points: Point[]): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  const isClosed = !first || !last || (first.x === last.x && first.y === last.y);
  return !isClosed && enclosesArea(points) ? [...points, first] : points;
}

/** Of the box around it, what is no area at all. */
const FLAT = 1e-3;

function enclosesArea(points: readonly Point[]): boolean {
  let twice = 0;
  points.forEach(({ x, y }, index) => {
    const next = points[(index + 1) % points.length] ?? { x, y };
    twice += x * next.y - next.x * y;
  });
  const { w, h } = boxAroundPoints(points);
  return Math.abs(twice) / 2 > FLAT * Math.max(w, h) ** 2;
}

/** With heads, it is an arrow. */
function lineShape(points: readonly Point[], style: Style, look: SvgLook): NewShape<Shape> {
  const head = (property: 'marker-start' | 'marker-end') =>
    look.get(property).startsWith('url(') ? ('triangle' as const) : ('none' as const);
  const [startHead, endHead] = [head('marker-start'), head('marker-end')];
  const placed = placePoints(points);
  if (startHead === 'none' && endHead === 'none') return { type: 'line', ...placed, style };
  return {
    type: 'arrow',
    ...placed,
    style: parseStyle({ ...style, startHead, endHead }),
    start: undefined,
    end: undefined,
  };
}

/** Corners of a rectangle that are this round, of its shorter side, are those that ours have. */
const ROUND_SHARE = 0.15;

/** A rectangle or an ellipse, as long as it is one on the page. */
function boxShape(
  { name, attributes }: XmlElement,
  matrix: Matrix,
  style: Style,
): NewShape<Shape> | undefined {
  const length = (key: string): number => readLength(attributes.get(key)) ?? 0;
  if (name === 'rect') {
    const box = { x: length('x'), y: length('y'), w: length('width'), h: length('height') };
    const radius = Math.max(length('rx'), length('ry'));
    if (radius > ROUND_SHARE * Math.min(box.w, box.h)) return undefined;
    const corners = radius > 0 ? 'round' : 'sharp';
    return placed('rectangle', box, matrix, parseStyle({ ...style, corners }));
  }
  if (name !== 'circle' && name !== 'ellipse') return undefined;
  const [rx, ry] = name === 'circle' ? [length('r'), length('r')] : [length('rx'), length('ry')];
  return placed(
    'ellipse',
    { x: length('cx') - rx, y: length('cy') - ry, w: 2 * rx, h: 2 * ry },
    matrix,
    style,
  );
}

function placed(
  type: 'rectangle' | 'ellipse',
  box: Box,
  matrix: Matrix,
  style: Style,
): NewShape<Shape> | undefined {
  const on = box.w > 0 && box.h > 0 ? placeBox(box, matrix) : undefined;
  return on && { type, ...on, style };
}

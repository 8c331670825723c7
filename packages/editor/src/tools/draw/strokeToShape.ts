import {
  boxAroundPoints,
  type DrawShape,
  type HighlightShape,
  MAX_STROKE_POINTS,
  type NewShape,
  packPoints,
  type StrokePoint,
  simplifyPoints,
} from '@drawbridge/board';
import type { StrokePreview } from '../../preview.ts';

/** How far, in screen px, a stored stroke may differ from the one that was drawn. */
const SIMPLIFY_TOLERANCE_PX = 0.5;

/** The finished stroke as it goes into the document; `zoom` is the one it was drawn at. */
export function strokeToShape(
  stroke: StrokePreview,
  zoom: number,
): NewShape<DrawShape> | NewShape<HighlightShape> {
  const { id, type, style, isPen } = stroke;
  const drawn = stroke.tip ? [...stroke.points, stroke.tip] : stroke.points;
  const line = type === 'highlight' ? drawn.map(evenly) : drawn;
  const kept = simplifyPoints(line, SIMPLIFY_TOLERANCE_PX / zoom, style.width).slice(0, MAX_STROKE_POINTS);
  const box = boxAroundPoints(kept);
  const local = kept.map((point): StrokePoint => ({ ...point, x: point.x - box.x, y: point.y - box.y }));
  const packed = packPoints({ points: local, isPen }, Math.ceil(Math.log2(Math.max(1, zoom))));
  const shape = { id, ...box, style, packed };
  return type === 'highlight' ? { ...shape, type } : { ...shape, type, isPen };
}

/** The pressure that needs no bytes: a marker is as broad everywhere. */
function evenly(point: StrokePoint): StrokePoint {
  return { ...point, pressure: 0.5 };
}

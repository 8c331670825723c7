import {
  boxAroundPoints,
  type DrawShape,
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
export function strokeToShape(stroke: StrokePreview, zoom: number): NewShape<DrawShape> {
  const { id, style, isPen } = stroke;
  const drawn = stroke.tip ? [...stroke.points, stroke.tip] : stroke.points;
  const kept = simplifyPoints(drawn, SIMPLIFY_TOLERANCE_PX / zoom, style.width).slice(0, MAX_STROKE_POINTS);
  const box = boxAroundPoints(kept);
  const local = kept.map((point): StrokePoint => ({ ...point, x: point.x - box.x, y: point.y - box.y }));
  const packed = packPoints({ points: local, isPen }, Math.ceil(Math.log2(Math.max(1, zoom))));
  return { id, type: 'draw', ...box, style, packed, isPen };
}

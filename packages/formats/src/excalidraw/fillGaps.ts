import { distance, MAX_STROKE_POINTS, type StrokePoint } from '@drawbridge/board';

/** Excalidraw smooths a stroke by lagging behind its points: of a corner between long gaps it would leave nothing. */
const MAX_GAP_PX = 5;

/** A stroke of ours, which has few points where it is straight, with as many as a hand would leave, or as many as one stroke may have. */
export function fillGaps(points: readonly StrokePoint[]): readonly StrokePoint[] {
  const length = points.reduce((sum, point, index) => sum + distance(points[index - 1] ?? point, point), 0);
  const room = MAX_STROKE_POINTS - points.length;
  if (room <= 0) return points;
  const gap = Math.max(MAX_GAP_PX, length / room);
  return points.flatMap((to, index) => {
    const from = points[index - 1];
    if (!from) return [to];
    const steps = Math.max(1, Math.ceil(distance(from, to) / gap));
    return Array.from({ length: steps }, (_, step) => between(from, to, (step + 1) / steps));
  });
}

function between(from: StrokePoint, to: StrokePoint, share: number): StrokePoint {
  if (share === 1) return to;
  const part = (a: number, b: number): number => a + (b - a) * share;
  return { x: part(from.x, to.x), y: part(from.y, to.y), pressure: part(from.pressure, to.pressure) };
}

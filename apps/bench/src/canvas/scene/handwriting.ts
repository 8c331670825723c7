import type { Random } from './random.ts';
import type { ScenePoint, SceneStroke } from './sceneShape.ts';

/** As many as a short word has when a pointer reports it sixty times a second. */
export const STROKE_POINTS = 60;

const LETTERS = [2, 3, 4] as const;
const MIN_LETTER_PX = 6;
const MAX_LETTER_PX = 14;
const TREMBLE_PX = 0.1;
/** How much faster than its mean the pen is at most in this hand, for the pressure that is made up from speed. */
const FAST = 2;

type StrokePoints = SceneStroke['points'];

/** A word in a looping hand, as `STROKE_POINTS` points beginning anywhere. */
export function writeWord(random: Random): StrokePoints {
  const letters = random.pick(LETTERS);
  const sizePx = random.between(MIN_LETTER_PX, MAX_LETTER_PX);
  const slant = random.between(0, 0.5);
  const heights = Array.from({ length: letters + 1 }, () => random.between(0.4, 1));
  const trembles = Array.from({ length: STROKE_POINTS }, () => random.between(-TREMBLE_PX, TREMBLE_PX));
  return withPressure(
    trembles.map((tremblePx, index) => {
      const letter = (index / (STROKE_POINTS - 1)) * letters;
      const turn = letter * 2 * Math.PI;
      const y = sizePx * heightAt(heights, letter) * Math.cos(turn) + tremblePx;
      return { x: sizePx * (1.6 * letter + 0.55 * Math.sin(turn)) - slant * y + tremblePx, y };
    }),
  );
}

/** Letters pass into each other, and so do their heights. */
function heightAt(heights: readonly number[], letter: number): number {
  const before = heights[Math.floor(letter)] ?? 1;
  const after = heights[Math.floor(letter) + 1] ?? before;
  return before + (after - before) * (letter % 1);
}

function withPressure(points: readonly ScenePoint[]): StrokePoints {
  const stepsPx = points.map((point, index) => distance(point, points[index - 1] ?? points[1] ?? point));
  const meanPx = stepsPx.reduce((sum, px) => sum + px, 0) / stepsPx.length;
  let pressure = 0.5;
  return points.map((point, index) => {
    const speed = Math.min(FAST, (stepsPx[index] ?? meanPx) / meanPx);
    pressure += (0.75 - 0.25 * speed - pressure) * 0.1;
    return { ...point, pressure };
  });
}

function distance(a: ScenePoint, b: ScenePoint): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

import { type Box, expandBox, type Point, type Shape } from '@drawbridge/board';
import { shapeBounds } from '@drawbridge/shapes';
import type { Scene } from '../scene.ts';
import { type Direction, STEPS } from './direction.ts';

/** Between a shape and the next one of a diagram: room for an arrow with some words on it. */
const GAP_PX = 100;
/** Between two next ones. */
const ROW_GAP_PX = 40;
/** LIMIT of places that are tried; after that they lie over each other. */
const MAX_TRIES = 24;

/** How far a copy has to be moved to lie beside the shape in this direction, where nothing else lies. In page px. */
export function placeBeside(scene: Scene, shape: Shape, direction: Direction): Point {
  const box = shapeBounds(shape);
  const step = STEPS[direction];
  const ahead = { x: step.x * (box.w + GAP_PX), y: step.y * (box.h + GAP_PX) };
  const row = { x: Math.abs(step.y) * (box.w + ROW_GAP_PX), y: Math.abs(step.x) * (box.h + ROW_GAP_PX) };
  for (let tried = 0; tried < MAX_TRIES; tried++) {
    // Straight ahead, then beside that on one side, on the other, further on the first …
    const rows = (tried % 2 === 1 ? 1 : -1) * Math.ceil(tried / 2);
    const offset = { x: ahead.x + rows * row.x, y: ahead.y + rows * row.y };
    if (isFree(scene, shape, { ...box, x: box.x + offset.x, y: box.y + offset.y })) return offset;
  }
  return ahead;
}

/** Arrows may lead through, and a frame around it is no obstacle. */
function isFree(scene: Scene, shape: Shape, place: Box): boolean {
  const others = scene.touching(expandBox(place, ROW_GAP_PX / 4));
  return others.every(({ id, type }) => id === shape.id || PASSABLE.has(type));
}

const PASSABLE: ReadonlySet<Shape['type']> = new Set(['arrow', 'line', 'frame']);

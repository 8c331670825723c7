import { around } from './ink.ts';

/** Three strokes that are nowhere near each other. */
export const STROKE = [
  { x: 300, y: 300 },
  { x: 420, y: 360 },
];
export const OTHER_STROKE = [
  { x: 600, y: 300 },
  { x: 720, y: 360 },
];
export const THIRD_STROKE = [
  { x: 300, y: 450 },
  { x: 420, y: 480 },
];
export const ON_STROKE = around({ x: 360, y: 330 });
export const ON_OTHER_STROKE = around({ x: 660, y: 330 });

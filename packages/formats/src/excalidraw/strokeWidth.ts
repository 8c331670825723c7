import type { Fields } from './element.ts';
import { readMark } from './own.ts';

/** The widths that Excalidraw offers lie between these; it draws any, but other readers of its files know no others. */
const MIN_NEAT = 1;
const MAX_NEAT = 4;
/** A line that is by so much broader or thinner looks the same. */
const TOLERANCE = 0.25;

/** The width that an element says: a whole number where that makes no difference to the eye. */
export function neatWidth(width: number): number {
  const whole = Math.round(width);
  const isNear = Math.abs(whole - width) <= TOLERANCE * width;
  return isNear && whole >= MIN_NEAT && whole <= MAX_NEAT ? whole : width;
}

/** The exact width of a line of ours, unless somebody chose another one since. */
export function readWidth(fields: Fields): unknown {
  const { width } = readMark(fields);
  return width !== undefined && neatWidth(width) === fields.strokeWidth ? width : fields.strokeWidth;
}

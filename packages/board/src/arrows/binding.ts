import { isRecord, parseNumber } from '../number.ts';
import { isShapeId, type ShapeId } from '../shapeId.ts';

/** What an end of an arrow holds on to. */
export interface Binding {
  readonly id: ShapeId;
  /** Where it points to, as shares of the bound shape's box before rotation: 0.5, 0.5 is its middle. */
  readonly x: number;
  readonly y: number;
  /** The arrow goes to that very point; otherwise it ends at the outline on its way there. */
  readonly isInside: boolean;
}

const MIDDLE = 0.5;

/** The binding in a field of an arrow, or none. Total: a wrong place is the middle. */
export function readBinding(value: unknown): Binding | undefined {
  if (!isRecord(value) || !isShapeId(value.id)) return undefined;
  const { id, x, y, inside } = value;
  return Object.freeze({
    id,
    x: parseNumber(x, MIDDLE, 0, 1),
    y: parseNumber(y, MIDDLE, 0, 1),
    isInside: inside === true,
  });
}

export function writeBinding({ id, x, y, isInside }: Binding): Readonly<Record<string, unknown>> {
  const place = { id, x: parseNumber(x, MIDDLE, 0, 1), y: parseNumber(y, MIDDLE, 0, 1) };
  return isInside ? { ...place, inside: true } : place;
}

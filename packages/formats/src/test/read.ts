import type { NewShape, Shape } from '@drawbridge/board';
import { readElements } from '../excalidraw/readElements.ts';
import type { Report } from '../report.ts';
import { element } from './element.ts';

/** The shapes for these elements, of which there are not too many. */
export function read(...elements: unknown[]): { shapes: readonly NewShape<Shape>[]; report: Report } {
  const result = readElements(elements);
  if (result.kind !== 'shapes') throw new Error('Too many.');
  return result;
}

/** The shape for a rectangle with other fields. */
export function readShape(fields: Readonly<Record<string, unknown>>): NewShape<Shape> | undefined {
  return read(element(fields)).shapes[0];
}

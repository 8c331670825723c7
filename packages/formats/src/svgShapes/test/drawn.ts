import type { NewShape, Shape } from '@drawbridge/board';
import { shapesOf } from '../../test/shapesOf.ts';
import { readSvgShapes } from '../readSvgShapes.ts';

/** A drawing with this in it. */
export function svg(inner: string, attributes = ''): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`;
}

/** The shapes in a drawing with this in it. */
export function read(inner: string, attributes = ''): readonly NewShape<Shape>[] {
  return shapesOf(readSvgShapes(svg(inner, attributes)));
}

export function first(inner: string): NewShape<Shape> | undefined {
  return read(inner)[0];
}

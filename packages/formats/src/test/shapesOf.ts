import type { NewShape, Shape } from '@drawbridge/board';
import type { Refused } from '../refused.ts';
import type { ReadResult, ReadShapes } from '../report.ts';

/** What was read, which has to be shapes. */
export function readOf(result: ReadResult | Refused | undefined): ReadShapes {
  if (result?.kind !== 'shapes') throw new Error(`No shapes, but: ${JSON.stringify(result)}`);
  return result;
}

export function shapesOf(result: ReadResult | Refused | undefined): readonly NewShape<Shape>[] {
  return readOf(result).shapes;
}

/** The lines of the report, each as one text. */
export function linesOf(result: ReadResult | Refused | undefined): string[] {
  return readOf(result).report.lines.map(({ fate, words, count }) => `${fate}: ${words} (${count})`);
}

import type { Shape } from '@drawbridge/board';
import { relationsAmong } from '../relations.ts';
import { estimateText } from '../textBox.ts';
import type { ExcalidrawElement } from '../writeElement.ts';
import { type Writing, writeShape } from '../writeTypes.ts';
import type { Names } from './names.ts';

/** Writes shapes in the way in which they are compared with what was written before: with no fonts and no files at hand. */
export function alikeWriting(shapes: readonly Shape[], names: Names): Writing {
  return { ...relationsAmong(shapes), ...names, measure: estimateText };
}

/** The elements for a shape that came from a file: what stands for something else has no words there. */
export function writeForeign(shape: Shape, writing: Writing): readonly ExcalidrawElement[] {
  return writeShape(shape.type === 'placeholder' ? { ...shape, text: '' } : shape, writing);
}

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

/** The elements for a shape that was read from one of this type, if it is another. What only stands for that has no words there. */
export function writeForeign(shape: Shape, type: unknown, writing: Writing): readonly ExcalidrawElement[] {
  const isStandIn = shape.type === 'placeholder' && type !== undefined && type !== OWN_CARD;
  return writeShape(isStandIn ? { ...shape, text: '' } : shape, writing);
}

/** What a placeholder is written as, if nothing more is known of it. */
const OWN_CARD = 'rectangle';

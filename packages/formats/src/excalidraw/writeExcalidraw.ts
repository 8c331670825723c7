import type { Shape, ShapeOf } from '@drawbridge/board';
import { writeExact } from './exact/exact.ts';
import { alikeWriting } from './foreign/writeAlike.ts';
import { type KeptShapes, keptOf, withoutLostReferences, writeKept } from './foreign/writeKept.ts';
import { framesLast } from './framesLast.ts';
import { estimateText, type MeasureText } from './textBox.ts';
import type { ExcalidrawElement } from './writeElement.ts';
import { writeShape } from './writeTypes.ts';

/** What whoever writes knows of fonts, and of files that go along. */
export interface WriteDeps {
  readonly measure?: MeasureText;
  /** What elements cannot say goes along all the same, for whoever reads them here. */
  readonly isExact?: boolean;
  readonly fileIdOf?: (shape: ShapeOf<'image'>) => string | undefined;
}

/** Excalidraw's elements for shapes from back to front. What they say of shapes that are not among them is left out. */
export function writeElements(
  shapes: readonly Shape[],
  measure: MeasureText = estimateText,
): readonly ExcalidrawElement[] {
  return writeShapes(shapes, { measure }).elements;
}

export interface WrittenShapes {
  readonly elements: readonly ExcalidrawElement[];
  /** What the shapes brought along of the file that they came from. */
  readonly kept: KeptShapes;
}

export function writeShapes(
  shapes: readonly Shape[],
  { measure = estimateText, fileIdOf, isExact = false }: WriteDeps,
): WrittenShapes {
  const kept = keptOf(shapes);
  const alike = alikeWriting(shapes, kept);
  const writing = { ...alike, measure, ...(fileIdOf && { fileIdOf }) };
  const elements = framesLast(shapes, kept.placeOf).flatMap((shape) => {
    const own = kept.get(shape.id);
    const written = own
      ? writeKept(shape, own, { writing, alike })
      : { elements: writeShape(shape, { ...writing, isDrawnHere: true }), isUntouched: false };
    if (!isExact || written.isUntouched) return written.elements;
    return writeExact(own ? { ...shape, foreign: '' } : shape, written.elements);
  });
  return { elements: kept.size > 0 ? withoutLostReferences(elements) : elements, kept };
}

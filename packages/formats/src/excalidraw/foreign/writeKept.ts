import type { Shape, ShapeId } from '@drawbridge/board';
import { mendReferences } from '../normalize/references.ts';
import type { ExcalidrawElement } from '../writeElement.ts';
import type { Writing } from '../writeTypes.ts';
import { type KeptShape, parseKept } from './kept.ts';
import { type Names, originalNames } from './names.ts';
import { restoreForeign } from './restoreForeign.ts';
import { writeForeign } from './writeAlike.ts';

/** What shapes carry along of files that they came from. */
export interface KeptShapes extends Names {
  readonly size: number;
  get(shape: ShapeId): KeptShape | undefined;
  /** What a frame lies above there, if that is not what is in it: null for nothing. */
  placeOf(frame: ShapeId): ShapeId | null | undefined;
}

export function keptOf(shapes: readonly Shape[]): KeptShapes {
  const kept = new Map<ShapeId, KeptShape>();
  for (const { id, foreign } of shapes) {
    const own = parseKept(foreign);
    if (own) kept.set(id, own);
  }
  const get = (id: ShapeId) => kept.get(id);
  const names = originalNames(shapes, get);
  const byName = new Map(shapes.map(({ id }) => [names.idOf(id), id]));
  return {
    ...names,
    size: kept.size,
    get,
    placeOf(frame) {
      const above = kept.get(frame)?.above;
      return above === '' ? null : above === undefined ? undefined : byName.get(above);
    },
  };
}

export interface Ways {
  /** As it is to go out. */
  readonly writing: Writing;
  /** As it is compared with what was written before. */
  readonly alike: Writing;
}

/** The elements of a shape that came from a file: as they were there, but for what was changed here. */
export function writeKept(shape: Shape, kept: KeptShape, { writing, alike }: Ways): Restored {
  const { type } = kept.fields;
  const [ours, ourLabel] = writeForeign(shape, type, writing);
  const [now, labelNow] = writeForeign(shape, type, alike);
  if (!ours || !now) return { elements: [], isUntouched: false };
  const element = restoreForeign(kept, { ours, alike: now });
  if (!ourLabel || !labelNow) {
    return { elements: [element.element], isUntouched: element.isUntouched && !kept.label };
  }
  if (!kept.label) return { elements: [element.element, ourLabel], isUntouched: false };
  const label = restoreForeign(kept.label, { ours: ourLabel, alike: labelNow });
  return {
    elements: [element.element, label.element],
    isUntouched: element.isUntouched && label.isUntouched,
  };
}

export interface Restored {
  readonly elements: readonly ExcalidrawElement[];
  /** Nothing of it was changed here. */
  readonly isUntouched: boolean;
}

/** What was kept may name what is not there any more. */
export function withoutLostReferences(elements: readonly ExcalidrawElement[]): ExcalidrawElement[] {
  // Elements with fewer references are elements.
  return mendReferences(elements, { note: () => {} }) as unknown as ExcalidrawElement[];
}

import type { Shape, ShapeId } from '@drawbridge/board';
import { textOf } from '../textSearch.ts';

/** More of a text than this is not read out just because its shape is selected. */
const MAX_TEXT_LENGTH = 80;

/** Nobody keeps more while walking. */
const MAX_LOOKED_AT = 100;

/** "Rectangle, “Invoice”, locked." */
export function describeShape(shape: Shape, typeName: string): string {
  const text = shorten(textOf(shape).trim().replaceAll(/\s+/g, ' '));
  return [typeName, text && `“${text}”`, shape.locked && 'locked'].filter(Boolean).join(', ');
}

/** "1 shape", "3 shapes", "1,500 shapes". */
export function shapeCount(count: number): string {
  return count === 1 ? '1 shape' : `${number(count)} shapes`;
}

interface SelectionDeps {
  readonly ids: ReadonlySet<ShapeId>;
  readonly get: (id: ShapeId) => Shape | undefined;
  readonly typeNameOf: (shape: Shape) => string;
  /** Where it is among all shapes in reading order, from 1; `undefined` when nobody walks. */
  readonly placeOf: (id: ShapeId) => { readonly at: number; readonly of: number } | undefined;
}

/** What is selected, in words; of several, first the one that the walk has come to. */
export function describeSelection({ ids, get, typeNameOf, placeOf }: SelectionDeps): string {
  const several = ids.size > 1 ? [`${shapeCount(ids.size)} selected.`] : [];
  for (const id of ids.size > MAX_LOOKED_AT ? [] : ids) {
    const shape = get(id);
    const place = placeOf(id);
    if (!shape || (ids.size > 1 && !place)) continue;
    const at = place ? [`${number(place.at)} of ${number(place.of)}.`] : [];
    return [`${describeShape(shape, typeNameOf(shape))}.`, ...at, ...several].join(' ');
  }
  return several[0] ?? 'Nothing selected.';
}

function number(value: number): string {
  return value.toLocaleString('en');
}

function shorten(text: string): string {
  const letters = [...text];
  return letters.length > MAX_TEXT_LENGTH ? `${letters.slice(0, MAX_TEXT_LENGTH).join('')} …` : text;
}

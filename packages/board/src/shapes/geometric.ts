import { GEOMETRIC_TYPES, type GeometricType } from '../geometric/kinds.ts';
import type { ShapeRecord, ShapeSchema } from './shape.ts';
import { readText, writeText } from './textField.ts';

interface Geometric<Type extends GeometricType> extends ShapeRecord<Type> {
  /** Its label; empty when it has none. */
  readonly text: string;
}

/** A closed outline in a box, with a label: rectangle, ellipse and every other line of GEOMETRIC_KINDS. */
export type GeometricShape = { [Type in GeometricType]: Geometric<Type> }[GeometricType];

type GeometricSchemas = { readonly [Type in GeometricType]: ShapeSchema<Geometric<Type>> };

// One schema for each type of the table, which is what the type says.
export const geometricSchemas = Object.fromEntries(
  GEOMETRIC_TYPES.map((type) => [type, geometricSchema(type)]),
) as unknown as GeometricSchemas;

function geometricSchema<Type extends GeometricType>(type: Type): ShapeSchema<Geometric<Type>> {
  return {
    type,
    read: (record, fields) => ({ ...record, type, text: readText(fields) }),
    write: ({ text }: { readonly text?: string }) => writeText(text),
  };
}

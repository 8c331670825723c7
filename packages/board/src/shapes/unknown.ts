import { isRecord } from '../number.ts';
import type { ShapeRecord, ShapeSchema } from './shape.ts';

/** A shape whose type this version does not know: it is kept, shown as a placeholder, and can be moved. */
export interface UnknownShape extends ShapeRecord<'unknown'> {
  /** What the document calls it; empty when not even that can be read. */
  readonly originalType: string;
}

export const unknownSchema: ShapeSchema<UnknownShape> = {
  type: 'unknown',
  read: (record, fields) => ({ ...record, type: 'unknown', originalType: readType(fields.get('k')) }),
  write: () => ({}),
};

function readType(constants: unknown): string {
  return isRecord(constants) && typeof constants.type === 'string' ? constants.type : '';
}

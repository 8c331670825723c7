import type { ShapeRecord, ShapeSchema } from './shape.ts';
import { readText, writeText } from './textField.ts';

/** A sticky note: a coloured square whose text is made as large as fits. */
export interface StickyShape extends ShapeRecord<'sticky'> {
  readonly text: string;
}

export const stickySchema: ShapeSchema<StickyShape> = {
  type: 'sticky',
  read: (record, fields) => ({ ...record, type: 'sticky', text: readText(fields) }),
  write: ({ text }) => writeText(text, { isExpected: true }),
};

import type { ShapeRecord, ShapeSchema } from './shape.ts';
import { readText, writeText } from './textField.ts';

/** Text by itself. Its box is as high as its lines, as whoever typed it measured them. */
export interface TextShape extends ShapeRecord<'text'> {
  readonly text: string;
  /** It wraps at the width of its box; otherwise the box is as wide as its longest line. */
  readonly wraps: boolean;
}

export const textSchema: ShapeSchema<TextShape> = {
  type: 'text',
  read: (record, fields) => ({
    ...record,
    type: 'text',
    text: readText(fields),
    wraps: fields.get('wr') === true,
  }),
  write: ({ text, wraps }) => ({ ...writeText(text, { isExpected: true }), ...(wraps ? { wr: true } : {}) }),
};

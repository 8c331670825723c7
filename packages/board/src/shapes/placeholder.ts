import type { ShapeRecord, ShapeSchema } from './shape.ts';
import { readText, writeText } from './textField.ts';

/**
 * Stands for something in another program's file that there is no shape for, such as an embedded page: it shows where that
 * lies and says what it is. The thing itself is in `foreign`, and goes back into a file of that kind as it was.
 */
export interface PlaceholderShape extends ShapeRecord<'placeholder'> {
  /** What it says it is. */
  readonly text: string;
}

export const placeholderSchema: ShapeSchema<PlaceholderShape> = {
  type: 'placeholder',
  read: (record, fields) => ({ ...record, type: 'placeholder', text: readText(fields) }),
  write: ({ text }) => writeText(text),
};

import * as Y from 'yjs';
import type { ShapeRecord, ShapeSchema } from './shape.ts';

/** Text in a box: wrapped at its width, as high as whoever typed it made it. */
export interface TextShape extends ShapeRecord<'text'> {
  readonly text: string;
}

/** In the document it is a Y.Text, so that several people can type at once; a plain string is read as well. */
export const textSchema: ShapeSchema<TextShape> = {
  type: 'text',
  read: (record, fields) => ({ ...record, type: 'text', text: readText(fields.get('tx')) }),
  // Half a surrogate pair would be another character here than for everybody who gets it as UTF-8.
  write: (shape) => ({ tx: new Y.Text(shape.text.toWellFormed()) }),
};

function readText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value instanceof Y.Text ? value.toString() : '';
}

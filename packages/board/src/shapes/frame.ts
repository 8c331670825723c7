import type { ShapeRecord, ShapeSchema } from './shape.ts';
import { readText, writeText } from './textField.ts';

/** A named part of the board. It cuts off the shapes that say that they lie in it, and takes them along. */
export interface FrameShape extends ShapeRecord<'frame'> {
  /** Its name; empty for one that has none yet. */
  readonly text: string;
}

export const frameSchema: ShapeSchema<FrameShape> = {
  type: 'frame',
  read: (record, fields) => ({ ...record, type: 'frame', text: readText(fields) }),
  write: ({ text }) => writeText(text),
};

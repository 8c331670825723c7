import { type Binding, readBinding, writeBinding } from '../arrows/binding.ts';
import { parseNumber } from '../number.ts';
import { readPacked, writePacked } from './packed.ts';
import type { ShapeRecord, ShapeSchema } from './shape.ts';
import { readText, writeText } from './textField.ts';

/** A line with heads whose ends may be bound to other shapes. */
export interface ArrowShape extends ShapeRecord<'arrow'> {
  /** As of a line. What the store tells of a bound arrow is where its shapes want it now, not what was written last. */
  readonly packed: Uint8Array;
  readonly text: string;
  /** The shape that the first point holds on to. */
  readonly start: Binding | undefined;
  readonly end: Binding | undefined;
  /** Where an elbow turns between its ends: 0 at the start, 1 at the end. */
  readonly middle: number;
}

const MIDDLE_KEY = 'mi';
const HALFWAY = 0.5;

export const arrowSchema: ShapeSchema<ArrowShape> = {
  type: 'arrow',
  read: (record, fields) => ({
    ...record,
    type: 'arrow',
    packed: readPacked(fields),
    text: readText(fields),
    start: readBinding(fields.get('bs')),
    end: readBinding(fields.get('be')),
    middle: parseNumber(fields.get(MIDDLE_KEY), HALFWAY, 0, 1),
  }),
  write: ({ packed, text, start, end, middle }) => ({
    ...writePacked(packed),
    ...writeText(text),
    ...(start ? { bs: writeBinding(start) } : {}),
    ...(end ? { be: writeBinding(end) } : {}),
    ...(middle === undefined || middle === HALFWAY ? {} : { [MIDDLE_KEY]: middle }),
  }),
};

import type { ByteReader, ByteWriter } from '../bytes.ts';
import type { ShapeId } from '../shapeId.ts';
import type { TextPlace } from '../text/textPlaces.ts';

/** Where somebody types: in which text, and what is selected of it. `focus` is the end that moves. */
export interface TextCaret {
  readonly id: ShapeId;
  readonly anchor: TextPlace;
  readonly focus: TextPlace;
}

/*
 * Part of the presence, and no draft: whoever comes later is told where others type, and nothing has to end it when it is over
 * or they leave. 24 bytes or so, 30 times a second at most, and only when it moves; a draft would need the same bytes, and to
 * be sent again and again for those who come.
 *
 * The shape's id, then both places: a number, which is 0 for the start, 1 for the same as the one before, else two more than the
 * letter's clock, and then comes the letter's client.
 */
const START = 0;
const SAME = 1;
const FIRST_CLOCK = 2;
const MAX_NAME_BYTES = 64;

export function writeCaret(writer: ByteWriter, { id, anchor, focus }: TextCaret): void {
  writer.text(id);
  writePlace(writer, anchor);
  if (isSamePlace(anchor, focus)) writer.uint(SAME);
  else writePlace(writer, focus);
}

/** What is cut short makes the reader not `ok`. */
export function readCaret(reader: ByteReader): TextCaret {
  const id = reader.text(MAX_NAME_BYTES);
  const anchor = readPlace(reader, 'start');
  return { id, anchor, focus: readPlace(reader, anchor) };
}

export function isSameCaret(a: TextCaret | undefined, b: TextCaret | undefined): boolean {
  if (!a || !b) return a === b;
  return a.id === b.id && isSamePlace(a.anchor, b.anchor) && isSamePlace(a.focus, b.focus);
}

function isSamePlace(a: TextPlace, b: TextPlace): boolean {
  if (a === 'start' || b === 'start') return a === b;
  return a.client === b.client && a.clock === b.clock;
}

function writePlace(writer: ByteWriter, place: TextPlace): void {
  if (place === 'start') {
    writer.uint(START);
    return;
  }
  writer.uint(place.clock + FIRST_CLOCK);
  writer.uint(place.client);
}

function readPlace(reader: ByteReader, before: TextPlace): TextPlace {
  const number = reader.uint();
  if (number === START) return 'start';
  return number === SAME ? before : { clock: number - FIRST_CLOCK, client: reader.uint() };
}

import { asciiAt, viewOf } from './bytes.ts';

/** A box of an ISO media file (ISO/IEC 14496-12 §4.2). */
export interface Box {
  readonly type: string;
  /** Where its type stands in the file. */
  readonly typeAt: number;
  /** Of what is in it. */
  readonly start: number;
  readonly end: number;
}

/** LIMIT of boxes side by side; a file of nothing else would take its time. */
const MAX_BOXES = 10_000;

/** The boxes that stand side by side between two places. @throws RangeError when one is cut short. */
export function boxesIn(file: Uint8Array, start: number, end: number): Box[] {
  const boxes: Box[] = [];
  for (let at = start; at < end; ) {
    const box = boxAt(file, at, end);
    if (box.end > end || boxes.length >= MAX_BOXES) throw new RangeError('The file is cut short.');
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

/** A length of 0 means up to the end, 1 that it follows in 8 bytes. */
function boxAt(file: Uint8Array, at: number, outerEnd: number): Box {
  const view = viewOf(file);
  const length = view.getUint32(at);
  const type = asciiAt(file, at + 4, 4);
  const isLong = length === 1;
  const start = at + (isLong ? 16 : 8);
  const end = length === 0 ? outerEnd : at + (isLong ? Number(view.getBigUint64(at + 8)) : length);
  if (end < start) throw new RangeError('A box is shorter than its head.');
  return { type, typeAt: at + 4, start, end };
}

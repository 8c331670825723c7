import { type IsoBox, isoBoxAt } from '@drawbridge/protocol';

/** LIMIT of boxes side by side; a file of nothing else would take its time. */
const MAX_BOXES = 10_000;

/** The boxes that stand side by side between two places. @throws RangeError when one is cut short. */
export function boxesIn(file: Uint8Array, start: number, end: number): IsoBox[] {
  const boxes: IsoBox[] = [];
  for (let at = start; at < end; ) {
    const box = isoBoxAt(file, at, end);
    if (box.end > end || boxes.length >= MAX_BOXES) throw new RangeError('The file is cut short.');
    boxes.push(box);
    at = box.end;
  }
  return boxes;
}

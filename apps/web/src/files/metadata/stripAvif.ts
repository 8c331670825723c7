import type { IsoBox } from '@drawbridge/protocol';
import { sliceOf } from './bytes.ts';
import { boxesIn } from './isoBoxes.ts';
import { metadataExtents } from './isoItems.ts';

/** Boxes that hold anything and no part of the picture. */
const OTHERS = new Set(['uuid', 'udta', 'free', 'skip']);
/** When it was made and changed: the first two fields behind version and flags, each of 4 or 8 bytes. */
const TIMED = new Set(['mvhd', 'tkhd', 'mdhd']);
const OUTER = new Set(['moov', 'trak', 'mdia']);

/** Exif that says nothing: where it begins, and a TIFF file without entries. */
const EMPTY_EXIF = [0, 0, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0];

/**
 * AVIF is boxes in boxes, and items that say at which byte of the file they lie (ISO/IEC 14496-12; AVIF 1.1 §6). So nothing is
 * taken out, which would move the rest: what does not belong to the picture is overwritten where it lies. Which way up the picture
 * is, its own properties say (irot, imir), never its Exif.
 */
export function stripAvif(bytes: Uint8Array): Uint8Array | undefined {
  const stripped = bytes.slice();
  const boxes = boxesIn(stripped, 0, stripped.length);
  return boxes[0]?.type === 'ftyp' && blankAll(stripped, boxes) ? stripped : undefined;
}

/** Answers whether all of it could be told apart. */
function blankAll(file: Uint8Array, boxes: readonly IsoBox[]): boolean {
  return boxes.every((box) => {
    if (OTHERS.has(box.type)) blankBox(file, box);
    else if (TIMED.has(box.type)) blankTimes(file, box);
    else if (OUTER.has(box.type)) return blankAll(file, boxesIn(file, box.start, box.end));
    else if (box.type === 'meta') return blankItems(file, box);
    return true;
  });
}

/** It becomes space that is free. */
function blankBox(file: Uint8Array, { typeAt, start, end }: IsoBox): void {
  file.set([0x66, 0x72, 0x65, 0x65], typeAt);
  file.fill(0, start, end);
}

function blankTimes(file: Uint8Array, { start }: IsoBox): void {
  const fields = start + 4;
  file.fill(0, fields, fields + (file[start] === 1 ? 16 : 8));
}

function blankItems(file: Uint8Array, meta: IsoBox): boolean {
  const extents = metadataExtents(file, meta);
  for (const { type, start, end } of extents ?? []) {
    const content = sliceOf(file, start, end);
    // XMP is text, of which blanks are left.
    content.fill(type === 'Exif' ? 0 : 0x20);
    if (type === 'Exif' && content.length >= EMPTY_EXIF.length) content.set(EMPTY_EXIF);
  }
  return extents !== undefined;
}

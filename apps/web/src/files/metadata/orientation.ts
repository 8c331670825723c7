import { asciiAt } from '@drawbridge/protocol';
import { viewOf } from './bytes.ts';

/** As the camera was held upright; nothing has to be said of it. */
const UPRIGHT = 1;
const MAX_ORIENTATION = 8;

const ORIENTATION_TAG = 0x0112;
const SHORT = 3;
const ENTRY_BYTES = 12;

/**
 * Exif with nothing in it but which way up the picture is; nothing if it stands upright or `tiff` does not say.
 * Exif 2.32 §4.6: a TIFF file, whose first directory has an entry for it.
 */
export function onlyOrientation(tiff: Uint8Array): Uint8Array | undefined {
  const orientation = readOrientation(tiff);
  if (orientation === undefined || orientation === UPRIGHT) return undefined;
  const [header, count, next] = [
    [0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    [0, 1],
    [0, 0, 0, 0],
  ];
  const entry = [ORIENTATION_TAG >> 8, ORIENTATION_TAG & 0xff, 0, SHORT, 0, 0, 0, 1, 0, orientation, 0, 0];
  return Uint8Array.from([...header, ...count, ...entry, ...next]);
}

function readOrientation(tiff: Uint8Array): number | undefined {
  const order = asciiAt(tiff, 0, 4);
  const isLittle = order === 'II*\0';
  if (!isLittle && order !== 'MM\0*') return undefined;
  const view = viewOf(tiff);
  const directory = tiff.length >= 8 ? view.getUint32(4, isLittle) : tiff.length;
  if (directory + 2 > tiff.length) return undefined;
  const end = directory + 2 + view.getUint16(directory, isLittle) * ENTRY_BYTES;
  for (let at = directory + 2; at + ENTRY_BYTES <= Math.min(end, tiff.length); at += ENTRY_BYTES) {
    if (view.getUint16(at, isLittle) !== ORIENTATION_TAG) continue;
    const isShort = view.getUint16(at + 2, isLittle) === SHORT;
    const value = view.getUint16(at + 8, isLittle);
    return isShort && value >= UPRIGHT && value <= MAX_ORIENTATION ? value : undefined;
  }
  return undefined;
}

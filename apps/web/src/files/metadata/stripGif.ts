import { asciiAt, concatBytes } from '@drawbridge/protocol';
import { sliceOf } from './bytes.ts';

const HEAD_BYTES = 13;
const IMAGE = 0x2c;
const EXTENSION = 0x21;
const TRAILER = 0x3b;
const GRAPHIC_CONTROL = 0xf9;
const APPLICATION = 0xff;

/** How often an animation repeats, and colours. Others of applications are XMP and their own. */
const KEPT_APPLICATIONS = ['NETSCAPE2.0', 'ANIMEXTS1.0', 'ICCRGBG1012'];

/** GIF is a row of blocks (GIF89a §§17–26). Comments, words to be drawn over the picture and other programs' own are dropped. */
export function stripGif(bytes: Uint8Array): Uint8Array | undefined {
  let at = HEAD_BYTES + tableBytes(bytes[10]);
  const kept = [sliceOf(bytes, 0, at)];
  // Some programs leave out the trailer.
  while (at < bytes.length && bytes[at] !== TRAILER) {
    const block = blockAt(bytes, at);
    if (!block) return undefined;
    if (isKept(block)) kept.push(block);
    at += block.length;
  }
  return concatBytes([...kept, Uint8Array.of(TRAILER)]);
}

function blockAt(bytes: Uint8Array, at: number): Uint8Array | undefined {
  switch (bytes[at]) {
    // Nothing, which some programs write.
    case 0:
      return bytes.subarray(at, at + 1);
    case EXTENSION:
      return sliceOf(bytes, at, chainEnd(bytes, at + 2));
    case IMAGE:
      return sliceOf(bytes, at, chainEnd(bytes, at + 11 + tableBytes(bytes[at + 9])));
    default:
      return undefined;
  }
}

function isKept(block: Uint8Array): boolean {
  if (block[0] === IMAGE) return true;
  if (block[0] !== EXTENSION) return false;
  const isApplication = block[1] === APPLICATION && KEPT_APPLICATIONS.includes(asciiAt(block, 3, 11));
  return block[1] === GRAPHIC_CONTROL || isApplication;
}

/** Of a colour table, by the byte that says whether there is one and how many colours it has. */
function tableBytes(packed = 0): number {
  return packed & 0x80 ? 3 * 2 ** ((packed & 7) + 1) : 0;
}

/** Behind a chain of parts, each with its length, of which the last has none. */
function chainEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) throw new RangeError('The file is cut short.');
    at += 1 + length;
    if (length === 0) return at;
  }
}

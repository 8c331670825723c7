/*
 * The compression of lz-string in the letters of base64, which tldraw puts on the clipboard: LZ78 whose codes grow by a bit when
 * they have to. It is read here and not by that library because what comes from a clipboard may unfold to any size: this stops.
 */

/** Codes that are no entries of the dictionary: a sign follows that was not there before, or it is over. */
const SHORT_SIGN = 0;
const LONG_SIGN = 1;
const END = 2;
const FIRST_ENTRY = 3;
const SIGN_BITS: ReadonlyMap<number, number> = new Map([
  [SHORT_SIGN, 8],
  [LONG_SIGN, 16],
]);

/** The text; undefined for what is not compressed like that, or is longer than `maxCharacters`. */
export function decompress(base64: string, maxCharacters: number): string | undefined {
  const read = bitReader(base64);
  const entries: string[] = [];
  const pieces: string[] = [];
  let length = 0;
  let before: string | undefined;
  for (;;) {
    const code = read(codeBits(entries.length));
    if (code === END) return pieces.join('');
    const signBits = code === undefined ? undefined : SIGN_BITS.get(code);
    const piece = signBits === undefined ? entryOf(entries, code, before) : signOf(read(signBits));
    if (piece === undefined) return undefined;
    if (signBits !== undefined) entries.push(piece);
    if (before !== undefined) entries.push(before + piece.charAt(0));
    pieces.push(piece);
    length += piece.length;
    if (length > maxCharacters) return undefined;
    before = piece;
  }
}

/** As many as the next entry's code has. */
function codeBits(entryCount: number): number {
  return 32 - Math.clz32(entryCount + FIRST_ENTRY);
}

/** One that is not there yet can only be that which the piece before it begins. */
function entryOf(
  entries: readonly string[],
  code: number | undefined,
  before: string | undefined,
): string | undefined {
  if (code === undefined) return undefined;
  const index = code - FIRST_ENTRY;
  return index === entries.length && before !== undefined ? before + before.charAt(0) : entries[index];
}

function signOf(unit: number | undefined): string | undefined {
  return unit === undefined ? undefined : String.fromCharCode(unit);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const BITS_PER_LETTER = 6;
const VALUES: ReadonlyMap<string, number> = new Map([...ALPHABET].map((letter, value) => [letter, value]));

/** Numbers of any count of bits, the lowest first, from letters, whose highest bit is first. Undefined past the end. */
function bitReader(letters: string): (bits: number) => number | undefined {
  let position = 0;
  return (bits) => {
    let number = 0;
    for (let bit = 0; bit < bits; bit++, position++) {
      const value = VALUES.get(letters.charAt(Math.floor(position / BITS_PER_LETTER)));
      if (value === undefined) return undefined;
      const isSet = (value >> (BITS_PER_LETTER - 1 - (position % BITS_PER_LETTER))) & 1;
      number += isSet << bit;
    }
    return number;
  };
}

/** LIMIT of arguments of one call. */
const UNITS_PER_CALL = 8192;

/** A string with a character for each byte, of the same number. */
export function toByteString(bytes: Uint8Array): string {
  let text = '';
  for (let from = 0; from < bytes.length; from += UNITS_PER_CALL) {
    text += String.fromCharCode(...bytes.subarray(from, from + UNITS_PER_CALL));
  }
  return text;
}

/** Undefined for a string with characters that are no bytes. */
export function fromByteString(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code > 0xff) return undefined;
    bytes[index] = code;
  }
  return bytes;
}

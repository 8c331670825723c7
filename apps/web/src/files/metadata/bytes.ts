export function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

/** @throws RangeError when there is less. */
export function sliceOf(bytes: Uint8Array, start: number, end: number): Uint8Array {
  if (end > bytes.length) throw new RangeError('The file is cut short.');
  return bytes.subarray(start, end);
}

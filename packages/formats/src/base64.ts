/** LIMIT of arguments of one call. */
const BYTES_PER_CALL = 8192;

export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let from = 0; from < bytes.length; from += BYTES_PER_CALL) {
    binary += String.fromCharCode(...bytes.subarray(from, from + BYTES_PER_CALL));
  }
  return btoa(binary);
}

/** Undefined for what is not base64. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

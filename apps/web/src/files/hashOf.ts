/** The name of a file: SHA-256 of its bytes, in hexadecimal. */
export async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = crypto.subtle ? await crypto.subtle.digest('SHA-256', bytes) : await digestWithout(bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Pages served over plain http by another name than localhost have no `crypto.subtle`. */
async function digestWithout(bytes: ArrayBuffer): Promise<ArrayBufferLike> {
  const { sha256 } = await import('@noble/hashes/sha2.js');
  return sha256(new Uint8Array(bytes)).buffer;
}

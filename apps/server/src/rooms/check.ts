import * as Y from 'yjs';

/**
 * Whether bytes from a client are a Yjs update (version 1) that decodes to its end. Answers why not, in words for the
 * sender, or `undefined` when it is fine. Reads only: no document is involved.
 */
export function checkUpdate(bytes: Uint8Array): string | undefined {
  try {
    Y.decodeUpdate(bytes);
    return undefined;
  } catch {
    return 'The update does not decode.';
  }
}

import { MAX_UPDATE_BYTES } from '@drawbridge/protocol';
import { parseUpdate } from './gate/parseUpdate.ts';
import { Refused } from './gate/updateReader.ts';

/**
 * Whether an update from a client may be stored, as far as its bytes alone tell: a whole Yjs update (version 1) of one
 * client that holds nothing but what boards are made of, in the order and the sizes in which Yjs writes it. Answers why
 * not, in words for the sender, or `undefined` when it is fine. Reads only: no document is involved, and no bytes can
 * make it throw or take more than a fraction of the time of applying them.
 */
export function checkUpdate(bytes: Uint8Array): string | undefined {
  if (bytes.length > MAX_UPDATE_BYTES) return `An update may have at most ${MAX_UPDATE_BYTES} bytes.`;
  try {
    parseUpdate(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

import { createShapeId } from '@drawbridge/board';
import { readStored, type TextStorage, writeStored } from '../storedValue.ts';

const KEY = 'drawbridge:author';

/** Says which comments are one's own, in this browser and on every board. It is public, and proves nothing. */
export function loadAuthorId(storage: TextStorage | undefined): string {
  const kept = readStored(storage, KEY);
  if (kept !== undefined && /^[A-Za-z0-9]{1,64}$/.test(kept)) return kept;
  const fresh = createShapeId() + createShapeId();
  writeStored(storage, KEY, fresh);
  return fresh;
}

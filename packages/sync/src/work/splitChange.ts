import { splitUpdate } from '../updates/splitUpdate.ts';
import { type Change, PUSH_BYTES, toChange } from './outbox.ts';

/**
 * Cuts a change that is larger than a push into changes that build on each other in their order. They count as one, and what
 * the offline copy keeps of it is delivered with the last. A single value that is larger stays as it is.
 */
export function splitChange(change: Change, maxBytes = PUSH_BYTES): readonly Change[] {
  const { bytes, keys } = change;
  if (bytes.length <= maxBytes) return [change];
  const parts = [...splitUpdate(bytes, { maxBytes, maxItems: Number.POSITIVE_INFINITY })];
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1;
    const { client } = toChange(part);
    return { ...change, client, bytes: part, keys: isLast ? keys : [], ...(!isLast && { isPart: true }) };
  });
}

import { createStore, docOf, plainFields } from '@drawbridge/board';
import { readFields } from '../clipboard/readClipboard.ts';
import type { ReadLimits } from '../limits.ts';
import type { ReadResult } from '../report.ts';

/**
 * The shapes of a board that was saved as one Yjs update, which a page offers when the server refuses somebody's changes. Undefined
 * for any other bytes. Whoever made them may want to do harm: what reads them has to be something that can be ended.
 */
export function readUpdate(bytes: Uint8Array, limits: ReadLimits): ReadResult | undefined {
  try {
    const store = createStore(docOf(bytes), { author: () => '' });
    const shapes = store.sorted().flatMap((shape) => (shape.type === 'unknown' ? [] : shape));
    if (shapes.length === 0) return undefined;
    const values = plainFields(shapes).map((fields, index) => ({ id: shapes[index]?.id, ...fields }));
    return readFields(values, limits);
  } catch {
    // Most files are no updates.
    return undefined;
  }
}

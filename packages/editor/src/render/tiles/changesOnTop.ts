import type { Shape } from '@drawbridge/board';
import type { FedChange } from '../raster/feeder.ts';

/** More new shapes at once than a hand makes or pastes are left to the raster threads. */
const MAX_ON_TOP = 16;

/**
 * The changes from back to front, if all of them are new shapes that lie over all others: then they can be drawn onto
 * what is there. `frontmost` finds so many shapes, from back to front.
 */
export function changesOnTop(
  changes: readonly FedChange[],
  frontmost: (count: number) => readonly Shape[],
): readonly FedChange[] | undefined {
  if (changes.length > MAX_ON_TOP || changes.some(({ before, after }) => before || !after)) return undefined;
  const front = frontmost(changes.length);
  const sorted = front.flatMap((shape) => changes.find(({ after }) => after === shape) ?? []);
  return sorted.length === changes.length ? sorted : undefined;
}

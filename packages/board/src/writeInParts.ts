import type { ShapeId } from './shapeId.ts';
import type { Store } from './store.ts';

/** A server takes no update over a few MB. More than this in one go becomes several transactions, and still one step of undo. */
const MAX_TRANSACTION_BYTES = 512 * 1024;

/** A change of one shape. */
export interface WriteStep {
  readonly id: ShapeId;
  readonly bytes: number;
  readonly run: () => void;
}

/** Runs the steps in as few transactions as the size of an update allows. Returns the shapes of all. */
export function writeInParts(steps: readonly WriteStep[], store: Pick<Store, 'transact'>): ShapeId[] {
  let bytes = 0;
  const part: WriteStep[] = [];
  const flush = (): void => {
    const steps = part.splice(0);
    bytes = 0;
    if (steps.length === 0) return;
    store.transact(() => {
      for (const step of steps) step.run();
    });
  };
  for (const step of steps) {
    if (bytes + step.bytes > MAX_TRANSACTION_BYTES) flush();
    part.push(step);
    bytes += step.bytes;
  }
  flush();
  return steps.map(({ id }) => id);
}

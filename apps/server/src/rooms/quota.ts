import { type Filling, type Refusal, refuse } from '@drawbridge/protocol';

/** From here on people are told how full the board is. */
const NEAR_SHARE = 0.8;

/** Before a client tries again to add to a full board: somebody may have deleted something. */
const FULL_RETRY_MS = 10_000;

/** How near a board is to its limits. */
export type Fullness = 'roomy' | 'near' | 'full';

export function fullnessOf({ bytes, maxBytes, shapes, maxShapes }: Filling): Fullness {
  const share = Math.max(bytes / maxBytes, shapes / maxShapes);
  if (share >= 1) return 'full';
  return share >= NEAR_SHARE ? 'near' : 'roomy';
}

/** Why nothing can be added to a full board. Deleting still works, and makes room. */
export function fullRefusal({ shapes, maxShapes }: Filling): Refusal {
  const what =
    shapes >= maxShapes ? `${maxShapes} shapes, the most that it can hold` : 'as much as it can hold';
  return refuse('quota', `This board has ${what}. Delete something to make room.`, FULL_RETRY_MS);
}

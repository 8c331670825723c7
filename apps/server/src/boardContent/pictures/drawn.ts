import { deserialize, serialize } from 'node:v8';
import type { Shape } from '@drawbridge/board';

/** What a picture is made of. */
export interface Drawn {
  /** Back to front. */
  readonly shapes: readonly Shape[];
  /** What the file that the board was opened from says beside its shapes. */
  readonly document: string;
}

/** For the process that makes the picture: shapes have bytes, which JSON has not. */
export function packDrawn(drawn: Drawn): Uint8Array {
  return serialize(drawn);
}

export function unpackDrawn(bytes: Uint8Array): Drawn {
  // `packDrawn` wrote that, with all that shapes are.
  return deserialize(bytes) as Drawn;
}

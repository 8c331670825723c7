import { createReader } from './bytes.ts';

/** Whose changes an update holds, and how many that client made before them. */
export interface UpdateHead {
  readonly client: number;
  readonly clock: number;
}

/**
 * Reads the head of a Yjs update (version 1) that holds the changes of one client at most: how many clients, and for the
 * first of them how many structs, its id and the clock of the first struct, each as a varint.
 *
 * @returns `undefined` when it only deletes.
 * @throws MalformedBytes when it ends before that.
 */
export function readUpdateHead(update: Uint8Array): UpdateHead | undefined {
  const reader = createReader(update);
  if (reader.readVarUint() === 0) return undefined;
  reader.readVarUint(); // how many structs
  return { client: reader.readVarUint(), clock: reader.readVarUint() };
}

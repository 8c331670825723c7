import { type Batch, cut, type KnownClocks } from './cut.ts';

/**
 * The worker that cuts updates, one after the other. It is sent a `CutRequest` and then, for each batch of it that is wanted,
 * the id of the request. It answers each of those with a `CutAnswer`.
 */
export interface CutRequest {
  readonly id: number;
  readonly update: Uint8Array;
  readonly known: KnownClocks;
}

export interface CutAnswer {
  readonly id: number;
  /** `undefined` is the end. */
  readonly batch: Batch | undefined;
}

/** What is used of a worker's global scope. TypeScript's own types of it cannot be loaded beside those of a page. */
interface Scope {
  onmessage: ((event: MessageEvent<CutRequest | number>) => void) | null;
  postMessage(answer: CutAnswer, transfer: readonly ArrayBufferLike[]): void;
}

const scope = self as unknown as Scope; // see there
let current = 0;
let batches: Iterator<Batch> | undefined;

scope.onmessage = ({ data }) => {
  if (typeof data === 'number') answer(data);
  else {
    current = data.id;
    batches = cut(data.update, data.known);
  }
};

function answer(id: number): void {
  const next = id === current ? batches?.next() : undefined;
  const batch = next?.done === false ? next.value : undefined;
  const parts = batch ? [...batch.slices, ...(batch.piece ? [batch.piece] : [])] : [];
  // Of an update that cannot be read they are all one and the same.
  scope.postMessage({ id, batch }, [...new Set(parts.map(({ buffer }) => buffer))]);
}

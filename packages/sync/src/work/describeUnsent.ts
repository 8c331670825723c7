import { readUpdateHead } from '@drawbridge/protocol';
import type { Change } from './outbox.ts';

/** Work of a doc that the server does not have. */
export interface UnsentWork {
  /** For each Yjs client, the clock from which on nothing of it is stored. */
  readonly from: ReadonlyMap<number, number>;
  /** All of it, oldest first. */
  readonly updates: readonly Uint8Array[];
}

export function describeUnsent(changes: readonly Change[]): UnsentWork {
  const from = new Map<number, number>();
  for (const { bytes } of changes) {
    const head = readUpdateHead(bytes);
    if (head) from.set(head.client, Math.min(head.clock, from.get(head.client) ?? head.clock));
  }
  return { from, updates: changes.filter(({ isExtract }) => !isExtract).map(({ bytes }) => bytes) };
}

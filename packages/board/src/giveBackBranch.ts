import * as Y from 'yjs';
import type { UnsentWork } from './giveBackItems.ts';

/** A doc that parted from its board, and what of it was not stored. */
export interface BranchWork {
  readonly doc: Y.Doc;
  readonly unsent: UnsentWork;
}

/** The same as updates, as a browser keeps it from one visit to the next. */
export interface Branch {
  readonly updates: readonly Uint8Array[];
  readonly unsent: readonly { readonly bytes: Uint8Array }[];
}

/** What the disk damaged is left out; the rest is as it was. */
export function readBranch({ updates, unsent }: Branch): BranchWork {
  const doc = new Y.Doc();
  const works = unsent.map(({ bytes }) => bytes);
  const from = new Map<number, number>();
  for (const bytes of updates) tryTo(() => Y.applyUpdate(doc, bytes));
  for (const bytes of works) tryTo(() => applyUnsent(doc, bytes, from));
  return { doc, unsent: { from, updates: works } };
}

function applyUnsent(doc: Y.Doc, bytes: Uint8Array, from: Map<number, number>): void {
  const starts = Y.parseUpdateMeta(bytes).from;
  Y.applyUpdate(doc, bytes);
  for (const [client, clock] of starts) from.set(client, Math.min(clock, from.get(client) ?? clock));
}

function tryTo(action: () => void): void {
  try {
    action();
  } catch {
    // Yjs says nothing more useful than that it is no update.
  }
}

import * as Y from 'yjs';

/** Some entries of a board's log in their order, of which some are the work that is to be undone. */
export interface WorkEntry {
  readonly update: Uint8Array;
  /** It is part of that work. */
  readonly isMeant: boolean;
}

/** The board after these entries, with everything that was deleted meanwhile, and what is whose. */
export interface ReplayedWork {
  readonly doc: Y.Doc;
  /** Whether the work wrote this part. */
  isWritten(id: Y.ID): boolean;
  /** Whether the work deleted it, and nobody else did. */
  isDeleted(id: Y.ID): boolean;
}

/** @param before the board before the first of the entries, as one Yjs update. */
export function replayWork(before: Uint8Array, entries: Iterable<WorkEntry>): ReplayedWork {
  // What is deleted from here on is to be looked at.
  const doc = new Y.Doc({ gc: false });
  Y.applyUpdate(doc, before);
  const written = new Map<number, Range[]>();
  const [ours, others]: [DeleteSet[], DeleteSet[]] = [[], []];
  for (const { update, isMeant } of entries) {
    Y.applyUpdate(doc, update);
    const { structs, ds } = Y.decodeUpdate(update);
    (isMeant ? ours : others).push(ds);
    for (const { id, length } of isMeant ? structs : []) addRange(written, id, length);
  }
  const [deleted, deletedElsewhere] = [Y.mergeDeleteSets(ours), Y.mergeDeleteSets(others)];
  return {
    doc,
    isWritten: ({ client, clock }) =>
      written.get(client)?.some(({ from, to }) => from <= clock && clock < to) ?? false,
    isDeleted: (id) => Y.isDeleted(deleted, id) && !Y.isDeleted(deletedElsewhere, id),
  };
}

type DeleteSet = ReturnType<typeof Y.decodeUpdate>['ds'];

interface Range {
  readonly from: number;
  to: number;
}

function addRange(ranges: Map<number, Range[]>, { client, clock }: Y.ID, length: number): void {
  const known = ranges.get(client) ?? [];
  const last = known.at(-1);
  if (last?.to === clock) last.to += length;
  else known.push({ from: clock, to: clock + length });
  ranges.set(client, known);
}

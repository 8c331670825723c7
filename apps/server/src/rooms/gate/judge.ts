import * as Y from 'yjs';
import type { BoardDoc } from './boardDoc.ts';
import type { RangeCheck } from './deleteSet.ts';
import { type CheckProperty, DocSurroundings } from './docSurroundings.ts';
import type { Candidate, Verdict } from './gate.ts';
import type { OwnStructs } from './ownStructs.ts';
import { parseUpdate, peekStart } from './parseUpdate.ts';
import { Forbidden, Refused } from './updateReader.ts';

/** What is to be done with an update: apply it, or nothing, for a reason. */
export type Judgement =
  | { readonly kind: 'fits'; readonly own: OwnStructs | undefined }
  | Extract<Verdict, { kind: 'duplicate' | 'resync' | 'refused' | 'readonly' }>;

const DUPLICATE: Judgement = { kind: 'duplicate' };

/**
 * Judges an update by what the board holds. A client's changes count 0, 1, 2 …, so that how far the board knows the client
 * tells whether the update comes next, was known already, or leaves something out.
 */
export function judge(board: BoardDoc, candidate: Candidate, checkProperty: CheckProperty): Judgement {
  try {
    return judgeByClock(board, candidate, checkProperty);
  } catch (error) {
    if (error instanceof Forbidden) return { kind: 'readonly', message: error.message };
    if (error instanceof Refused) return refused(error.message);
    throw error;
  }
}

function judgeByClock(board: BoardDoc, candidate: Candidate, checkProperty: CheckProperty): Judgement {
  const { bytes, isNewClient } = candidate;
  const begin = peekStart(bytes);
  const known = begin ? Y.getState(board.doc.store, begin.client) : 0;
  if (begin && begin.start === known && !(isNewClient && known > 0)) {
    return { kind: 'fits', own: parseUpdate(bytes, surroundings(board, candidate, checkProperty)) };
  }
  const { own, isDeleted } = parseKnown(board.doc, bytes, surroundings(board, candidate, checkProperty));
  if (isDeleted && (!own || own.end <= known)) return DUPLICATE;
  if (!own) return { kind: 'fits', own };
  if (isNewClient && known > 0) return refused('The board knows the client of the update already.');
  return { kind: 'resync', clock: known };
}

function surroundings(
  board: BoardDoc,
  { commentsAs, knownAs, takesComments }: Candidate,
  checkProperty: CheckProperty,
) {
  const rights = commentsAs && { clients: new Set(commentsAs) };
  return new DocSurroundings(board, checkProperty, { rights, knownAs, takesComments });
}

/** Reads an update of whose structs none, or not the next ones, are new, and finds out whether it deletes anything new. */
function parseKnown(doc: Y.Doc, bytes: Uint8Array, around: RangeCheck) {
  let isDeleted = true;
  const own = parseUpdate(bytes, undefined, {
    checkDeleted(client, clock, length, isOwn) {
      around.checkDeleted(client, clock, length, isOwn);
      isDeleted &&= isRangeDeleted(doc, client, clock, length);
    },
  });
  return { own, isDeleted };
}

function isRangeDeleted({ store }: Y.Doc, client: number, clock: number, length: number): boolean {
  const end = clock + length;
  const structs = store.clients.get(client);
  if (!structs || end > Y.getState(store, client)) return false;
  for (let index = Y.findIndexSS(structs, clock); index < structs.length; index += 1) {
    const struct = structs[index];
    if (!struct || struct.id.clock >= end) return true;
    if (!struct.deleted) return false;
  }
  return true;
}

function refused(message: string): Judgement {
  return { kind: 'refused', message };
}

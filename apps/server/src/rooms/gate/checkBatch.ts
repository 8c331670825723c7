import type { BoardDoc } from './boardDoc.ts';
import type { CheckProperty } from './docSurroundings.ts';
import type { Candidate, Verdict } from './gate.ts';
import { type Judgement, judge } from './judge.ts';

const SKIPPED: Verdict = { kind: 'skipped' };

export interface CheckDeps {
  readonly checkProperty: CheckProperty;
  readonly report: (message: string) => void;
}

/**
 * Judges updates and applies those that fit, until all are done or one damages the document: its verdict is the last then.
 * Updates of sessions that are `stuck` are skipped; a session is when one of its updates does not pass.
 */
export function checkBatch(
  board: BoardDoc,
  candidates: readonly Candidate[],
  stuck: Set<string>,
  deps: CheckDeps,
): Verdict[] {
  const verdicts: Verdict[] = [];
  for (const candidate of candidates) {
    const { session } = candidate;
    const isStuck = session !== undefined && stuck.has(session);
    const verdict = isStuck ? SKIPPED : checkOne(board, candidate, deps);
    verdicts.push(verdict);
    if (session !== undefined && !hasPassed(verdict)) stuck.add(session);
    if (verdict.kind === 'damaging') break;
  }
  return verdicts;
}

function checkOne(board: BoardDoc, candidate: Candidate, deps: CheckDeps): Verdict {
  const judgement = judgeSafely(board, candidate, deps);
  if (judgement.kind !== 'fits') return judgement;
  const damage = board.apply(candidate.bytes, judgement.own);
  if (damage === undefined) return { kind: 'accepted', shapes: board.shapes };
  return { kind: 'damaging', message: `The update would have damaged the board: ${damage}.` };
}

/** Applying is what changes the document; whatever goes wrong in judging leaves it as it is. */
function judgeSafely(board: BoardDoc, candidate: Candidate, { checkProperty, report }: CheckDeps): Judgement {
  try {
    return judge(board, candidate, checkProperty);
  } catch (error) {
    report(`An update could not be judged: ${String(error)}`);
    return { kind: 'refused', message: 'The server cannot make sense of the update.' };
  }
}

function hasPassed({ kind }: Verdict): boolean {
  return kind === 'accepted' || kind === 'duplicate';
}

import * as Y from 'yjs';
import { createSequence } from '../../sequence.ts';
import { checkProperty as checkBoardProperty } from '../checkProperty.ts';
import type { ApplyUpdate } from './boardDoc.ts';
import { type CheckDeps, checkBatch } from './checkBatch.ts';
import { createDocKeeper } from './docKeeper.ts';
import type { CheckProperty } from './docSurroundings.ts';
import type { BoardGate, Candidate, Gate, LoadBoard, Verdict } from './gate.ts';
import { loadBoard } from './loadBoard.ts';

export interface LocalGateDeps {
  readonly applyUpdate?: ApplyUpdate;
  readonly checkProperty?: CheckProperty;
  /** For the operator: what is wrong with a board. */
  readonly report?: (boardId: string, message: string) => void;
  /** Runs what takes long, and belongs to one board. */
  readonly work?: <T>(boardId: string, task: () => T) => T;
}

type Deps = Required<LocalGateDeps>;

/** The gate, in this thread: a large board takes seconds to load, and everybody waits. Nothing in it waits for a timer. */
export function createLocalGate(deps: LocalGateDeps = {}): Gate {
  const all: Deps = {
    applyUpdate: Y.applyUpdate,
    checkProperty: checkBoardProperty,
    report: () => {},
    work: (_boardId, task) => task(),
    ...deps,
  };
  const boards = new Set<BoardGate>();
  return {
    open(boardId, load) {
      const board = createLocalBoard(boardId, load, all);
      boards.add(board);
      return {
        ...board,
        close() {
          boards.delete(board);
          board.close();
        },
      };
    },
    async close() {
      for (const board of boards) board.close();
      boards.clear();
    },
  };
}

function createLocalBoard(boardId: string, load: LoadBoard, deps: Deps): BoardGate {
  const sequence = createSequence();
  const work = <T>(task: () => T): T => deps.work(boardId, task);
  const report = (message: string): void => deps.report(boardId, message);

  const keeper = createDocKeeper(async (accepted, isStale) => {
    const board = await loadBoard(load, { ...deps, work, report, isStale });
    if (accepted.length > 0) work(() => board.load(accepted));
    return board;
  });

  const checks: CheckDeps = { checkProperty: deps.checkProperty, report };

  const checkAll = async (candidates: readonly Candidate[]): Promise<Verdict[]> => {
    const verdicts: Verdict[] = [];
    const stuck = new Set<string>();
    while (verdicts.length < candidates.length) {
      const board = keeper.present ?? (await keeper.current());
      const left = candidates.slice(verdicts.length);
      verdicts.push(...work(() => checkBatch(board, left, stuck, checks)));
      const end = verdicts.at(-1);
      if (end?.kind !== 'damaging') continue;
      report(end.message);
      const accepted = candidates.filter((_, index) => verdicts[index]?.kind === 'accepted');
      keeper.remake(accepted.map(({ bytes }) => bytes));
    }
    return verdicts;
  };

  /** Whoever asks something next is told if the document cannot be had. */
  const followAll = async (updates: readonly Uint8Array[]): Promise<void> => {
    const board = await keeper.current().catch(() => undefined);
    if (!board) return;
    try {
      for (const fault of work(() => board.load(updates)))
        report(`A stored update cannot be applied: ${fault}`);
    } catch (error) {
      report(String(error));
      keeper.drop();
    }
  };

  keeper.remake();
  return {
    check: (candidates) => sequence.run(() => checkAll(candidates)),
    follow: (updates) => void sequence.run(() => followAll(updates)),
    clocks: (clients) =>
      sequence.run(async () => {
        const { store } = (await keeper.current()).doc;
        return clients.map((client) => Y.getState(store, client));
      }),
    shapes: () => sequence.run(async () => (await keeper.current()).shapes),
    forget: keeper.drop,
    close: keeper.close,
  };
}

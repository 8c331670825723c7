import type { History, Store } from '@drawbridge/board';

/** Repeats of one command within this time of each other are undone together: a held arrow key is one step. */
const JOIN_WITHIN_MS = 1000;

/** Runs changes of the document, each as one transaction and one step of undo. */
export interface Steps {
  /** With `joinAs`, the step goes on as long as changes of that name follow each other, within that time. */
  run<Result>(change: () => Result, joinAs?: string, joinWithinMs?: number): Result;
  /** Ends an open step. */
  end(): void;
}

export function createSteps(deps: { store: Store; history: History; now: () => number }): Steps {
  const { store, history, now } = deps;
  let open: { name: string; atMs: number } | undefined;

  function end(): void {
    open = undefined;
    history.mark();
  }

  return {
    run(change, joinAs, joinWithinMs = JOIN_WITHIN_MS) {
      const joins = joinAs !== undefined && open?.name === joinAs && now() - open.atMs < joinWithinMs;
      if (!joins) end();
      const result = store.transact(change);
      if (joinAs === undefined) end();
      else open = { name: joinAs, atMs: now() };
      return result;
    },
    end,
  };
}

import type { BoardDoc } from './boardDoc.ts';
import { GateError } from './gate.ts';

/** Keeps the document of one board: makes it when it is needed, and anew when it was dropped. */
export interface DocKeeper {
  /** The document, where `current` need not be waited for. */
  readonly present: BoardDoc | undefined;
  /** The document, once it is made and as long as nobody said to drop it. @throws GateError */
  current(): Promise<BoardDoc>;
  /** Makes it anew. `accepted` is what storage does not hold yet. */
  remake(accepted?: readonly Uint8Array[]): void;
  drop(): void;
  close(): void;
}

/** What `make` makes counts only as long as it is not stale. */
export type MakeDoc = (accepted: readonly Uint8Array[], isStale: () => boolean) => Promise<BoardDoc>;

export function createDocKeeper(make: MakeDoc): DocKeeper {
  let isClosed = false;
  let making: Promise<BoardDoc> | undefined;
  let present: BoardDoc | undefined;

  const become = (made: Promise<BoardDoc> | undefined): void => {
    making = made;
    present = undefined;
  };

  const remake = (accepted: readonly Uint8Array[] = []): Promise<BoardDoc> => {
    const made: Promise<BoardDoc> = Promise.resolve().then(() => make(accepted, () => making !== made));
    become(made);
    made.then(
      (board) => {
        if (making === made) present = board;
      },
      // Whoever waits for it is told; if nobody does yet, the next one is.
      () => {},
    );
    return made;
  };

  return {
    get present() {
      return present;
    },
    remake: (accepted) => void remake(accepted),
    async current() {
      while (!isClosed) {
        const awaited = making ?? remake();
        const result = await awaited.catch(asGateError);
        if (making !== awaited) continue;
        if (!(result instanceof GateError)) return result;
        become(undefined);
        throw result;
      }
      throw new GateError('The board is closed.', false);
    },
    drop: () => become(undefined),
    close() {
      isClosed = true;
      become(undefined);
    },
  };
}

function asGateError(error: unknown): GateError {
  if (error instanceof GateError) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new GateError(`The board could not be loaded: ${why}`, false);
}

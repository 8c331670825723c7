import type { BoardDoc } from './boardDoc.ts';
import { GateError } from './gate.ts';

/** Keeps the document of one board: makes it when it is needed, and anew when it was dropped. */
export interface DocKeeper {
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

  const remake = (accepted: readonly Uint8Array[] = []): Promise<BoardDoc> => {
    const made: Promise<BoardDoc> = Promise.resolve().then(() => make(accepted, () => making !== made));
    // Whoever waits for it is told; if nobody does yet, the next one is.
    made.catch(() => {});
    making = made;
    return made;
  };

  return {
    remake: (accepted) => void remake(accepted),
    async current() {
      while (!isClosed) {
        const awaited = making ?? remake();
        const result = await awaited.catch(asGateError);
        if (making !== awaited) continue;
        if (!(result instanceof GateError)) return result;
        making = undefined;
        throw result;
      }
      throw new GateError('The board is closed.', false);
    },
    drop() {
      making = undefined;
    },
    close() {
      isClosed = true;
      making = undefined;
    },
  };
}

function asGateError(error: unknown): GateError {
  if (error instanceof GateError) return error;
  const why = error instanceof Error ? error.message : String(error);
  return new GateError(`The board could not be loaded: ${why}`, false);
}

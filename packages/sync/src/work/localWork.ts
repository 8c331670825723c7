import type * as Y from 'yjs';
import type { Keeper } from './keeper.ts';
import type { Pusher } from './pusher.ts';

/** Takes what is changed here to the copy and to the outbox, behind what was kept from before. */
export interface LocalWork {
  /** Reads what was kept. Answers where the doc is then in which log. */
  load(): Promise<{ readonly epoch?: string; readonly lastSeq: number }>;
  stop(): void;
}

export interface LocalWorkDeps {
  readonly doc: Y.Doc;
  /** Updates of this origin were not made here and now. */
  readonly origin: object;
  readonly keeper: Keeper;
  readonly pusher: Pusher;
}

export function createLocalWork({ doc, origin, keeper, pusher }: LocalWorkDeps): LocalWork {
  /** Made while what was kept is being read: they come after it. */
  let early: Uint8Array[] = [];

  const hear = (update: Uint8Array, updateOrigin: unknown): void => {
    if (updateOrigin === origin) return;
    if (keeper.isLoaded) pusher.add(keeper.keep(update));
    else early.push(update);
  };
  doc.on('update', hear);

  return {
    async load() {
      const kept = await keeper.load();
      pusher.outbox.addFirst(kept.changes);
      for (const update of early) pusher.add(keeper.keep(update));
      early = [];
      return kept;
    },
    stop: () => doc.off('update', hear),
  };
}

import type * as Y from 'yjs';
import type { Keeper } from './keeper.ts';
import type { Pusher } from './pusher.ts';

/** Takes what is changed here to the copy and to the outbox, behind what was kept from before, and what closed tabs left. */
export interface LocalWork {
  /** Puts what was kept into the doc. Answers where the doc is then in which log. */
  load(): Promise<{ readonly epoch?: string; readonly lastSeq: number }>;
  stop(): void;
}

export interface LocalWorkDeps {
  readonly doc: Y.Doc;
  /** Updates of this origin were not made here and now. */
  readonly origin: object;
  readonly keeper: Keeper;
  readonly pusher: Pusher;
  /** There is work of others in the outbox that was not there when the board was joined. */
  readonly onAdopted: () => void;
}

export function createLocalWork({ doc, origin, keeper, pusher, onAdopted }: LocalWorkDeps): LocalWork {
  /** Made while what was kept is being read: they come after it. */
  let early: Uint8Array[] = [];

  const hear = (update: Uint8Array, updateOrigin: unknown): void => {
    if (updateOrigin === origin) return;
    if (keeper.isRead) add(update);
    else early.push(update);
  };

  const add = (update: Uint8Array): void => {
    for (const change of keeper.keep(update)) pusher.add(change);
  };

  /** Where somebody listens, Yjs writes each transaction down. Of a board that is loaded, that would be all of it once more. */
  const listenIfLocal = (transaction: Y.Transaction): void => {
    if (transaction.origin === origin) doc.off('update', hear);
    else doc.on('update', hear);
  };
  doc.on('afterTransaction', listenIfLocal);
  const stopAdopting = keeper.onAdopted((changes) => {
    for (const change of changes) pusher.add(change);
    onAdopted();
  });

  return {
    async load() {
      pusher.outbox.addFirst(await keeper.read());
      for (const update of early) add(update);
      early = [];
      return keeper.show();
    },
    stop() {
      doc.off('afterTransaction', listenIfLocal);
      doc.off('update', hear);
      stopAdopting();
    },
  };
}

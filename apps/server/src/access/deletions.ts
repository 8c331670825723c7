import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/index.ts';
import type { Access } from './access.ts';

/** The notes of what is to be removed are of no board. */
const OF_ALL = '';
const KIND = 'deletion';

/** Before what the disk refused to remove is tried again. */
const RETRY_MS = 60_000;

/** Deletes a board for everybody. Resolves when nobody can enter it any more; what is on it goes soon after. */
export type DeleteBoard = Access['remove'];

/**
 * Deletes boards. First a note says that this one is to be removed, then its access says that it is deleted, then its
 * content goes, and the note with it: wherever that ends, the next start goes on from there. A note of a board that is not
 * deleted is one of somebody who was told that it failed.
 */
export interface Deletions {
  readonly deleteBoard: DeleteBoard;
  /** Goes on with what the last run did not finish, without waiting for the end of it. Never rejects. */
  resume(): Promise<void>;
  /** Nobody may enter the board any more: time to let go of it. */
  onDeleted(listener: (boardId: string) => void): void;
  stop(): void;
}

export interface DeletionsDeps {
  readonly storage: Pick<
    Storage,
    'deleteBoard' | 'listRecords' | 'readRecord' | 'writeRecord' | 'removeRecord'
  >;
  readonly access: Pick<Access, 'remove' | 'isRemoved'>;
  readonly clock: Clock;
  readonly log: Log;
}

export function createDeletions({ storage, access, clock, log }: DeletionsDeps): Deletions {
  const listeners = new Set<(boardId: string) => void>();
  const retries = new Map<string, () => void>();
  let isStopped = false;

  const dropNote = async (boardId: string): Promise<void> => {
    const note = await storage.readRecord(OF_ALL, KIND, boardId);
    if (note) await storage.removeRecord(OF_ALL, KIND, boardId, note.version);
  };

  /** Never rejects. */
  const removeContent = async (boardId: string): Promise<void> => {
    try {
      await storage.deleteBoard(boardId);
      await dropNote(boardId);
    } catch (error) {
      if (isStopped) return;
      log.error({ boardId, err: error }, 'deleted board not removed from the disk yet');
      retries.set(
        boardId,
        clock.after(RETRY_MS, () => void removeContent(boardId)),
      );
    }
  };

  const goOnWith = async (boardId: string): Promise<void> => {
    if (await access.isRemoved(boardId)) void removeContent(boardId);
    else await dropNote(boardId);
  };

  return {
    async deleteBoard(boardId, by) {
      // One that is there already says the same.
      await storage.writeRecord(OF_ALL, { kind: KIND, key: boardId, text: '', ifVersion: 0 });
      const outcome = await access.remove(boardId, by);
      if ('error' in outcome) return outcome;
      for (const listener of [...listeners]) listener(boardId);
      void removeContent(boardId);
      return outcome;
    },
    async resume() {
      try {
        for (const { key } of await storage.listRecords(OF_ALL, KIND)) await goOnWith(key);
      } catch (error) {
        log.error({ err: error }, 'boards that are deleted not removed from the disk yet');
      }
    },
    onDeleted: (listener) => void listeners.add(listener),
    stop() {
      isStopped = true;
      for (const cancel of retries.values()) cancel();
    },
  };
}

import * as Y from 'yjs';
import { structsOf, textAround } from './letters.ts';

/** Letters that were deleted, and were made one after the other by one client, the first as number `clock`. */
export interface RemovedLetters {
  readonly client: number;
  readonly clock: number;
  readonly letters: string;
}

/**
 * What the transaction deletes from texts, to be asked before it ends. From then on these strings are all that is left: Yjs
 * is told not to keep the letters, only that something was there.
 */
export function takeRemovedLetters(transaction: Y.Transaction): RemovedLetters[] {
  return structsOf(transaction, transaction.deleteSet).flatMap((struct) => {
    if (!(struct instanceof Y.Item) || !textAround(struct)) return [];
    struct.keep = false;
    if (!(struct.content instanceof Y.ContentString)) return [];
    return [{ client: struct.id.client, clock: struct.id.clock, letters: struct.content.str }];
  });
}

/**
 * Somebody typed into a shape that we had just deleted. Tells Yjs to keep these letters as long as the shape may come back;
 * else they would be forgotten at the end of the transaction.
 */
export function keepLateLetters(transaction: Y.Transaction): void {
  for (const struct of structsOf(transaction, transaction.deleteSet)) {
    if (!(struct instanceof Y.Item) || !isNew(struct, transaction)) continue;
    const holder = textAround(struct)?._item;
    if (holder?.deleted && holder.keep) struct.keep = true;
  }
}

/** What `keepLateLetters` kept of the item. */
export function lateLetters({ deleted, keep, redone, content }: Y.Item): string | undefined {
  return deleted && keep && !redone && content instanceof Y.ContentString ? content.str : undefined;
}

export function isNew({ id }: Y.Item, { beforeState }: Y.Transaction): boolean {
  return id.clock >= (beforeState.get(id.client) ?? 0);
}

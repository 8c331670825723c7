import type { ServerResponse } from 'node:http';
import { onLeft } from '../onLeft.ts';
import type { FeedDeps } from './feedDeps.ts';
import type { Stays } from './stays.ts';

interface Waiting {
  readonly boardId: string;
  readonly since: number;
  readonly waitMs: number;
}

/** Waits until a log goes on after `since`, the time is over, or nobody waits for the answer any more. */
export function waitForEntry(
  { storage, rooms, clock, stays }: Pick<FeedDeps, 'storage' | 'rooms' | 'clock'> & { stays: Stays },
  { boardId, since, waitMs }: Waiting,
  response: ServerResponse,
): Promise<void> {
  return rooms.get(boardId).visit(async ({ follow }) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const stops = [
      follow(() => resolve()),
      stays.begin(resolve),
      clock.after(waitMs, resolve),
      onLeft(response, resolve),
    ];
    try {
      // What was written before the room told of it.
      const { head } = await storage.openBoard(boardId);
      if (head <= since) await promise;
    } finally {
      for (const stop of stops) stop();
    }
  });
}

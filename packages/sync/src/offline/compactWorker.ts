import { systemClock } from '../clock.ts';
import { type CopyId, openDatabase } from './database.ts';
import { compactCopy } from './writeCopy.ts';

/** The worker that merges the rows of one copy, as another tab could, with a connection of its own to the database. */
export interface CompactRequest {
  readonly databaseName: string;
  readonly id: CopyId;
}

/** It is sent when the worker has nothing more to do. */
export interface CompactAnswer {
  /** `false`: nothing has changed. */
  readonly isDone: boolean;
}

/** What is used of a worker's global scope. TypeScript's own types of it cannot be loaded beside those of a page. */
interface Scope {
  onmessage: ((event: MessageEvent<CompactRequest>) => void) | null;
  postMessage(answer: CompactAnswer): void;
}

const scope = self as unknown as Scope; // see there

scope.onmessage = async ({ data }) => {
  const isDone = await compact(data).then(
    () => true,
    () => false,
  );
  scope.postMessage({ isDone });
};

async function compact({ databaseName, id }: CompactRequest): Promise<void> {
  const db = await openDatabase({ name: databaseName, clock: systemClock, onLost: () => {} });
  try {
    await compactCopy(db, id);
  } finally {
    db.close();
  }
}

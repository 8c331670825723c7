import { randomUUID } from 'node:crypto';
import type { Database } from './database.ts';

const WRITE = `
  INSERT INTO probe (node, time) VALUES ($1, $2) ON CONFLICT (node) DO UPDATE SET time = excluded.time`;

/** Nodes that wrote one are not told from those that are gone: a row stays for this long. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** Answers what writes something and makes it durable. Each node has a row of its own, so that none waits for another. */
export function createProbe(database: Database, now: () => number): () => Promise<void> {
  const node = randomUUID();
  return async () => {
    await database.run(WRITE, [node, now()]);
    await database.run('DELETE FROM probe WHERE time < $1', [now() - KEPT_MS]);
  };
}

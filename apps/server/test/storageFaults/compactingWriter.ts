import * as Y from 'yjs';
import { openSqliteStorage } from '../../src/storage/index.ts';

/**
 * A program that draws and compacts at once for ever, for a test that kills it: `node compactingWriter.ts <folder>`. Each
 * line it writes is the seq of an entry that was acknowledged.
 */
const BOARD = 'b';
const BATCH = 20;

async function main([folder = '']: readonly string[]): Promise<void> {
  const storage = await openSqliteStorage(folder);
  const { epoch, head } = await storage.openBoard(BOARD);
  const session = `from ${head}`;
  const doc = new Y.Doc();
  doc.clientID = head + 1;
  const queue: Uint8Array[] = [];
  doc.on('update', (bytes: Uint8Array) => queue.push(bytes));
  let n = 0;
  void compactForEver(storage);
  for (;;) {
    for (let drawn = 0; drawn < BATCH; drawn += 1) doc.getMap('shapes').set(`${head} ${n + drawn}`, drawn);
    const entries = queue.splice(0).map((bytes) => {
      n += 1;
      return { session, n, bytes };
    });
    const appended = await storage.append(BOARD, epoch, entries);
    process.stdout.write(`${appended.at(-1)?.seq}\n`);
  }
}

async function compactForEver(storage: Awaited<ReturnType<typeof openSqliteStorage>>): Promise<never> {
  for (;;) {
    await storage.compact(BOARD);
    process.stdout.write('compacted\n');
  }
}

await main(process.argv.slice(2));

import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import { openSqliteStorage, type Storage } from '../../src/storage/index.ts';

/**
 * A program that writes to the store in the folder it is given, one entry after the other, for tests that take the disk
 * away from it: `node writer.ts <folder> <bytes of an entry>`. What it sees it writes to its output, one line each:
 *
 *   ready · stored <n> <ms> · refused <n> <ms> <why> · read <entries> | unreadable <why> · health <kind> · loop <p99 ms>
 *
 * It reads the log after every refusal, waits a moment and tries the same entry again. It ends when its input does.
 */
const RETRY_MS = 50;
const BOARD = 'b';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main([folder = '', size = '100']: readonly string[]): Promise<void> {
  const storage = await openSqliteStorage(folder);
  storage.onHealth(({ kind }) => say(`health ${kind}`));
  const input = createInterface({ input: process.stdin });
  let isOver = false;
  input.on('close', () => {
    isOver = true;
  });
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  say('ready');
  const { epoch, head } = await storage.openBoard(BOARD);
  for (let n = head + 1; !isOver; ) {
    if (await write(storage, { epoch, n, bytes: new Uint8Array(Number(size)).fill(n % 256) })) n += 1;
    else await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
  say(`loop ${(loop.percentile(99) / 1e6).toFixed(1)}`);
  await storage.close();
}

/** Answers whether the entry was stored. */
async function write(
  storage: Storage,
  { epoch, n, bytes }: { epoch: string; n: number; bytes: Uint8Array },
): Promise<boolean> {
  const begin = performance.now();
  const took = (): string => (performance.now() - begin).toFixed(1);
  try {
    await storage.append(BOARD, epoch, [{ session: 's', n, bytes }]);
    say(`stored ${n} ${took()}`);
    return true;
  } catch (error) {
    say(`refused ${n} ${took()} ${messageOf(error)}`);
    await read(storage);
    return false;
  }
}

async function read(storage: Storage): Promise<void> {
  try {
    const entries = await storage.readLog(BOARD, { after: 0, maxBytes: 1_000 });
    say(`read ${entries.length}`);
  } catch (error) {
    say(`unreadable ${messageOf(error)}`);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

await main(process.argv.slice(2));

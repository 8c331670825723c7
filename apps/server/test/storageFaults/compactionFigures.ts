import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import * as Y from 'yjs';
import { type NewEntry, openSqliteStorage, type Storage } from '../../src/storage/index.ts';

/**
 * How long a board of 50 MB takes to compact, and what that does to the server meanwhile:
 *
 *   node apps/server/test/storageFaults/compactionFigures.ts [rectangles 250000 | strokes 25000]
 *
 * First the whole board as a log of small updates, then once more with 3,000 new entries upon the snapshot, which is what
 * happens in life.
 */
const [, , KIND = 'rectangles', COUNT = '250000'] = process.argv;
const SHAPES = Number(COUNT);
const LATER_SHAPES = 3_000;
const BATCH = 1_000;
const MIX_MS = 2_000;

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-figures-'));
  const storage = await openSqliteStorage(folder);
  const draw = createArtist();
  for (let drawn = 0; drawn < SHAPES; drawn += BATCH) await append(storage, 'large', draw(BATCH));
  const before = await latencies(storage, new Promise((resolve) => setTimeout(resolve, MIX_MS)));
  report('appends to another board, nothing else going on', before);
  await measureCompaction(storage, `a log of ${SHAPES} entries`);
  for (let drawn = 0; drawn < LATER_SHAPES; drawn += BATCH) await append(storage, 'large', draw(BATCH));
  await measureCompaction(storage, `${LATER_SHAPES} entries upon the snapshot`);
  await storage.close();
  rmSync(folder, { recursive: true });
}

async function measureCompaction(storage: Storage, what: string): Promise<void> {
  const loop = monitorEventLoopDelay({ resolution: 1 });
  loop.enable();
  const begin = performance.now();
  const compacting = storage.compact('large');
  const during = await latencies(storage, compacting);
  const seconds = (performance.now() - begin) / 1_000;
  loop.disable();
  const board = await compacting;
  print(`compacting ${what}: ${seconds.toFixed(1)} s`, {
    updateMB: mb(board?.snapshot?.bytes),
    gzipMB: mb(board?.snapshot?.gzipBytes),
    damaged: board?.damaged,
    loopP99Ms: ms(loop.percentile(99) / 1e6),
    loopMaxMs: ms(loop.max / 1e6),
    rssMB: mb(process.memoryUsage.rss()),
  });
  report('appends to another board meanwhile', during);
}

/** One small append after the other until `done`. */
async function latencies(storage: Storage, done: Promise<unknown>): Promise<number[]> {
  const taken: number[] = [];
  let isDone = false;
  void done.finally(() => {
    isDone = true;
  });
  const { epoch } = await storage.openBoard('small');
  for (let n = (await storage.lastN('small', 's')) + 1; !isDone; n += 1) {
    const begin = performance.now();
    await storage.append('small', epoch, [{ session: 's', n, bytes: new Uint8Array(60) }]);
    taken.push(performance.now() - begin);
  }
  return taken.sort((a, b) => a - b);
}

/** Rectangles of about 200 bytes, or strokes of 2,000 packed bytes. */
function createArtist(): (count: number) => NewEntry[] {
  const doc = new Y.Doc({ gc: true });
  const shapes = doc.getMap('shapes');
  let n = 0;
  const queue: NewEntry[] = [];
  doc.on('update', (bytes: Uint8Array) => queue.push({ session: 's', n, bytes }));
  return (count) => {
    for (let drawn = 0; drawn < count; drawn += 1) {
      n += 1;
      const id = `shape${Math.random().toString(36).slice(2)}${n}`;
      const shape = new Y.Map<unknown>([
        ['k', { type: 'rectangle', author: 'somebody-or-other', created: 1_700_000_000_000 + n }],
        ['g', [Math.random() * 1e4, Math.random() * 1e4, Math.random() * 500, Math.random() * 500, 0]],
        ['z', `a${n.toString(36)}`],
        ['s', { stroke: 'blue', fill: 'none', width: 2, dash: 'solid' }],
        ...(KIND === 'strokes' ? [['p', new Uint8Array(randomBytes(2_000))] as const] : []),
      ]);
      doc.transact(() => shapes.set(id, shape));
    }
    return queue.splice(0);
  };
}

async function append(storage: Storage, boardId: string, entries: readonly NewEntry[]): Promise<void> {
  const { epoch } = await storage.openBoard(boardId);
  await storage.append(boardId, epoch, entries);
}

function report(what: string, sorted: readonly number[]): void {
  const at = (share: number) => ms(sorted[Math.floor(sorted.length * share)]);
  print(what, { count: sorted.length, p50Ms: at(0.5), p99Ms: at(0.99), maxMs: ms(sorted.at(-1)) });
}

function print(what: string, figures: object): void {
  process.stdout.write(`${what} ${JSON.stringify(figures)}\n`);
}

function mb(bytes = 0): number {
  return Math.round(bytes / 1e5) / 10;
}

function ms(value = 0): number {
  return Math.round(value * 100) / 100;
}

await main();

import { createBench } from '../../bench.ts';
import { type Latency, latencyOf } from '../../report/latency.ts';
import { ms } from '../../report/units.ts';
import { type ServerProcess, startServer } from '../../server/startServer.ts';
import { wait } from '../wait.ts';
import { createDrawer, type Drawer } from './drawer.ts';
import { eventually } from './eventually.ts';

/** Fifty documents of one process grow with the board: after a hundred rounds they would fill its memory. */
const ROUNDS_PER_BOARD = 20;

/**
 * Kills a server again and again while people draw, and counts what was acknowledged and is not there afterwards. It also
 * says how long it takes from the start of a server until everybody is joined, has everything saved, and sees the same.
 */
export const kill = createBench({
  measures:
    'what a server that is killed has lost, and how soon all is well again; fails when anything is missing',
  options: { rounds: 200, people: 50 },
  async run({ rounds, people }, { dataDir, say }) {
    let server = await startServer({ DATA_DIR: dataDir });
    const { port, origin } = new URL(server.url);
    let where = { url: origin, boardId: 'kill' };
    let drawers: Drawer[] = [];
    const joinsMs: number[] = [];
    const recoveriesMs: number[] = [];
    const counts: Counts = { acknowledged: 0, lost: 0 };

    for (let round = 1; round <= rounds; round += 1) {
      if ((round - 1) % ROUNDS_PER_BOARD === 0) {
        await closeAll(drawers);
        where = { url: origin, boardId: `kill-${round}` };
        drawers = await gatherDrawers(where, people);
      }
      await killWhileDrawing(server, drawers);
      server = await startServer({ DATA_DIR: dataDir, PORT: port });
      const listeningMs = performance.now();
      await eventually(() => drawers.every(({ isSynced }) => isSynced));
      joinsMs.push(performance.now() - listeningMs);
      await eventually(
        () => drawers.every(({ isSaved }) => isSaved) && isOneBoard(drawers),
        () => drawers.map(({ state }) => state).join('\n'),
      );
      recoveriesMs.push(performance.now() - listeningMs);
      await count(where, drawers, counts);
      if (round % ROUNDS_PER_BOARD === 0)
        say(`${round} kills, ${counts.acknowledged} acknowledged, ${counts.lost} lost`);
    }

    await closeAll(drawers);
    await server.end('SIGTERM');
    if (counts.lost > 0) process.exitCode = 1;
    const row = (name: string, { p50Ms, p95Ms, maxMs }: Latency) => [name, ms(p50Ms), ms(p95Ms), ms(maxMs)];
    return [
      ['since the server listens', 'p50', 'p95', 'max'],
      row('the last one is back', latencyOf(joinsMs)),
      row('all saved, all the same', latencyOf(recoveriesMs)),
      ['acknowledged', counts.acknowledged, '', ''],
      ['of those lost', counts.lost, '', ''],
    ];
  },
});

interface Counts {
  acknowledged: number;
  lost: number;
}

type Where = Parameters<typeof createDrawer>[0];

async function gatherDrawers(where: Where, people: number): Promise<Drawer[]> {
  const drawers = Array.from({ length: people }, (_, index) => createDrawer(where, `p${index}`));
  await eventually(() => drawers.every(({ isSynced }) => isSynced));
  return drawers;
}

async function closeAll(drawers: readonly Drawer[]): Promise<void> {
  await Promise.all(drawers.map((drawer) => drawer.close()));
}

async function killWhileDrawing(server: ServerProcess, drawers: readonly Drawer[]): Promise<void> {
  for (const drawer of drawers) drawer.draw();
  await wait(0.2 + Math.random() * 0.8);
  for (const drawer of drawers) drawer.stop();
  await server.end('SIGKILL');
  for (const drawer of drawers) drawer.noteAcknowledged();
}

/** Compares what a newcomer sees with what people were told is saved. */
async function count(where: Where, drawers: readonly Drawer[], counts: Counts): Promise<void> {
  const reader = createDrawer(where, 'reader');
  await eventually(() => reader.isSynced);
  for (const { acknowledgedAtKill } of drawers) {
    counts.acknowledged += acknowledgedAtKill.length;
    counts.lost += acknowledgedAtKill.filter((id) => !reader.has(id)).length;
  }
  await reader.close();
}

function isOneBoard(people: readonly Drawer[]): boolean {
  const [first, ...others] = people.map(({ picture }) => picture);
  return others.every((picture) => picture === first);
}

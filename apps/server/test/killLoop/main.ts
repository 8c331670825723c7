import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type ServerProcess, startServerProcess } from '../serverProcess.ts';
import { createDrawer, type Drawer } from './drawer.ts';
import { eventually, percentile } from './measure.ts';

/*
 * Kills a real server again and again while people draw, and counts what was acknowledged and is not there afterwards:
 *
 *     node apps/server/test/killLoop/main.ts --rounds 200 --people 50
 *
 * Ends with 1 when anything is missing. It also says how long it takes from the start of a server until everybody is
 * joined, has everything saved, and sees the same.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '200' }, people: { type: 'string', default: '50' } },
});
const rounds = Number(values.rounds);
const dataDir = mkdtempSync(join(tmpdir(), 'drawbridge-kill-'));

let server = await startServerProcess({ DATA_DIR: dataDir });
const port = new URL(server.url).port;
const drawers = Array.from({ length: Number(values.people) }, (_, index) =>
  createDrawer(server.url, `p${index}`),
);
await eventually(() => drawers.every(({ isSynced }) => isSynced));

const recoveries: number[] = [];
let acknowledged = 0;
let lost = 0;

for (let round = 1; round <= rounds; round += 1) {
  server = await killAndRestart(server);
  const startedMs = performance.now();
  await eventually(() => drawers.every(({ isSaved }) => isSaved) && isOneBoard(drawers));
  recoveries.push(performance.now() - startedMs);
  const reader = createDrawer(server.url, 'reader');
  await eventually(() => reader.isSynced);
  for (const drawer of drawers) {
    acknowledged += drawer.acknowledgedAtKill.length;
    lost += drawer.acknowledgedAtKill.filter((id) => !reader.has(id)).length;
  }
  await reader.close();
  if (round % 20 === 0) process.stdout.write(`${round} kills, ${acknowledged} acknowledged, ${lost} lost\n`);
}

await Promise.all(drawers.map((drawer) => drawer.close()));
await server.end('SIGTERM');
rmSync(dataDir, { recursive: true });
process.stdout.write(
  `${rounds} kills with ${drawers.length} people: ${acknowledged} acknowledged changes, ${lost} lost. ` +
    `Everybody the same again after ${percentile(recoveries, 50)} ms (median), ${percentile(recoveries, 100)} ms at most.\n`,
);
process.exit(lost === 0 ? 0 : 1);

async function killAndRestart(running: ServerProcess): Promise<ServerProcess> {
  for (const drawer of drawers) drawer.draw();
  await new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 800));
  for (const drawer of drawers) drawer.stop();
  await running.end('SIGKILL');
  for (const drawer of drawers) drawer.noteAcknowledged();
  return startServerProcess({ DATA_DIR: dataDir, PORT: port });
}

function isOneBoard(people: readonly Drawer[]): boolean {
  const [first, ...others] = people.map(({ picture }) => picture);
  return others.every((picture) => picture === first);
}

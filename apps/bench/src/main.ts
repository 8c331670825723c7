import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Run } from './bench.ts';
import { canvas } from './benches/canvas.ts';
import { idle } from './benches/idle.ts';
import { join as joinAtOnce } from './benches/join.ts';
import { kill } from './benches/kill/kill.ts';
import { load } from './benches/load.ts';
import { nodes } from './benches/nodes.ts';
import { open } from './benches/open.ts';
import { paste } from './benches/paste.ts';
import { polling } from './benches/polling.ts';
import { report } from './benches/report.ts';
import { rooms } from './benches/rooms.ts';
import { slow } from './benches/slow.ts';
import { soak } from './benches/soak/soak.ts';
import { storm } from './benches/storm.ts';
import { sync } from './benches/sync.ts';
import { transports } from './benches/transports.ts';
import { table } from './report/table.ts';
import { runBench } from './runBench.ts';

/*
 * pnpm bench <name> [--option value …]
 *
 * Each bench starts a real server in a process of its own, with the limits of a server lifted where one machine plays all
 * people, and clients in other processes. Figures of two machines do not compare; figures of one run do.
 */
const benches: Readonly<Record<string, Bench>> = {
  idle,
  slow,
  join: joinAtOnce,
  kill,
  load,
  rooms,
  polling,
  storm,
  paste,
  soak,
  nodes,
  canvas,
  open,
  transports,
  sync,
  report,
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

const args = process.argv.slice(2).filter((argument) => argument !== '--');
process.exitCode = await runBench(args, { benches, say, complain, measure });

async function measure(name: string, run: Run): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'drawbridge-bench-'));
  say(`${name} on ${cpus().length} cores, load before: ${loadavg()[0]?.toFixed(2)}`);
  try {
    say(table(await run({ dataDir, say })));
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

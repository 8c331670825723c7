import { homedir } from 'node:os';
import { join } from 'node:path';
import { createBench, type Host } from '../bench.ts';
import { parseWords } from '../readOptions.ts';
import { table } from '../report/table.ts';
import { QUICK_NAMES, quickened, type WholeEffort } from '../transports/effort.ts';
import { type Held, holdConnections } from '../transports/measure/holdConnections.ts';
import { measureCursor } from '../transports/measure/measureCursor.ts';
import { measureOutcome } from '../transports/measure/measureOutcome.ts';
import { PROXIES } from '../transports/measure/openSite.ts';
import { claimLines } from '../transports/report/claimLines.ts';
import { checkClaims } from '../transports/report/claims.ts';
import type { Outcome } from '../transports/report/outcome.ts';
import { notesOf, transportTable } from '../transports/report/transportTable.ts';
import { writeResult } from '../transports/report/writeResult.ts';
import { TRANSPORT_NAMES } from '../transports/transports.ts';

const ALL = TRANSPORT_NAMES.join(',');

const OF_EACH = 'bytes and requests are those of one client and one minute';
const HEADINGS = { none: `Directly; ${OF_EACH}`, nginx: `Behind nginx; ${OF_EACH}` } as const;

/**
 * One person draws on a board, and others see it by each transport in turn: how soon, and what it costs both ends. Each has
 * a server of its own that nobody has used yet. In the end, what is commonly said about transports is held against it.
 */
export const transports = createBench({
  measures: 'polling, event streams, WebSocket and others side by side, directly and behind nginx',
  options: {
    transports: ALL,
    proxy: PROXIES.join(','),
    clients: 50,
    seconds: 30,
    perSecond: 2,
    bytes: 60,
    crowd: 1_000,
    hold: 10_000,
    quick: false,
    out: '',
    cache: join(homedir(), '.cache/drawbridge-bench'),
  },
  async run({ transports: list, proxy: proxies, quick, out, cache, ...wanted }, host) {
    const effort = quick ? quickened(wanted) : wanted;
    const names = quick && list === ALL ? QUICK_NAMES : parseWords('transports', list, TRANSPORT_NAMES);
    const outcomes: Outcome[] = [];
    for (const proxy of parseWords('proxy', proxies, PROXIES)) {
      const rows: Outcome[] = [];
      // How much memory a client takes does not depend on what stands before the server.
      const share = proxy === 'none' ? effort : { ...effort, crowd: 0 };
      for (const name of names) rows.push(await measureOutcome({ name, proxy, effort: share, cache }, host));
      host.say(`\n${HEADINGS[proxy]}\n${table(transportTable(rows))}${notesOf(rows).join('\n')}\n`);
      outcomes.push(...rows);
    }
    const measured = {
      outcomes,
      cursorBytes: await measureCursor(host.dataDir, effort.seconds),
      held: effort.hold > 0 ? await hold(effort, host) : undefined,
    };
    const claims = checkClaims(measured);
    if (out !== '') writeResult(out, { effort, measured, claims });
    return claimLines(claims);
  },
});

function hold({ hold: wanted, seconds }: WholeEffort, { dataDir, say }: Host): Promise<Held> {
  say(`${wanted} connections at once`);
  return holdConnections(wanted, seconds, dataDir);
}

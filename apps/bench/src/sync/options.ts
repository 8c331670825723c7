import { homedir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { Given } from '../readOptions.ts';
import { parseCounts, parseWords } from '../readOptions.ts';
import type { Cell } from './cell.ts';
import { drawing } from './cells/drawing.ts';
import { idle } from './cells/idle.ts';
import { join } from './cells/join.ts';
import { kill } from './cells/kill.ts';
import { SYSTEM_NAMES } from './system.ts';

const CELLS = ['drawing', 'join', 'idle', 'kill'] as const;

/** Longer than what servers that store now and then leave in memory, so that some of it can be there. */
const KILL_AFTER_SECONDS = 13;

export const SYNC_OPTIONS = {
  quick: false,
  systems: SYSTEM_NAMES.join(','),
  cells: CELLS.join(','),
  drawing: '2,10,50,100',
  join: '1000,10000,50000',
  idle: '1000,10000',
  seconds: 20,
  warmUp: 5,
  rest: 5,
  killAfter: KILL_AFTER_SECONDS,
  patience: 60,
  joins: 10,
  repeats: 3,
  processes: 1,
  out: '',
  cache: joinPath(homedir(), '.cache/drawbridge-bench'),
} as const;

export type SyncOptions = Given<typeof SYNC_OPTIONS>;

/** What a first look takes: less of everything, and once. */
const QUICK: Partial<SyncOptions> = {
  drawing: '10',
  join: '1000',
  idle: '300',
  seconds: 2,
  warmUp: 1,
  rest: 1,
  killAfter: 2,
  patience: 10,
  joins: 2,
  repeats: 1,
};

/** With `quick`, whatever was not given is less. */
export function withQuick(options: SyncOptions): SyncOptions {
  if (!options.quick) return options;
  const less = Object.entries(QUICK).filter(
    // The names are those of the options.
    ([name]) => options[name as keyof SyncOptions] === SYNC_OPTIONS[name as keyof SyncOptions],
  );
  return { ...options, ...Object.fromEntries(less) };
}

/** After so long, what one of many clients does not see is lost. */
const SETTLE_SECONDS = 15;

/** @throws WrongUsage for what no cell is called. */
export function cellsOf(options: SyncOptions): Cell[] {
  const { seconds, rest: restSeconds, joins, processes } = options;
  const effort = {
    drawing: { seconds, warmUpSeconds: options.warmUp, settleSeconds: SETTLE_SECONDS, processes },
    join: { joins, restSeconds },
    idle: { restSeconds, seconds },
    kill: { seconds: options.killAfter, patienceSeconds: options.patience },
  };
  const all: Readonly<Record<(typeof CELLS)[number], readonly Cell[]>> = {
    drawing: parseCounts('drawing', options.drawing).map((people) => drawing(people, effort.drawing)),
    join: parseCounts('join', options.join).map((shapes) => join(shapes, effort.join)),
    idle: parseCounts('idle', options.idle).map((connections) => idle(connections, effort.idle)),
    kill: [kill(effort.kill)],
  };
  return parseWords('cells', options.cells, CELLS).flatMap((name) => all[name]);
}

import { readdirSync, readFileSync } from 'node:fs';
import { rssBytesOf } from './watchRss.ts';

/** In /proc, time is told in hundredths of a second on every Linux. */
const MS_PER_TICK = 10;

/** What a process has used until now. */
export interface ProcessCost {
  readonly pid: number;
  readonly name: string;
  /** Its children that ended counted in. */
  readonly cpuMs: number;
  readonly rssBytes: number;
}

export interface Stat {
  readonly name: string;
  readonly parent: number;
  readonly cpuMs: number;
}

/** What a process has used, with all its threads. @throws Error when it has ended. */
export function costOf(pid: number): ProcessCost {
  const { name, cpuMs } = statOf(pid);
  return { pid, name, cpuMs, rssBytes: rssBytesOf(pid) };
}

/** What each process has used that this one started, or that those started. */
export function costsBelow(pid: number): ProcessCost[] {
  const parents = new Map(readAll().map((one) => [one.pid, one.parent]));
  return [...parents.keys()].filter((candidate) => isBelow(candidate, pid, parents)).flatMap(costIfAlive);
}

/** Reads the text of `/proc/<pid>/stat`. A name may hold spaces and brackets. */
export function parseStat(text: string): Stat {
  const end = text.lastIndexOf(')');
  const [, parent, ...rest] = text.slice(end + 2).split(' ');
  // utime, stime, cutime and cstime: fields 14 to 17 of the whole line, of which the parent is the 4th.
  const ticks = rest.slice(9, 13).reduce((total, field) => total + Number(field), 0);
  return {
    name: text.slice(text.indexOf('(') + 1, end),
    parent: Number(parent),
    cpuMs: ticks * MS_PER_TICK,
  };
}

function statOf(pid: number): Stat {
  return parseStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
}

function readAll(): { readonly pid: number; readonly parent: number }[] {
  return readdirSync('/proc')
    .map(Number)
    .filter(Number.isInteger)
    .flatMap((pid) => {
      const stat = ifAlive(() => statOf(pid));
      return stat ? [{ pid, parent: stat.parent }] : [];
    });
}

function isBelow(pid: number, ancestor: number, parents: ReadonlyMap<number, number>): boolean {
  const parent = parents.get(pid);
  return parent === ancestor || (parent !== undefined && isBelow(parent, ancestor, parents));
}

function costIfAlive(pid: number): ProcessCost[] {
  const cost = ifAlive(() => costOf(pid));
  return cost ? [cost] : [];
}

/** Any process may end while it is looked at. */
function ifAlive<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

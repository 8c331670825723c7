import { readFileSync } from 'node:fs';

const LOOK_MS = 100;

/** What a process has in memory now, in bytes. */
export function rssBytesOf(pid: number): number {
  return parseRssBytes(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

/** Reads `VmRSS` from the text of `/proc/<pid>/status`. @throws Error when it is not there: the process has ended. */
export function parseRssBytes(status: string): number {
  const kilobytes = /^VmRSS:\s*(\d+) kB$/m.exec(status)?.[1];
  if (kilobytes === undefined) throw new Error('The process has no memory any more.');
  return Number(kilobytes) * 1024;
}

/** Follows the memory of a process until it is asked for the most that was seen, in bytes. */
export function watchRss(pid: number): () => number {
  let most = rssBytesOf(pid);
  const timer = setInterval(() => {
    most = Math.max(most, rssBytesOf(pid));
  }, LOOK_MS);
  return () => {
    clearInterval(timer);
    return most;
  };
}

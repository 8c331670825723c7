import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { costOf, costsBelow, parseStat } from './processTree.ts';

const LINE = `4711 (redis (x) y) S 12 4711 4711 0 -1 4194560 1 2 3 4 30 12 5 3 20 0 4 0 100 200 300`;

describe('What a process has used', () => {
  it('is read whatever the process is called', () => {
    expect(parseStat(LINE)).toEqual({ name: 'redis (x) y', parent: 12, cpuMs: 500 });
  });

  it('grows with what it does', () => {
    const before = costOf(process.pid);
    const begun = process.cpuUsage();
    // The system counts in steps of 10 ms.
    while (process.cpuUsage(begun).user < 60_000);
    const after = costOf(process.pid);
    expect(after.cpuMs).toBeGreaterThan(before.cpuMs);
    expect(after.rssBytes).toBeGreaterThan(1_000_000);
  });

  it('is told of all that it started', async () => {
    const child = spawn('cat', { stdio: ['pipe', 'ignore', 'ignore'] });
    await once(child, 'spawn');
    expect(costsBelow(process.pid).map(({ pid }) => pid)).toContain(child.pid);
    expect(costsBelow(child.pid ?? 0)).toEqual([]);
    child.kill();
    await once(child, 'exit');
    expect(costsBelow(process.pid).map(({ pid }) => pid)).not.toContain(child.pid);
  });
});

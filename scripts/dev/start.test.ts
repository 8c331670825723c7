import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const DEADLINE_MS = 60_000;

test(
  'npm start prints the address, serves there, and ends with 0 when it is told to',
  async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'drawbridge-start-'));
    const child = spawn('npm', ['start'], {
      cwd: fileURLToPath(new URL('../..', import.meta.url)),
      env: { ...process.env, PORT: '0', HOST: '127.0.0.1', DATA_DIR: dataDir },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit');
    const address = await addressIn(createInterface({ input: child.stdout }));
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    const board = await fetch(address);
    expect(new URL(board.url).pathname).toMatch(/^\/b\/\w+$/);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    rmSync(dataDir, { recursive: true });
  },
  DEADLINE_MS,
);

async function addressIn(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const address = /listening on (http:\S+)/.exec(line)?.[1];
    if (address) return address;
  }
  throw new Error('npm start ended without an address.');
}

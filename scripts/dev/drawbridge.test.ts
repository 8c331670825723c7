import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);
const DEADLINE_MS = 60_000;

test(
  'npm run drawbridge hands its arguments on, and standard output is the program’s alone',
  async () => {
    const cwd = fileURLToPath(new URL('../..', import.meta.url));
    const { stdout } = await run('npm', ['run', '-s', 'drawbridge', '--', 'doctor', '--help'], { cwd });
    expect(stdout).toMatch(/^npm run -s drawbridge -- doctor \[--deep\]\n/);
    expect(stdout).not.toContain('>');
    await expect(run('npm', ['run', '-s', 'drawbridge', '--', 'sing'], { cwd })).rejects.toMatchObject({
      code: 2,
      stdout: '',
    });
  },
  DEADLINE_MS,
);

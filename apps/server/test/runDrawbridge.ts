import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url));

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the program of the operator in a process of its own, with the settings that a server had; where it is not read, nobody takes what it writes. */
export function runDrawbridge(
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  { isRead = true } = {},
): Promise<Outcome> {
  const { PATH = '', NODE_COMPILE_CACHE } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [MAIN, ...args],
      { env: { PATH, NODE_COMPILE_CACHE, ...env } },
      (_error, stdout, stderr) => resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
    if (!isRead) child.stdout?.destroy();
  });
}

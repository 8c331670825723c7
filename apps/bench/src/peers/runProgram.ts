import { spawn } from 'node:child_process';

const KEPT_OUTPUT_CHARS = 4_000;

/** @throws Error with the last of what the program wrote when it fails, or takes longer than it may. */
export function runProgram(
  command: string,
  args: readonly string[],
  { cwd, deadlineSeconds }: { readonly cwd: string; readonly deadlineSeconds: number },
): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    const timeout = deadlineSeconds * 1_000;
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], timeout });
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (bytes) => {
        output = (output + bytes).slice(-KEPT_OUTPUT_CHARS);
      });
    }
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`${command} ended with ${code ?? signal}.\n${output}`));
    });
  });
}

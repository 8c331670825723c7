import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../../server/test/proxies/startNginx.ts', import.meta.url));

/** An nginx in front of a server, set up by the sample that operators are given. */
export interface Nginx {
  readonly url: string;
  /** In PEM. */
  readonly certificate: string;
  stop(): Promise<void>;
}

/** @throws Error when it cannot be started; the program itself says why. */
export async function startNginx(serverUrl: string): Promise<Nginx> {
  const child = spawn(process.execPath, [PROGRAM, serverUrl], { stdio: ['pipe', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    // Written by a program of ours.
    const started = JSON.parse(line) as Pick<Nginx, 'url' | 'certificate'>;
    return {
      ...started,
      async stop() {
        const exited = once(child, 'exit');
        child.stdin.end();
        await exited;
      },
    };
  }
  throw new Error('nginx was not started.');
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../freePort.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));

export interface OidcProcess {
  readonly issuer: string;
  end(): Promise<void>;
}

/** A provider on a free port, or on that of one that was ended. */
export async function startOidcProvider(port?: string): Promise<OidcProcess> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH, PORT: port ?? String(await freePort()) },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const issuer = /listening on (http:\S+)/.exec(line)?.[1];
    if (issuer === undefined) continue;
    return {
      issuer,
      async end() {
        const exited = once(child, 'exit');
        if (child.kill('SIGKILL')) await exited;
      },
    };
  }
  throw new Error('The provider ended instead of listening.');
}

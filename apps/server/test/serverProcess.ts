import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from './freePort.ts';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));

/** A server in a process of its own, as an operator runs it. */
export interface ServerProcess {
  readonly url: string;
  /** Sends a signal that does not end it. */
  signal(signal: NodeJS.Signals): void;
  /** Sends the signal and waits for the end. Answers the exit code, or the signal that killed it. */
  end(signal: NodeJS.Signals): Promise<number | NodeJS.Signals>;
}

/**
 * @param written gets what the process writes until it listens.
 * @throws Error with that when it ends instead.
 */
export async function startServerProcess(
  env: Readonly<Record<string, string>>,
  written: string[] = [],
): Promise<ServerProcess> {
  const child = await spawnServer(env);
  const url = await listening(child, written);
  return {
    url,
    signal: (signal) => void child.kill(signal),
    async end(signal) {
      if (child.exitCode !== null) return child.exitCode;
      if (child.signalCode !== null) return child.signalCode;
      const exited = once(child, 'exit');
      child.kill(signal);
      const [code, killedBy] = await exited;
      return code ?? killedBy;
    },
  };
}

async function spawnServer(env: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const { PATH = '', NODE_COMPILE_CACHE } = process.env;
  // Not 0: some come back under the port that they had, which somebody else could have been given meanwhile.
  const port = env.PORT ?? String(await freePort());
  return spawn(process.execPath, [MAIN], {
    env: { PATH, NODE_COMPILE_CACHE, LOG_LEVEL: 'error', ...env, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function listening(child: ChildProcess, written: string[]): Promise<string> {
  if (!child.stdout || !child.stderr) throw new Error('The process has no output.');
  child.stderr.on('data', (chunk) => written.push(String(chunk)));
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /listening on (https?:\S+)/.exec(line)?.[1];
    if (url) return url;
    written.push(line);
  }
  throw new Error(`The server ended instead of listening:\n${written.join('\n')}`);
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Ask, createAsk } from '../process/createAsk.ts';
import type { Probe } from './probe.ts';

/** As `npm start` sets it (scripts/dev/start.mjs): threads keep less room for what is short-lived. */
const MEMORY_FLAG = '--max-semi-space-size=8';
const PROBE = new URL('./probe.ts', import.meta.url).href;

/** A server in a process of its own, with a probe inside. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  readonly ask: Ask<Probe>;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/**
 * Starts a program of ours that says on a line where it listens.
 *
 * @throws Error when it ends instead of listening.
 */
export async function startProbed(
  program: readonly [main: string, ...args: string[]],
  settings: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [MEMORY_FLAG, '--expose-gc', '--import', PROBE, ...program], {
    env: settings,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    serialization: 'advanced',
  });
  const url = await listening(child);
  return {
    url,
    pid: child.pid ?? 0,
    ask: createAsk<Probe>(child),
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill(signal);
      await exited;
    },
  };
}

async function listening({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) throw new Error('The process has no output.');
  const lines = createInterface({ input: stdout });
  for await (const line of lines) {
    const url = /listening on (http:\S+)/.exec(line)?.[1];
    if (!url) continue;
    // A pipe that nobody reads would hold the server up once it is full.
    stdout.resume();
    return url;
  }
  throw new Error('The server ended instead of listening.');
}

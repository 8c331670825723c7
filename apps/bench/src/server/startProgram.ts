import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { type Ask, createAsk } from '../process/createAsk.ts';
import type { Probe } from './probe.ts';

const PROBE = new URL('./probe.ts', import.meta.url).href;

/** A server in a process of its own, with a probe inside. */
export interface ServerProcess {
  readonly url: string;
  readonly pid: number;
  readonly ask: Ask<Probe>;
  /** Sends the signal and waits for the end. */
  end(signal: NodeJS.Signals): Promise<void>;
}

interface Program {
  /** A script, with flags of Node before it. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/**
 * Starts a program that says `listening on <url>` when it is ready.
 *
 * @throws Error with what the process wrote when it ends instead of listening.
 */
export async function startProgram({ args, env, cwd }: Program): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--expose-gc', '--import', PROBE, ...args], {
    env,
    ...(cwd !== undefined && { cwd }),
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

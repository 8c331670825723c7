import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../freePort.ts';
import { findProgram } from '../proxies/findProgram.ts';

/** A Redis server of the tests' own, on a free port, that keeps nothing. */
export interface TestRedis {
  readonly port: number;
  kill(): Promise<void>;
  /** After it was killed. Resolves when it takes connections. */
  start(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
}

const START_TIMEOUT_MS = 10_000;
const POLL_MS = 20;

export async function startRedis(): Promise<TestRedis> {
  const program = findProgram({
    title: 'Redis',
    program: 'redis-server',
    variable: 'REDIS_PATH',
    aptPackage: 'redis-server',
  });
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-redis-'));
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  let child: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    child = spawn(program, args, { cwd: folder, stdio: 'ignore' });
    const deadlineMs = performance.now() + START_TIMEOUT_MS;
    while (!(await answers(port))) {
      if (performance.now() > deadlineMs) throw new Error('Redis does not take connections.');
      await wait(POLL_MS);
    }
  };
  const kill = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };

  await start();
  return {
    port,
    kill,
    start,
    signal: (signal) => void child?.kill(signal),
    async stop() {
      await kill();
      rmSync(folder, { recursive: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (isThere: boolean) => (): void => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', settle(true)).once('error', settle(false));
  });
}

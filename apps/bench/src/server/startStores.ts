import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PROGRAM = fileURLToPath(new URL('../../../server/test/nodes/startStores.ts', import.meta.url));

/** A PostgreSQL and a Redis for as long as a bench takes. */
export interface Stores {
  /** One for each name. */
  readonly databaseUrls: readonly string[];
  readonly redisUrl: string;
  /** Of the process that started both. */
  readonly pid: number;
  stop(): Promise<void>;
}

/** @throws Error when one of them cannot be started; the program itself says why. */
export async function startStores(names: readonly string[]): Promise<Stores> {
  const child = spawn(process.execPath, [PROGRAM, ...names], { stdio: ['pipe', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    // Written by a program of ours.
    const addresses = JSON.parse(line) as Pick<Stores, 'databaseUrls' | 'redisUrl'>;
    return {
      ...addresses,
      pid: child.pid ?? 0,
      async stop() {
        const exited = once(child, 'exit');
        child.stdin.end();
        await exited;
      },
    };
  }
  throw new Error('PostgreSQL and Redis were not started.');
}

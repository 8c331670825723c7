import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from '../freePort.ts';
import { findPostgres } from './findPostgres.ts';

/** A PostgreSQL server of the tests' own, on a free port, with a folder that is gone when it is stopped. */
export interface TestPostgres {
  readonly port: number;
  /** Address of a database, which is made when it is not there. */
  database(name: string): Promise<string>;
  /** Ends it at once, as a crash would; nothing that it said to be stored is lost. */
  kill(): Promise<void>;
  /** Ends it as an operator does who does not wait for its clients. */
  shutDown(): Promise<void>;
  /** After one of these. Resolves when it takes connections. */
  start(): Promise<void>;
  signal(signal: NodeJS.Signals): void;
  /** For good. */
  stop(): Promise<void>;
}

const USER = 'drawbridge';
const START_TIMEOUT_MS = 20_000;
const POLL_MS = 50;

/** PostgreSQL refuses to run as root. */
const UNPRIVILEGED = 'nobody';

/** The operating system keeps running, so what was written is there after a crash without waiting for the disk. */
const SETTINGS = {
  fsync: 'off',
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '16MB',
  log_min_messages: 'error',
};

export async function startPostgres(): Promise<TestPostgres> {
  const programs = findPostgres();
  const owner = unprivileged();
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const cluster = join(folder, 'cluster');
  const run = { ...owner, cwd: folder, env: { PATH: process.env.PATH, LC_ALL: 'C' } };
  await promisify(execFile)(
    join(programs, 'initdb'),
    ['-D', cluster, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    run,
  );
  const port = await freePort();
  const settings = Object.entries({ ...SETTINGS, port: String(port) });
  const args = ['-D', cluster, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const addressOf = (database: string): string => `postgres://${USER}@127.0.0.1:${port}/${database}`;
  let child: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    child = spawn(join(programs, 'postgres'), args, { ...run, stdio: 'ignore' });
    await takesConnections(addressOf('postgres'));
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  };

  await start();
  return {
    port,
    database: (name) => ensureDatabase(addressOf, name),
    kill: () => end('SIGQUIT'),
    shutDown: () => end('SIGINT'),
    start,
    signal: (signal) => void child?.kill(signal),
    async stop() {
      await end('SIGQUIT');
      rmSync(folder, { recursive: true });
    },
  };
}

function unprivileged(): { readonly uid: number; readonly gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string): number =>
    Number(execFileSync('id', [flag, UNPRIVILEGED], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

async function takesConnections(url: string): Promise<void> {
  const deadlineMs = performance.now() + START_TIMEOUT_MS;
  for (;;) {
    try {
      return await withClient(url, async () => {});
    } catch (error) {
      if (performance.now() > deadlineMs) throw error;
    }
    await wait(POLL_MS);
  }
}

async function ensureDatabase(addressOf: (database: string) => string, name: string): Promise<string> {
  await withClient(addressOf('postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
  return addressOf(name);
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBoard, type Provider } from '@drawbridge/sync';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from './postgres/startPostgres.ts';
import { type ServerProcess, startServerProcess } from './serverProcess.ts';

const PASSWORD = 'nobody-may-read-this';
const PATIENCE = { timeout: 20_000 };

let postgres: TestPostgres;
let dataDir: string;
let servers: ServerProcess[];
let providers: Provider[];
let databaseUrl: string;
let count = 0;

beforeAll(async () => {
  postgres = await startPostgres();
});

afterAll(() => postgres.stop());

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'drawbridge-process-'));
  servers = [];
  providers = [];
  count += 1;
  databaseUrl = (await postgres.database(`server-${count}`)).replace('@', `:${PASSWORD}@`);
});

afterEach(async () => {
  await Promise.all(providers.map((provider) => provider.close()));
  await Promise.all(servers.map((server) => server.end('SIGKILL')));
  rmSync(dataDir, { recursive: true });
});

const start = async (written: string[] = []): Promise<ServerProcess> => {
  const env = { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, LOG_LEVEL: 'info' };
  const server = await startServerProcess(env, written);
  servers.push(server);
  return server;
};

const enter = async ({ url }: ServerProcess): Promise<Provider> => {
  const provider = openBoard({ url, boardId: 'b' });
  providers.push(provider);
  await provider.synced;
  return provider;
};

const shapes = ({ doc }: Provider) => doc.getMap<number>('shapes');
const saved = (provider: Provider) => expect.poll(() => provider.outbox.size, PATIENCE).toBe(0);
const ready = ({ url }: ServerProcess) => fetch(`${url}/readyz`);
const readiness = (server: ServerProcess, status: number) =>
  expect.poll(async () => (await ready(server)).status, PATIENCE).toBe(status);

describe('A server with its boards in PostgreSQL', { timeout: 60_000 }, () => {
  it('keeps them when it is killed, and another server reads them', async () => {
    const server = await start();
    const ann = await enter(server);
    for (let shape = 0; shape < 50; shape += 1) shapes(ann).set(`s${shape}`, shape);
    await saved(ann);
    await server.end('SIGKILL');
    const bea = await enter(await start());
    expect(shapes(bea).size).toBe(50);
  });

  it('says that it is not ready while PostgreSQL is away, and its clients keep what they draw until it is back', async () => {
    const server = await start();
    const ann = await enter(server);
    shapes(ann).set('before', 1);
    await saved(ann);
    await postgres.shutDown();
    await readiness(server, 503);
    expect(await (await ready(server)).text()).toContain('PostgreSQL');
    for (let shape = 0; shape < 20; shape += 1) shapes(ann).set(`s${shape}`, shape);
    await expect.poll(() => ann.outbox.size).toBeGreaterThan(0);
    await postgres.start();
    await readiness(server, 200);
    await saved(ann);
    expect(shapes(await enter(server)).size).toBe(21);
  });

  it('waits for PostgreSQL at its start, says where it looks for it, and never the password', async () => {
    await postgres.kill();
    const written: string[] = [];
    const starting = start(written);
    await expect.poll(() => written.join('\n'), PATIENCE).toContain('waiting for the database');
    await postgres.start();
    await starting;
    expect(written.join('\n')).toContain(`127.0.0.1:${postgres.port}/server-${count}`);
    expect(written.join('\n')).not.toContain(PASSWORD);
  });

  it('does not start with an address that is none, and does not show it', async () => {
    databaseUrl = `mysql://drawbridge:${PASSWORD}@127.0.0.1/boards`;
    const why = await start().then(() => '', String);
    expect(why).toContain(
      'DATABASE_URL must be an address such as postgres://user:password@host:5432/database',
    );
    expect(why).not.toContain(PASSWORD);
  });

  it('does not start with a database that is not there, and names the remedy', async () => {
    databaseUrl = databaseUrl.replace(/[^/]+$/, 'missing');
    const why = await start().then(() => '', String);
    expect(why).toContain('Create the database, or correct its name in DATABASE_URL.');
    expect(why).not.toContain(PASSWORD);
  });
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asOperator, testDatabase } from '../../../test/postgres/testDatabase.ts';
import { createDatabase, type Database } from './database.ts';
import { openPostgresStorage } from './postgres.ts';

let name: string;
let url: string;
let database: Database;

beforeEach(async () => {
  name = `migrate-${randomUUID()}`;
  url = await testDatabase(name);
  database = createDatabase({ url, maxConnections: 2, timeoutMs: 10_000 });
});

afterEach(() => database.close());

const open = async (): Promise<void> => (await openPostgresStorage(url)).close();

describe('A database', { timeout: 30_000 }, () => {
  it('is opened again with all that it has', async () => {
    const first = await openPostgresStorage(url);
    const { secret } = first;
    await first.close();
    const second = await openPostgresStorage(url);
    expect(Buffer.from(second.secret)).toEqual(Buffer.from(secret));
    await second.close();
  });

  it('of a newer version is refused', async () => {
    await open();
    await database.run("UPDATE meta SET value = '999' WHERE key = 'version'");
    await expect(open()).rejects.toThrow('written by a newer Drawbridge');
  });

  it('that cannot hold every letter is refused', async () => {
    const ascii = `${name}-ascii`;
    await asOperator((client) =>
      client.query(
        `CREATE DATABASE ${client.escapeIdentifier(ascii)} ENCODING 'SQL_ASCII' TEMPLATE template0`,
      ),
    );
    url = await testDatabase(ascii);
    await expect(open()).rejects.toThrow("encoded in SQL_ASCII. Create one with ENCODING 'UTF8'");
  });

  it('may have tables of others by the same names', async () => {
    await database.run('CREATE TABLE public.board (mine TEXT)');
    await open();
    expect(await database.rows('SELECT mine FROM public.board')).toEqual([]);
  });

  it('that was told not to wait for the disk waits all the same', async () => {
    await asOperator((client) =>
      client.query(`ALTER DATABASE ${client.escapeIdentifier(name)} SET synchronous_commit = off`),
    );
    expect(await database.row('SHOW synchronous_commit')).toEqual({ synchronous_commit: 'on' });
  });
});

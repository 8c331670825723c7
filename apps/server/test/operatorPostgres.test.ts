import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { copyShapes, giveBackUnsent, missingShapes } from '@drawbridge/board';
import { openBoard, type Provider } from '@drawbridge/sync';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { findPostgres } from './postgres/findPostgres.ts';
import { testDatabase } from './postgres/testDatabase.ts';
import { type Outcome, runDrawbridge } from './runDrawbridge.ts';
import { type ServerProcess, startServerProcess } from './serverProcess.ts';

/** A busy machine is slow, not wrong. */
const PATIENCE = { timeout: 20_000 };

let root: string;
let database: string;
let url: string;
let server: ServerProcess;
let people: Provider[];

const envOf = (databaseUrl: string) => ({ DATA_DIR: root, DATABASE_URL: databaseUrl });
const run = (...args: string[]): Promise<Outcome> => runDrawbridge(args, envOf(url));
const program = (name: string, args: readonly string[]) =>
  promisify(execFile)(join(findPostgres(), name), [...args]);

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'drawbridge-operator-'));
  database = `operator-${randomUUID().slice(0, 8)}`;
  url = await testDatabase(database);
  people = [];
  server = await startServerProcess(envOf(url));
});

afterEach(async () => {
  await Promise.all(people.map((person) => person.close()));
  await server.end('SIGKILL');
  rmSync(root, { recursive: true });
});

const shapes = ({ doc }: Provider) => doc.getMap<Y.Map<unknown>>('shapes');
const keys = (provider: Provider): string[] => [...shapes(provider).keys()].sort();
const saved = (provider: Provider) => vi.waitFor(() => expect(provider.outbox.size).toBe(0), PATIENCE);

async function arrive(boardId = 'b'): Promise<Provider> {
  const person = openBoard({ url: server.url, boardId });
  people.push(person);
  await person.synced;
  return person;
}

async function draw(person: Provider, ...names: string[]): Promise<void> {
  for (const name of names) {
    shapes(person).set(name, new Y.Map<unknown>([['g', [1, 2, 30, 40, 0]]]));
    await saved(person);
  }
}

/** Changes the store behind everybody's back. */
async function tamper(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}

describe('Boards in PostgreSQL', { timeout: 120_000 }, () => {
  it('come back from a dump that was made while people drew, and nobody loses what they have', async () => {
    const [ann, ben] = [await arrive(), await arrive()];
    await draw(ann, 'a1', 'a2');
    await draw(ben, 'b1');
    const cleo = await arrive('of-cleo');
    await draw(cleo, 'c1');
    const dump = join(root, 'boards.dump');
    await program('pg_dump', ['--format=custom', `--file=${dump}`, url]);
    await draw(ann, 'savedAfter');
    await vi.waitFor(() => expect(keys(ben)).toEqual(keys(ann)), PATIENCE);
    const { port } = new URL(server.url);
    expect(await server.end('SIGTERM')).toBe(0);
    shapes(ben).set('neverSaved', new Y.Map<unknown>([['g', [1, 2, 30, 40, 0]]]));

    url = await testDatabase(`${database}-restored`);
    await program('pg_restore', ['--exit-on-error', '--no-owner', `--dbname=${url}`, dump]);
    expect(await run('doctor')).toMatchObject({ code: 0, stderr: '' });
    server = await startServerProcess({ ...envOf(url), PORT: port });

    for (const person of [ann, ben]) {
      person.retryNow();
      await vi.waitFor(
        () => expect(person.status).toMatchObject({ kind: 'stopped', reason: { code: 'reset' } }),
        PATIENCE,
      );
    }
    // Whoever saw no more than the dump has goes on.
    cleo.retryNow();
    await draw(cleo, 'c2');
    expect(cleo.status.kind).toBe('synced');

    const next = await arrive();
    expect(keys(next)).toEqual(['a1', 'a2', 'b1']);
    for (const { doc, unsent } of [ann, ben]) {
      const to = { doc: next.doc, store: { transact: <T>(write: () => T): T => next.doc.transact(write) } };
      giveBackUnsent(doc, unsent, to);
      copyShapes(doc, missingShapes(doc, next.doc), to);
    }
    await saved(next);
    expect(keys(await arrive())).toEqual(['a1', 'a2', 'b1', 'neverSaved', 'savedAfter']);
  });

  it('are listed and compacted beside a server that runs', async () => {
    const ann = await arrive();
    await draw(ann, 'a', 'b', 'c');
    const { stdout } = await run('boards', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ id: 'b', entries: 3, people: 1, isDeleted: false });
    const compacted = await run('compact', 'b');
    expect(compacted).toMatchObject({ code: 0, stderr: '' });
    expect(compacted.stdout).toContain('1 of 1 boards were compacted');
    expect((await run('compact')).stdout).toContain('0 of 1');
    expect(await run('compact', 'nothing')).toMatchObject({
      code: 1,
      stderr: 'There is nothing on board nothing.\n',
    });
    await draw(ann, 'd');
    expect(keys(await arrive())).toEqual(['a', 'b', 'c', 'd']);
    expect(await run('doctor')).toMatchObject({ code: 0, stderr: '' });
  });

  it('are looked through by the doctor, who finds what is wrong and nothing before', async () => {
    const ann = await arrive();
    await draw(ann, 'a', 'b', 'c', 'd');
    await run('compact', 'b');
    await draw(ann, 'e', 'f', 'g');
    expect(await run('doctor')).toMatchObject({ code: 0, stderr: '' });
    await tamper('DELETE FROM drawbridge.log WHERE seq = 6');
    await tamper('UPDATE drawbridge.past SET crc = crc + 1');
    await tamper("INSERT INTO drawbridge.audit (time, board, crc, text) VALUES (1, 'b', 2, '{}')");
    await tamper(
      'UPDATE drawbridge.snapshot_part SET bytes = set_byte(bytes, 20, 255 - get_byte(bytes, 20))',
    );
    const found = await run('doctor');
    expect(found.code).toBe(1);
    expect(found.stderr).toContain('Board b: The snapshot cannot be read: Part 0 of a snapshot is damaged.');
    expect(found.stderr).toContain('Board b: The history up to entry 4 cannot be read');
    expect(found.stderr).toContain('Entry 1 of the audit log is damaged.');
    await tamper(
      'UPDATE drawbridge.snapshot_part SET bytes = set_byte(bytes, 20, 255 - get_byte(bytes, 20))',
    );
    const gap = await run('doctor');
    expect(gap.stderr).toContain('Board b: The log has a gap: entry 6 is missing.');
    expect(gap.stderr).toContain('Board b: The log has 2 entries, and 3 were counted.');
  });

  it('are not looked for in a database that has none', async () => {
    url = await testDatabase(`${database}-empty`);
    for (const command of ['doctor', 'boards', 'compact', 'audit'])
      expect(await run(command)).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('There are no boards in this database.'),
      });
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openEvents } from './eventReader.ts';
import { startPostgres, type TestPostgres } from './postgres/startPostgres.ts';
import { type ServerProcess, startServerProcess } from './serverProcess.ts';

let postgres: TestPostgres;
let nodes: ServerProcess[];
let folders: string[];

beforeAll(async () => {
  postgres = await startPostgres();
  const databaseUrl = await postgres.database('api-nodes');
  folders = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'drawbridge-node-')));
  nodes = await Promise.all(
    folders.map((folder) =>
      startServerProcess({ DATA_DIR: folder, DATABASE_URL: databaseUrl, ACCESS: 'links' }),
    ),
  );
});

afterAll(async () => {
  await Promise.all(nodes.map((node) => node.end('SIGKILL')));
  await postgres.stop();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** What one of the nodes answers; each test knows what that is. */
async function ask<T>(node: number, path: string, token?: string, method = 'GET', body?: object): Promise<T> {
  const response = await fetch(`${nodes[node]?.url}/api/boards${path}`, {
    method,
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(response.ok).toBe(true);
  return (await response.json()) as T;
}

it('What a program does by one node, another by the next node finds', async () => {
  const { id, key } = await ask<{ id: string; key: string }>(0, '', undefined, 'POST', {});
  const { token: owner } = await ask<{ token: string }>(0, `/${id}/token`, undefined, 'POST', { key });
  const robot = await ask<{ secret: string }>(0, `/${id}/tokens`, owner, 'POST', {
    name: 'Robot',
    scopes: ['write'],
  });
  const square = { type: 'rectangle', x: 0, y: 0, w: 9, h: 9 };
  const changes = [{ create: { ...square, id: 'one' } }, { name: 'Plan' }];
  expect(await ask(0, `/${id}`, robot.secret, 'PATCH', { changes })).toMatchObject({ seq: 1 });
  const byOne = await ask<{ epoch: string; head: number; entries: object[] }>(0, `/${id}/log`, robot.secret);
  expect(await ask(1, `/${id}/log`, robot.secret)).toEqual(byOne);
  expect(await ask(1, `/${id}`, robot.secret)).toMatchObject({ name: 'Plan', shapes: 1, head: 1 });
  const next = [{ create: { ...square, id: 'two' } }, { update: 'one', patch: { x: 5 } }];
  expect(await ask(1, `/${id}`, robot.secret, 'PATCH', { changes: next })).toMatchObject({ seq: 2 });
  const { shapes } = await ask<{ shapes: object[] }>(0, `/${id}/shapes`, robot.secret);
  expect(shapes).toMatchObject([{ id: 'one', x: 5 }, { id: 'two' }]);
  // A log that goes on by another node is the same log.
  expect(await ask(0, `/${id}/log?since=1&epoch=${byOne.epoch}`, robot.secret)).toMatchObject({
    head: 2,
    entries: [{ seq: 2 }],
  });
});

it('Who follows a board by one node hears of what a program writes by another', async () => {
  const { id, key } = await ask<{ id: string; key: string }>(0, '', undefined, 'POST', {});
  const { token } = await ask<{ token: string }>(0, `/${id}/token`, undefined, 'POST', { key });
  const events = await openEvents(`${nodes[0]?.url}/api/boards/${id}/events`, {
    Authorization: `Bearer ${token}`,
  });
  for (const seq of [1, 2]) {
    const changes = [{ name: `Plan ${seq}` }];
    expect(await ask(1, `/${id}`, token, 'PATCH', { changes })).toMatchObject({ seq });
    expect(await events.next()).toMatchObject({ id: seq, name: 'entry' });
  }
  events.leave();
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { type JoinRequest, UPLOAD_LENGTH, UPLOAD_OFFSET } from '@drawbridge/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AccessClient, ask, createAccessClient, makeBoard } from './accessClient.ts';
import { type ServerProcess, startServerProcess } from './serverProcess.ts';

/** A server that was open, and whose operator lets nobody change anything for now. */
let dataDir: string;
let server: ServerProcess;
let owner: Awaited<ReturnType<typeof makeBoard>>;
let robot: string;
let links: Readonly<Record<'edit' | 'comment', Awaited<ReturnType<typeof owner.link>>>>;
const clients: AccessClient[] = [];

async function restart(env: Readonly<Record<string, string>>): Promise<void> {
  for (const { socket } of clients.splice(0)) socket.disconnect();
  await server.end('SIGTERM');
  server = await startServerProcess({ DATA_DIR: dataDir, ...env });
}

async function join(request: Partial<JoinRequest> = {}) {
  const client = createAccessClient(server.url);
  clients.push(client);
  return { client, joined: await client.join(request) };
}

async function callApi(what: string, token: string, method = 'GET', body?: object) {
  const type = body ? 'application/json' : 'application/octet-stream';
  const response = await fetch(`${server.url}/api/boards/board${what}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': type },
    ...(body && { body: JSON.stringify(body) }),
  });
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  // As tokens are answered; other answers have no secret.
  const { secret = '' } = isJson ? ((await response.json()) as { secret?: string }) : {};
  return { status: response.status, secret };
}

beforeAll(async () => {
  dataDir = mkdtempSync(path(tmpdir(), 'drawbridge-read-only-'));
  server = await startServerProcess({ DATA_DIR: dataDir });
  owner = await makeBoard(server.url);
  links = { edit: await owner.link('edit'), comment: await owner.link('comment') };
  robot = (await callApi('/tokens', owner.token, 'POST', { name: 'Robot', scopes: ['write', 'webhooks'] }))
    .secret;
  const { client, joined } = await join({ token: owner.token });
  expect(await client.push(joined)).toEqual({ ok: true, seq: 1 });
  await restart({ READ_ONLY: 'on' });
});
afterAll(async () => {
  for (const { socket } of clients.splice(0)) socket.disconnect();
  await server.end('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
});

describe('While nobody may change anything', () => {
  it('everybody sees what there is, and owners are no more than others', async () => {
    for (const request of [{}, { token: owner.token }, { token: links.edit.token }])
      expect((await join(request)).joined).toMatchObject({ ok: true, role: 'view', head: 1 });
    expect((await ask(server.url, 'board/token', { body: { key: owner.key } })).role).toBe('view');
  });

  it('nothing is drawn and nothing said', async () => {
    const editor = await join({ token: links.edit.token });
    expect(await editor.client.push(editor.joined)).toMatchObject({ ok: false, error: 'readonly' });
    const commenter = await join({ token: links.comment.token });
    expect(await commenter.client.comment(commenter.joined)).toMatchObject({ ok: false, error: 'readonly' });
    expect((await join()).joined).toMatchObject({ head: 1 });
  });

  it.each([
    ['PATCH', 'links', { openRole: 'none' }],
    ['POST', 'links', { role: 'edit', name: 'Ben' }],
    ['DELETE', 'board', undefined],
    ['POST', 'history/versions', { seq: 1, name: 'Plan' }],
    ['PATCH', `files/${'a'.repeat(64)}`, undefined],
  ])('owners change nothing either: %s %s', async (method, what, body) => {
    const { status } = await fetch(`${server.url}/api/boards/board/${what}`, {
      method,
      headers: {
        authorization: `Bearer ${owner.token}`,
        'content-type': 'application/json',
        [UPLOAD_OFFSET]: '0',
        [UPLOAD_LENGTH]: '3',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    expect(status).toBe(403);
  });

  it.each([
    ['PATCH', '', { changes: [{ name: 'Changed' }] }],
    ['POST', '/updates', undefined],
    ['POST', '/leases', undefined],
    ['POST', '/tokens', { name: 'Mallory', scopes: ['write'] }],
    ['POST', '/webhooks', { url: 'https://example.org/' }],
    ['GET', '/webhooks', undefined],
  ])('programs change nothing, whatever their token says: %s %s', async (method, what, body) => {
    for (const token of [robot, owner.token])
      expect((await callApi(what, token, method, body)).status).toBe(403);
  });

  it('programs read on', async () => {
    for (const what of ['', '/shapes', '/log']) expect((await callApi(what, robot)).status).toBe(200);
    const made = await fetch(`${server.url}/api/boards`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect([made.status, await made.json()]).toMatchObject([403, { error: 'read_only' }]);
  });

  it('nobody makes a board, and is told why', async () => {
    const answer = await ask(server.url, 'another/claim', { body: {} });
    expect(answer).toMatchObject({ status: 403, error: 'read_only' });
  });

  it('pages say so', async () => {
    const page = await (await fetch(`${server.url}/b/board`)).text();
    expect(page).toContain('&quot;readOnly&quot;:true');
  });

  it('is over with the setting, and everybody may do what they might before', async () => {
    await restart({});
    expect((await join({ token: owner.token })).joined).toMatchObject({ ok: true, role: 'own', head: 1 });
    const { client, joined } = await join({ token: links.edit.token });
    expect(await client.push(joined)).toEqual({ ok: true, seq: 2 });
    expect((await callApi('', robot, 'PATCH', { changes: [{ name: 'Changed' }] })).status).toBe(200);
  });
});

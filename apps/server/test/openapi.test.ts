import { afterAll, beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { API_PATHS } from '../src/http/api/wantedApi.ts';
import { ask, makeBoard } from './accessClient.ts';
import { addImages } from './addImages.ts';
import { readApiDocument } from './openapi.ts';
import { startTestServer, type TestServer } from './testServer.ts';

/** Every path and every status of docs/openapi.json is asked for here, and every answer held against it. */

const api = readApiDocument();
const FEED_PATHS = ['/api/boards/{board}/log', '/api/boards/{board}/events'];
const SQUARE = { type: 'rectangle', x: 10, y: 20, w: 100, h: 50, text: 'Hello' };
const LONG = 'x'.repeat(5 * 1024 * 1024);

interface Asked {
  readonly token?: string | undefined;
  readonly json?: unknown;
  readonly body?: string | Uint8Array;
  readonly headers?: Record<string, string>;
  readonly query?: string;
  readonly board?: string;
  readonly id?: string;
}

let server: TestServer;
let owner: Awaited<ReturnType<typeof makeBoard>>;
let viewer: string;

beforeAll(async () => {
  server = await startTestServer({ access: 'links', maxFeedsPerAddress: 1 });
  owner = await makeBoard(server.url);
  viewer = (await owner.link('view')).token;
});

afterAll(() => server.close());

/** Asks as the owner, unless somebody else is named, and looks the answer up. */
async function call(method: string, path: string, status: number, asked: Asked = {}): Promise<Response> {
  const { json, body, headers, query = '', board = 'board', id = 'nothing' } = asked;
  const token = 'token' in asked ? asked.token : owner.token;
  const at = path.replace('{board}', board).replace('{id}', id);
  const response = await fetch(`${server.url}${at}${query}`, {
    method,
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    ...(body !== undefined && { body: Buffer.from(body) }),
  });
  expect([method, path, response.status]).toEqual([method, path, status]);
  await api.check(method, path, response);
  return response;
}

const read = async <T>(response: Promise<Response>): Promise<T> => (await (await response).json()) as T;

/** Asks again for what one has. */
async function callAgain(path: string): Promise<void> {
  const tag = (await call('GET', path, 200)).headers.get('etag') ?? '';
  await call('GET', path, 304, { headers: { 'If-None-Match': tag } });
}

/** What a body in JSON can be wrong with, up to 16 KB. */
async function callWrongly(path: string, token = owner.token): Promise<void> {
  const type = { 'Content-Type': 'application/json' };
  await call('POST', path, 400, { token, body: '{', headers: type });
  await call('POST', path, 413, { token, body: LONG, headers: type });
  await call('POST', path, 415, { token, body: '{}' });
  await call('POST', path, 422, { token, json: { wrong: 1 } });
}

it('Every route for programs is in the document, with its methods', async () => {
  const paths = [...Object.values(API_PATHS), ...FEED_PATHS];
  expect([...api.methods.keys()].sort()).toEqual(paths.sort());
  for (const [path, methods] of api.methods) {
    const at = path.replace('{board}', 'board').replace('{id}', 'nothing');
    const refused = await fetch(`${server.url}${at}`, { method: 'PUT' });
    const allowed = refused.headers.get('allow')?.split(', ') ?? [];
    expect([path, refused.status]).toEqual([path, 405]);
    expect([path, allowed.filter((method) => method !== 'HEAD').sort()]).toEqual([path, [...methods].sort()]);
  }
});

it('Boards are made as it says', async () => {
  await call('POST', '/api/boards', 201, { token: undefined, json: {} });
  await callWrongly('/api/boards');
  await call('POST', '/api/boards', 403, { json: {}, headers: { Origin: 'https://elsewhere.example' } });
  const strict = await startTestServer({ access: 'links', guests: 'off' });
  const response = await fetch(`${strict.url}/api/boards`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: '{}',
  });
  expect(response.status).toBe(401);
  await api.check('POST', '/api/boards', response);
  await strict.close();
});

it('Boards are changed and read as it says', { timeout: 120_000 }, async () => {
  const path = API_PATHS.board;
  const points = [
    [0, 0],
    [9, 9],
  ];
  const changes = [
    { create: { ...SQUARE, id: 'a' } },
    { create: { type: 'arrow', points, start: { id: 'a' } } },
    { create: { type: 'draw', points } },
    { name: 'Plan' },
  ];
  await call('PATCH', path, 200, { json: { changes } });
  await call('PATCH', path, 409, { json: { changes: changes.slice(0, 1) } });
  await call('PATCH', path, 413, { body: LONG, headers: { 'Content-Type': 'application/json' } });
  await call('PATCH', path, 415, { body: '{}' });
  await call('PATCH', path, 422, { json: { changes: [] } });
  await call('GET', path, 200);
  for (const content of [API_PATHS.shapes, API_PATHS.export, FEED_PATHS[0] ?? '']) await callAgain(content);
  await call('GET', API_PATHS.export, 200, { query: '?format=excalidraw' });
  await call('GET', API_PATHS.export, 200, { query: '?format=drawbridge&history=on' });
  for (const format of ['png', 'svg', 'pdf'])
    await call('GET', API_PATHS.export, 200, {
      query: `?format=${format}&scale=2&theme=dark&background=off`,
    });
  for (const format of ['png', 'svg'])
    await call('GET', API_PATHS.export, 200, { query: `?format=${format}&scene=on` });
  await call('GET', API_PATHS.export, 400, { query: '?format=pdf&scene=on' });
  await call('GET', API_PATHS.export, 400, { query: '?format=doc' });
  await call('GET', API_PATHS.export, 404, { query: '?frame=none' });
});

it('A server that sets limits refuses exports as it says', { timeout: 120_000 }, async () => {
  const strict = await startTestServer({ exportMaxImageBytes: 0, disabledFeatures: ['history'] });
  await addImages(strict.url, 'board', { id: 'image' });
  for (const [query, status] of [
    ['format=excalidraw', 422],
    ['format=drawbridge&history=on', 403],
  ] as const) {
    const response = await fetch(`${strict.url}/api/boards/board/export?${query}`);
    expect([query, response.status]).toEqual([query, status]);
    await api.check('GET', API_PATHS.export, response);
  }
  await strict.close();
});

it('The log is read and followed as it says', async () => {
  const [log = '', events = ''] = FEED_PATHS;
  await call('GET', log, 200, { headers: { Accept: 'application/octet-stream' } });
  const following = await call('GET', events, 200);
  await call('GET', events, 429);
  await call('GET', log, 429, { query: '?since=1&wait=5' });
  await following.body?.cancel();
  for (const path of FEED_PATHS) {
    await call('GET', path, 400, { query: '?since=x' });
    await call('GET', path, 409, { query: '?since=99' });
  }
});

it('Updates are pushed as it says', async () => {
  const path = API_PATHS.updates;
  const lease = await read<{ clientId: number; token: string }>(call('POST', API_PATHS.leases, 201));
  const doc = new Y.Doc();
  doc.clientID = lease.clientId;
  doc.getMap('shapes').set('mine', new Y.Map([['g', [0, 0, 9, 9, 0]]]));
  const [first, known] = [Y.encodeStateAsUpdate(doc), Y.encodeStateVector(doc)];
  doc.getMap('shapes').set('more', new Y.Map([['g', [0, 0, 9, 9, 0]]]));
  const headers = { 'Content-Type': 'application/octet-stream' };
  const leased = { ...headers, 'Drawbridge-Lease': `${lease.clientId}:${lease.token}` };
  await call('POST', path, 409, { body: Y.encodeStateAsUpdate(doc, known), headers: leased });
  await call('POST', path, 200, { body: first, headers: leased });
  await call('POST', path, 403, { body: first, headers });
  await call('POST', path, 413, { body: LONG, headers });
  await call('POST', path, 415, { body: first });
  await call('POST', path, 422, { body: 'no update', headers: leased });
});

it('Tokens and webhooks are kept as it says', async () => {
  const token = await read<{ id: string; secret: string }>(
    call('POST', API_PATHS.tokens, 201, { json: { name: 'Robot', scopes: ['write'] } }),
  );
  const hook = await read<{ id: string }>(
    call('POST', API_PATHS.webhooks, 201, { json: { url: 'https://example.org/' } }),
  );
  await call('GET', API_PATHS.tokens, 200);
  await call('GET', API_PATHS.webhooks, 200);
  for (const path of [API_PATHS.tokens, API_PATHS.webhooks]) await callWrongly(path);
  for (let count = 1; count < 10; count += 1)
    await call('POST', API_PATHS.webhooks, 201, { json: { url: 'https://example.org/' } });
  await call('POST', API_PATHS.webhooks, 409, { json: { url: 'https://example.org/' } });
  for (let count = 1; count < 50; count += 1)
    await call('POST', API_PATHS.tokens, 201, { json: { name: 'Robot', scopes: ['read'] } });
  await call('POST', API_PATHS.tokens, 409, { json: { name: 'Robot', scopes: ['read'] } });
  for (const [path, id] of [
    [API_PATHS.token, token.id],
    [API_PATHS.webhook, hook.id],
  ] as const) {
    await call('DELETE', path, 204, { id });
    await call('DELETE', path, 404, { id });
  }
});

it('Who may not, is told so as it says', async () => {
  const ofBoard = [...api.methods].flatMap(([path, methods]) =>
    path === API_PATHS.boards ? [] : methods.map((method) => [method, path] as const),
  );
  for (const [method, path] of ofBoard) await call(method, path, 401, { token: undefined });
  const beyondReading = ofBoard.filter(
    ([method, path]) => method !== 'GET' || path === API_PATHS.tokens || path === API_PATHS.webhooks,
  );
  for (const [method, path] of beyondReading) await call(method, path, 403, { token: viewer });
  const gone = await makeBoard(server.url, 'gone');
  await ask(server.url, 'gone/board', { method: 'DELETE', token: gone.token });
  for (const [method, path] of ofBoard) await call(method, path, 410, { token: gone.token, board: 'gone' });
});

it('Nothing in the document was left out here', () => {
  expect(api.unseen()).toEqual([]);
});

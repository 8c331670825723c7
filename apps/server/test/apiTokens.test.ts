import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAccessClient, makeBoard } from './accessClient.ts';
import { openEvents } from './eventReader.ts';
import { startTestServer, type TestServer } from './testServer.ts';

const API_KEY = 'k'.repeat(32);
const SQUARE = { type: 'rectangle', x: 10, y: 20, w: 100, h: 50 };

let server: TestServer;
let owner: Awaited<ReturnType<typeof makeBoard>>;

beforeEach(async () => {
  server = await startTestServer({ access: 'links', apiKey: API_KEY });
  owner = await makeBoard(server.url);
});

afterEach(() => server.close());

const call = (
  path: string,
  token: string | undefined,
  { method = 'GET', body }: { method?: string; body?: unknown } = {},
) =>
  fetch(`${server.url}/api/boards${path}`, {
    method,
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

async function makeToken(...scopes: string[]) {
  const response = await call('/board/tokens', owner.token, {
    method: 'POST',
    body: { name: 'Robot', scopes },
  });
  expect(response.status).toBe(201);
  // As it is answered.
  return (await response.json()) as { id: string; secret: string };
}

const draw = (token: string) =>
  call('/board', token, { method: 'PATCH', body: { changes: [{ create: SQUARE }] } });

describe('A token for programs', () => {
  it('allows what its scopes say, for as long as its owner wants', async () => {
    const [reader, writer] = [await makeToken('read'), await makeToken('read', 'write')];
    expect((await draw(reader.secret)).status).toBe(403);
    expect((await draw(writer.secret)).status).toBe(200);
    expect((await call('/board/log', reader.secret)).status).toBe(200);
    expect((await call(`/board/tokens/${reader.id}`, owner.token, { method: 'DELETE' })).status).toBe(204);
    expect((await call('/board/log', reader.secret)).status).toBe(401);
    expect((await call('/board/log', writer.secret)).status).toBe(200);
    expect((await call(`/board/tokens/${reader.id}`, owner.token, { method: 'DELETE' })).status).toBe(404);
  });

  it('is who wrote, by its name', async () => {
    const { secret } = await makeToken('write');
    await draw(secret);
    const { shapes } = (await (await call('/board/shapes', secret)).json()) as { shapes: object[] };
    expect(shapes).toMatchObject([{ author: 'Robot' }]);
    const history = await (await call('/board/history', secret)).json();
    expect(history).toMatchObject({ authors: [{ name: 'Robot' }] });
  });

  it('is listed without its secret, also where sharing is looked at', async () => {
    const { id, secret } = await makeToken('read');
    const listed = await (await call('/board/tokens', owner.token)).json();
    expect(listed).toEqual({
      tokens: [{ id, name: 'Robot', scopes: ['read'], createdMs: expect.any(Number) }],
    });
    expect(Object.keys((await (await call('/board/links', owner.token)).json()) as object)).toEqual([
      'openRole',
      'links',
    ]);
    expect(secret).toMatch(/^dbt_[\w-]{43}$/);
  });

  it('is a matter of owners', async () => {
    const [editor, writer] = [await owner.link('edit'), await makeToken('read', 'write', 'webhooks')];
    for (const token of [editor.token, writer.secret]) {
      expect((await call('/board/tokens', token)).status).toBe(403);
      expect(
        (await call('/board/tokens', token, { method: 'POST', body: { name: 'x', scopes: ['read'] } }))
          .status,
      ).toBe(403);
    }
    expect((await call('/board/tokens', undefined)).status).toBe(401);
  });

  it('is good for its board only', async () => {
    const { secret } = await makeToken('write');
    await makeBoard(server.url, 'another');
    expect((await call('/another/log', secret)).status).toBe(401);
  });

  it('ends what goes on by it when it is taken back', async () => {
    const { id, secret } = await makeToken('read');
    const events = await openEvents(`${server.url}/api/boards/board/events`, {
      Authorization: `Bearer ${secret}`,
    });
    const { socket, join, next } = createAccessClient(server.url);
    expect(await join({ token: secret })).toMatchObject({ ok: true, role: 'view' });
    const ended = next('session:end');
    await call(`/board/tokens/${id}`, owner.token, { method: 'DELETE' });
    expect(await events.next()).toMatchObject({ name: 'end', value: { code: 'auth' } });
    expect(await ended).toMatchObject({ code: 'auth' });
    socket.close();
  });

  it.each([
    { name: '', scopes: ['read'] },
    { name: 'x', scopes: [] },
    { name: 'x', scopes: ['own'] },
    { name: 'x' },
  ])('is not made of %j', async (body) => {
    expect((await call('/board/tokens', owner.token, { method: 'POST', body })).status).toBe(422);
  });
});

describe('The key of the operator', () => {
  it('makes boards and reads all of them, and changes none', async () => {
    expect((await call('/board/shapes', API_KEY)).status).toBe(200);
    expect((await draw(API_KEY)).status).toBe(403);
    expect((await call('', API_KEY, { method: 'POST', body: {} })).status).toBe(201);
    expect((await call('/board/shapes', 'l'.repeat(32))).status).toBe(401);
  });

  it('does so where making boards takes a key, and guests may not enter', async () => {
    await server.close();
    server = await startTestServer({ access: 'links', apiKey: API_KEY, createKey: 'sesame', guests: 'off' });
    expect((await call('', undefined, { method: 'POST', body: {} })).status).toBe(401);
    const made = await call('', API_KEY, { method: 'POST', body: {} });
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    expect((await call(`/${id}`, API_KEY)).status).toBe(200);
  });
});

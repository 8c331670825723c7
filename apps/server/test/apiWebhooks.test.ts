import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeBoard } from './accessClient.ts';
import { listen } from './listen.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;
let listener: Server;
let address: string;
let owner: Awaited<ReturnType<typeof makeBoard>>;

beforeEach(async () => {
  server = await startTestServer({ access: 'links', webhookAddresses: 'any' });
  owner = await makeBoard(server.url);
  listener = createServer();
  address = await listen(listener);
});

afterEach(async () => {
  listener.closeAllConnections();
  listener.close();
  await server.close();
});

const call = (path: string, method = 'GET', body?: unknown, token = owner.token) =>
  fetch(`${server.url}/api/boards/board${path}`, {
    method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

/** The next letter, which is taken. */
async function letter() {
  const [request, response] = await once(listener, 'request');
  let body = '';
  for await (const chunk of request) body += chunk;
  response.end();
  return { signature: String(request.headers['drawbridge-signature']), body: JSON.parse(body) };
}

it('A webhook is told of changes, and shows how that goes', async () => {
  const made = await call('/webhooks', 'POST', { url: `${address}/hook` });
  const hook = (await made.json()) as { id: string; secret: string };
  expect([made.status, hook.secret.length]).toEqual([201, 43]);
  const told = letter();
  const square = { type: 'rectangle', x: 0, y: 0, w: 9, h: 9 };
  await call('', 'PATCH', { changes: [{ create: square }] });
  const { body, signature } = await told;
  expect(body).toEqual({ board: 'board', webhook: hook.id, epoch: expect.any(String), from: 1, to: 1 });
  expect(signature).toMatch(/^t=\d{10},v1=[0-9a-f]{64}$/);
  await expect
    .poll(async () => (await call('/webhooks')).json())
    .toMatchObject({
      webhooks: [{ id: hook.id, state: 'working', toldSeq: 1, last: { outcome: 'answered 200' } }],
    });
  expect(await (await call('/webhooks')).text()).not.toContain(hook.secret);
  expect((await call(`/webhooks/${hook.id}`, 'DELETE')).status).toBe(204);
  expect((await call(`/webhooks/${hook.id}`, 'DELETE')).status).toBe(404);
});

it('A webhook is a matter of owners, and of tokens that are for it', async () => {
  const editor = await owner.link('edit');
  const token = async (scope: string) => {
    const made = await call('/tokens', 'POST', { name: 'x', scopes: [scope] });
    return ((await made.json()) as { secret: string }).secret;
  };
  const body = { url: 'https://example.org/' };
  expect((await call('/webhooks', 'POST', body, editor.token)).status).toBe(403);
  expect((await call('/webhooks', 'POST', body, await token('write'))).status).toBe(403);
  expect((await call('/webhooks', 'POST', body, await token('webhooks'))).status).toBe(201);
});

it.each(['ftp://example.org/', 'https://me:secret@example.org/', 'example.org', ''])(
  'There is no webhook at "%s"',
  async (url) => {
    expect((await call('/webhooks', 'POST', { url })).status).toBe(422);
  },
);

it('A board has ten webhooks at most', async () => {
  const add = async () => (await call('/webhooks', 'POST', { url: 'https://example.org/' })).status;
  for (let count = 0; count < 10; count += 1) expect(await add()).toBe(201);
  expect(await add()).toBe(409);
});

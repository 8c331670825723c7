import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { parseAdminAnswer } from '@drawbridge/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAccessClient, makeBoard } from './accessClient.ts';
import { openEvents } from './eventReader.ts';
import { startTestServer, type TestServer } from './testServer.ts';

const ADMIN_KEY = 'a key of 16 letters or more';
const API_KEY = 'k'.repeat(32);

let server: TestServer;
let cookie: string;

interface Call {
  readonly method?: string;
  readonly body?: object;
  readonly token?: string;
}

const call = (path: string, { method = 'GET', body, token }: Call = {}): Promise<Response> =>
  fetch(`${server.url}/api/${path}`, {
    method,
    headers: {
      ...(body && { 'content-type': 'application/json' }),
      ...(token === undefined ? { cookie } : { authorization: `Bearer ${token}` }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });

const operate = async (what: string): Promise<void> => {
  expect((await call(`admin/boards/board/${what}`, { method: 'POST' })).status).toBe(200);
};
const rooms = async () => parseAdminAnswer.live(await (await call('admin/live')).json())?.nodes[0]?.rooms;

/** What was done, the oldest first. */
const deeds = async () => {
  const page = parseAdminAnswer.audit(await (await call('admin/audit')).json());
  return page?.entries.map(({ boardId, deed }) => ({ boardId, ...deed })).reverse() ?? [];
};

async function makeRobot(token: string, scopes: readonly string[]) {
  const made = await call('boards/board/tokens', { method: 'POST', token, body: { name: 'Robot', scopes } });
  // As it is answered.
  return (await made.json()) as { id: string; secret: string };
}

beforeEach(async () => {
  cookie = '';
  server = await startTestServer({ adminKey: ADMIN_KEY, apiKey: API_KEY });
  const entered = await call('admin/session', { method: 'POST', body: { key: ADMIN_KEY } });
  cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterEach(() => server.close());

it('A room is closed with programs in it, which go on where they were', async () => {
  const ann = createAccessClient(server.url);
  await ann.push(await ann.join());
  const events = await openEvents(`${server.url}/api/boards/board/events`);
  expect(await events.next()).toMatchObject({ id: 1 });
  await operate('close');
  expect(await events.next()).toMatchObject({ name: 'end', value: { code: 'restart' } });
  await expect.poll(rooms).toEqual([]);
  ann.socket.disconnect();
});

it('A locked board is one to look at for programs, too, until it is unlocked', async () => {
  const { token } = await makeBoard(server.url);
  const scopes = ['write', 'webhooks'];
  const { secret: robot } = await makeRobot(token, scopes);
  const write = async () => {
    const changes = [{ name: 'Changed' }];
    const answers = [
      await call('boards/board', { method: 'PATCH', token: robot, body: { changes } }),
      await call('boards/board/leases', { method: 'POST', token: robot }),
      await call('boards/board/webhooks', {
        method: 'POST',
        token: robot,
        body: { url: 'https://example.org/' },
      }),
      await call('boards/board/tokens', { method: 'POST', token, body: { name: 'Other', scopes } }),
    ];
    return answers.map(({ status }) => status);
  };
  await operate('lock');
  expect(await write()).toEqual([403, 403, 403, 403]);
  expect((await call('boards/board/shapes', { token: robot })).status).toBe(200);
  await operate('unlock');
  expect(await write()).toEqual([200, 201, 201, 201]);
});

it('A change that was on its way when the board was locked is not taken', async () => {
  const { token } = await makeBoard(server.url);
  const { secret } = await makeRobot(token, ['write']);
  const changing = httpRequest(`${server.url}/api/boards/board`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${secret}`,
      'content-type': 'application/json',
      expect: '100-continue',
    },
  });
  changing.flushHeaders();
  await once(changing, 'continue');
  changing.write('{"changes": [');
  // Whoever is asked next was let in later.
  expect((await call('boards/board', { token: secret })).status).toBe(200);
  await operate('lock');
  changing.end('{"name": "Changed"}]}');
  // A request emits its answer with this event.
  const [answer] = (await once(changing, 'response')) as [IncomingMessage];
  expect([answer.statusCode, JSON.parse(await text(answer))]).toMatchObject([403, { error: 'readonly' }]);
  expect(await (await call('boards/board', { token: secret })).json()).toMatchObject({ head: 0 });
});

it('The audit log has what was given to programs, and what these did themselves, and no secret', async () => {
  const { token } = await makeBoard(server.url);
  const { secret: robot, id } = await makeRobot(token, ['read', 'webhooks']);
  const body = { url: 'https://example.org/hooks/secret-of-theirs' };
  const made = await call('boards/board/webhooks', { method: 'POST', token: robot, body });
  // As it is answered.
  const hook = (await made.json()) as { id: string };
  for (const status of [204, 404]) {
    const removed = await call(`boards/board/webhooks/${hook.id}`, { method: 'DELETE', token: robot });
    expect(removed.status).toBe(status);
  }
  await call(`boards/board/tokens/${id}`, { method: 'DELETE', token });
  expect((await call('boards', { method: 'POST', token: API_KEY, body: {} })).status).toBe(201);
  const program = { kind: 'program', id, name: 'Robot' };
  const who = { kind: 'link', id: expect.any(String) };
  const boardId = 'board';
  const all = await deeds();
  expect(all.slice(2)).toEqual([
    { boardId, did: 'token:make', who, about: { token: id, name: 'Robot', scopes: 'read webhooks' } },
    { boardId, did: 'webhook:make', who: program, about: { webhook: hook.id, host: 'example.org' } },
    { boardId, did: 'webhook:remove', who: program, about: { webhook: hook.id } },
    { boardId, did: 'token:revoke', who, about: { token: id } },
    { boardId: expect.any(String), did: 'board:claim', who: { kind: 'operator' } },
  ]);
  expect(JSON.stringify(all)).not.toMatch(/secret-of-theirs|dbt_|kkkk/);
});

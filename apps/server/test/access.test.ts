import { openBoard } from '@drawbridge/sync';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createTokens } from '../src/access/tokens.ts';
import type { Config } from '../src/config.ts';
import { type AccessClient, ask, createAccessClient, makeBoard } from './accessClient.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;
const clients: AccessClient[] = [];

const start = async (settings: Partial<Config> = {}) => {
  server = await startTestServer(settings);
  return makeBoard(server.url);
};

const connect = (query?: Record<string, string>): AccessClient => {
  const client = createAccessClient(server.url, query);
  clients.push(client);
  return client;
};

/** How many entries the log has, as its owner sees it. */
async function headAs(token: string): Promise<number> {
  const joined = await connect().join({ token });
  return joined.ok ? joined.head : Number.NaN;
}

afterEach(async () => {
  for (const { socket } of clients.splice(0)) socket.disconnect();
  await server.close();
});

describe('A board that nobody decided about', () => {
  it('is open to everybody who has its address, without a token', async () => {
    server = await startTestServer();
    const ann = connect();
    const joined = await ann.join();
    expect(joined).toMatchObject({ ok: true, role: 'edit' });
    expect(await ann.push(joined)).toEqual({ ok: true, seq: 1 });
  });

  it('is claimed by the first who asks, and by nobody once there is something on it', async () => {
    const owner = await start();
    expect(await ask(server.url, 'board/claim', { body: {} })).toMatchObject({
      status: 409,
      error: 'claimed',
    });
    expect(await connect().join({ token: owner.token })).toMatchObject({ ok: true, role: 'own' });
    const ann = connect();
    await ann.push(await ann.join({ boardId: 'another' }));
    expect(await ask(server.url, 'another/claim', { body: {} })).toMatchObject({ status: 409 });
  });

  it('is claimed by one of two who ask at the same moment', async () => {
    server = await startTestServer({ access: 'links' });
    const answers = await Promise.all([1, 2].map(() => ask(server.url, 'board/claim', { body: {} })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)).toMatchObject({ error: 'claimed' });
  });

  it('stays open for others when it is claimed', async () => {
    await start();
    expect(await connect().join()).toMatchObject({ ok: true, role: 'edit' });
  });

  it('is closed where access is by links, until its maker claims it', async () => {
    server = await startTestServer({ access: 'links', createKey: 'let me in please' });
    expect(await connect().join()).toMatchObject({ ok: false, error: 'auth' });
    expect(await ask(server.url, 'board/claim', { body: {} })).toMatchObject({
      status: 403,
      error: 'create_key',
    });
    const wrong = await ask(server.url, 'board/claim', { body: { createKey: 'let me in' } });
    expect(wrong).toMatchObject({ status: 403, error: 'create_key' });
    const { key } = await ask(server.url, 'board/claim', { body: { createKey: 'let me in please' } });
    const { token, role } = await ask(server.url, 'board/token', { body: { key } });
    expect(role).toBe('own');
    expect(await connect().join({ token })).toMatchObject({ ok: true, role: 'own' });
    expect(await connect().join()).toMatchObject({ ok: false, error: 'auth' });
    const home = await fetch(server.url, { redirect: 'manual' });
    expect(home.headers.get('location')).toMatch(/^\/b\/\w{22}#new$/);
  });
});

describe('A viewer', () => {
  it.each(['view', 'comment'])('with the role %s cannot draw, not even by hand', async (role) => {
    const owner = await start();
    const { token } = await owner.link(role);
    const viewer = connect();
    const joined = await viewer.join({ token });
    expect(joined).toMatchObject({ ok: true, role });
    expect(await viewer.push(joined)).toMatchObject({ ok: false, error: 'readonly' });
    expect(await viewer.comment(joined)).toMatchObject(
      role === 'view' ? { ok: false, error: 'readonly' } : { ok: true, seq: 1 },
    );
    const head = role === 'view' ? 0 : 1;
    expect(await headAs(owner.token)).toBe(head);
    const editor = connect();
    const { token: editToken } = await owner.link('edit');
    expect(await editor.push(await editor.join({ token: editToken }))).toEqual({ ok: true, seq: head + 1 });
  });

  it('who may comment smuggles nothing onto the board beside a comment', async () => {
    const owner = await start();
    const { token } = await owner.link('comment');
    const forger = connect();
    const joined = await forger.join({ token });
    const refused = await forger.comment(joined, (doc) => doc.getMap('shapes').set('shape', new Y.Map()));
    expect(refused).toMatchObject({ ok: false, error: 'readonly', retryMs: 60_000 });
    expect(await headAs(owner.token)).toBe(0);
    expect(await forger.comment(joined)).toEqual({ ok: true, seq: 1 });
  });

  it('is seen, and draws nothing for a moment either', async () => {
    const owner = await start();
    const { token } = await owner.link('view');
    const watcher = connect();
    await watcher.join({ token: owner.token });
    const viewer = connect();
    await viewer.join({ token });
    viewer.draw();
    const seen = Buffer.from(await watcher.next('presence:frame'));
    expect(seen.includes(Buffer.from([1, 2, 3]))).toBe(true);
    expect(seen.includes(Buffer.from([9, 9, 9]))).toBe(false);
    const editor = connect();
    await editor.join({ token: owner.token });
    editor.draw();
    const drawn = Buffer.from(await watcher.next('presence:frame'));
    expect(drawn.includes(Buffer.from([9, 9, 9]))).toBe(true);
  });

  it('cannot send files, change links or remove anybody', async () => {
    const owner = await start();
    const { token, id } = await owner.link('view');
    await owner.general('none');
    const file = `${server.url}/api/boards/board/files/${'a'.repeat(64)}`;
    const authorization = `Bearer ${token}`;
    const headers = { 'upload-offset': '0', 'upload-length': '4', authorization };
    expect((await fetch(file, { method: 'PATCH', headers, body: 'GIF8' })).status).toBe(403);
    expect((await fetch(file)).status).toBe(401);
    expect((await fetch(file, { headers: { authorization } })).status).toBe(404);
    const cookie = `other=1; drawbridge_token=${owner.token}`;
    expect((await fetch(file, { headers: { cookie } })).status).toBe(404);
    expect((await fetch(file, { method: 'PATCH', headers: { cookie }, body: 'GIF8' })).status).toBe(401);
    expect((await ask(server.url, 'board/links', { method: 'GET', headers: { cookie } })).status).toBe(403);
    for (const [method, path, body] of [
      ['GET', 'links'],
      ['PATCH', 'links', { openRole: 'edit' }],
      ['POST', 'links', { role: 'own', name: '' }],
      ['PATCH', `links/${id}`, { role: 'own' }],
      ['DELETE', `links/${id}`],
      ['POST', `links/${id}/rotate`],
    ] as const) {
      const answer = await ask(server.url, `board/${path}`, { method, token, body });
      expect(answer).toMatchObject({ status: 403, error: 'forbidden' });
    }
    const viewer = connect();
    const joined = await viewer.join({ token });
    const peerId = joined.ok ? joined.peerId : 0;
    expect(await viewer.socket.emitWithAck('peer:remove', { peerId })).toMatchObject({ error: 'readonly' });
  });
});

describe('A link', () => {
  it('that is taken back ends the sessions of those who came by it, and their tokens', async () => {
    const owner = await start();
    await owner.general('none');
    const { id, key, token } = await owner.link('edit');
    const [guest, maker] = [connect(), connect()];
    const joined = await guest.join({ token });
    await maker.join({ token: owner.token });
    // Of itself the token would be good for a quarter of an hour.
    const ended = guest.next('session:end');
    expect(await owner.revoke(id)).toMatchObject({ status: 200 });
    expect(await ended).toEqual({ code: 'auth', retryMs: 0 });
    expect(maker.socket.connected).toBe(true);
    const again = connect();
    expect(await again.join({ token })).toMatchObject({ ok: false, error: 'auth' });
    expect(joined.ok).toBe(true);
    expect(await ask(server.url, 'board/token', { body: { key } })).toMatchObject({
      status: 410,
      error: 'revoked',
    });
    const snapshot = `${server.url}/api/boards/board/snapshots/x`;
    expect((await fetch(snapshot, { headers: { authorization: `Bearer ${token}` } })).status).toBe(401);
  });

  it('that gets another role gives it to those who are there', async () => {
    const owner = await start();
    const { id, token } = await owner.link('edit');
    const guest = connect();
    const joined = await guest.join({ token });
    const changed = guest.next('role:changed');
    await owner.change(id, { role: 'view' });
    expect(await changed).toEqual({ role: 'view' });
    expect(await guest.push(joined)).toMatchObject({ ok: false, error: 'readonly' });
    const back = guest.next('role:changed');
    await owner.change(id, { role: 'edit' });
    expect(await back).toEqual({ role: 'edit' });
    expect(await guest.push(joined)).toEqual({ ok: true, seq: 1 });
  });

  it('that is replaced works no more, and the new one does', async () => {
    const owner = await start();
    const { id, key, token } = await owner.link('view');
    const guest = connect();
    await guest.join({ token });
    const ended = guest.next('session:end');
    const { key: newKey } = await owner.rotate(id);
    expect(await ended).toMatchObject({ code: 'auth' });
    expect(await ask(server.url, 'board/token', { body: { key } })).toMatchObject({ error: 'revoked' });
    expect(await ask(server.url, 'board/token', { body: { key: newKey } })).toMatchObject({ role: 'view' });
  });

  it('lets in as many as it was made for, each as often as they like', async () => {
    const owner = await start();
    const { key, ticket } = await owner.link('edit', { maxUses: 1 });
    expect(await ask(server.url, 'board/token', { body: { key } })).toMatchObject({
      status: 410,
      error: 'used_up',
    });
    expect(await ask(server.url, 'board/token', { body: { key, ticket } })).toMatchObject({ role: 'edit' });
    const { links } = await ask(server.url, 'board/links', { method: 'GET', token: owner.token });
    expect(links.map(({ role, uses }) => [role, uses])).toEqual([
      ['own', 1],
      ['edit', 1],
    ]);
  });

  it('that expires ends the sessions of those who came by it', async () => {
    const owner = await start();
    const { id, token, key } = await owner.link('edit');
    const guest = connect();
    await guest.join({ token });
    // Once they are there: getting there takes a busy machine its time.
    const ended = guest.next('session:end');
    expect(await owner.change(id, { expiresMs: Date.now() + 1_000 })).toMatchObject({ status: 200 });
    expect(await ended).toMatchObject({ code: 'auth' });
    expect(await ask(server.url, 'board/token', { body: { key } })).toMatchObject({
      status: 410,
      error: 'expired',
    });
  });

  it('for owners that is the last one stays', async () => {
    const owner = await start();
    const { links } = await ask(server.url, 'board/links', { method: 'GET', token: owner.token });
    const id = links[0]?.id ?? '';
    expect(await owner.revoke(id)).toMatchObject({ status: 409, error: 'conflict' });
    expect(await owner.change(id, { role: 'edit' })).toMatchObject({ status: 409 });
    const { key } = await owner.rotate(id);
    expect(await ask(server.url, 'board/token', { body: { key } })).toMatchObject({ role: 'own' });
    expect(await owner.revoke(id)).toMatchObject({ status: 410, error: 'revoked' });
  });
});

describe('General access', () => {
  it('that is taken away sends those away who came by the address', async () => {
    const owner = await start();
    const passerBy = connect();
    await passerBy.join();
    const changed = passerBy.next('role:changed');
    await owner.general('view');
    expect(await changed).toEqual({ role: 'view' });
    const ended = passerBy.next('session:end');
    await owner.general('none');
    expect(await ended).toMatchObject({ code: 'auth' });
    expect(await connect().join()).toMatchObject({ ok: false, error: 'auth' });
  });
});

describe('An owner', () => {
  it('removes a person, whose session ends', async () => {
    const owner = await start();
    const [maker, guest] = [connect(), connect()];
    await maker.join({ token: owner.token });
    const joined = await guest.join();
    const ended = guest.next('session:end');
    const peerId = joined.ok ? joined.peerId : 0;
    expect(await maker.socket.emitWithAck('peer:remove', { peerId })).toEqual({ ok: true });
    expect(await ended).toEqual({ code: 'removed' });
    expect(await maker.socket.emitWithAck('peer:remove', { peerId })).toMatchObject({ error: 'invalid' });
  });
});

describe('A token', () => {
  it('that runs out ends the session, unless another was brought', async () => {
    const owner = await start({ tokenSeconds: 2 });
    const { id, token } = await owner.link('edit');
    const [lazy, diligent] = [connect(), connect()];
    const joined = await diligent.join({ token });
    expect(joined).toMatchObject({ ok: true, refreshMs: expect.any(Number) });
    await lazy.join({ token });
    const ended = lazy.next('session:end');
    const longer = createTokens({ secret: server.secret, lifeMs: 60_000, nowMs: Date.now });
    const next = await longer.sign({ board: 'board', link: id, role: 'edit' });
    expect(await diligent.refresh(next)).toMatchObject({ ok: true, role: 'edit' });
    expect(await ended).toEqual({ code: 'auth', retryMs: 0 });
    expect(await diligent.push(joined)).toEqual({ ok: true, seq: 1 });
    expect(await connect().join({ token })).toMatchObject({ ok: false, error: 'auth' });
  });

  it('that is refused when it is to take the place of another changes nothing', async () => {
    const owner = await start();
    const { token } = await owner.link('edit');
    const guest = connect();
    const joined = await guest.join({ token });
    expect(await guest.refresh(`${token}x`)).toMatchObject({ ok: false, error: 'auth' });
    expect(await guest.push(joined)).toEqual({ ok: true, seq: 1 });
    expect(await connect().refresh(token)).toMatchObject({ ok: false, error: 'not_joined' });
  });

  it('in the address is not looked at', async () => {
    const owner = await start();
    await owner.general('none');
    expect(await connect({ token: owner.token }).join()).toMatchObject({ ok: false, error: 'auth' });
    const address = `${server.url}/api/boards/board/links?token=${owner.token}`;
    expect((await fetch(address)).status).toBe(403);
  });

  it('lets a provider in that brings it', async () => {
    const owner = await start();
    await owner.general('none');
    const refused = openBoard({ url: server.url, boardId: 'board' });
    await expect(refused.synced).rejects.toThrow('invitation');
  });
});

describe('A request about access', () => {
  it.each([
    ['of another site', { origin: 'https://evil.example' }, 403],
    ['of a page that hides its origin', { 'sec-fetch-site': 'cross-site' }, 403],
    ['of a form', { 'content-type': 'text/plain' }, 400],
    ['of this site', { 'sec-fetch-site': 'same-origin' }, 200],
  ])('%s is answered so', async (_what, headers, status) => {
    const owner = await start();
    const answer = await ask(server.url, 'board/token', { body: { key: owner.key }, headers });
    expect(answer.status).toBe(status);
  });

  it.each(
    [
      {},
      { role: 'edit' },
      { role: 'god', name: '' },
      { role: 'edit', name: '', uses: 5 },
      { role: 'edit', name: 'x'.repeat(65) },
      { role: 'edit', name: '', maxUses: 0 },
      { role: 'edit', name: '', expiresMs: 'soon' },
      ['a list'],
      'text',
    ].map((body) => [body]),
  )('with %j is refused', async (body) => {
    const owner = await start();
    expect(await ask(server.url, 'board/links', { token: owner.token, body })).toMatchObject({
      status: 400,
      error: 'invalid',
    });
  });

  it('for a token puts it where only images of its board are fetched with it', async () => {
    const owner = await start();
    const response = await fetch(`${server.url}/api/boards/board/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: server.url },
      body: JSON.stringify({ key: owner.key }),
    });
    const cookie = response.headers.get('set-cookie');
    expect(cookie).toMatch(
      /^drawbridge_token=[\w.-]+; Path=\/api\/boards\/board\/files\/; Max-Age=900; HttpOnly; SameSite=Strict$/,
    );
  });

  it('in vain too often has to wait', async () => {
    const owner = await start({ maxConnectsPerSecond: 1 });
    const guess = () => ask(server.url, 'board/token', { body: { key: 'k'.repeat(43) } });
    const answers = await Promise.all(Array.from({ length: 30 }, guess));
    expect(new Set(answers.map(({ error }) => error))).toEqual(new Set(['no_access', 'rate']));
    expect(await ask(server.url, 'board/token', { body: { key: owner.key } })).toMatchObject({ status: 429 });
  });
});

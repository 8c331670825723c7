import { parseAdminAnswer } from '@drawbridge/protocol';
import { SignJWT } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import type { Config } from '../src/config.ts';
import { type AccessClient, ask, createAccessClient, makeBoard } from './accessClient.ts';
import { createAdminClient } from './adminClient.ts';
import { startTestServer, type TestServer } from './testServer.ts';

const KEY = 'a key of 16 letters or more';
const SIGN_IN_SECRET = 'a secret of 32 characters or more';

let server: TestServer;
const clients: AccessClient[] = [];

const connect = (): AccessClient => {
  const client = createAccessClient(server.url);
  clients.push(client);
  return client;
};

const admin = createAdminClient(() => server.url);
const enter = (key = KEY) => admin.enter(key);
const deeds = admin.deeds;
const start = async (settings: Partial<Config> = {}) => {
  server = await startTestServer({ adminKey: KEY, ...settings });
};
/** Of the only node. */
const live = async () => (await admin.live())?.nodes[0];

afterEach(async () => {
  admin.cookie = '';
  for (const { socket } of clients.splice(0)) socket.disconnect();
  await server.close();
});

describe('Administering', () => {
  it('is off without a key', async () => {
    await start({ adminKey: '' });
    for (const key of ['', KEY]) expect(await enter(key)).toMatchObject({ status: 404 });
    expect(await admin.ask('live')).toMatchObject({ status: 404 });
    expect((await fetch(`${server.url}/admin`)).status).toBe(404);
  });

  it('takes the key, once', async () => {
    await start();
    expect(await admin.ask('live')).toMatchObject({ status: 401, answer: { error: 'sign_in' } });
    expect(await enter('another key of this length')).toMatchObject({ status: 403, setCookie: '' });
    const { status, setCookie } = await enter();
    expect(status).toBe(200);
    expect(setCookie).toMatch(/Path=\/api\/admin; Max-Age=3600; HttpOnly; SameSite=Strict$/);
    expect(await admin.ask('session')).toMatchObject({ status: 200, answer: { who: { kind: 'operator' } } });
    expect(await live()).toMatchObject({ rooms: [], sockets: 0, name: expect.stringMatching(/:\d+$/) });
  });

  it('ends when one signs out, and a forged cookie opens nothing', async () => {
    await start();
    await enter();
    const { setCookie } = await admin.ask('session', { method: 'DELETE' });
    expect(setCookie).toContain('Max-Age=0');
    admin.cookie = 'drawbridge_admin=eyJhbGciOiJub25lIn0.e30.';
    expect(await admin.ask('live')).toMatchObject({ status: 401 });
  });

  it('is refused to pages of another site, those included that may show boards', async () => {
    await start({ allowedOrigins: ['https://wiki.example.org'] });
    await enter();
    for (const origin of ['https://wiki.example.org', 'https://evil.example.org', 'null'])
      expect(await admin.ask('live', { headers: { origin } })).toMatchObject({ status: 403 });
    const { status } = await admin.ask('session', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(status).toBe(403);
  });

  it('does not take the key as a form, which any page can send', async () => {
    await start();
    const headers = { 'content-type': 'text/plain' };
    const body = { key: KEY };
    expect(await admin.ask('session', { method: 'POST', body, headers })).toMatchObject({ status: 400 });
  });

  it('lets nobody try keys quickly', async () => {
    await start({ maxConnectsPerSecond: 2 });
    const tries = await Promise.all(Array.from({ length: 40 }, () => enter('one key after the other')));
    expect(tries.filter(({ status }) => status === 429).length).toBeGreaterThan(20);
  });

  it('answers 404 and 400 for what is not there or makes no sense', async () => {
    await start();
    await enter();
    for (const path of ['nothing', 'boards/board', 'boards/a%20b/lock'])
      expect(await admin.ask(path)).toMatchObject({ status: 404 });
    expect(await admin.ask('boards/board/burn', { method: 'POST' })).toMatchObject({ status: 404 });
    expect(await admin.ask('boards/board/kick', { method: 'POST', body: {} })).toMatchObject({ status: 400 });
    expect(await admin.ask('boards/board/close', { method: 'POST' })).toMatchObject({ status: 404 });
  });
});

describe('An operator', () => {
  it('sees who is in which room', async () => {
    await start();
    await enter();
    const ann = connect();
    await ann.push(await ann.join({ profile: { name: 'Ann', color: '#112233' } }));
    connect();
    const seen = await live();
    expect(seen?.rooms).toMatchObject([
      { boardId: 'board', head: 1, people: [{ name: 'Ann', role: 'edit', isLagging: false }] },
    ]);
    expect(seen?.rooms[0]?.people[0]?.transport).toMatch(/^(polling|websocket)$/);
    expect(seen?.memoryBytes).toBeGreaterThan(1_000_000);
  });

  it('ends the session of one person', async () => {
    await start();
    await enter();
    const [ann, ben] = [connect(), connect()];
    const joined = await ann.join({ profile: { name: 'Ann', color: '#112233' } });
    await ben.join();
    const ended = ann.next('session:end');
    const body = { peerId: joined.ok ? joined.peerId : 0 };
    expect(await admin.ask('boards/board/kick', { method: 'POST', body })).toMatchObject({ status: 200 });
    expect(await ended).toEqual({ code: 'removed' });
    expect((await live())?.rooms[0]?.people).toHaveLength(1);
    expect(await admin.ask('boards/board/kick', { method: 'POST', body })).toMatchObject({ status: 404 });
    expect((await deeds())[0]).toEqual({
      boardId: 'board',
      did: 'person:remove',
      who: { kind: 'operator' },
      about: { person: 'Ann' },
    });
  });

  it('closes a room, and who comes back finds all that was stored', async () => {
    await start();
    await enter();
    const ann = server.open();
    const { store } = { store: ann.doc.getMap('shapes') };
    const [ben, cat] = [connect(), connect()];
    const joined = await ben.join();
    await ben.push(joined);
    const ended = ben.next('session:end');
    await admin.ask('boards/board/close', { method: 'POST' });
    expect(await ended).toMatchObject({ code: 'failed', retryMs: expect.any(Number) });
    expect((await live())?.rooms).toEqual([]);
    expect(await cat.push(await cat.join())).toMatchObject({ ok: true, seq: 2 });
    await expect.poll(() => store.size, { timeout: 10_000 }).toBe(2);
  });

  it('locks a board for everybody, its owners included, and gives back what was', async () => {
    await start();
    await enter();
    const owner = await makeBoard(server.url);
    const writer = await owner.link('edit');
    const [ann, ben, cat] = [connect(), connect(), connect()];
    const joined = await ann.join({ token: owner.token });
    await ben.join({ token: writer.token });
    const told = [ann.next('role:changed'), ben.next('role:changed')];
    await admin.ask('boards/board/lock', { method: 'POST' });
    expect(await Promise.all(told)).toEqual([{ role: 'view' }, { role: 'view' }]);
    expect(await ann.push(joined)).toMatchObject({ ok: false, error: 'readonly' });
    expect(await cat.join()).toMatchObject({ ok: true, role: 'view' });
    expect(await owner.general('edit')).toMatchObject({ status: 403 });
    expect(await admin.ask('boards/board/lock', { method: 'POST' })).toMatchObject({ status: 200 });
    const again = [ann.next('role:changed'), ben.next('role:changed')];
    await admin.ask('boards/board/unlock', { method: 'POST' });
    expect(await Promise.all(again)).toEqual([{ role: 'own' }, { role: 'edit' }]);
    expect(await ann.push(joined)).toMatchObject({ ok: true });
    expect((await deeds()).slice(0, 3).map(({ did }) => did)).toEqual([
      'board:unlock',
      'board:lock',
      'board:lock',
    ]);
  });

  it('locks a board that nobody owns, and somebody may claim it afterwards', async () => {
    await start();
    await enter();
    await admin.ask('boards/board/lock', { method: 'POST' });
    expect(await ask(server.url, 'board/claim', { body: {} })).toMatchObject({ status: 403 });
    expect(await connect().join()).toMatchObject({ ok: true, role: 'view' });
    await admin.ask('boards/board/unlock', { method: 'POST' });
    expect(await connect().join()).toMatchObject({ ok: true, role: 'edit' });
    expect(await ask(server.url, 'board/claim', { body: {} })).toMatchObject({ status: 200 });
  });

  it('deletes a board for everybody', async () => {
    await start();
    await enter();
    const ann = connect();
    await ann.push(await ann.join());
    const ended = ann.next('session:end');
    expect(await admin.ask('boards/board', { method: 'DELETE' })).toMatchObject({ status: 200 });
    expect(await ended).toMatchObject({ code: 'auth' });
    const message = 'This board was deleted by whoever runs this server, for everybody.';
    expect(await connect().join()).toMatchObject({ ok: false, error: 'deleted', message });
    const listed = parseAdminAnswer.boards((await admin.ask('boards')).answer);
    expect(listed).toMatchObject({ total: 1, boards: [{ id: 'board', isDeleted: true }] });
    expect(await admin.ask('boards/board/lock', { method: 'POST' })).toMatchObject({ status: 410 });
  });

  it('lists boards page by page, and finds them', async () => {
    await start();
    await enter();
    for (const boardId of ['first', 'second', 'third']) {
      const client = connect();
      await client.push(await client.join({ boardId }));
    }
    const boardsAt = async (query: string) =>
      parseAdminAnswer.boards((await admin.ask(`boards${query}`)).answer);
    expect((await boardsAt(''))?.boards.map(({ id }) => id)).toEqual(['third', 'second', 'first']);
    expect(await boardsAt('?skip=1')).toMatchObject({
      total: 3,
      boards: [{ id: 'second' }, { id: 'first' }],
    });
    expect(await boardsAt('?find=ir')).toMatchObject({ total: 2 });
  });
});

describe('Somebody who has signed in', () => {
  const bytes = new TextEncoder().encode(SIGN_IN_SECRET);
  const signedIn = (settings: Partial<Config> = {}) =>
    start({ signIn: 'token', signInSecret: SIGN_IN_SECRET, adminUsers: ['ada'], ...settings });

  /** Answers the cookie. */
  const signIn = async (sub: string): Promise<string> => {
    const token = await new SignJWT({ sub, name: `${sub}!`, aud: 'drawbridge' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('10m')
      .sign(bytes);
    const response = await fetch(`${server.url}/api/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
    return response.headers.get('set-cookie')?.split(';')[0] ?? '';
  };

  it('needs no key where the settings name them, and nobody else comes in that way', async () => {
    await signedIn({ adminKey: '' });
    admin.cookie = await signIn('bob');
    expect(await admin.ask('live')).toMatchObject({ status: 401 });
    admin.cookie = await signIn('ada');
    const who = { kind: 'user', id: 'ada', name: 'ada!' };
    expect(await admin.ask('session')).toMatchObject({ status: 200, answer: { who } });
    await admin.ask('boards/board/lock', { method: 'POST' });
    expect((await deeds())[0]).toEqual({ boardId: 'board', did: 'board:lock', who });
    const headers = { origin: 'https://evil.example.org' };
    expect(await admin.ask('boards/board/unlock', { method: 'POST', headers })).toMatchObject({
      status: 403,
    });
    // There is no key, and so none is right.
    admin.cookie = '';
    expect(await enter('')).toMatchObject({ status: 400 });
  });

  it('is in the audit log, in and out, and with what they do', async () => {
    await signedIn();
    const ada = await signIn('ada');
    const headers = { cookie: ada };
    await ask(server.url, 'board/claim', { body: {}, headers });
    await fetch(`${server.url}/api/sign-in`, { method: 'DELETE', headers });
    // Whoever was not signed in does not sign out.
    await fetch(`${server.url}/api/sign-in`, { method: 'DELETE' });
    await enter();
    const who = { kind: 'user', id: 'ada', name: 'ada!' };
    expect((await deeds()).slice(1)).toEqual([
      { boardId: '', did: 'user:sign-out', who },
      { boardId: 'board', did: 'board:claim', who, about: {} },
      { boardId: '', did: 'user:sign-in', who },
    ]);
  });
});

describe('The audit log of a server', () => {
  it('has what owners did, with the links that they came by, and no secret', async () => {
    await start();
    await enter();
    const owner = await makeBoard(server.url);
    const link = await owner.link('edit', { name: 'For the team' });
    await owner.change(link.id, { role: 'view', expiresMs: null });
    await owner.rotate(link.id);
    await owner.general('view');
    const client = connect();
    const joined = await client.join({ token: owner.token });
    const ben = connect();
    const other = await ben.join({ token: owner.token, profile: { name: 'Ben', color: '#112233' } });
    if (joined.ok && other.ok) await client.socket.emitWithAck('peer:remove', { peerId: other.peerId });
    await ask(server.url, 'board/board', { method: 'DELETE', token: owner.token });
    const board = await deeds('?board=board');
    const who = { kind: 'link', id: expect.any(String) };
    expect(board.reverse()).toEqual([
      { boardId: 'board', did: 'board:claim', who: { kind: 'guest' }, about: {} },
      {
        boardId: 'board',
        did: 'link:make',
        who,
        about: { link: link.id, role: 'edit', name: 'For the team' },
      },
      {
        boardId: 'board',
        did: 'link:change',
        who,
        about: { link: link.id, role: 'view', expiresMs: 'none' },
      },
      { boardId: 'board', did: 'link:rotate', who, about: { link: link.id, newLink: expect.any(String) } },
      { boardId: 'board', did: 'access:change', who, about: { openRole: 'view' } },
      { boardId: 'board', did: 'person:remove', who, about: { person: 'Ben' } },
      { boardId: 'board', did: 'board:delete', who, about: {} },
    ]);
    const text = JSON.stringify(await deeds());
    for (const secret of [owner.key, link.key, owner.token, KEY]) expect(text).not.toContain(secret);
    expect(text).not.toContain('127.0.0.1');
  });

  it('has addresses where the operator wants them', async () => {
    await start({ auditAddresses: 'on' });
    await enter();
    expect(await deeds()).toEqual([
      { boardId: '', did: 'admin:sign-in', who: { kind: 'operator' }, address: '127.0.0.1' },
    ]);
  });
});

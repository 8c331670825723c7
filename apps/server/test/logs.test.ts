import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UPLOAD_LENGTH, UPLOAD_OFFSET } from '@drawbridge/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import type { Config } from '../src/config.ts';
import { createLog } from '../src/log.ts';
import { createRequestContext } from '../src/requestContext.ts';
import { ask, createAccessClient } from './accessClient.ts';
import { type Browser, createBrowser } from './browser.ts';
import { openRaw } from './hostileClients.ts';
import { createJoinRequest } from './joinRequest.ts';
import { startOidcProvider } from './oidcProvider/startOidcProvider.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;
let written: string[];

afterEach(() => server.close());

async function start(settings: Partial<Config> = {}): Promise<void> {
  written = [];
  const requests = createRequestContext();
  const destination = { write: (line: string) => void written.push(line) };
  const log = createLog({ logLevel: 'debug', logFormat: 'json' }, { requests, destination });
  server = await startTestServer(settings, log, requests);
}

type Line = Readonly<Record<string, unknown>>;

const find = (msg: string): Line | undefined => lines().find((line) => line.msg === msg);
const lines = (): Line[] => written.map((line) => JSON.parse(line));

const UUID = /^[\da-f-]{36}$/;

describe('A connection', () => {
  it('is found in the log from its beginning to its end, by its board, its session and its request', async () => {
    await start();
    const client = await openRaw(server.url);
    client.ws.send(`421${JSON.stringify(['board:join', createJoinRequest()])}`);
    await client.hear('431');
    client.ws.close();
    await expect.poll(() => find('disconnected')).toBeDefined();
    const { connection } = find('connected') ?? {};
    expect(find('connected')).toMatchObject({ request: expect.stringMatching(UUID), transport: 'websocket' });
    const ids = { connection, boardId: 'board', session: 'abcdefghijklmnop' };
    expect(find('joined')).toMatchObject({ ...ids, mode: 'tail' });
    expect(find('disconnected')).toMatchObject({ ...ids, reason: 'transport close' });
  });

  it('begins with a request whose id it is told', async () => {
    await start({ trustedProxies: 1 });
    const url = `${server.url}/socket.io/?EIO=4&transport=polling`;
    const hello = await fetch(url, { headers: { 'x-request-id': 'edge-7' } });
    expect(hello.headers.get('x-request-id')).toBe('edge-7');
    const { sid } = JSON.parse((await hello.text()).slice(1));
    await fetch(`${url}&sid=${sid}`, { method: 'POST', body: '40' });
    expect(find('connected')).toMatchObject({ request: 'edge-7', transport: 'polling' });
  });
});

describe('A request', () => {
  const idOf = async (given?: string) => {
    const headers: Record<string, string> = given === undefined ? {} : { 'x-request-id': given };
    return (await fetch(`${server.url}/healthz`, { headers })).headers.get('x-request-id');
  };

  it('has an id of its own, whatever it says, where no proxy is trusted', async () => {
    await start();
    const ids = [await idOf(), await idOf(), await idOf('mine')];
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(UUID);
  });

  it('keeps the id that a trusted proxy gave it, unless that is no id', async () => {
    await start({ trustedProxies: 1 });
    expect(await idOf('0123456789abcdef:1.2-3_4')).toBe('0123456789abcdef:1.2-3_4');
    for (const odd of ['a b', 'x'.repeat(129), '"}', '<script>']) expect(await idOf(odd)).toMatch(UUID);
  });

  it('that fails is logged by its id', async () => {
    await start();
    rmSync(join(server.dataDir, 'files'), { recursive: true });
    writeFileSync(join(server.dataDir, 'files'), 'no folder');
    const response = await fetch(`${server.url}/api/boards/b/files/${'a'.repeat(64)}`, {
      method: 'PATCH',
      headers: { [UPLOAD_OFFSET]: '0', [UPLOAD_LENGTH]: '3' },
      body: 'abc',
    });
    expect(response.status).toBe(503);
    const request = response.headers.get('x-request-id');
    expect(find('file not served')).toMatchObject({
      request,
      boardId: 'b',
      err: { code: expect.any(String) },
    });
    rmSync(join(server.dataDir, 'files'));
  });
});

const CREATE_KEY = 'whoever knows this makes boards';
const CLIENT_SECRET = 'the provider and the board know this';

/** Goes to the provider, says a name there. Answers where it sends the browser. */
async function leaveAndComeBack(browser: Browser): Promise<string> {
  const form = await browser.get(`${server.url}/sign-in/start`);
  const action = /<form[^>]* action="([^"]+)"/.exec(await form.text())?.[1] ?? '';
  const back = await browser.post(action, { prompt: 'login', login: 'ada', password: 'any' });
  return back.headers.get('location') ?? '';
}

/** Everything that opens something to whoever has it. */
async function useEverySecret(): Promise<string[]> {
  const browser = createBrowser(({ pathname }) => pathname.startsWith('/sign-in/'));
  const back = await leaveAndComeBack(browser);
  const forged = new URL(back);
  forged.searchParams.set('code', 'made-up-by-somebody');
  const stranger = createBrowser(({ pathname }) => pathname.startsWith('/sign-in/'));
  await leaveAndComeBack(stranger).then((other) => {
    const wrong = new URL(other);
    wrong.searchParams.set('code', 'made-up-by-somebody');
    return stranger.get(wrong.href);
  });
  await browser.get(back);
  const cookie = browser.cookies(server.url);
  const headers = { cookie };
  const { key } = await ask(server.url, 'board/claim', { body: { createKey: CREATE_KEY }, headers });
  const owner = await ask(server.url, 'board/token', { body: { key }, headers });
  const made = await ask(server.url, 'board/links', {
    token: owner.token,
    body: { role: 'edit', name: 'all' },
  });
  const guest = await ask(server.url, 'board/token', { body: { key: made.key, ticket: undefined } });
  await ask(server.url, 'board/token', { body: { key: `${made.key}x` } });
  await ask(server.url, 'another/claim', { body: { createKey: 'not this one either' } });
  await ask(server.url, 'board/links', { method: 'GET', token: `${owner.token}x` });
  const file = await fetch(`${server.url}/api/boards/board/files/${'a'.repeat(64)}`, {
    headers: { cookie: `drawbridge_token=${guest.token}` },
  });
  expect(file.status).toBe(404);
  const leases = await drawWith(guest.token);
  await ask(server.url, `board/links/${made.link.id}/rotate`, { token: owner.token });
  await ask(server.url, 'board/board', { method: 'DELETE', token: owner.token });
  return [
    ...[CREATE_KEY, CLIENT_SECRET, key, owner.token, owner.ticket, made.key, guest.token, guest.ticket],
    ...cookie.split(/; |=/).filter((part) => part.length > 20),
    ...['code', 'state'].map((name) => new URL(back).searchParams.get(name) ?? ''),
    ...leases,
    ...(['hex', 'base64', 'base64url'] as const).map((how) => Buffer.from(server.secret).toString(how)),
    ...['made-up-by-somebody', 'not this one either'],
  ].filter((secret) => secret !== undefined);
}

/** Joins, also with what is no good, and draws. Answers the leases. */
async function drawWith(token: string): Promise<string[]> {
  const client = createAccessClient(server.url);
  expect(await client.join({ token: `${token}x` })).toMatchObject({ ok: false });
  const joined = await client.join({ token });
  expect(await client.push(joined)).toMatchObject({ ok: true });
  await client.refresh(token);
  await client.refresh(`${token}y`);
  await client.socket.emitWithAck('profile:set', { name: '', color: token } as never);
  client.socket.disconnect();
  return joined.ok ? [joined.lease.token] : [];
}

describe('The log of a whole run', () => {
  it('holds no key, token, ticket, cookie, code or secret', async () => {
    const provider = await startOidcProvider();
    await start({
      ...{ access: 'links', createKey: CREATE_KEY, signIn: 'oidc' },
      ...{ oidcIssuer: provider.issuer, oidcClientId: 'board', oidcClientSecret: CLIENT_SECRET },
    });
    const secrets = await useEverySecret();
    await expect.poll(() => find('disconnected')).toBeDefined();
    await provider.end();
    // That it is a run in which all of it was used.
    const said = new Set(lines().map(({ msg }) => msg));
    for (const msg of ['signed in', 'board claimed', 'access changed', 'joined', 'refused', 'board deleted'])
      expect(said).toContain(msg);
    expect(secrets.length).toBeGreaterThanOrEqual(14);
    const log = written.join('');
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(10);
      expect(log).not.toContain(secret);
    }
  });
});

import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, createAccessClient, makeBoard } from './accessClient.ts';
import { startTestServer, type TestServer } from './testServer.ts';

const SECRET = 'a secret of 32 characters or more';
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const ed = generateKeyPairSync('ed25519');

let server: TestServer;

afterEach(() => server.close());

interface Token {
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly alg?: string;
  readonly key?: KeyObject | Uint8Array;
}

const bytes = (text: string) => new TextEncoder().encode(text);
const seconds = (): number => Math.floor(Date.now() / 1_000);
const SOUND = { sub: 'u1', name: 'Ada Lovelace', aud: 'drawbridge', iss: 'https://app.example' };

/** A token as the application makes them, but for what is wrong with it. */
function make({ claims, alg = 'HS256', key = bytes(SECRET) }: Token = {}): Promise<string> {
  return new SignJWT({ ...SOUND, exp: seconds() + 600, ...claims }).setProtectedHeader({ alg }).sign(key);
}

/** The cookie that a token is taken for, or why it is not. */
async function exchange(token: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ token }),
  });
  const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  const answer = (await response.json()) as { user?: { name: string }; error?: string; message?: string };
  return { status: response.status, cookie, ...answer };
}

const enter = (boardId: string, cookie: string) =>
  ask(server.url, `${boardId}/token`, { body: {}, headers: { cookie } });

describe('A token of the application', () => {
  const issuer = { signInIssuer: SOUND.iss };

  it.each([
    ['HS256', { signInSecret: SECRET }, bytes(SECRET)],
    ['HS384', { signInSecret: SECRET }, bytes(SECRET)],
    ['HS512', { signInSecret: SECRET }, bytes(SECRET)],
    ['RS256', { signInPublicKey: rsa.publicKey }, rsa.privateKey],
    ['PS512', { signInPublicKey: rsa.publicKey }, rsa.privateKey],
    ['ES256', { signInPublicKey: ec.publicKey }, ec.privateKey],
    ['EdDSA', { signInPublicKey: ed.publicKey }, ed.privateKey],
  ])('signed by %s signs somebody in', async (alg, settings, key) => {
    server = await startTestServer({ signIn: 'token', ...issuer, ...settings });
    const { status, cookie, user } = await exchange(await make({ alg, key }));
    expect([status, user]).toEqual([200, { name: 'Ada Lovelace' }]);
    expect(await enter('board', cookie)).toMatchObject({ role: 'edit', user: { name: 'Ada Lovelace' } });
  });

  const forgeries: readonly (readonly [string, () => Promise<string> | string])[] = [
    ['that is not signed', () => new UnsecuredJWT({ ...SOUND, exp: seconds() + 600 }).encode()],
    ['signed with another secret', () => make({ key: bytes('another secret of the same length') })],
    ['signed with a key of its own', () => make({ alg: 'RS256', key: rsa.privateKey })],
    ['for another audience', () => make({ claims: { aud: 'mail' } })],
    ['for no audience', () => make({ claims: { aud: undefined } })],
    ['of another issuer', () => make({ claims: { iss: 'https://evil.example' } })],
    ['of no issuer', () => make({ claims: { iss: undefined } })],
    ['that ran out longer ago than clocks differ', () => make({ claims: { exp: seconds() - 40 } })],
    ['that is not good yet', () => make({ claims: { nbf: seconds() + 40 } })],
    ['that lasts for ever', () => make({ claims: { exp: undefined } })],
    ['of nobody', () => make({ claims: { sub: undefined } })],
    ['of an empty name', () => make({ claims: { sub: '' } })],
    ['that grants a role that there is not', () => make({ claims: { boards: ['a'], role: 'god' } })],
    ['that grants boards that are none', () => make({ claims: { boards: ['../etc'] } })],
    ['that is none', () => 'a.b.c'],
    ['whose payload was changed', async () => tampered(await make())],
  ];

  it.each(forgeries)('%s is refused', async (_what, forge) => {
    server = await startTestServer({ signIn: 'token', ...issuer, signInSecret: SECRET });
    expect(await exchange(await forge())).toMatchObject({ status: 401, error: 'sign_in', cookie: '' });
  });

  it('signed with a public key as if that were a secret is refused', async () => {
    server = await startTestServer({ signIn: 'token', signInPublicKey: rsa.publicKey });
    const pem = rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString();
    for (const key of [bytes(pem), bytes(pem.trim())])
      expect(await exchange(await make({ key }))).toMatchObject({ status: 401, cookie: '' });
    expect(await exchange(await make({ alg: 'ES256', key: ec.privateKey }))).toMatchObject({ status: 401 });
    expect(await exchange(await make({ alg: 'RS256', key: rsa.privateKey }))).toMatchObject({ status: 200 });
  });

  it('is taken as long as clocks may differ', async () => {
    server = await startTestServer({ signIn: 'token', signInSecret: SECRET, signInClockSkewSeconds: 60 });
    expect(await exchange(await make({ claims: { exp: seconds() - 40 } }))).toMatchObject({ status: 200 });
    expect(await exchange(await make({ claims: { nbf: seconds() + 40 } }))).toMatchObject({ status: 200 });
    expect(await exchange(await make({ claims: { exp: seconds() - 70 } }))).toMatchObject({ status: 401 });
  });

  it('opens the boards that it names, with the role that it names, and no others', async () => {
    server = await startTestServer({ signIn: 'token', signInSecret: SECRET, access: 'links' });
    const { cookie } = await exchange(await make({ claims: { boards: ['plan'], role: 'comment' } }));
    const { token } = await enter('plan', cookie);
    const client = createAccessClient(server.url);
    expect(await client.join({ boardId: 'plan', token })).toMatchObject({ ok: true, role: 'comment' });
    client.socket.disconnect();
    expect(await enter('other', cookie)).toMatchObject({ status: 403, error: 'no_access' });
    const { cookie: all } = await exchange(await make({ claims: { boards: ['*'], role: 'own' } }));
    expect(await enter('other', all)).toMatchObject({ role: 'own' });
  });

  it('is not looked at in an address, nor taken from another site or in another mode', async () => {
    server = await startTestServer({ signIn: 'token', signInSecret: SECRET, guests: 'off' });
    const token = await make();
    const elsewhere = await exchange(token, { origin: 'https://evil.example' });
    expect(elsewhere).toMatchObject({ status: 403, cookie: '' });
    const inAddress = await fetch(`${server.url}/api/sign-in?token=${token}`);
    expect(await inAddress.json()).not.toHaveProperty('user');
    const client = createAccessClient(server.url, { token });
    expect(await client.join()).toMatchObject({ ok: false, error: 'auth' });
    client.socket.disconnect();
    for (const wrong of [5, '', 'x'.repeat(9_000)])
      expect(await exchange(wrong)).toMatchObject({ status: 400, error: 'invalid' });
    await server.close();
    server = await startTestServer();
    expect(await exchange(token)).toMatchObject({ status: 404, error: 'not_found' });
  });

  it('keeps nobody signed in for longer than it says', async () => {
    server = await startTestServer({ signIn: 'token', signInSecret: SECRET, signInClockSkewSeconds: 0 });
    const { cookie } = await exchange(await make({ claims: { exp: seconds() + 2 } }));
    expect(await enter('board', cookie)).toMatchObject({ user: { name: 'Ada Lovelace' } });
    await expect.poll(() => enter('board', cookie), { timeout: 5_000 }).not.toHaveProperty('user');
  });

  it('leaves no letter of itself or of the secret in the answers', async () => {
    server = await startTestServer({ signIn: 'token', signInSecret: SECRET });
    const token = await make({ claims: { aud: 'mail', name: 'a name that is not repeated' } });
    const said = JSON.stringify(await exchange(token));
    expect(said).toContain('aud');
    for (const part of [...token.split('.'), 'mail', 'repeated', SECRET]) expect(said).not.toContain(part);
  });
});

function tampered(token: string): string {
  const [head = '', , signature = ''] = token.split('.');
  const payload = Buffer.from(JSON.stringify({ ...SOUND, exp: seconds() + 600, boards: ['*'] }));
  return [head, payload.toString('base64url'), signature].join('.');
}

describe('The cookie of somebody who signed in', () => {
  beforeEach(async () => {
    server = await startTestServer({ signIn: 'token', signInSecret: SECRET, guests: 'off' });
  });

  it.each([
    ['made up', () => 'a.b.c'],
    ['signed with the secret of the application', () => make()],
    [
      'that is a token of a board',
      async () => {
        const { cookie } = await exchange(await make());
        return (await enter('board', cookie)).token;
      },
    ],
  ])('%s signs nobody in', async (_what, forge) => {
    const cookie = `drawbridge_session=${await forge()}`;
    expect(await enter('board', cookie)).toMatchObject({ status: 401, error: 'sign_in' });
  });

  it('is no token of a board, and changes nothing that a page did not ask for by itself', async () => {
    const { cookie } = await exchange(await make({ claims: { boards: ['*'], role: 'own' } }));
    const session = cookie.slice('drawbridge_session='.length);
    const client = createAccessClient(server.url);
    expect(await client.join({ token: session })).toMatchObject({ ok: false, error: 'auth' });
    client.socket.disconnect();
    expect(await ask(server.url, 'board/links', { method: 'GET', headers: { cookie } })).toMatchObject({
      status: 401,
    });
    const snapshot = await fetch(`${server.url}/api/boards/board/snapshots/x`, { headers: { cookie } });
    expect(snapshot.status).toBe(401);
  });
});

describe('Where guests are not let in', () => {
  it('no link opens a board to who has not signed in, and nobody else makes one', async () => {
    server = await startTestServer({ signIn: 'token', signInSecret: SECRET });
    const owner = await makeBoard(server.url);
    const link = await owner.link('edit', { signIn: true });
    expect(link.token).toBeUndefined();
    const { cookie } = await exchange(await make());
    const body = { key: link.key };
    expect(await ask(server.url, 'board/token', { body })).toMatchObject({ status: 401, error: 'sign_in' });
    expect(await ask(server.url, 'board/token', { body, headers: { cookie } })).toMatchObject({
      role: 'edit',
    });
    const open = await owner.change(link.id, { signIn: false });
    expect(open).toMatchObject({ status: 200 });
    expect(await ask(server.url, 'board/token', { body })).toMatchObject({ role: 'edit' });
  });

  it('boards are neither opened nor made', async () => {
    server = await startTestServer({ signIn: 'token', signInSecret: SECRET, guests: 'off' });
    expect(await ask(server.url, 'new/claim', { body: {} })).toMatchObject({ status: 401, error: 'sign_in' });
    const client = createAccessClient(server.url);
    expect(await client.join()).toMatchObject({ ok: false, error: 'auth' });
    client.socket.disconnect();
    const { cookie } = await exchange(await make());
    const headers = { cookie };
    expect(await ask(server.url, 'new/claim', { body: {}, headers })).toMatchObject({ status: 200 });
  });
});

describe('A board for people who have signed in', () => {
  it('sends guests away at once, and lets in whoever signs in', async () => {
    server = await startTestServer({ signIn: 'token', signInSecret: SECRET });
    const owner = await makeBoard(server.url);
    const { cookie } = await exchange(await make());
    const [guest, ada] = [createAccessClient(server.url), createAccessClient(server.url)];
    await guest.join();
    const { token } = await enter('board', cookie);
    await ada.join({ token });
    const ended = guest.next('session:end');
    const lowered = ada.next('role:changed');
    await owner.signedIn('comment');
    await owner.general('none');
    expect(await lowered).toEqual({ role: 'comment' });
    expect(await ended).toEqual({ code: 'auth', retryMs: 0 });
    expect(await enter('board', '')).toMatchObject({ status: 401, error: 'sign_in' });
    expect(await enter('board', cookie)).toMatchObject({ role: 'comment' });
    for (const { socket } of [guest, ada]) socket.disconnect();
  });

  it('shows one who signs in while there under their name, and whose sign-in ended as a guest', async () => {
    server = await startTestServer({ signIn: 'token', signInSecret: SECRET });
    const { cookie } = await exchange(await make());
    const [ada, other] = [createAccessClient(server.url), createAccessClient(server.url)];
    const joined = await ada.join();
    const peerId = joined.ok ? joined.peerId : 0;
    await other.join();
    const known = other.nextPeer(({ isSignedIn }) => isSignedIn === true);
    expect(await ada.refresh((await enter('board', cookie)).token)).toMatchObject({ ok: true });
    expect(await known).toMatchObject({ peerId, name: 'Ada Lovelace', isSignedIn: true });
    const unknown = other.nextPeer((peer) => peer.peerId === peerId && !peer.isSignedIn);
    await ada.refresh((await enter('board', '')).token);
    expect(await unknown).toEqual({ peerId, name: 'Mallory', color: '#112233' });
    for (const { socket } of [ada, other]) socket.disconnect();
  });
});

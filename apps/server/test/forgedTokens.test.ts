import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { type JWTPayload, SignJWT, UnsecuredJWT } from 'jose';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tokenKey } from '../src/access/tokens.ts';
import { type AccessClient, ask, createAccessClient, makeBoard } from './accessClient.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;
let owner: Awaited<ReturnType<typeof makeBoard>>;
let link: Awaited<ReturnType<typeof owner.link>>;
let logged: string;
const clients: AccessClient[] = [];

beforeEach(async () => {
  logged = '';
  const lines = new Writable({
    write(chunk, _encoding, done) {
      logged += chunk;
      done();
    },
  });
  server = await startTestServer({}, pino({ level: 'trace' }, lines));
  owner = await makeBoard(server.url);
  await owner.general('none');
  link = await owner.link('edit');
});

afterEach(async () => {
  for (const { socket } of clients.splice(0)) socket.disconnect();
  await server.close();
});

const connect = (): AccessClient => {
  const client = createAccessClient(server.url);
  clients.push(client);
  return client;
};

interface Forgery {
  readonly claims?: JWTPayload;
  readonly typ?: string;
  readonly alg?: string;
  readonly key?: Uint8Array;
}

const seconds = (): number => Math.floor(Date.now() / 1_000);

function soundClaims(): JWTPayload {
  const now = seconds();
  const way = { board: 'board', link: link.id, role: 'edit' };
  return { ...way, iss: 'drawbridge', aud: 'board', iat: now, nbf: now, exp: now + 600, jti: 'one' };
}

/** A token like those of the server, but for what is wrong with it. */
function forge({ claims, typ = 'board+jwt', alg = 'HS256', key }: Forgery = {}): Promise<string> {
  return new SignJWT({ ...soundClaims(), ...claims })
    .setProtectedHeader({ alg, typ })
    .sign(key ?? tokenKey(server.secret));
}

const without = (claim: string): Forgery => ({ claims: { [claim]: undefined } });

const forgeries: readonly (readonly [string, () => Promise<string> | string])[] = [
  ['that is not signed', () => new UnsecuredJWT(soundClaims()).encode()],
  ['signed with another key', () => forge({ key: new Uint8Array(32).fill(7) })],
  ['signed with the secret of the store itself', () => forge({ key: server.secret })],
  ['signed by another algorithm', () => forge({ alg: 'HS512', key: new Uint8Array(64).fill(1) })],
  ['that has run out', () => forge({ claims: { exp: seconds() - 60 } })],
  ['that is not good yet', () => forge({ claims: { nbf: seconds() + 600 } })],
  ['for somebody else', () => forge({ claims: { aud: 'files' } })],
  ['of another issuer', () => forge({ claims: { iss: 'somebody' } })],
  ['of another type', () => forge({ typ: 'JWT' })],
  ['of another board', () => forge({ claims: { board: 'another' } })],
  ['of a link that is not there', () => forge({ claims: { link: 'nothing' } })],
  ['that lasts for ever', () => forge(without('exp'))],
  ['without a number', () => forge(without('jti'))],
  ['without a role', () => forge(without('role'))],
  ['that is a ticket', () => link.ticket],
  ['that is none', () => 'a.b.c'],
  ['whose payload was changed', async () => tampered(await forge())],
];

function tampered(token: string): string {
  const [head = '', , signature = ''] = token.split('.');
  const payload = Buffer.from(JSON.stringify({ ...soundClaims(), role: 'own' })).toString('base64url');
  return [head, payload, signature].join('.');
}

describe('A token', () => {
  it('made like those of the server is taken, so that the others are refused for what is wrong with them', async () => {
    expect(await connect().join({ token: await forge() })).toMatchObject({ ok: true, role: 'edit' });
  });

  it('that claims a higher role than its link has gets that of the link', async () => {
    const token = await forge({ claims: { role: 'own' } });
    expect(await connect().join({ token })).toMatchObject({ ok: true, role: 'edit' });
    expect(await ask(server.url, 'board/links', { method: 'GET', token })).toMatchObject({ status: 403 });
  });

  it.each(forgeries)('%s is refused', async (_what, make) => {
    const token = await make();
    expect(await connect().join({ token })).toMatchObject({ ok: false, error: 'auth' });
    const headers = { authorization: `Bearer ${token}` };
    const snapshot = await fetch(`${server.url}/api/boards/board/snapshots/x`, { headers });
    expect(snapshot.status).toBe(401);
  });
});

describe('Secrets', () => {
  it('are in no file of the server and in no line of its log, but for the hashes of keys', async () => {
    const { key: rotated } = await owner.rotate(link.id);
    const client = connect();
    await client.join({ token: owner.token });
    await connect().join({ token: `${link.token}x` });
    await ask(server.url, 'board/token', { body: { key: link.key } });
    await ask(server.url, `board/links?key=${owner.key}`, { token: owner.token, method: 'GET' });
    const files = readdirSync(server.dataDir, { recursive: true, withFileTypes: true });
    const stored = files
      .filter((file) => file.isFile())
      .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'))
      .join('');
    expect(stored).toContain('keyHash');
    expect(logged).toContain('access changed');
    for (const secret of [owner.key, link.key, rotated, owner.token, link.token, link.ticket]) {
      expect(stored.includes(secret)).toBe(false);
      expect(logged.includes(secret)).toBe(false);
    }
  });
});

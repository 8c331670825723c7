import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SignJWT } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import { type AccessClient, ask, createAccessClient } from './accessClient.ts';
import { testDatabase } from './postgres/testDatabase.ts';
import { type Outcome, runDrawbridge } from './runDrawbridge.ts';
import { type ServerProcess, startServerProcess } from './serverProcess.ts';

const SIGN_IN_SECRET = 'a secret of 32 characters or more';

/** A busy machine is slow, not wrong. */
const PATIENCE = { timeout: 20_000 };

let root: string;
let env: Readonly<Record<string, string>>;
let servers: ServerProcess[] = [];
const clients: AccessClient[] = [];

afterEach(async () => {
  for (const { socket } of clients.splice(0)) socket.disconnect();
  await Promise.all(servers.map((server) => server.end('SIGKILL')));
  rmSync(root, { recursive: true });
});

async function start(nodes: number, settings: Readonly<Record<string, string>> = {}): Promise<void> {
  root = mkdtempSync(join(tmpdir(), 'drawbridge-user-'));
  env = { DATA_DIR: root, SIGN_IN: 'token', SIGN_IN_SECRET, ...settings };
  servers = await Promise.all(
    Array.from({ length: nodes }, (_, index) =>
      startServerProcess({ ...env, DATA_DIR: join(root, nodes === 1 ? '' : String(index)) }),
    ),
  );
}

const run = (...args: string[]): Promise<Outcome> => runDrawbridge(['user', ...args], env);
const lines = ({ stdout }: Outcome): unknown[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Answers the cookie. */
async function signIn(url: string, sub: string): Promise<string> {
  const token = await new SignJWT({ sub, name: `${sub}!`, aud: 'drawbridge' })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('10m')
    .sign(new TextEncoder().encode(SIGN_IN_SECRET));
  const response = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

async function come(url: string, cookie: string): Promise<{ client: AccessClient; token: string }> {
  const { token } = await ask(url, 'board/token', { body: {}, headers: { cookie } });
  const client = createAccessClient(url);
  clients.push(client);
  expect(await client.join({ token })).toMatchObject({ ok: true });
  return { client, token };
}

/** What one is called by the cookie. */
async function nameBy(url: string, cookie: string): Promise<unknown> {
  const response = await fetch(`${url}/api/sign-in`, { headers: { cookie } });
  return ((await response.json()) as { readonly user?: { readonly name: string } }).user?.name;
}

/** Ends what Ada is signed in to, and looks what that means for her and for Ben at each of the servers. Answers her cookie. */
async function expectEnded(): Promise<string> {
  const stays = await Promise.all(
    servers.map(async ({ url }) => {
      const [ada, ben] = [await signIn(url, 'ada'), await signIn(url, 'ben')];
      return { url, ada, ben, hers: await come(url, ada), his: await come(url, ben) };
    }),
  );
  const ended = stays.map(({ hers }) => hers.client.next('session:end'));
  // Times in tokens are whole seconds, and what was given in the second of the end is ended.
  expect(await run('ada', '--end')).toMatchObject({ code: 0, stderr: '' });
  expect(await Promise.all(ended)).toEqual(stays.map(() => expect.objectContaining({ code: 'auth' })));
  for (const { url, ada, ben, hers, his } of stays) {
    expect([await nameBy(url, ada), await nameBy(url, ben)]).toEqual([undefined, 'ben!']);
    const again = createAccessClient(url);
    clients.push(again);
    expect(await again.join({ token: hers.token })).toMatchObject({ ok: false, error: 'auth' });
    expect(await his.client.refresh(his.token)).toMatchObject({ ok: true });
  }
  // Nobody forbade her to come back.
  const [{ url, ada }] = stays as [(typeof stays)[0]];
  await expect.poll(async () => nameBy(url, await signIn(url, 'ada')), PATIENCE).toBe('ada!');
  return ada;
}

describe('The people who have signed in', { timeout: 60_000 }, () => {
  it('are listed and shown with what they did, while the server runs', async () => {
    await start(1);
    const [{ url }] = servers as [ServerProcess];
    const ada = await signIn(url, 'ada');
    await signIn(url, 'ben');
    await ask(url, 'board/claim', { body: {}, headers: { cookie: ada } });
    await expect.poll(async () => (await run()).stdout.split('\n').length, PATIENCE).toBe(3);
    const at = expect.stringMatching(/^20\d\d-.*Z$/);
    const known = { firstSignInAt: at, lastSignInAt: at };
    expect(lines(await run())).toEqual([
      { id: 'ada', name: 'ada!', ...known },
      { id: 'ben', name: 'ben!', ...known },
    ]);
    expect(lines(await run('ada'))).toEqual([
      { id: 'ada', name: 'ada!', ...known },
      { at, did: 'user:sign-in' },
      { at, board: 'board', did: 'board:claim', about: {} },
    ]);
    expect(await run('cem')).toMatchObject({ code: 1, stderr: 'Nobody with the id "cem" has signed in.\n' });
    expect(await run('--end')).toMatchObject({ code: 1, stderr: 'Whose? Name the id of a person.\n' });
  });

  it('are sent away from all boards when that is ended, and nobody else is', async () => {
    await start(1);
    const cookie = await expectEnded();
    expect(lines(await run('ada'))[0]).toMatchObject({ id: 'ada', endedAt: expect.any(String) });
    const audit = await runDrawbridge(['audit'], env);
    expect(audit.stdout).toContain('"did":"user:end","who":{"kind":"operator"},"about":{"user":"ada"}');
    // It holds after a restart, too.
    const [server] = servers as [ServerProcess];
    await server.end('SIGTERM');
    const next = await startServerProcess(env);
    servers = [next];
    expect(await nameBy(next.url, cookie)).toBeUndefined();
  });

  it('are sent away from all servers of one database', async () => {
    await start(2, { DATABASE_URL: await testDatabase('ended-users') });
    await expectEnded();
  });
});

import { type JoinRequest, parsePresenceFrame } from '@drawbridge/protocol';
import { SignJWT } from 'jose';
import { afterEach, expect, it } from 'vitest';
import { type AccessClient, ask, createAccessClient } from './accessClient.ts';
import { startTestServer, type TestServer } from './testServer.ts';

const SECRET = 'a secret of 32 characters or more';

let server: TestServer;
const clients: AccessClient[] = [];

afterEach(async () => {
  for (const { socket } of clients.splice(0)) socket.disconnect();
  await server.close();
});

/** A token of the board for somebody whom the application of the server knows. */
async function tokenOf(user: string): Promise<string> {
  const token = await new SignJWT({ sub: user, aud: 'drawbridge' })
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(SECRET));
  const signedIn = await fetch(`${server.url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return (await ask(server.url, 'board/token', { body: {}, headers: { cookie } })).token;
}

async function join(request: Partial<JoinRequest> = {}) {
  const client = createAccessClient(server.url);
  clients.push(client);
  return { client, joined: await client.join(request) };
}

it('somebody who has signed in has so many boards open, and others are not held up by that', async () => {
  const settings = { signIn: 'token', signInSecret: SECRET, maxConnectionsPerUser: 2 } as const;
  server = await startTestServer(settings);
  const token = await tokenOf('ada');
  const first = await join({ token });
  await join({ token });
  const third = await join({ token });
  expect(third.joined).toMatchObject({ ok: false, error: 'full', retryMs: 20_000 });
  expect((await join({ token: await tokenOf('ben') })).joined).toMatchObject({ ok: true });
  expect((await join()).joined).toMatchObject({ ok: true });
  first.client.socket.disconnect();
  await expect.poll(async () => (await third.client.join({ token })).ok).toBe(true);
});

it('somebody who has signed in joins so often', async () => {
  server = await startTestServer({ signIn: 'token', signInSecret: SECRET, maxJoinsPerSecond: 1 });
  const token = await tokenOf('ada');
  const answers = [];
  for (let index = 0; index < 20; index += 1) answers.push((await join({ token })).joined);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ ok: false, error: 'rate' });
  expect((await join()).joined).toMatchObject({ ok: true });
});

it('nobody is seen to do anything before it is known that they are there', async () => {
  server = await startTestServer();
  const { client: ann } = await join();
  const known = new Set<number>();
  const seen = new Set<number>();
  const strangers: number[] = [];
  ann.socket.on('peers:changed', ({ here }) => {
    for (const { peerId } of here) known.add(peerId);
  });
  ann.socket.on('presence:frame', (frame) => {
    for (const { peerId } of parsePresenceFrame(frame) ?? []) {
      seen.add(peerId);
      if (!known.has(peerId)) strangers.push(peerId);
    }
  });
  // Those after the first come so soon that they are told of together, and they draw sooner.
  for (let nth = 0; nth < 4; nth += 1) (await join()).client.draw();
  await expect.poll(() => seen.size).toBe(4);
  expect(strangers).toEqual([]);
});

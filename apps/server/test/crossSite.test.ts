import { SIGN_IN_API, UPLOAD_LENGTH, UPLOAD_OFFSET } from '@drawbridge/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccessClient, makeBoard } from './accessClient.ts';
import { startTestServer, type TestServer } from './testServer.ts';

interface Change {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}

/** Everything over HTTP that changes something. A new endpoint is a new line. */
const CHANGES: readonly Change[] = [
  { method: 'POST', path: '/api/boards/board/token', body: {} },
  { method: 'POST', path: '/api/boards/another/claim', body: {} },
  { method: 'PATCH', path: '/api/boards/board/links', body: { openRole: 'none' } },
  { method: 'POST', path: '/api/boards/board/links', body: { role: 'own', name: 'Mallory' } },
  { method: 'PATCH', path: '/api/boards/board/links/{link}', body: { role: 'own' } },
  { method: 'POST', path: '/api/boards/board/links/{link}/rotate' },
  { method: 'DELETE', path: '/api/boards/board/links/{link}' },
  { method: 'DELETE', path: '/api/boards/board/board' },
  { method: 'POST', path: '/api/boards/board/history/versions', body: { seq: 1, name: 'Plan' } },
  { method: 'PATCH', path: '/api/boards/board/history/versions/{version}', body: { name: 'Changed' } },
  { method: 'DELETE', path: '/api/boards/board/history/versions/{version}' },
  { method: 'PATCH', path: `/api/boards/board/files/${'a'.repeat(64)}` },
  { method: 'POST', path: '/api/boards', body: {} },
  { method: 'PATCH', path: '/api/boards/board', body: { changes: [{ name: 'Changed' }] } },
  { method: 'POST', path: '/api/boards/board/updates' },
  { method: 'POST', path: '/api/boards/board/leases' },
  { method: 'POST', path: '/api/boards/board/tokens', body: { name: 'Mallory', scopes: ['write'] } },
  { method: 'DELETE', path: '/api/boards/board/tokens/{token}' },
  { method: 'POST', path: '/api/boards/board/webhooks', body: { url: 'http://10.0.0.1/' } },
  { method: 'DELETE', path: '/api/boards/board/webhooks/{webhook}' },
  { method: 'POST', path: SIGN_IN_API, body: { token: 'x.y.z' } },
  { method: 'DELETE', path: SIGN_IN_API },
];
const isDeletion = ({ path }: Change): boolean => path.endsWith('/board/board');
const json = { 'content-type': 'application/json' };
const FOREIGN_PAGE = /Pages of another site may not/;

let server: TestServer;
/** What a browser could bring along at most. */
let credentials: Readonly<Record<string, string>>;
let places: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = await startTestServer({
    signIn: 'token',
    signInSecret: 'a secret of 32 characters or more',
    trustedProxies: 1,
  });
  const owner = await makeBoard(server.url);
  credentials = { authorization: `Bearer ${owner.token}`, [UPLOAD_OFFSET]: '0', [UPLOAD_LENGTH]: '3' };
  const ada = createAccessClient(server.url);
  await ada.push(await ada.join({ token: owner.token }));
  ada.socket.disconnect();
  const link = await owner.link('view');
  const make = (what: string, body: object) =>
    send('POST', `/api/boards/board/${what}`, { body: JSON.stringify(body) });
  const named = await make('history/versions', { seq: 1, name: 'Kept' });
  places = {
    link: link.id,
    version: String(idOf(named)),
    token: String(idOf(await make('tokens', { name: 'Kept', scopes: ['read'] }))),
    webhook: String(idOf(await make('webhooks', { url: 'http://10.0.0.1/' }))),
  };
});
afterAll(() => server.close());

async function send(
  method: string,
  path: string,
  { headers = {}, body }: { readonly headers?: Record<string, string>; readonly body?: string } = {},
): Promise<{ readonly status: number; readonly text: string }> {
  const at = path.replace(/\{(\w+)\}/, (_whole, name) => places[name] ?? '');
  const response = await fetch(server.url + at, {
    method,
    headers: { ...credentials, ...json, 'x-forwarded-for': nextAddress(), ...headers },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, text: await response.text() };
}

function idOf({ text }: { readonly text: string }): unknown {
  return (JSON.parse(text) as { id: unknown }).id;
}

/** Who was refused too often would be refused for that. */
let addresses = 0;
function nextAddress(): string {
  addresses += 1;
  return `10.0.${addresses >> 8}.${addresses & 255}`;
}

/** All that these requests could have changed, as the owner sees it. */
const everything = () =>
  Promise.all(
    ['links', 'history', 'tokens', 'webhooks', 'shapes'].map(
      async (what) => (await send('GET', `/api/boards/board/${what}`)).text,
    ),
  );

describe.each(CHANGES)('$method $path', ({ method, path, body: content }) => {
  const body = content === undefined ? {} : { body: JSON.stringify(content) };

  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['another port of this host', { origin: 'http://127.0.0.1:1' }],
    ['a page that hides its origin', { 'sec-fetch-site': 'cross-site' }],
    ['a page of a neighbouring host', { 'sec-fetch-site': 'same-site' }],
  ])('is refused to %s, with all that its browser brings along', async (_who, headers) => {
    const before = await everything();
    const { status, text } = await send(method, path, { headers, ...body });
    expect([status, text]).toEqual([403, expect.stringMatching(FOREIGN_PAGE)]);
    expect(await everything()).toEqual(before);
  });
});

describe.each(CHANGES.filter(({ body }) => body))('$method $path', ({ method, path, body: content }) => {
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'takes nothing from a form: %s',
    async (type) => {
      const before = await everything();
      const { status } = await send(method, path, {
        headers: { 'content-type': type },
        body: JSON.stringify(content),
      });
      expect([400, 415]).toContain(status);
      expect(await everything()).toEqual(before);
    },
  );
});

/** Last, as it works. What is deleted at the end would be missing before. */
it.each(CHANGES.toSorted((a, b) => Number(isDeletion(a)) - Number(isDeletion(b))))(
  '$method $path is for programs and pages of this server',
  async ({ method, path, body: content }) => {
    const body = content === undefined ? {} : { body: JSON.stringify(content) };
    for (const headers of [{}, { origin: server.url, 'sec-fetch-site': 'same-origin' }])
      expect((await send(method, path, { headers, ...body })).text).not.toMatch(FOREIGN_PAGE);
  },
);

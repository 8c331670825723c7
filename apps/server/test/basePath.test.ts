import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeBoard } from './accessClient.ts';
import { createBrowser } from './browser.ts';
import { startOidcProvider } from './oidcProvider/startOidcProvider.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;

afterEach(() => server.close());

const originOf = ({ url }: TestServer): string => new URL(url).origin;

describe('A server under a path', () => {
  beforeEach(async () => {
    server = await startTestServer({ basePath: '/tools/board' });
  });

  it('says so in its address, and sends people to boards below it', async () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/tools\/board$/);
    for (const path of ['', '/']) {
      const answer = await fetch(server.url + path, { redirect: 'manual' });
      expect(answer.headers.get('location')).toMatch(/^\/tools\/board\/b\/\w/);
    }
  });

  it.each(['websocket', 'polling'] as const)(
    'is reached by %s, with and without the path',
    async (transport) => {
      const ada = server.open({ transports: [transport] });
      const ben = server.open({ transports: [transport], url: originOf(server) });
      await Promise.all([ada.synced, ben.synced]);
      const arrived = new Promise<void>((resolve) => ben.doc.on('update', () => resolve()));
      ada.doc.getMap('board').set('name', 'Plan');
      await arrived;
      expect(ben.doc.getMap('board').get('name')).toBe('Plan');
    },
  );

  it('answers whoever looks after it at both places', async () => {
    for (const url of [server.url, originOf(server)])
      expect(await (await fetch(`${url}/healthz`)).text()).toBe('ok\n');
    expect((await fetch(`${originOf(server)}/tools/boards`)).status).toBe(404);
  });

  it('gives out cookies for what is below it only', async () => {
    const { key } = await makeBoard(server.url);
    const response = await fetch(`${server.url}/api/boards/board/token`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ key }),
    });
    expect(response.headers.getSetCookie()).toEqual([
      expect.stringContaining('; Path=/tools/board/api/boards/board/files/; '),
    ]);
  });
});

describe('Signing in under a path', () => {
  it('leads to the provider and back below it', async () => {
    const provider = await startOidcProvider();
    server = await startTestServer({
      basePath: '/board',
      signIn: 'oidc',
      oidcIssuer: provider.issuer,
      oidcClientId: 'board',
      oidcClientSecret: 'the provider and the board know this',
    });
    const browser = createBrowser(({ pathname }) => pathname === '/board/sign-in/done');
    const state = await (await fetch(`${server.url}/api/sign-in`)).json();
    expect(state).toMatchObject({ address: '/board/sign-in/start' });
    const form = await browser.get(`${originOf(server)}/board/sign-in/start`);
    const action = /<form[^>]* action="([^"]+)"/.exec(await form.text())?.[1] ?? '';
    const back = await browser.post(action, { prompt: 'login', login: 'ada', password: 'any' });
    expect(back.headers.get('location')).toBe('/board/sign-in/done');
    const headers = { cookie: browser.cookies(server.url) };
    expect(await (await fetch(`${server.url}/api/sign-in`, { headers })).json()).toMatchObject({
      user: { name: 'Ada of Example' },
    });
    const own = browser.setCookies.filter((line) => line.startsWith('drawbridge_'));
    const paths = own.map((line) => /; Path=([^;]+)/.exec(line)?.[1]);
    expect(new Set(paths)).toEqual(new Set(['/board/sign-in/callback', '/board']));
    await provider.end();
  });
});

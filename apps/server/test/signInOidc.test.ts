import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask, createAccessClient, makeBoard } from './accessClient.ts';
import { type Browser, createBrowser } from './browser.ts';
import { type OidcProcess, startOidcProvider } from './oidcProvider/startOidcProvider.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let provider: OidcProcess;
let server: TestServer;

const start = async (settings: object = {}) => {
  server = await startTestServer({
    signIn: 'oidc',
    oidcIssuer: provider.issuer,
    oidcClientId: 'board',
    oidcClientSecret: 'the provider and the board know this',
    ...settings,
  });
};

beforeEach(async () => {
  provider = await startOidcProvider();
});

afterEach(async () => {
  await server.close();
  await provider.end();
});

/** Stops where the page would go on. */
const isDone = ({ pathname }: URL): boolean => pathname === '/sign-in/done';

/** Goes to the provider, says a name there, and comes back. Answers where to. */
async function signIn(browser: Browser, login = 'ada'): Promise<string | null> {
  const form = await browser.get(`${server.url}/sign-in/start`);
  const action = /<form[^>]* action="([^"]+)"/.exec(await form.text())?.[1] ?? '';
  const back = await browser.post(action, { prompt: 'login', login, password: 'any' });
  return back.headers.get('location');
}

const whoIs = async (cookie: string) =>
  (await fetch(`${server.url}/api/sign-in`, { headers: { cookie } })).json() as Promise<object>;

describe('Signing in at a provider', () => {
  it('goes there and back, and the server knows the name', async () => {
    await start();
    const browser = createBrowser(isDone);
    expect(await whoIs('')).toEqual({ mode: 'oidc', guests: true, address: '/sign-in/start' });
    expect(await signIn(browser)).toBe('/sign-in/done');
    const cookie = browser.cookies(server.url);
    expect(await whoIs(cookie)).toMatchObject({ user: { name: 'Ada of Example' } });
  });

  it('asks by code with PKCE, a state and a nonce, and for nothing in the address after it', async () => {
    await start();
    const response = await fetch(`${server.url}/sign-in/start`, { redirect: 'manual' });
    const address = new URL(response.headers.get('location') ?? '');
    expect(address.origin).toBe(provider.issuer);
    const asked = Object.fromEntries(address.searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: `${server.url}/sign-in/callback`,
    });
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked[name]).toMatch(/^[\w-]{43}$/);
  });

  it('keeps who one is out of reach of scripts, other sites and plain http', async () => {
    await start();
    const browser = createBrowser(isDone);
    await signIn(browser);
    const session = browser.setCookies.find((line) => line.startsWith('drawbridge_session='));
    expect(session).toMatch(/; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    const https = await fetch(`${server.url}/sign-in/start`, { redirect: 'manual' });
    expect(https.headers.getSetCookie()[0]).toMatch(
      /^drawbridge_trip_.*Path=\/sign-in\/callback; .*HttpOnly; SameSite=Lax$/,
    );
    await server.close();
    await start({ publicUrl: 'https://board.example.org' });
    const secure = await fetch(`${server.url}/sign-in/start`, { redirect: 'manual' });
    expect(secure.headers.getSetCookie()[0]).toMatch(/; Secure$/);
    expect(secure.headers.get('location')).toContain(
      encodeURIComponent('https://board.example.org/sign-in/callback'),
    );
  });

  it('shows the name of the provider to others, whatever the page says', async () => {
    await start();
    const browser = createBrowser(isDone);
    await signIn(browser);
    const headers = { cookie: browser.cookies(server.url) };
    const { token } = await ask(server.url, 'board/token', { body: {}, headers });
    const [ada, guest] = [createAccessClient(server.url), createAccessClient(server.url)];
    const first = await ada.join({ token, profile: { name: 'Queen', color: '#112233' } });
    expect(first).toMatchObject({ ok: true, name: 'Ada of Example' });
    const second = await guest.join({ profile: { name: 'Ada of Example', color: '#445566' } });
    const seen = second.ok ? second.peers : [];
    expect(seen).toEqual([
      { name: 'Ada of Example', color: '#112233', peerId: expect.any(Number), isSignedIn: true },
    ]);
    const changed = ada.nextPeer(({ color }) => color === '#000000');
    await guest.socket.emitWithAck('profile:set', { name: 'Ada of Example', color: '#000000' });
    expect(await changed).not.toHaveProperty('isSignedIn');
    const renamed = guest.nextPeer(({ isSignedIn, color }) => isSignedIn === true && color === '#000000');
    await ada.socket.emitWithAck('profile:set', { name: 'Somebody', color: '#000000' });
    expect(await renamed).toMatchObject({ name: 'Ada of Example', color: '#000000', isSignedIn: true });
    for (const { socket } of [ada, guest]) socket.disconnect();
  });

  it('is no way to bring a name along by oneself', async () => {
    await start();
    const mallory = createAccessClient(server.url);
    const profile = { name: 'Ada', color: '#112233', isSignedIn: true };
    expect(await mallory.join({ profile })).toMatchObject({ ok: false, error: 'invalid' });
    mallory.socket.disconnect();
  });

  it.each([
    ['with another state', (url: URL) => url.searchParams.set('state', 'x'.repeat(43)), 'expired'],
    ['with a code that was made up', (url: URL) => url.searchParams.set('code', 'made-up'), 'failed'],
    ['of another issuer', (url: URL) => url.searchParams.set('iss', 'https://evil.example'), 'failed'],
    [
      'that says no',
      (url: URL) => {
        url.searchParams.delete('code');
        url.searchParams.set('error', 'access_denied');
      },
      'refused',
    ],
  ])('ends without it for a way back %s', async (_what, change, failure) => {
    await start();
    const isBack = ({ pathname }: URL): boolean => pathname === '/sign-in/callback';
    const browser = createBrowser((url) => isBack(url) || isDone(url));
    const back = new URL((await signIn(browser)) ?? '');
    change(back);
    const response = await browser.get(back.href);
    expect(response.headers.get('location')).toBe(`/sign-in/done#${failure}`);
    expect(browser.cookies(server.url)).not.toContain('drawbridge_session');
  });

  it('ends without it for a way back in another browser, and for the second time', async () => {
    await start();
    const isBack = ({ pathname }: URL): boolean => pathname === '/sign-in/callback';
    const browser = createBrowser((url) => isBack(url) || isDone(url));
    const back = (await signIn(browser)) ?? '';
    const stranger = createBrowser(isDone);
    expect((await stranger.get(back)).headers.get('location')).toBe('/sign-in/done#expired');
    expect((await browser.get(back)).headers.get('location')).toBe('/sign-in/done');
    expect((await browser.get(back)).headers.get('location')).toBe('/sign-in/done#expired');
  });

  it('says so when the provider does not answer, and goes on when it does; who is signed in stays so', async () => {
    await start();
    const early = createBrowser(isDone);
    await signIn(early);
    const { port } = new URL(provider.issuer);
    await provider.end();
    expect(await whoIs(early.cookies(server.url))).toMatchObject({ user: { name: 'Ada of Example' } });
    await server.close();
    await start();
    const browser = createBrowser(isDone);
    const refused = await browser.get(`${server.url}/sign-in/start`);
    expect(refused.headers.get('location')).toBe('/sign-in/done#unavailable');
    provider = await startOidcProvider(port);
    expect(await signIn(browser, 'ben')).toBe('/sign-in/done');
    expect(await whoIs(browser.cookies(server.url))).toMatchObject({ user: { name: 'Ben of Example' } });
  });

  it('ends when one signs out', async () => {
    await start();
    const browser = createBrowser(isDone);
    await signIn(browser);
    const cookie = browser.cookies(server.url);
    const out = await fetch(`${server.url}/api/sign-in`, { method: 'DELETE', headers: { cookie } });
    expect(out.headers.get('set-cookie')).toMatch(/^drawbridge_session=; .*Max-Age=0/);
    const elsewhere = { origin: 'https://evil.example' };
    expect((await fetch(`${server.url}/api/sign-in`, { method: 'DELETE', headers: elsewhere })).status).toBe(
      403,
    );
  });

  it('is over after its time, and what is open to people who have signed in only, too', async () => {
    await start({ signInSeconds: 2 });
    const owner = await makeBoard(server.url);
    await owner.general('none');
    await owner.signedIn('edit');
    const browser = createBrowser(isDone);
    await signIn(browser);
    const headers = { cookie: browser.cookies(server.url) };
    const { token } = await ask(server.url, 'board/token', { body: {}, headers });
    const ada = createAccessClient(server.url);
    const joined = await ada.join({ token });
    expect(joined).toMatchObject({ ok: true, role: 'edit', name: 'Ada of Example' });
    expect(await ada.push(joined)).toEqual({ ok: true, seq: 1 });
    await expect
      .poll(() => ask(server.url, 'board/token', { body: {}, headers }), { timeout: 5_000 })
      .toMatchObject({ status: 401, error: 'sign_in' });
    ada.socket.disconnect();
  });
});

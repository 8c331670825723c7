import { SIGN_IN_START } from '@drawbridge/protocol';
import { SignJWT } from 'jose';
import { afterEach, describe, expect, it } from 'vitest';
import type { Config } from '../src/config.ts';
import { startOidcProvider } from './oidcProvider/startOidcProvider.ts';
import { startTestServer, type TestServer } from './testServer.ts';

const SECRET = 'a secret of 32 characters or more';

let server: TestServer;
afterEach(() => server.close());

/** How somebody comes, and whether cookies may then go over plain http. */
interface Way {
  readonly settings?: Partial<Config>;
  readonly headers?: Readonly<Record<string, string>>;
}

const HTTPS: readonly (readonly [string, Way])[] = [
  ['the public address', { settings: { publicUrl: 'https://board.example.org' } }],
  ['a trusted proxy', { settings: { trustedProxies: 1 }, headers: { 'x-forwarded-proto': 'https' } }],
];
const HTTP: readonly (readonly [string, Way])[] = [
  ['nothing', {}],
  ['a proxy that nobody trusts', { headers: { 'x-forwarded-proto': 'https' } }],
];

async function setCookies(path: string, init: RequestInit): Promise<string[]> {
  const response = await fetch(server.url + path, { redirect: 'manual', ...init });
  return response.headers.getSetCookie();
}

const post = (body: object, headers: Way['headers']): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** Each cookie that there is: how it is had, its name, and what follows its value. */
const COOKIES = {
  async session({ settings, headers }: Way) {
    server = await startTestServer({ signIn: 'token', signInSecret: SECRET, ...settings });
    const token = await new SignJWT({ sub: 'u1', aud: 'drawbridge' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new TextEncoder().encode(SECRET));
    return setCookies('/api/sign-in', post({ token }, headers));
  },
  async trip({ settings, headers }: Way) {
    const provider = await startOidcProvider();
    const { issuer: oidcIssuer } = provider;
    server = await startTestServer({ signIn: 'oidc', oidcIssuer, oidcClientId: 'board', ...settings });
    const cookies = await setCookies(SIGN_IN_START, headers ? { headers } : {});
    await provider.end();
    return cookies;
  },
  async files({ settings, headers }: Way) {
    server = await startTestServer(settings);
    return setCookies('/api/boards/plan/token', post({}, headers));
  },
} as const;

const RULES = {
  session: /^(?:__Host-)?drawbridge_session=[\w.-]+; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax/,
  trip: /^drawbridge_trip_[\w-]+=[\w.-]+; Path=\/sign-in\/callback; Max-Age=900; HttpOnly; SameSite=Lax/,
  files:
    /^drawbridge_token=[\w.-]+; Path=\/api\/boards\/plan\/files\/; Max-Age=\d+; HttpOnly; SameSite=Strict/,
} as const;

describe.each(['session', 'trip', 'files'] as const)('The cookie %s', (name) => {
  it.each(HTTPS)('is for https only, where %s says that people come by it', async (_who, way) => {
    const [cookie, ...others] = await COOKIES[name](way);
    expect(others).toEqual([]);
    expect(cookie).toMatch(new RegExp(`${RULES[name].source}; Secure$`));
    if (name === 'session') expect(cookie).toMatch(/^__Host-/);
  });

  it.each(HTTP)(
    'goes over http where %s says otherwise, and is kept from scripts and other sites',
    async (_who, way) => {
      const [cookie, ...others] = await COOKIES[name](way);
      expect(others).toEqual([]);
      expect(cookie).toMatch(new RegExp(`${RULES[name].source}$`));
    },
  );

  it('belongs to the path under which the server is', async () => {
    const [cookie] = await COOKIES[name]({ settings: { basePath: '/draw' } });
    expect(cookie).toMatch(new RegExp(RULES[name].source.replace('Path=\\/', 'Path=\\/draw(?:\\/|(?=;))')));
  });
});

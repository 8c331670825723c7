import { createServer, type Server } from 'node:http';
import { exportJWK, type GenerateKeyPairResult, generateKeyPair, SignJWT } from 'jose';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../test/listen.ts';
import { createHostTokens, type HostTokens } from './hostTokens.ts';

type Pair = GenerateKeyPairResult;

let http: Server;
let url: string;
let published: readonly object[];
let status: number;
let fetches: number;

/** The place where the application publishes its keys. */
beforeEach(async () => {
  published = [];
  status = 200;
  fetches = 0;
  http = createServer((_request, response) => {
    fetches += 1;
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify({ keys: published }));
  });
  url = `${await listen(http)}/jwks`;
});

afterEach(() => {
  http.closeAllConnections();
  http.close();
});

const open = (cooldownMs = 0): HostTokens =>
  createHostTokens({
    key: { kind: 'jwks', url },
    issuer: '',
    audience: 'drawbridge',
    clockSkewSeconds: 30,
    log: pino({ level: 'silent' }),
    cooldownMs,
  });

const pair = (alg = 'RS256'): Promise<Pair> => generateKeyPair(alg, { extractable: true });

const publish = async (kid: string, { publicKey }: Pair, alg = 'RS256') => {
  published = [{ ...(await exportJWK(publicKey)), kid, alg, use: 'sig' }];
};

const sign = (kid: string, { privateKey }: Pair, alg = 'RS256') =>
  new SignJWT({ sub: 'u1', name: 'Ada', aud: 'drawbridge' })
    .setExpirationTime('5m')
    .setProtectedHeader({ alg, kid })
    .sign(privateKey);

const ADA = { identity: { user: { id: 'u1', name: 'Ada' } } };

describe('Keys that the application publishes', () => {
  it.each(['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA'])('verify tokens signed by %s', async (alg) => {
    const keys = await pair(alg);
    await publish('one', keys, alg);
    expect(await open().verify(await sign('one', keys, alg))).toMatchObject(ADA);
  });

  it('are looked for again when a token has an unknown one, so that they can be replaced', async () => {
    const [first, second] = [await pair(), await pair()];
    const tokens = open();
    await publish('one', first);
    expect(await tokens.verify(await sign('one', first))).toMatchObject(ADA);
    await publish('two', second);
    expect(await tokens.verify(await sign('two', second))).toMatchObject(ADA);
    expect(await tokens.verify(await sign('one', first))).toMatchObject({ error: 'sign_in' });
  });

  it('are not looked for again and again for tokens that somebody makes up', async () => {
    const [known, made] = [await pair(), await pair()];
    const tokens = open(60_000);
    await publish('one', known);
    await tokens.verify(await sign('one', known));
    for (let count = 0; count < 5; count += 1) {
      const outcome = await tokens.verify(await sign(`made up ${count}`, made));
      expect(outcome).toMatchObject({ error: 'sign_in', message: expect.stringContaining('not known') });
    }
    expect(fetches).toBe(1);
  });

  it('do not verify what another key signed under their name', async () => {
    await publish('one', await pair());
    expect(await open().verify(await sign('one', await pair()))).toMatchObject({ error: 'sign_in' });
  });

  it('do not verify what was signed with a public one as a secret', async () => {
    const keys = await pair();
    await publish('one', keys);
    const secret = new TextEncoder().encode(JSON.stringify(published[0]));
    const token = await new SignJWT({ sub: 'u1', aud: 'drawbridge' })
      .setExpirationTime('5m')
      .setProtectedHeader({ alg: 'HS256', kid: 'one' })
      .sign(secret);
    expect(await open().verify(token)).toMatchObject({ error: 'sign_in' });
    expect(fetches).toBe(0);
  });

  it.each([404, 500])('that cannot be had (%i) are said to be so, and had later', async (code) => {
    const keys = await pair();
    await publish('one', keys);
    const tokens = open();
    status = code;
    expect(await tokens.verify(await sign('one', keys))).toMatchObject({ error: 'unavailable' });
    status = 200;
    expect(await tokens.verify(await sign('one', keys))).toMatchObject(ADA);
  });

  it('that nobody serves are said to be so', async () => {
    const tokens = open();
    http.close();
    expect(await tokens.verify(await sign('one', await pair()))).toMatchObject({ error: 'unavailable' });
  });
});

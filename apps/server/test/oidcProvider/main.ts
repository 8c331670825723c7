import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type Configuration, type KoaContextWithOIDC } from 'oidc-provider';

/**
 * An OpenID provider in a process of its own, for tests: anybody gets in with any password, and Ada is called "Ada of
 * Example". Prints where it listens. It lets people come back to any address of this machine, as servers of tests have no
 * port before they run.
 */
const CLIENT = { id: 'board', secret: 'the provider and the board know this' };

const { PORT = '0' } = process.env;

async function createProvider(issuer: string): Promise<Provider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const provider = new Provider(issuer, {
    ...configuration,
    jwks: {
      keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig', kid: crypto.randomUUID() }],
    },
  });
  provider.Client.prototype.redirectUriAllowed = (address: string) =>
    ['127.0.0.1', 'localhost'].includes(new URL(address).hostname);
  provider.use(dropForeignFonts);
  return provider;
}

/** Its pages ask another host for a font, which in Firefox may count as asked by the page that one comes from. */
async function dropForeignFonts(context: { body: unknown }, next: () => Promise<unknown>): Promise<void> {
  await next();
  if (typeof context.body === 'string') context.body = context.body.replaceAll(/@import url\([^)]*\);/g, '');
}

const configuration: Configuration = {
  clients: [
    {
      client_id: CLIENT.id,
      client_secret: CLIENT.secret,
      redirect_uris: ['http://127.0.0.1/sign-in/callback'],
    },
  ],
  cookies: { keys: ['a key of a test'] },
  claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
  pkce: { required: () => true },
  findAccount: (_context, accountId) => ({
    accountId,
    claims: () => ({ sub: accountId, name: nameOf(accountId), email: `${accountId}@example.org` }),
  }),
  loadExistingGrant: grantEverything,
};

function nameOf(id: string): string {
  return `${id.charAt(0).toUpperCase()}${id.slice(1)} of Example`;
}

/** Nobody is asked whether the board may know their name. */
async function grantEverything({ oidc }: KoaContextWithOIDC) {
  const { client, session, provider } = oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile email');
  await grant.save();
  return grant;
}

const http = createServer();
http.listen(Number(PORT), '127.0.0.1', async () => {
  // A TCP server that listens has an address of this kind.
  const { port } = http.address() as AddressInfo;
  const issuer = `http://127.0.0.1:${port}`;
  http.on('request', (await createProvider(issuer)).callback());
  process.stdout.write(`The provider is listening on ${issuer}\n`);
});

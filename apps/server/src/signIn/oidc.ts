import type { SignInFailure } from '@drawbridge/protocol';
import * as client from 'openid-client';
import type { Log } from '../log.ts';
import { type Identity, parseIdentity } from './identity.ts';

/** What this server has to know of somebody who is at the provider, until they are back. */
export interface Trip {
  readonly state: string;
  readonly nonce: string;
  /** Of PKCE. */
  readonly verifier: string;
}

/** Signing in at an OpenID provider, by authorization code with PKCE. Neither method rejects. */
export interface Oidc {
  begin(callback: URL): Promise<{ readonly address: URL; readonly trip: Trip } | SignInFailure>;
  /** `returned` is the address by which they came back, with its query. */
  finish(returned: URL, trip: Trip): Promise<Identity | SignInFailure>;
}

export interface OidcDeps {
  readonly issuer: string;
  readonly clientId: string;
  /** Empty for a public client. */
  readonly clientSecret: string;
  readonly scope: string;
  readonly clockSkewSeconds: number;
  readonly log: Log;
}

/** Of one request to the provider. */
const TIMEOUT_SECONDS = 5;

export function createOidc(deps: OidcDeps): Oidc {
  const { scope, log } = deps;
  let discovered: Promise<client.Configuration> | undefined;

  /** Once, unless it fails: the provider may be started after this server. */
  const provider = (): Promise<client.Configuration> => {
    discovered ??= discover(deps).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };

  const failed = (error: unknown, doing: string): SignInFailure => {
    const failure = failureOf(error);
    log.warn({ failure, reason: reasonOf(error) }, `sign-in not ${doing}`);
    return failure;
  };

  return {
    async begin(callback) {
      const trip = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      try {
        const address = client.buildAuthorizationUrl(await provider(), {
          redirect_uri: callback.href,
          scope,
          state: trip.state,
          nonce: trip.nonce,
          code_challenge: await client.calculatePKCECodeChallenge(trip.verifier),
          code_challenge_method: 'S256',
        });
        return { address, trip };
      } catch (error) {
        return failed(error, 'begun');
      }
    },
    async finish(returned, { state, nonce, verifier }) {
      try {
        const configuration = await provider();
        const tokens = await client.authorizationCodeGrant(configuration, returned, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) return 'failed';
        const more = await askMore(configuration, tokens.access_token, claims).catch((error: unknown) => {
          // What is known has to do.
          log.warn({ reason: reasonOf(error) }, 'provider did not tell more of who signed in');
          return undefined;
        });
        // Of what else a provider may say, such as roles of its own, nothing is meant for boards.
        const { sub, name, preferred_username, email } = { ...claims, ...more };
        return parseIdentity({ sub, name, preferred_username, email }) ?? 'failed';
      } catch (error) {
        return failed(error, 'finished');
      }
    },
  };
}

async function discover(deps: OidcDeps): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret, clockSkewSeconds } = deps;
  const server = new URL(issuer);
  const authentication = clientSecret === '' ? client.None() : client.ClientSecretBasic(clientSecret);
  const configuration = await client.discovery(
    server,
    clientId,
    { [client.clockTolerance]: clockSkewSeconds },
    authentication,
    {
      timeout: TIMEOUT_SECONDS,
      // The settings allow that on this machine only.
      execute: server.protocol === 'http:' ? [client.allowInsecureRequests] : [],
    },
  );
  // The signature of who somebody is, is looked at, and not only where it came from.
  client.enableNonRepudiationChecks(configuration);
  return configuration;
}

/** Many providers tell names only when asked again. */
async function askMore(
  configuration: client.Configuration,
  accessToken: string,
  { sub, name }: client.IDToken,
): Promise<object | undefined> {
  if (name !== undefined || configuration.serverMetadata().userinfo_endpoint === undefined) return undefined;
  return client.fetchUserInfo(configuration, accessToken, sub);
}

function failureOf(error: unknown): SignInFailure {
  if (error instanceof client.AuthorizationResponseError)
    return error.error === 'access_denied' ? 'refused' : 'failed';
  return isNetwork(error) ? 'unavailable' : 'failed';
}

const NETWORK_CODES: ReadonlySet<unknown> = new Set(['OAUTH_TIMEOUT', 'OAUTH_RESPONSE_IS_NOT_CONFORM']);

function isNetwork(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && NETWORK_CODES.has(error.code)) return true;
  return error.message === 'fetch failed' || (error.cause !== undefined && isNetwork(error.cause));
}

/** Words of the library, which hold no token. */
function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type AuditAction,
  SIGN_IN_CALLBACK,
  SIGN_IN_START,
  type SignInFailure,
  type SignInState,
} from '@drawbridge/protocol';
import { type Denial, deny } from '../access/links.ts';
import type { User } from '../access/way.ts';
import type { Audit } from '../audit/audit.ts';
import type { PublicUrl } from '../http/publicUrl.ts';
import type { Log } from '../log.ts';
import type { AddressOf } from '../socket/door/clientAddress.ts';
import { createHostTokens, type HostKey } from './hostTokens.ts';
import { GUEST, type Identify, type Identity } from './identity.ts';
import { createOidc } from './oidc.ts';
import { createProxyHeaders } from './proxyHeaders.ts';
import { createSessions } from './sessions.ts';
import type { SignInConfig } from './signInSettings.ts';
import { createTrips } from './trips.ts';

/** Who people are, in the way that the operator chose. */
export interface SignIn {
  readonly identify: Identify;
  /** How one signs in here, and who the one who asks is. */
  describe(request: IncomingMessage): Promise<SignInState>;
  /** Takes a token of the application. */
  take(request: IncomingMessage, response: ServerResponse, token: string): Promise<SignInState | Denial>;
  forget(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Where to send somebody who wants to sign in at the provider. */
  leave(request: IncomingMessage, response: ServerResponse): Promise<URL | SignInFailure>;
  /** Somebody is back from there. Answers why they are not signed in, if they are not. */
  comeBack(request: IncomingMessage, response: ServerResponse): Promise<SignInFailure | undefined>;
}

export interface SignInDeps {
  readonly config: SignInConfig & { readonly basePath: string };
  /** Of the store. */
  readonly secret: Uint8Array;
  readonly publicUrl: PublicUrl;
  readonly log: Log;
  readonly audit: Pick<Audit, 'note'>;
  readonly addressOf: AddressOf;
  readonly nowMs?: () => number;
  /** Since when what was given to somebody before counts for nothing (epoch ms). */
  readonly endedMs: (userId: string) => number;
  /** Somebody has signed in. */
  readonly noteUser: (user: User) => void;
}

export function createSignIn(deps: SignInDeps): SignIn {
  const { config, secret, publicUrl, log, audit, addressOf: addressOfClient, nowMs = Date.now } = deps;
  const { signIn: mode, basePath } = config;
  const guests = config.guests === 'on';
  const sessions = createSessions({ secret, mode, publicUrl, basePath, nowMs, endedMs: deps.endedMs });
  const trips = createTrips({ secret, publicUrl, basePath, nowMs });
  const hostTokens = mode === 'token' ? createHostTokens(hostTokensDeps(config, log, nowMs)) : undefined;
  const oidc = mode === 'oidc' ? createOidc(oidcDeps(config, log)) : undefined;
  const identify = createIdentify(config, sessions.read);

  const address = addressOf(config);
  const latestEndMs = (): number => nowMs() + config.signInSeconds * 1_000;

  const note = (did: AuditAction, { user }: Pick<Identity, 'user'>, request: IncomingMessage): void => {
    log.info({ user: user.id }, did === 'user:sign-in' ? 'signed in' : 'signed out');
    if (did === 'user:sign-in') deps.noteUser(user);
    audit.note({ did, who: { kind: 'user', ...user }, address: addressOfClient(request) });
  };

  const describe = (user: Identity['user'] | undefined): SignInState => ({
    mode,
    guests,
    ...(address !== '' && { address }),
    ...(user && { user: { name: user.name } }),
  });

  return {
    identify,
    describe: async (request) => describe((await identify(request)).user),
    async take(request, response, token) {
      if (!hostTokens) return deny('not_found', 'Nobody signs in by a token here.');
      const known = await hostTokens.verify(token);
      if ('error' in known) return known;
      const endsMs = Math.min(known.endsMs, latestEndMs());
      await sessions.begin(request, response, { identity: known.identity, endsMs });
      note('user:sign-in', known.identity, request);
      return describe(known.identity.user);
    },
    async forget(request, response) {
      const { user } = await sessions.read(request);
      sessions.end(request, response);
      if (user) note('user:sign-out', { user }, request);
    },
    async leave(request, response) {
      if (!oidc) return 'failed';
      const begun = await oidc.begin(new URL(basePath + SIGN_IN_CALLBACK, publicUrl(request)));
      if (typeof begun === 'string') return begun;
      await trips.begin(request, response, begun.trip);
      return begun.address;
    },
    async comeBack(request, response) {
      if (!oidc) return 'failed';
      const returned = new URL(basePath + (request.url ?? ''), publicUrl(request));
      const trip = await trips.end(request, response, returned.searchParams.get('state') ?? '');
      if (!trip) return 'expired';
      const identity = await oidc.finish(returned, trip);
      if (typeof identity === 'string') return identity;
      await sessions.begin(request, response, { identity, endsMs: latestEndMs() });
      note('user:sign-in', identity, request);
      return undefined;
    },
  };
}

function createIdentify(config: SignInConfig, readSession: Identify): Identify {
  const { signIn, signInProxies, signInUserHeader, signInNameHeader } = config;
  if (signIn === 'none' || (signIn === 'proxy' && !signInProxies)) return async () => GUEST;
  if (signIn !== 'proxy' || !signInProxies) return readSession;
  const names = { userHeader: signInUserHeader, nameHeader: signInNameHeader };
  const readHeaders = createProxyHeaders({ proxies: signInProxies, ...names });
  return async (request) => readHeaders(request);
}

function addressOf({ signIn, signInUrl, basePath }: SignInDeps['config']): string {
  if (signIn === 'oidc') return basePath + SIGN_IN_START;
  return signIn === 'none' ? '' : signInUrl;
}

function hostTokensDeps(config: SignInConfig, log: Log, nowMs: () => number) {
  const { signInIssuer: issuer, signInAudience: audience, signInClockSkewSeconds: clockSkewSeconds } = config;
  return { key: hostKeyOf(config), issuer, audience, clockSkewSeconds, log, nowMs };
}

/** The settings have seen to it that there is exactly one. */
function hostKeyOf({
  signInSecret: secret,
  signInPublicKey: key,
  signInJwksUrl: url,
}: SignInConfig): HostKey {
  if (key) return { kind: 'public', key };
  return url === '' ? { kind: 'secret', secret } : { kind: 'jwks', url };
}

function oidcDeps(config: SignInConfig, log: Log) {
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret } = config;
  const { oidcScope: scope, signInClockSkewSeconds: clockSkewSeconds } = config;
  return { issuer, clientId, clientSecret, scope, clockSkewSeconds, log };
}

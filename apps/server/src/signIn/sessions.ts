import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SignInMode } from '@drawbridge/protocol';
import { createSigner, deriveKey } from '../access/signer.ts';
import { formatCookie, readCookie } from '../http/cookies.ts';
import type { PublicUrl } from '../http/publicUrl.ts';
import { GUEST, type Identity, parseIdentity, type Visitor } from './identity.ts';

/** What a browser keeps of who its person is: a signed cookie, so that nothing has to be kept here. */
export interface Sessions {
  read(request: IncomingMessage): Promise<Visitor>;
  begin(request: IncomingMessage, response: ServerResponse, who: Known): Promise<void>;
  end(request: IncomingMessage, response: ServerResponse): void;
}

export interface Known {
  readonly identity: Identity;
  /** Epoch ms. */
  readonly endsMs: number;
}

export interface SessionsDeps {
  /** Of the store. */
  readonly secret: Uint8Array;
  /** People who signed in another way, before the setting was changed, have to sign in anew. */
  readonly mode: SignInMode;
  readonly publicUrl: PublicUrl;
  readonly basePath: string;
  readonly nowMs: () => number;
  /** Since when what was given to somebody before counts for nothing (epoch ms). */
  readonly endedMs: (userId: string) => number;
}

const COOKIE = 'drawbridge_session';
const AUDIENCE = 'sign-in';
const TYPE = 'session+jwt';

export function createSessions(deps: SessionsDeps): Sessions {
  const { secret, mode, publicUrl, basePath, nowMs, endedMs } = deps;
  const key = sessionKey(secret);
  const signer = createSigner({ key, audience: AUDIENCE, nowMs, graceMs: 0 });

  const placeOf = (request: IncomingMessage) => {
    const isSecure = publicUrl(request).protocol === 'https:';
    // With the first prefix a neighbouring host of the same domain cannot write it; that one takes no path.
    const prefix = basePath === '' ? '__Host-' : '__Secure-';
    const path = basePath === '' ? '/' : basePath;
    return { name: isSecure ? prefix + COOKIE : COOKIE, isSecure, path, sameSite: 'Lax' } as const;
  };

  return {
    async read(request) {
      const token = readCookie(request, placeOf(request).name);
      const payload = token && (await signer.open(token, TYPE, ['exp', 'iat', 'jti', 'sub', 'mode']));
      const identity = payload && payload.mode === mode ? parseIdentity(payload) : undefined;
      if (!payload || !identity) return GUEST;
      const sinceMs = Number(payload.iat) * 1_000;
      if (sinceMs < endedMs(identity.user.id)) return GUEST;
      return { ...identity, sinceMs, endsMs: Number(payload.exp) * 1_000 };
    },
    async begin(request, response, { identity: { user, grants }, endsMs }) {
      const claims = { sub: user.id, name: user.name, mode, ...grants };
      const token = await signer.sign(claims, { typ: TYPE, untilMs: endsMs });
      const { name, ...rules } = placeOf(request);
      response.appendHeader('Set-Cookie', formatCookie(name, token, { ...rules, lifeMs: endsMs - nowMs() }));
    },
    end(request, response) {
      const { name, ...rules } = placeOf(request);
      response.appendHeader('Set-Cookie', formatCookie(name, '', { ...rules, lifeMs: 0 }));
    },
  };
}

export function sessionKey(secret: Uint8Array): Uint8Array {
  return deriveKey(secret, 'drawbridge sign-in');
}

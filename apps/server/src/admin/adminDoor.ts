import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Actor, ADMIN_API, ADMIN_SESSION_MS } from '@drawbridge/protocol';
import { hashOf, isSameSecret } from '../access/keys.ts';
import { createSigner, deriveKey } from '../access/signer.ts';
import { type CookieRules, formatCookie, readCookie } from '../http/cookies.ts';
import type { PublicUrl } from '../http/publicUrl.ts';
import type { Identify } from '../signIn/identity.ts';
import type { AdminConfig } from './adminSettings.ts';

/** Who may see and administer all boards. */
export interface AdminDoor {
  /** Whether the settings let anybody in. */
  readonly isThere: boolean;
  /** Who asks; `undefined` for everybody who may not. Never rejects. */
  identify(request: IncomingMessage): Promise<Actor | undefined>;
  /** Takes the key for a cookie. Answers whether it was the right one. */
  enter(request: IncomingMessage, response: ServerResponse, key: string): Promise<boolean>;
  leave(request: IncomingMessage, response: ServerResponse): void;
}

export interface AdminDoorDeps {
  readonly config: AdminConfig & { readonly basePath: string };
  /** Of the store. */
  readonly secret: Uint8Array;
  readonly identify: Identify;
  readonly publicUrl: PublicUrl;
  readonly nowMs?: () => number;
}

const COOKIE = 'drawbridge_admin';
const AUDIENCE = 'administration';
const TYPE = 'admin+jwt';
const OPERATOR: Actor = { kind: 'operator' };

export function createAdminDoor(deps: AdminDoorDeps): AdminDoor {
  const { config, secret, identify, publicUrl, nowMs = Date.now } = deps;
  const { adminKey, adminUsers, basePath } = config;
  // Another key of the operator signs with another one: it ends what was begun by the one before.
  const key = deriveKey(secret, `drawbridge administration ${hashOf(adminKey)}`);
  const signer = createSigner({ key, audience: AUDIENCE, nowMs, graceMs: 0 });

  const rulesFor = (request: IncomingMessage): Omit<CookieRules, 'lifeMs'> => ({
    path: basePath + ADMIN_API,
    sameSite: 'Strict',
    isSecure: publicUrl(request).protocol === 'https:',
  });
  const setCookie = (request: IncomingMessage, response: ServerResponse, value: string, lifeMs: number) =>
    void response.appendHeader('Set-Cookie', formatCookie(COOKIE, value, { ...rulesFor(request), lifeMs }));

  return {
    isThere: adminKey !== '' || adminUsers.length > 0,
    async identify(request) {
      const token = adminKey === '' ? undefined : readCookie(request, COOKIE);
      if (token !== undefined && (await signer.open(token, TYPE, ['exp', 'iat', 'jti']))) return OPERATOR;
      const { user } = adminUsers.length === 0 ? {} : await identify(request);
      return user && adminUsers.includes(user.id) ? { kind: 'user', ...user } : undefined;
    },
    async enter(request, response, given) {
      if (adminKey === '' || !isSameSecret(given, adminKey)) return false;
      const token = await signer.sign({}, { typ: TYPE, untilMs: nowMs() + ADMIN_SESSION_MS });
      setCookie(request, response, token, ADMIN_SESSION_MS);
      return true;
    },
    leave: (request, response) => setCookie(request, response, '', 0),
  };
}

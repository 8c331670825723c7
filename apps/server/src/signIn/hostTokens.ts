import type { KeyObject } from 'node:crypto';
import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyOptions, jwtVerify } from 'jose';
import { type Denial, deny } from '../access/links.ts';
import type { Log } from '../log.ts';
import { algorithmsOf, PUBLIC_ALGORITHMS, SECRET_ALGORITHMS } from './algorithms.ts';
import { parseIdentity } from './identity.ts';
import type { Known } from './sessions.ts';

/** Tokens by which the application that boards belong to says who somebody is. */
export interface HostTokens {
  /** Never rejects: a server with keys that does not answer is a denial, too. */
  verify(token: string): Promise<Known | Denial>;
}

/** What tokens are verified with. The kind of key decides by which algorithms, never the token. */
export type HostKey =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'public'; readonly key: KeyObject }
  | { readonly kind: 'jwks'; readonly url: string };

export interface HostTokensDeps {
  readonly key: HostKey;
  /** Empty: any. */
  readonly issuer: string;
  readonly audience: string;
  readonly clockSkewSeconds: number;
  readonly log: Log;
  readonly nowMs?: () => number;
  /** How soon after keys were fetched a token with an unknown key makes us look again. */
  readonly cooldownMs?: number;
}

const COOLDOWN_MS = 10_000;
const FETCH_TIMEOUT_MS = 5_000;

type Verify = (token: string, rules: JWTVerifyOptions) => Promise<{ readonly payload: JWTPayload }>;

export function createHostTokens(deps: HostTokensDeps): HostTokens {
  const { issuer, audience, clockSkewSeconds, log, nowMs = Date.now } = deps;
  const { algorithms, verify } = createVerify(deps.key, deps.cooldownMs ?? COOLDOWN_MS);
  return {
    async verify(token) {
      const rules: JWTVerifyOptions = {
        algorithms: [...algorithms],
        audience,
        ...(issuer !== '' && { issuer }),
        clockTolerance: clockSkewSeconds,
        currentDate: new Date(nowMs()),
        requiredClaims: ['exp', 'sub'],
      };
      try {
        const { payload } = await verify(token, rules);
        const identity = parseIdentity(payload);
        if (!identity) return deny('sign_in', 'This token does not say who somebody is, or says it wrongly.');
        return { identity, endsMs: (Number(payload.exp) + clockSkewSeconds) * 1_000 };
      } catch (error) {
        const denial = explain(error);
        log.warn({ code: codeOf(error), reason: denial.message }, 'token of the application refused');
        return denial;
      }
    },
  };
}

function createVerify(
  key: HostKey,
  cooldownMs: number,
): { readonly algorithms: readonly string[]; readonly verify: Verify } {
  switch (key.kind) {
    case 'secret': {
      const secret = new TextEncoder().encode(key.secret);
      return { algorithms: SECRET_ALGORITHMS, verify: (token, rules) => jwtVerify(token, secret, rules) };
    }
    case 'public':
      return {
        algorithms: algorithmsOf(key.key),
        verify: (token, rules) => jwtVerify(token, key.key, rules),
      };
    case 'jwks': {
      const options = { cooldownDuration: cooldownMs, timeoutDuration: FETCH_TIMEOUT_MS };
      const keys = createRemoteJWKSet(new URL(key.url), options);
      return { algorithms: PUBLIC_ALGORITHMS, verify: (token, rules) => jwtVerify(token, keys, rules) };
    }
  }
}

/** What is wrong with a token, without a letter of it. Whatever is not about the token is about where the keys are. */
function explain(error: unknown): Denial {
  if (error instanceof errors.JWTExpired) return deny('sign_in', 'This token has run out.');
  if (error instanceof errors.JWTClaimValidationFailed)
    return deny('sign_in', `The claim ${error.claim} of this token is not what is expected here.`);
  if (error instanceof errors.JOSEAlgNotAllowed)
    return deny('sign_in', 'This token is signed by an algorithm that is not taken here.');
  if (error instanceof errors.JWKSNoMatchingKey || error instanceof errors.JWKSMultipleMatchingKeys)
    return deny('sign_in', 'This token is signed with a key that is not known here.');
  if (isAboutToken(error)) return deny('sign_in', 'This token is not what is expected here.');
  return deny('unavailable', 'The server with the keys for signing in does not answer. Try again.');
}

function isAboutToken(error: unknown): boolean {
  return (
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JOSENotSupported ||
    // The key of a JWKS and the algorithm of the token do not go together.
    (error instanceof TypeError && !('cause' in error))
  );
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : String(error);
}

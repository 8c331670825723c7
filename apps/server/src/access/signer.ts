import { hkdfSync } from 'node:crypto';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';

/** Signs what this server tells itself by way of a browser, for one purpose. */
export interface Signer {
  sign(payload: JWTPayload, stamp: Stamp): Promise<string>;
  /** What was signed; `undefined` for everything that this signer did not sign as such a thing, or whose time is over. */
  open(token: string, typ: string, requiredClaims: string[]): Promise<JWTPayload | undefined>;
}

export interface Stamp {
  /** What kind of thing it is: none is good for another. */
  readonly typ: string;
  /** Epoch ms. Without it, for good. */
  readonly untilMs?: number;
}

export interface SignerDeps {
  readonly key: Uint8Array;
  readonly audience: string;
  readonly nowMs: () => number;
  /** How long after its time something is still taken. */
  readonly graceMs: number;
}

const ALGORITHM = 'HS256';
const ISSUER = 'drawbridge';
const KEY_BYTES = 32;

export function createSigner({ key, audience, nowMs, graceMs }: SignerDeps): Signer {
  const begin = (payload: JWTPayload, typ: string): SignJWT =>
    new SignJWT(payload)
      .setProtectedHeader({ alg: ALGORITHM, typ })
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setIssuedAt(seconds(nowMs()))
      .setJti(crypto.randomUUID());

  return {
    sign(payload, { typ, untilMs }) {
      const stamped = begin(payload, typ);
      if (untilMs === undefined) return stamped.sign(key);
      return stamped.setNotBefore(seconds(nowMs())).setExpirationTime(seconds(untilMs)).sign(key);
    },
    async open(token, typ, requiredClaims) {
      const rules = { algorithms: [ALGORITHM], issuer: ISSUER, audience, typ, requiredClaims };
      const time = { clockTolerance: graceMs / 1_000, currentDate: new Date(nowMs()) };
      try {
        const { payload } = await jwtVerify(token, key, { ...rules, ...time });
        return payload;
      } catch (error) {
        if (error instanceof errors.JOSEError) return undefined;
        throw error;
      }
    },
  };
}

/** A key for one purpose. Never the secret itself, with which leases are signed. */
export function deriveKey(secret: Uint8Array, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', purpose, KEY_BYTES));
}

function seconds(ms: number): number {
  return Math.floor(ms / 1_000);
}

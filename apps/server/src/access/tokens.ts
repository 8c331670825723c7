import { hkdfSync } from 'node:crypto';
import { ROLES, type Role } from '@drawbridge/protocol';
import { errors, type JWTPayload, jwtVerify, SignJWT } from 'jose';
import * as v from 'valibot';

/** Says which link of which board somebody came by, for a short time. */
export interface TokenClaims {
  readonly board: string;
  /** Absent for who came by the plain address. */
  readonly link?: string;
  /** When it was given. What it may be now, the board's record says. */
  readonly role: Role;
}

export interface Tokens {
  sign(claims: TokenClaims): Promise<string>;
  /** What a token of this board says, and until when; `undefined` for every other. */
  verify(token: string, board: string): Promise<(TokenClaims & { readonly expiresMs: number }) | undefined>;
  /** Shows for good that a browser has come by a link before. Opens nothing. */
  signTicket(claims: { readonly board: string; readonly link: string }): Promise<string>;
  isTicket(ticket: string, claims: { readonly board: string; readonly link: string }): Promise<boolean>;
  readonly lifeMs: number;
  /** How long after its time a token is still taken, so that an answer may be slow. */
  readonly graceMs: number;
}

export interface TokensDeps {
  /** Of the store: another store's tokens open nothing here. */
  readonly secret: Uint8Array;
  readonly lifeMs: number;
  readonly nowMs: () => number;
}

const ALGORITHM = 'HS256';
const ISSUER = 'drawbridge';
const AUDIENCE = 'board';
const TOKEN_TYPE = 'board+jwt';
const TICKET_TYPE = 'ticket+jwt';
const KEY_BYTES = 32;
const MAX_GRACE_MS = 30_000;

const claims = v.object({
  board: v.string(),
  link: v.exactOptional(v.string()),
  role: v.picklist(ROLES),
  exp: v.number(),
});

export function createTokens({ secret, lifeMs, nowMs }: TokensDeps): Tokens {
  const key = tokenKey(secret);
  const graceMs = Math.min(MAX_GRACE_MS, lifeMs);

  const begin = (payload: JWTPayload, typ: string): SignJWT =>
    new SignJWT(payload)
      .setProtectedHeader({ alg: ALGORITHM, typ })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt(seconds(nowMs()))
      .setJti(crypto.randomUUID());

  const open = async (
    token: string,
    typ: string,
    requiredClaims: string[],
  ): Promise<JWTPayload | undefined> => {
    const rules = { algorithms: [ALGORITHM], issuer: ISSUER, audience: AUDIENCE, typ, requiredClaims };
    try {
      const clockTolerance = graceMs / 1_000;
      const { payload } = await jwtVerify(token, key, {
        ...rules,
        clockTolerance,
        currentDate: new Date(nowMs()),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  };

  return {
    lifeMs,
    graceMs,
    sign: (payload) =>
      begin({ ...payload }, TOKEN_TYPE)
        .setNotBefore(seconds(nowMs()))
        .setExpirationTime(seconds(nowMs() + lifeMs))
        .sign(key),
    async verify(token, board) {
      const payload = await open(token, TOKEN_TYPE, ['exp', 'nbf', 'iat', 'jti', 'board', 'role']);
      const read = v.safeParse(claims, payload);
      if (!read.success || read.output.board !== board) return undefined;
      const { exp, ...rest } = read.output;
      return { ...rest, expiresMs: exp * 1_000 };
    },
    signTicket: (payload) => begin({ ...payload }, TICKET_TYPE).sign(key),
    async isTicket(ticket, { board, link }) {
      const payload = await open(ticket, TICKET_TYPE, ['iat', 'jti', 'board', 'link']);
      return payload?.board === board && payload.link === link;
    },
  };
}

/** Not the secret itself, with which leases are signed. */
export function tokenKey(secret: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'drawbridge access tokens', KEY_BYTES));
}

function seconds(ms: number): number {
  return Math.floor(ms / 1_000);
}

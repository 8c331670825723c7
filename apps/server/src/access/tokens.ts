import { ROLES, type Role } from '@drawbridge/protocol';
import * as v from 'valibot';
import { createSigner, deriveKey } from './signer.ts';
import type { Way } from './way.ts';

/** Says which link of which board somebody came by, and who they are if that is known, for a short time. */
export interface TokenClaims extends Way {
  readonly board: string;
  /** When it was given. What it may be now, the board's record says. */
  readonly role: Role;
}

export interface Tokens {
  /** For the usual time, or until `untilMs` if that is sooner. */
  sign(claims: TokenClaims, untilMs?: number): Promise<string>;
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

const AUDIENCE = 'board';
const TOKEN_TYPE = 'board+jwt';
const TICKET_TYPE = 'ticket+jwt';
const MAX_GRACE_MS = 30_000;

const claims = v.object({
  board: v.string(),
  link: v.exactOptional(v.string()),
  user: v.exactOptional(v.object({ id: v.string(), name: v.string() })),
  sinceMs: v.exactOptional(v.number()),
  grant: v.exactOptional(v.picklist(ROLES)),
  role: v.picklist(ROLES),
  exp: v.number(),
});

export function createTokens({ secret, lifeMs, nowMs }: TokensDeps): Tokens {
  const graceMs = Math.min(MAX_GRACE_MS, lifeMs);
  const signer = createSigner({ key: tokenKey(secret), audience: AUDIENCE, nowMs, graceMs });
  return {
    lifeMs,
    graceMs,
    sign(payload, untilMs = Number.POSITIVE_INFINITY) {
      const stamp = { typ: TOKEN_TYPE, untilMs: Math.min(untilMs, nowMs() + lifeMs) };
      return signer.sign({ ...payload }, stamp);
    },
    async verify(token, board) {
      const payload = await signer.open(token, TOKEN_TYPE, ['exp', 'nbf', 'iat', 'jti', 'board', 'role']);
      const read = v.safeParse(claims, payload);
      if (!read.success || read.output.board !== board) return undefined;
      const { exp, ...rest } = read.output;
      return { ...rest, expiresMs: exp * 1_000 };
    },
    signTicket: (payload) => signer.sign({ ...payload }, { typ: TICKET_TYPE }),
    async isTicket(ticket, { board, link }) {
      const payload = await signer.open(ticket, TICKET_TYPE, ['iat', 'jti', 'board', 'link']);
      return payload?.board === board && payload.link === link;
    },
  };
}

/** Not that of anything else that is signed here. */
export function tokenKey(secret: Uint8Array): Uint8Array {
  return deriveKey(secret, 'drawbridge access tokens');
}

import { randomBytes } from 'node:crypto';
import type { Role } from '@drawbridge/protocol';
import type { AccessRecord, StoredApiToken } from './accessRecord.ts';
import type { ApiScope } from './apiScopes.ts';
import { createKey, hashOf } from './keys.ts';
import { type Denial, deny } from './links.ts';

/** What the tokens of programs are in the access of a board: records in, records out. Time is epoch ms. */

/** More than anybody keeps an eye on. */
export const MAX_API_TOKENS = 50;

const TOKEN_ID_BYTES = 9;

/** No token of ours for pages begins like this. */
const MARK = 'dbt_';

/** What is told of a token to the owners of its board. */
export type ApiToken = Omit<StoredApiToken, 'keyHash'>;

export interface NewApiToken {
  readonly name: string;
  readonly scopes: readonly ApiScope[];
}

export interface MadeApiToken {
  readonly record: AccessRecord;
  readonly token: StoredApiToken;
  /** What the program shows. Only its hash is kept. */
  readonly secret: string;
}

export function isApiToken(text: string): boolean {
  return text.startsWith(MARK);
}

export function addApiToken(
  record: AccessRecord,
  { name, scopes }: NewApiToken,
  createdMs: number,
): MadeApiToken | Denial {
  const { apiTokens = [] } = record;
  if (apiTokens.length >= MAX_API_TOKENS)
    return deny('conflict', `A board has at most ${MAX_API_TOKENS} tokens. Revoke one first.`);
  const secret = `${MARK}${createKey()}`;
  const id = randomBytes(TOKEN_ID_BYTES).toString('base64url');
  const token: StoredApiToken = { id, keyHash: hashOf(secret), name, scopes: [...scopes], createdMs };
  return { record: { ...record, apiTokens: [...apiTokens, token] }, token, secret };
}

export function revokeApiToken(record: AccessRecord, id: string): { record: AccessRecord } | Denial {
  const { apiTokens = [] } = record;
  const kept = apiTokens.filter((token) => token.id !== id);
  if (kept.length === apiTokens.length) return deny('not_found', 'There is no such token.');
  return { record: { ...record, apiTokens: kept } };
}

export function findApiToken({ apiTokens = [] }: AccessRecord, secret: string): ApiToken | undefined {
  const keyHash = hashOf(secret);
  const found = apiTokens.find((token) => token.keyHash === keyHash);
  return found && describeApiToken(found);
}

export function describeApiToken({ keyHash: _keyHash, ...token }: StoredApiToken): ApiToken {
  return token;
}

/** What somebody may do by a token of this record. */
export function roleByApiToken({ apiTokens = [] }: AccessRecord, id: string): Role | Denial {
  const token = apiTokens.find((one) => one.id === id);
  if (!token) return deny('revoked', 'The owner of this board took this token back.');
  return token.scopes.includes('write') ? 'edit' : 'view';
}

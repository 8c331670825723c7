import { parseBoardName } from '@drawbridge/board';
import { isBoardId } from '@drawbridge/protocol';
import { atServer } from '../address.ts';

/** A board that was opened in this browser, as it was then. Only this browser knows that it was. */
export interface KnownBoard {
  readonly id: string;
  readonly name: string;
  /** When it was opened last, as epoch ms. */
  readonly openedMs: number;
  /** What its address has behind the path: without that, the link may be worth less. */
  readonly hash: string;
  /** One's own words about it; nobody else sees them. */
  readonly tags: readonly string[];
  /** Since when it is in the trash. */
  readonly trashedMs?: number;
  /** Its owner deleted it for everybody. */
  readonly isDeleted?: true;
}

/** LIMITS of what one may say about a board. */
export const MAX_TAG_LENGTH = 30;
export const MAX_TAGS = 8;
const MAX_HASH_LENGTH = 512;

/** A record as an earlier or later version of this page wrote it; `undefined` when it is none. */
export function parseKnownBoard(value: unknown): KnownBoard | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const known: Partial<Record<keyof KnownBoard, unknown>> = value;
  const { id, name, openedMs, hash, tags, trashedMs, isDeleted } = known;
  if (!isBoardId(id) || typeof openedMs !== 'number' || !Number.isFinite(openedMs)) return undefined;
  return {
    id,
    name: parseBoardName(name),
    openedMs,
    hash: parseHash(hash),
    tags: parseTags(Array.isArray(tags) ? tags : []),
    ...(typeof trashedMs === 'number' && { trashedMs }),
    ...(isDeleted === true && { isDeleted }),
  };
}

/** Each once, whatever its case, without blanks around it. */
export function parseTags(values: readonly unknown[]): string[] {
  const tags = new Map<string, string>();
  for (const value of values) {
    const tag = typeof value === 'string' ? value.replace(/\s+/gu, ' ').trim().slice(0, MAX_TAG_LENGTH) : '';
    const key = tag.toLocaleLowerCase();
    if (tag !== '' && !tags.has(key) && tags.size < MAX_TAGS) tags.set(key, tag);
  }
  return [...tags.values()];
}

export function parseHash(value: unknown): string {
  return typeof value === 'string' && value.startsWith('#') && value.length <= MAX_HASH_LENGTH ? value : '';
}

/** Where the board is. */
export function boardHref({ id, hash }: Pick<KnownBoard, 'id' | 'hash'>): string {
  return atServer(`/b/${id}${hash}`);
}

import type { IncomingMessage } from 'node:http';
import { cleanName, isBoardId, MAX_NAME_LENGTH, ROLES, type Role } from '@drawbridge/protocol';
import * as v from 'valibot';
import type { User } from '../access/way.ts';

/** What an application lets somebody do on some of its boards. */
export interface Grants {
  /** Their ids, or `*` for all. */
  readonly boards: readonly string[];
  readonly role: Role;
}

/** Who somebody is, and what the application that they come from lets them do. */
export interface Identity {
  readonly user: User;
  readonly grants?: Grants;
}

/** Whoever asks for something: a guest, or somebody who is known until `endsMs` (epoch ms). */
export interface Visitor {
  readonly user?: User;
  readonly grants?: Grants;
  /** When they signed in (epoch ms); absent where somebody else says with every request who it is. */
  readonly sinceMs?: number;
  readonly endsMs: number;
}

/** Finds out who asks. Never rejects: whoever cannot be known is a guest. */
export type Identify = (request: IncomingMessage) => Promise<Visitor>;

export const GUEST: Visitor = { endsMs: Number.POSITIVE_INFINITY };

/** Longer ones are an attack or a mistake. */
const MAX_USER_ID_LENGTH = 255;
/** A cookie holds 4 KB. */
const MAX_GRANTED_BOARDS = 32;
const EVERY_BOARD = '*';

const userId = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_USER_ID_LENGTH));
const grants = v.object({
  boards: v.pipe(
    v.array(v.custom<string>((id) => id === EVERY_BOARD || isBoardId(id))),
    v.maxLength(MAX_GRANTED_BOARDS),
  ),
  role: v.picklist(ROLES),
});
/** The claims of OpenID Connect. */
const claims = v.object({
  sub: userId,
  name: v.optional(v.string()),
  preferred_username: v.optional(v.string()),
  email: v.optional(v.string()),
  boards: v.optional(v.unknown()),
  role: v.optional(v.unknown()),
});

/** Somebody by what is said of them; `undefined` when it makes no sense, or half of it. */
export function parseIdentity(value: unknown): Identity | undefined {
  const read = v.safeParse(claims, value);
  if (!read.success) return undefined;
  const { sub, name, preferred_username: shortName, email, boards, role } = read.output;
  const user = userOf(sub, [name, shortName, email]);
  if (boards === undefined && role === undefined) return { user };
  const granted = v.safeParse(grants, { boards: boards ?? [], role: role ?? 'edit' });
  return granted.success ? { user, grants: granted.output } : undefined;
}

/** The first of the names that is one; without any, the id. */
export function userOf(id: string, names: readonly (string | undefined)[]): User {
  const usable = [...names, id].map((name) => shorten(cleanName(name ?? '')));
  return { id, name: usable.find((name) => name !== '') ?? 'Somebody' };
}

export function grantFor({ grants: given }: Visitor, boardId: string): Role | undefined {
  const isGiven = given?.boards.some((id) => id === EVERY_BOARD || id === boardId);
  return isGiven ? given?.role : undefined;
}

/** Never cuts a letter in two. */
function shorten(name: string): string {
  let short = '';
  for (const letter of name) {
    if (short.length + letter.length > MAX_NAME_LENGTH) break;
    short += letter;
  }
  return short.trim();
}

import { OPEN_ROLES, type OpenRole, ROLES } from '@drawbridge/protocol';
import * as v from 'valibot';
import { API_SCOPES } from './apiScopes.ts';

const time = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const storedLink = v.object({
  id: v.string(),
  keyHash: v.string(),
  role: v.picklist(ROLES),
  name: v.string(),
  createdMs: time,
  uses: time,
  expiresMs: v.exactOptional(time),
  maxUses: v.exactOptional(time),
  revokedMs: v.exactOptional(time),
  signIn: v.exactOptional(v.boolean()),
});

const storedApiToken = v.object({
  id: v.string(),
  keyHash: v.string(),
  name: v.string(),
  scopes: v.array(v.picklist(API_SCOPES)),
  createdMs: time,
});

const accessRecord = v.object({
  openRole: v.picklist(OPEN_ROLES),
  signedInRole: v.exactOptional(v.picklist(OPEN_ROLES)),
  links: v.array(storedLink),
  apiTokens: v.exactOptional(v.array(storedApiToken)),
  lockedMs: v.exactOptional(time),
  undecided: v.exactOptional(v.literal(true)),
  deletedMs: v.exactOptional(time),
  deletedBy: v.exactOptional(v.literal('operator')),
});

/** A link as it is stored: its key only as a hash. One that was revoked stays for a while, so that it can be said. */
export type StoredLink = Readonly<v.InferOutput<typeof storedLink>>;

/** A token by which a program comes: its secret only as a hash. */
export type StoredApiToken = Readonly<v.InferOutput<typeof storedApiToken>>;

/** Who may do what on a board. */
export interface AccessRecord {
  /** What the plain address gives to everybody. */
  readonly openRole: OpenRole;
  /** What it gives to people who have signed in, if that is more. */
  readonly signedInRole?: OpenRole;
  readonly links: readonly StoredLink[];
  readonly apiTokens?: readonly StoredApiToken[];
  /** Since then nobody may write, whatever else is said here. */
  readonly lockedMs?: number;
  /** Nobody has decided anything but the lock: for the rest goes what goes for boards without a record. */
  readonly undecided?: true;
  /** Since then nobody may do anything with the board, and nobody ever will: its id is not given again. */
  readonly deletedMs?: number;
  /** Absent where an owner did it. */
  readonly deletedBy?: 'operator';
}

/** @throws Error for what this version cannot read: nobody is to be let in by half of a record. */
export function parseAccessRecord(text: string): AccessRecord {
  return v.parse(accessRecord, JSON.parse(text));
}

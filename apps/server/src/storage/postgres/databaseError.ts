import pg from 'pg';
import { StorageError } from '../storage.ts';

/** What PostgreSQL refused, or what kept it from answering. */
export class DatabaseError extends StorageError {
  /** The SQLSTATE, or the system's code such as ECONNREFUSED; empty when there is none. */
  readonly code: string;

  constructor(error: unknown) {
    const code = codeOf(error);
    super(describe(error, code), { cause: error });
    this.code = code;
  }
}

/** Nothing was done, and the same may well succeed at once: another transaction was in the way. */
const COLLISIONS = ['40001', '40P01', '23505'];

/** Classes of SQLSTATE that say that one request was the trouble: its values, or a damaged page that it met. */
const OF_REQUEST = ['21', '22', '23', 'XX'];

/** Classes that do not go away by waiting: who may log in, what is there, what one may do, what the server can do. */
const FINAL = ['28', '3D', '42', '0A', ...OF_REQUEST];

/** The connection is of no further use: nobody knows what of the last request was done. */
export function isOfConnection(error: unknown): boolean {
  if (!(error instanceof DatabaseError)) return false;
  return !(error.cause instanceof pg.DatabaseError) || error.cause.severity === 'FATAL';
}

export function isCollision(error: unknown): boolean {
  return error instanceof DatabaseError && COLLISIONS.includes(error.code);
}

/** Others may well succeed where this one failed. */
export function isOfRequest(error: unknown): boolean {
  return error instanceof DatabaseError && OF_REQUEST.includes(classOf(error));
}

/** It makes sense to wait for the database: it is not there yet, starts, or has no room just now. */
export function isPassing(error: unknown): boolean {
  return error instanceof DatabaseError && !FINAL.includes(classOf(error));
}

/** Empty for what the server did not say itself. */
function classOf({ code, cause }: DatabaseError): string {
  return cause instanceof pg.DatabaseError ? code.slice(0, 2) : '';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Words for the operator, with the remedy where there is one. Never the address, which has the password in it. */
function describe(error: unknown, code: string): string {
  const message = error instanceof Error ? error.message || nested(error) : String(error);
  const remedy = remedyFor(code);
  return `PostgreSQL: ${message}${code === '' ? '' : ` (${code})`}.${remedy === undefined ? '' : ` ${remedy}`}`;
}

/** Of an address with several IPs, Node reports one error for all, without a message of its own. */
function nested(error: Error): string {
  return error instanceof AggregateError ? error.errors.map(String).join(', ') : error.name;
}

function remedyFor(code: string): string | undefined {
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOENT':
      return 'Start it, or correct host and port in DATABASE_URL.';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'Correct the host in DATABASE_URL.';
    case '28P01':
    case '28000':
      return 'Correct user and password in DATABASE_URL.';
    case '3D000':
      return 'Create the database, or correct its name in DATABASE_URL.';
    case '42501':
      return 'Make the user of DATABASE_URL the owner of the database.';
    case '53100':
      return 'Free some space on its disk; the store goes on by itself.';
    case '53300':
      return 'Raise max_connections, or lower DATABASE_CONNECTIONS.';
    case '25006':
      return 'DATABASE_URL must lead to the primary server, not to a copy that is read-only.';
    default:
      return undefined;
  }
}

/** Every connection that breaks is replaced by itself. */
export const threadErrors = {
  describe: (error: unknown): string => (error instanceof Error ? error.message : String(error)),
  mustReopen: (): boolean => false,
};

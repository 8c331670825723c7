import type { Queries } from './database.ts';

/**
 * Locks that are no row's, as PostgreSQL keeps them for whoever agrees on numbers: the first says what for, so that the
 * numbers of another program that shares the database are unlikely to meet these.
 */
const MIGRATION = 0x44524157_01;
const ATTENDANCE = 0x44524157_02;
const ARRIVAL = 0x44524157_03;
const [RECORD, CLAIMS, FILE, COMPACTION] = [0x44520001, 0x44520002, 0x44520003, 0x44520004];

/** Held to the end of the transaction: one node after the other brings the tables up to date. */
export function lockMigration(queries: Queries): Promise<unknown> {
  return queries.run('SELECT pg_advisory_xact_lock($1)', [MIGRATION]);
}

/** Held to the end of the transaction: one node after the other finds out who is there. */
export function lockArrival(queries: Queries): Promise<unknown> {
  return queries.run('SELECT pg_advisory_xact_lock($1)', [ARRIVAL]);
}

/** Answers whether no other node is there. */
export async function isAlone(queries: Queries): Promise<boolean> {
  const row = await queries.row<{ isAlone: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS "isAlone"', [
    ATTENDANCE,
  ]);
  return row?.isAlone === true;
}

/** Shared by all nodes that are there, for as long as their connections live. */
export function attend(queries: Queries): Promise<unknown> {
  return queries.run('SELECT pg_advisory_lock_shared($1)', [ATTENDANCE]);
}

/** Held to the end of the transaction: a version must not be given before one that is smaller. */
export function lockRecord(queries: Queries, place: string): Promise<unknown> {
  return lock(queries, RECORD, place);
}

/** Held to the end of the transaction: what is sent for a board is summed up by one at a time. */
export function lockClaims(queries: Queries, boardId: string): Promise<unknown> {
  return lock(queries, CLAIMS, boardId);
}

/** Held to the end of the transaction: a file is claimed or forgotten. Taken after `lockClaims`. */
export function lockFile(queries: Queries, name: string): Promise<unknown> {
  return lock(queries, FILE, name);
}

/** Answers whether nobody else compacts the board. Held until the connection ends. */
export async function mayCompact(queries: Queries, boardId: string): Promise<boolean> {
  const row = await queries.row<{ isOurs: boolean }>(
    'SELECT pg_try_advisory_lock($1::int, hashtext($2)) AS "isOurs"',
    [COMPACTION, boardId],
  );
  return row?.isOurs === true;
}

function lock(queries: Queries, kind: number, what: string): Promise<unknown> {
  return queries.run('SELECT pg_advisory_xact_lock($1::int, hashtext($2))', [kind, what]);
}

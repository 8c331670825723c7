import { randomBytes } from 'node:crypto';
import { StorageError } from '../storage.ts';
import type { Connection, Database, Queries } from './database.ts';
import { attend, isAlone, lockArrival } from './locks.ts';

/**
 * Which run this node belongs to, see `../epoch.ts`. All nodes that write a store together are one run: what one of them
 * told a client, another one goes on with. A node that finds nobody there begins a new one, as does everybody when the
 * database turns out to be another copy than the one before, such as a standby that took over.
 *
 * Being there means a connection with a lock that all nodes share, which PostgreSQL gives up when the connection ends.
 */
export interface Attendance {
  /** By its number in the store and its name. */
  readonly run: Run;
  /** Makes sure that this node is there. Rejects when the database does not answer. */
  arrive(): Promise<void>;
  close(): Promise<void>;
}

export interface Run {
  readonly id: number;
  readonly token: string;
}

interface StoredRun extends Run {
  readonly origin: string;
}

export interface AttendanceDeps {
  readonly database: Pick<Database, 'connect'>;
  readonly now: () => number;
  /** The connection is gone, and so is the database, as far as is known. */
  readonly onGone: (why: string) => void;
}

/** 64 bits: never the same twice. */
const RUN_TOKEN_BYTES = 8;

/**
 * What another copy of a database has another of: the cluster's number, the line of history that it follows, which a server
 * changes when it is restored or takes over, and the numbers of the database and of a table, which change when a dump is read in.
 */
const FIND_ORIGIN = `
  SELECT concat_ws('/', (SELECT system_identifier FROM pg_control_system()),
    left(pg_walfile_name(pg_current_wal_lsn()), 8),
    (SELECT oid FROM pg_database WHERE datname = current_database()), 'board'::regclass::oid) AS origin`;

const INSERT_RUN = 'INSERT INTO run (token, origin, started) VALUES ($1, $2, $3) RETURNING id, token, origin';

export function createAttendance({ database, now, onGone }: AttendanceDeps): Attendance {
  let run: StoredRun | undefined;
  let here: Connection | undefined;
  let isClosed = false;

  const findRun = async (queries: Queries): Promise<StoredRun> => {
    await lockArrival(queries);
    const found = await queries.row<{ origin: string }>(FIND_ORIGIN);
    const origin = found?.origin ?? '';
    const newest = await queries.row<StoredRun>('SELECT id, token, origin FROM run ORDER BY id DESC LIMIT 1');
    // Whoever was there before the connection broke was never away.
    const goesOn = newest?.origin === origin && (newest.id === run?.id || !(await isAlone(queries)));
    await attend(queries);
    if (newest && goesOn) return newest;
    const token = randomBytes(RUN_TOKEN_BYTES).toString('hex');
    const begun = await queries.row<StoredRun>(INSERT_RUN, [token, origin, now()]);
    if (!begun) throw new StorageError('PostgreSQL did not keep what it was given.');
    return begun;
  };

  const leave = (connection: Connection, why: string): void => {
    if (here !== connection) return;
    here = undefined;
    if (!isClosed) onGone(why);
  };

  return {
    get run() {
      if (!run) throw new Error('Call arrive() first.');
      return run;
    },
    async arrive() {
      if (here || isClosed) return;
      const connection = await database.connect();
      try {
        run = await connection.transaction(findRun);
      } catch (error) {
        await connection.end().catch(() => {});
        throw error;
      }
      here = connection;
      if (isClosed) await connection.end();
      void connection.ended.then((why) => leave(connection, why));
    },
    async close() {
      isClosed = true;
      await here?.end();
    },
  };
}

import pg from 'pg';
import { DatabaseError, isCollision, isOfConnection } from './databaseError.ts';

/** Questions on one connection, or on whichever is free. Every error is a `DatabaseError`. */
export interface Queries {
  rows<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** The first one. */
  row<Row>(text: string, values?: readonly unknown[]): Promise<Row | undefined>;
  /** Answers how many rows it changed. */
  run(text: string, values?: readonly unknown[]): Promise<number>;
}

export interface Database extends Queries {
  /**
   * Does something whole or not at all. Each statement sees what was committed before it; whoever must not be overtaken
   * takes locks. Begins again when another transaction was in the way, so `work` does nothing that shows outside.
   */
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** Reads everything as of one moment. */
  reading<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** A connection for a purpose of its own, beside the others. */
  connect(): Promise<Connection>;
  /** Finishes what was asked for. */
  close(): Promise<void>;
}

export interface Connection extends Queries {
  transaction<T>(work: (queries: Queries) => Promise<T>): Promise<T>;
  /** Resolves when the connection is gone, however, with the reason. */
  readonly ended: Promise<string>;
  end(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  readonly maxConnections: number;
  /** After which a statement is reported instead of waited for. */
  readonly timeoutMs: number;
}

/** A database that does not take a connection within this time counts as one that is not there. */
const CONNECT_TIMEOUT_MS = 5_000;

/** How often what another transaction was in the way of is tried. */
const MAX_ATTEMPTS = 5;

/**
 * A node that was stopped in the middle of a transaction (a paused machine, a cut cable) keeps its boards locked for this
 * long, no longer: others go on then.
 */
const IDLE_TRANSACTION_MS = 5_000;

/**
 * `synchronous_commit` that a role or a database turned off would make "stored" a guess; what is stronger than `on` stays.
 * The name of the schema keeps our tables apart from those of others.
 */
const SET_UP = `
  SELECT set_config('search_path', 'drawbridge', false),
    set_config('idle_in_transaction_session_timeout', '${IDLE_TRANSACTION_MS}', false),
    set_config('tcp_keepalives_idle', '10', false),
    set_config('tcp_keepalives_interval', '5', false),
    set_config('tcp_keepalives_count', '3', false),
    set_config('synchronous_commit', CASE current_setting('synchronous_commit')
      WHEN 'off' THEN 'on' ELSE current_setting('synchronous_commit') END, false)`;

const INT8_OID = 20;

/** Numbers of ours stay far below 2^53. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === INT8_OID ? Number : pg.types.getTypeParser(oid, format)),
};

/** Connections to a PostgreSQL database, made when they are needed and again after they broke. */
export function createDatabase({ url, maxConnections, timeoutMs }: DatabaseOptions): Database {
  const nameOf = createNames();
  const config: pg.ClientConfig = {
    connectionString: url,
    application_name: 'drawbridge',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: timeoutMs,
    // When the server itself does not answer any more.
    query_timeout: timeoutMs + 1_000,
    keepAlive: true,
    types,
  };
  const pool = new pg.Pool({ ...config, max: maxConnections, onConnect: setUp });
  // A connection that breaks while nobody uses it is replaced when the next one is needed.
  pool.on('error', () => {});

  const going = new Set<Promise<unknown>>();

  const lend = <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const lent = use(work);
    going.add(lent);
    return lent.finally(() => going.delete(lent));
  };

  /** A connection that is in an unknown state afterwards is not used again. */
  const use = async <T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await reported(() => pool.connect());
    let isLost = false;
    // Between two statements nobody else listens.
    client.on('error', ignore);
    try {
      return await work(client);
    } catch (error) {
      isLost = isOfConnection(error);
      throw error;
    } finally {
      client.off('error', ignore);
      client.release(isLost);
    }
  };

  const inTransaction = <T>(begin: string, work: (queries: Queries) => Promise<T>): Promise<T> =>
    again(() => lend((client) => transact(client, { begin, nameOf, work })));

  return {
    ...queriesOn((query) => lend((client) => client.query(query)), nameOf),
    transaction: (work) => inTransaction('BEGIN', work),
    reading: (work) => inTransaction('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work),
    connect: () => connect(config, nameOf),
    async close() {
      // Whoever waits for a connection when the pool ends would wait for ever.
      while (going.size > 0) await Promise.allSettled(going);
      await pool.end();
    },
  };
}

type NameOf = (text: string) => string;

type Ask = (query: pg.QueryConfig) => Promise<pg.QueryResult>;

interface Transaction<T> {
  readonly begin: string;
  readonly nameOf: NameOf;
  readonly work: (queries: Queries) => Promise<T>;
}

/** Each connection prepares a statement the first time, by its name. */
function createNames(): NameOf {
  const names = new Map<string, string>();
  return (text) => {
    const name = names.get(text) ?? `s${names.size}`;
    names.set(text, name);
    return name;
  };
}

function queriesOn(ask: Ask, nameOf: NameOf): Queries {
  const query = (text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> =>
    reported(() => ask({ name: nameOf(text), text, values: [...values] }));
  return {
    // What a statement answers is known to who wrote it.
    rows: async <Row>(text: string, values?: readonly unknown[]) => (await query(text, values)).rows as Row[],
    row: async <Row>(text: string, values?: readonly unknown[]) =>
      (await query(text, values)).rows[0] as Row | undefined,
    run: async (text, values) => (await query(text, values)).rowCount ?? 0,
  };
}

async function transact<T>(client: pg.ClientBase, { begin, nameOf, work }: Transaction<T>): Promise<T> {
  const plain = (text: string): Promise<unknown> => reported(() => client.query(text));
  await plain(begin);
  try {
    const answer = await work(queriesOn((query) => client.query(query), nameOf));
    await plain('COMMIT');
    return answer;
  } catch (error) {
    // What a connection that broke had begun, the server rolls back by itself.
    if (!isOfConnection(error)) await plain('ROLLBACK');
    throw error;
  }
}

/** Tries again what another transaction was in the way of. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isCollision(error)) throw error;
    }
  }
}

async function connect(config: pg.ClientConfig, nameOf: NameOf): Promise<Connection> {
  const client = new pg.Client(config);
  let why = 'PostgreSQL closed the connection.';
  client.on('error', (error) => {
    why = new DatabaseError(error).message;
  });
  const ended = new Promise<string>((resolve) => client.once('end', () => resolve(why)));
  await reported(() => client.connect());
  await reported(() => setUp(client));
  return {
    ...queriesOn((query) => client.query(query), nameOf),
    transaction: (work) => transact(client, { begin: 'BEGIN', nameOf, work }),
    ended,
    end: () => client.end(),
  };
}

async function setUp(client: pg.ClientBase): Promise<void> {
  await client.query(SET_UP);
}

async function reported<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new DatabaseError(error);
  }
}

function ignore(): void {}

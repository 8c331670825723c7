import pg from 'pg';
import { inject } from 'vitest';

/** The address of a database of the run's PostgreSQL; by the same name it is the same one again. */
export async function testDatabase(name: string): Promise<string> {
  const response = await fetch(`${inject('postgresDoor')}/${encodeURIComponent(name)}`);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}

/** Makes a database what another one is, whatever it was before. Nobody may be connected to either. */
export async function copyDatabase(from: string, to: string): Promise<void> {
  await testDatabase(from);
  await asOperator(async (client) => {
    const [source, copy] = [from, to].map((name) => client.escapeIdentifier(name));
    await client.query(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${copy} TEMPLATE ${source}`);
  });
}

/** Connected to a database of nobody's. */
export async function asOperator<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: await testDatabase('postgres') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

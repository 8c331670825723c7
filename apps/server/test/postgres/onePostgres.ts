import { createServer, type ServerResponse } from 'node:http';
import type { TestProject } from 'vitest/node';
import { listen } from '../listen.ts';
import { startPostgres, type TestPostgres } from './startPostgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where a database is had by its name. */
    readonly postgresDoor: string;
  }
}

/**
 * One PostgreSQL for all tests of a run, whatever process they are in, started when the first one asks: tests that need none do
 * not wait for it. Vitest calls this before the first test; what it answers, after the last.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  let postgres: Promise<TestPostgres> | undefined;
  const answer = async (name: string, response: ServerResponse): Promise<void> => {
    try {
      postgres ??= startPostgres();
      response.end(await (await postgres).database(name));
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  };
  const door = createServer((request, response) => void answer((request.url ?? '').slice(1), response));
  project.provide('postgresDoor', await listen(door));
  return async () => {
    door.close();
    door.closeAllConnections();
    await (await postgres)?.stop();
  };
}

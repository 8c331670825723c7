import { once } from 'node:events';
import { createServer } from 'node:net';
import { listen } from './listen.ts';

/** For a program that takes its port from a file or an argument. Nobody had it a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const { port } = new URL(await listen(server));
  server.close();
  await once(server, 'close');
  return Number(port);
}

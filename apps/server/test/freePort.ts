import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** From here on the system gives ports to whoever asks for any, and to every connection that goes out (Linux). */
const FIRST_GIVEN_PORT = 32_768;
/** Above those that programs are known for, and above 10080, which browsers refuse. */
const FIRST_PORT = 11_000;

/**
 * For a program that takes its port from a file or an argument, or comes back under the one it had. Nobody has it now; and as it is
 * none that the system gives, nobody gets it by chance before the program listens, or while it is away.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST_PORT, FIRST_GIVEN_PORT);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}

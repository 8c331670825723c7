import type { Log } from '../log.ts';
import type { SocketServer } from './attach.ts';

/** Clients come back spread over this time, so that the next server is not met by all of them at once. */
const RETURN_WITHIN_MS = 2_000;

/**
 * Tells every client that the server is about to stop and when to come back, then closes the connections in a way that
 * lets queued messages leave first (`io.close()` would drop them).
 */
export function drainSockets(io: SocketServer, log: Log): void {
  const sockets = [...io.of('/').sockets.values()];
  log.info({ connections: sockets.length }, 'draining');
  for (const socket of sockets) {
    socket.emit('session:end', { code: 'drain', retryMs: Math.round(Math.random() * RETURN_WITHIN_MS) });
    socket.conn.close();
  }
}

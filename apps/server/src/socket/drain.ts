import type { Log } from '../log.ts';
import type { Wires } from './wires.ts';

/** Clients come back spread over this time, so that the next server is not met by all of them at once. */
const RETURN_WITHIN_MS = 2_000;

/**
 * Tells every client that the server is about to stop and when to come back, then closes the connections in a way that
 * lets queued messages leave first (`io.close()` would drop them).
 */
export function drainWires(wires: Wires, log: Log): void {
  const all = [...wires.all()];
  log.info({ connections: all.length }, 'draining');
  for (const { wire, client } of all) {
    const retryMs = Math.round(Math.random() * RETURN_WITHIN_MS);
    client?.connection.send('session:end', { code: 'drain', retryMs });
    wire.close();
  }
}

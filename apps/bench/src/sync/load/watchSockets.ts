import { subscribe } from 'node:diagnostics_channel';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

/** What went over all connections that this process opened, in the order of a client: in is what it heard. */
export interface Traffic {
  readonly bytesIn: number;
  readonly bytesOut: number;
  /** Messages of WebSockets, and answers of HTTP. */
  readonly messagesIn: number;
}

/**
 * Counts at the sockets themselves, whatever client opens them: frames, headers and all.
 *
 * @param module a client module: the package `ws` that it uses is the one that is counted at.
 */
export function watchSockets(module: string): () => Traffic {
  const sockets: Socket[] = [];
  let messagesIn = 0;
  // Node says what it hands out on these channels.
  subscribe('net.client.socket', (message) => sockets.push((message as { socket: Socket }).socket));
  subscribe('http.client.response.finish', () => {
    messagesIn += 1;
  });
  onMessage(module, () => {
    messagesIn += 1;
  });
  const sum = (of: (socket: Socket) => number): number =>
    sockets.reduce((total, socket) => total + of(socket), 0);
  return () => ({
    bytesIn: sum(({ bytesRead }) => bytesRead),
    bytesOut: sum(({ bytesWritten }) => bytesWritten),
    messagesIn,
  });
}

interface Emitter {
  emit(this: unknown, name: string, ...values: readonly unknown[]): boolean;
}

/** No client shows its socket, and so it is the class of all of them that tells. */
function onMessage(module: string, heard: () => void): void {
  // The package is a class of event emitters.
  const { prototype } = createRequire(module)('ws') as { prototype: Emitter };
  const { emit } = prototype;
  prototype.emit = function (name, ...values) {
    if (name === 'message') heard();
    return emit.call(this, name, ...values);
  };
}

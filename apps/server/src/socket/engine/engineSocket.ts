import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'socket.io';
import type { WebSocket } from 'ws';

/**
 * What this server uses of an Engine.IO connection. Half of it is not in its public types: the dependency is pinned to
 * `~4.8.4`, and `wire.test.ts` fails when one of these is no longer what it is taken for.
 */
export interface EngineSocket extends EventEmitter {
  readonly id: string;
  readonly request: IncomingMessage | null;
  readonly transport: EngineTransport;
  readonly readyState: 'opening' | 'open' | 'closing' | 'closed';
  /** Packets that wait until the transport takes more. */
  readonly writeBuffer: readonly { readonly data?: string | Uint8Array }[];
  /** Whether a packet that came since the last ping has put off the time-out of its pong. */
  hasRefreshedPingTimeout: boolean;
  /** With `discard` it does not wait for what is queued. */
  close(discard?: boolean): void;
}

interface EngineTransport extends EventEmitter {
  readonly name: string;
  readonly writable: boolean;
  /** Present on a WebSocket. */
  readonly socket?: WebSocket;
}

export interface EnginePacket {
  readonly type: string;
  readonly data?: string | Uint8Array;
}

/** The one place where the types of Engine.IO are widened. */
export function engineSocketOf(conn: Socket['conn']): EngineSocket {
  return conn as unknown as EngineSocket;
}

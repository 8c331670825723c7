import type { ClientEventName, ClientEvents, ServerEvents } from '@drawbridge/protocol';

/** The part of a Socket.IO client that a provider uses; tests put a hand-flushed pair behind it. */
export interface BoardSocket {
  /** Whether a message sent now would leave at once, rather than queue behind others. */
  readonly writable: boolean;
  /** Attempts fail because the requests of a connection reach different servers. */
  readonly isScattered: boolean;
  connect(): void;
  disconnect(): void;
  /** Must only be called while connected. */
  emit<E extends ClientEventName>(event: E, ...args: Parameters<ClientEvents[E]>): void;
  on<E extends keyof SocketEvents>(event: E, listener: SocketEvents[E]): () => void;
}

export interface SocketEvents extends ServerEvents {
  connect: () => void;
  disconnect: () => void;
  /** The connection could not be made; `connect()` may be called again. */
  connect_error: () => void;
}

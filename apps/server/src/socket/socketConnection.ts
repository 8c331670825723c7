import type { ServerEventName, ServerEvents } from '@drawbridge/protocol';
import type { Backlog, Connection } from '../rooms/member.ts';
import type { ServerSocket } from './socketServer.ts';
import type { Wire } from './wire/wire.ts';

/** A connection of Socket.IO. A class, because ten thousand of them share its methods. */
export class SocketConnection implements Connection {
  readonly #socket: ServerSocket;
  readonly #wire: Wire;

  constructor(socket: ServerSocket, wire: Wire) {
    this.#socket = socket;
    this.#wire = wire;
  }

  get id(): string {
    return this.#socket.id;
  }

  get transport(): string {
    return this.#socket.conn.transport.name;
  }

  get backlog(): Backlog {
    return this.#wire.backlog;
  }

  send<E extends ServerEventName>(event: E, ...args: Parameters<ServerEvents[E]>): void {
    // Socket.IO would keep what is sent after the end.
    if (this.#socket.connected) this.#socket.emit(event, ...args);
  }

  enter(audience: string): void {
    void this.#socket.join(roomOf(audience));
  }

  exit(audience: string): void {
    void this.#socket.leave(roomOf(audience));
  }

  drained(): Promise<void> {
    return this.#wire.drained();
  }

  close(): void {
    this.#wire.close();
  }

  terminate(): void {
    this.#wire.terminate();
  }
}

/** Every socket has a room of its own, named after it: an audience must not be taken for one. */
export function roomOf(audience: string): string {
  return `audience:${audience}`;
}

import type { Socket as TcpSocket } from 'node:net';
import type { Server as SocketIoServer } from 'socket.io';

/**
 * What this server changes about a transport of Engine.IO. None of it is in its public types: the dependency is pinned, and
 * the tests of those who change something count writes and measure refusals on the wire.
 */
export interface EngineTransport {
  send(packets: readonly OutgoingPacket[]): void;
  /** Takes the body of a POST, or a WebSocket message, as it came. */
  onData(data: string | Uint8Array): void;
  /** Ends the connection with an error. */
  onError(message: string): void;
  /** Only a WebSocket has a `socket`, and only while it is open that has a `_socket`. */
  readonly socket?: { readonly _socket?: TcpSocket | null };
}

export interface OutgoingPacket {
  readonly data?: string | Uint8Array;
  /** A WebSocket writes these as they are, in place of the data. */
  options?: { readonly wsPreEncodedFrame?: readonly Uint8Array[] };
}

interface TransportMaker {
  createTransport(name: string, request: unknown): EngineTransport;
}

/** Calls `change` with every transport of one kind before anything is sent or received over it. */
export function changeTransports(
  engine: SocketIoServer['engine'],
  kind: 'websocket' | 'polling',
  change: (transport: EngineTransport) => void,
): void {
  const maker = engine as unknown as TransportMaker;
  const createTransport = maker.createTransport.bind(maker);
  maker.createTransport = (name, request) => {
    const transport = createTransport(name, request);
    if (name === kind) change(transport);
    return transport;
  };
}

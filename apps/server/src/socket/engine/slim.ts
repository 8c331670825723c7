import type { ServerSocket } from '../socketServer.ts';

/** What nobody asks a socket for once it is connected. */
const FORGOTTEN = { request: null };
const NO_HANDSHAKE = { handshake: undefined };

/** Frees what Socket.IO keeps of how a connection began: the request, its headers and its address. */
export function slim(socket: ServerSocket): void {
  Object.assign(socket.conn, FORGOTTEN);
  Object.assign(socket, NO_HANDSHAKE);
}

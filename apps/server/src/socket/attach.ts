import type { Server as HttpServer } from 'node:http';
import { type ClientEvents, compactParser, MAX_MESSAGE_BYTES, type ServerEvents } from '@drawbridge/protocol';
import { type Socket, Server as SocketIoServer } from 'socket.io';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Connection, FanOut } from '../rooms/member.ts';
import { createClient, leave } from './client.ts';
import type { Dispatch } from './dispatch.ts';
import type { OriginCheck } from './originCheck.ts';

export type SocketServer = SocketIoServer<ClientEvents, ServerEvents>;
type ServerSocket = Socket<ClientEvents, ServerEvents>;

/** A dead connection is noticed within 20 s, and no proxy's idle time-out (usually 60 s) comes first. */
const PING_INTERVAL_MS = 10_000;
const PING_TIMEOUT_MS = 10_000;

/** A connection that does not say hello by then is dropped. */
const HELLO_TIMEOUT_MS = 5_000;

export function createSocketServer(http: HttpServer, isAllowedOrigin: OriginCheck): SocketServer {
  return new SocketIoServer(http, {
    parser: compactParser,
    transports: ['polling', 'websocket'],
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    connectTimeout: HELLO_TIMEOUT_MS,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    // Four to six times the CPU and 230 KB a connection, for messages of twenty bytes.
    perMessageDeflate: false,
    serveClient: false,
    // `cors` would not stop a WebSocket from a foreign page; this does.
    allowRequest: (request, decide) => decide(null, isAllowedOrigin(request)),
  });
}

/** Reaches the people of a board through a Socket.IO room. */
export function createSocketFanOut(io: SocketServer): FanOut {
  return {
    send({ boardId, except }, event, ...args) {
      const room = io.to(roomOf(boardId));
      (except ? room.except(except.id) : room).emit(event, ...args);
    },
  };
}

/** Takes every event of every socket to `dispatch`, and nothing past it: no listener of its own can be reached. */
export function attachSockets(deps: {
  readonly io: SocketServer;
  readonly dispatch: Dispatch;
  readonly log: Log;
  readonly metrics: Metrics;
}): void {
  const { io, dispatch, log, metrics } = deps;
  io.on('connection', (socket) => {
    const client = createClient(toConnection(socket));
    const connection = socket.id;
    metrics.connected();
    log.info({ connection, transport: socket.conn.transport.name }, 'connected');
    // A middleware that never calls `next` ends here whatever the client sends, listeners' reserved names included.
    socket.use((event) => dispatch(client, event));
    socket.on('error', (error) => log.warn({ connection, err: error }, 'socket error'));
    socket.on('disconnect', (reason) => {
      metrics.disconnected();
      log.info({ connection, boardId: client.boardId, reason }, 'disconnected');
      leave(client);
    });
    // Frees the handshake's request: a seventh of what an idle connection costs.
    Object.assign(socket.conn, { request: null });
  });
}

function toConnection(socket: ServerSocket): Connection {
  return {
    id: socket.id,
    send(event, ...args) {
      if (socket.connected) socket.emit(event, ...args);
    },
    enter: (boardId) => void socket.join(roomOf(boardId)),
    exit: (boardId) => void socket.leave(roomOf(boardId)),
  };
}

function roomOf(boardId: string): string {
  return `board:${boardId}`;
}

import type { ClientEvents, ServerEvents } from '@drawbridge/protocol';
import type { Socket } from 'socket.io';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { Connection, FanOut } from '../rooms/member.ts';
import { type Client, createClient, leave, memberOf } from './client.ts';
import type { Dispatch } from './dispatch.ts';
import { engineSocketOf } from './engine.ts';
import type { Newcomers } from './newcomers.ts';
import type { OpenWire } from './openWire.ts';
import type { SocketServer } from './socketServer.ts';
import type { Wires } from './wires.ts';

type ServerSocket = Socket<ClientEvents, ServerEvents>;

/** Reaches an audience through a Socket.IO room. */
export function createSocketFanOut(io: SocketServer): FanOut {
  return {
    send({ audience, except }, event, ...args) {
      const room = io.to(roomOf(audience));
      (except ? room.except(except.id) : room).emit(event, ...args);
    },
  };
}

export interface AttachDeps {
  readonly io: SocketServer;
  readonly wires: Wires;
  readonly newcomers: Newcomers;
  readonly dispatch: Dispatch;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Takes every event of every socket to `dispatch`, and nothing past it: no listener of its own can be reached. */
export function attachSockets({ io, wires, newcomers, dispatch, log, metrics }: AttachDeps): void {
  const attach = (socket: ServerSocket): void => {
    const open = wires.get(engineSocketOf(socket.conn).id);
    if (!open) {
      // It was cut off while Socket.IO said hello.
      socket.disconnect(true);
      return;
    }
    const client = createClient(toConnection(socket, open), open.allowance);
    const connection = socket.id;
    newcomers.greet(open.wire, () => memberOf(client) !== undefined);
    open.goodbye = (end) => client.connection.send('session:end', end);
    metrics.connected();
    log.info({ connection, transport: socket.conn.transport.name }, 'connected');
    // A middleware that never calls `next` ends here whatever the client sends, listeners' reserved names included.
    socket.use((event) => dispatch(client, event));
    socket.on('error', (error) => log.warn({ connection, err: error }, 'socket error'));
    socket.on('disconnect', (reason) => {
      metrics.disconnected();
      log.info({ connection, boardId: client.boardId, reason }, 'disconnected');
      leaveSafely(client);
    });
    // Frees the handshake's request: a seventh of what an idle connection costs.
    Object.assign(socket.conn, { request: null });
  };

  const leaveSafely = (client: Client): void => {
    try {
      leave(client);
    } catch (error) {
      metrics.failed();
      log.error({ connection: client.connection.id, boardId: client.boardId, err: error }, 'leaving failed');
    }
  };

  io.on('connection', (socket) => {
    try {
      attach(socket);
    } catch (error) {
      metrics.failed();
      log.error({ connection: socket.id, err: error }, 'connecting failed');
      socket.disconnect(true);
    }
  });
}

function toConnection(socket: ServerSocket, { wire }: OpenWire): Connection {
  return {
    id: socket.id,
    send(event, ...args) {
      if (socket.connected) socket.emit(event, ...args);
    },
    enter: (audience) => void socket.join(roomOf(audience)),
    exit: (audience) => void socket.leave(roomOf(audience)),
    get backlog() {
      return wire.backlog;
    },
    drained: () => wire.drained(),
    close: () => wire.close(),
    terminate: () => wire.terminate(),
  };
}

/** Every socket has a room of its own, named after it: an audience must not be taken for one. */
function roomOf(audience: string): string {
  return `audience:${audience}`;
}

import type { RequestIds } from '../http/requestIds.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import type { FanOut } from '../rooms/member.ts';
import { type Client, createClient, idsOf, leave, memberOf } from './client.ts';
import type { Dispatch } from './dispatch.ts';
import type { Newcomers } from './door/newcomers.ts';
import { engineSocketOf } from './engine/engineSocket.ts';
import { slim } from './engine/slim.ts';
import { roomOf, SocketConnection } from './socketConnection.ts';
import type { ServerSocket, SocketServer } from './socketServer.ts';
import type { Wires } from './wires.ts';

/** Reaches an audience on this server through a Socket.IO room. */
export function createSocketFanOut(io: SocketServer): FanOut {
  return {
    to(audience) {
      // Other nodes hear of it by `cluster/line.ts`, once each, and not by the adapter. Kept, as making one for each message
      // costs nearly as much as sending it.
      const room = io.local.to(roomOf(audience));
      return {
        send(except, event, ...args) {
          (except ? room.except(except.id) : room).emit(event, ...args);
        },
      };
    },
  };
}

export interface AttachDeps {
  readonly io: SocketServer;
  readonly wires: Wires;
  readonly newcomers: Newcomers;
  readonly dispatch: Dispatch;
  readonly requestIdOf: RequestIds;
  readonly log: Log;
  readonly metrics: Metrics;
}

/** Takes every event of every socket to `dispatch`, and nothing past it: no listener of its own can be reached. */
export function attachSockets(deps: AttachDeps): void {
  const { io, wires, newcomers, dispatch, requestIdOf, log, metrics } = deps;

  const attach = (socket: ServerSocket): void => {
    const open = wires.get(engineSocketOf(socket.conn).id);
    if (!open) {
      // It was cut off while Socket.IO said hello.
      socket.disconnect(true);
      return;
    }
    const client = createClient(new SocketConnection(socket, open.wire), {
      allowance: open,
      address: open.address,
    });
    open.client = client;
    socket.data.client = client;
    newcomers.greet(open.wire, () => memberOf(client) !== undefined);
    metrics.connected();
    const request = requestIdOf(socket.request);
    log.info({ connection: socket.id, request, transport: socket.conn.transport.name }, 'connected');
    // A middleware that never calls `next` ends here whatever the client sends, listeners' reserved names included.
    socket.use((event) => dispatch(client, event));
    socket.on('error', fail);
    socket.on('disconnect', disconnect);
    slim(socket);
  };

  // Functions that all sockets share are told by `this` which one it is: each of its own would be kept as long as it is open.
  function fail(this: ServerSocket, error: Error): void {
    log.warn({ connection: this.id, err: error }, 'socket error');
  }

  function disconnect(this: ServerSocket, reason: string): void {
    const { client } = this.data;
    metrics.disconnected(reason);
    log.info({ connection: this.id, ...(client && idsOf(client)), reason }, 'disconnected');
    if (client) leaveSafely(client);
  }

  const leaveSafely = (client: Client): void => {
    try {
      leave(client);
    } catch (error) {
      metrics.failed();
      log.error({ ...idsOf(client), err: error }, 'leaving failed');
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

import { type IncomingMessage, ServerResponse } from 'node:http';
import type { Server as SocketIoServer } from 'socket.io';
import type { OpenWire } from './openWire.ts';

/** Engine.IO has parsed the query by the time its middlewares run. */
type EngineRequest = IncomingMessage & { readonly _query?: { readonly sid?: string } };

/**
 * Long-polling, seen as one connection. What a client sends is let in one request at a time and only when all of the one
 * before was handed on; what it is sent counts as backlog until its response has left.
 */
export function gatePolling(
  engine: SocketIoServer['engine'],
  wireOf: (id: string) => OpenWire | undefined,
): void {
  engine.use((request: EngineRequest, response: unknown, next: () => void) => {
    const id = request._query?.sid;
    const open = id === undefined ? undefined : wireOf(id);
    // An upgrade has no response of its own.
    if (!open || !(response instanceof ServerResponse)) {
      next();
      return;
    }
    open.wire.hold(response);
    const ready = request.method === 'POST' ? open.intake.whenReady() : undefined;
    if (!ready) next();
    else void ready.then(() => request.destroyed || next());
  });
}

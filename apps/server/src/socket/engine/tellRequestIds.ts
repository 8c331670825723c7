import type { Server as SocketIoServer } from 'socket.io';
import { REQUEST_ID_HEADER, type RequestIds } from '../../http/requestIds.ts';

/** Answers the request by which a connection begins with its id. */
export function tellRequestIds(engine: SocketIoServer['engine'], requestIdOf: RequestIds): void {
  engine.on('initial_headers', (headers, request) => {
    headers[REQUEST_ID_HEADER] = requestIdOf(request);
  });
}

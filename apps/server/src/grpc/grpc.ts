import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Http2Server, type Http2ServerRequest } from 'node:http2';
import { createContextValues } from '@connectrpc/connect';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import { MAX_UPDATE_BYTES } from '@drawbridge/protocol';
import type { AddressOf } from '../socket/door/clientAddress.ts';
import type { OriginCheck } from '../socket/door/originCheck.ts';
import { type BoardServiceDeps, createBoardService } from './boardService.ts';
import { callerOf } from './caller.ts';
import { BoardService } from './generated/drawbridge/v1/boards_pb.ts';

/** What a message has beside the update. */
const ENVELOPE_BYTES = 4 * 1024;

/** Calls at a time on one connection; a program that follows more boards opens another. */
const MAX_CALLS_PER_CONNECTION = 100;

/**
 * Boards for other back ends by remote calls, which `proto/drawbridge/v1/boards.proto` declares: Connect and gRPC-Web where
 * everything else is served, and gRPC, which needs HTTP/2 from end to end, on a port of its own.
 */
export interface Grpc {
  takes(path: string): boolean;
  answer(request: IncomingMessage, response: ServerResponse): void;
  /** Answers where it listens. */
  listen(port: number, host: string): Promise<number>;
  close(): void;
}

export interface GrpcDeps extends BoardServiceDeps {
  readonly addressOf: AddressOf;
  readonly isAllowedOrigin: OriginCheck;
}

export function createGrpc(deps: GrpcDeps): Grpc {
  const { addressOf, isAllowedOrigin } = deps;
  const service = createBoardService(deps);
  const prefix = `/${BoardService.typeName}/`;
  let http2: Http2Server | undefined;

  const handle = connectNodeAdapter({
    readMaxBytes: MAX_UPDATE_BYTES + ENVELOPE_BYTES,
    routes: (router) => router.service(BoardService, service),
    contextValues(request: IncomingMessage | Http2ServerRequest) {
      const { headers, socket } = request;
      const from = { headers, socket };
      return createContextValues().set(callerOf, {
        address: addressOf(from),
        isAllowed: isAllowedOrigin(from),
      });
    },
  });

  return {
    takes: (path) => path.startsWith(prefix),
    answer(request, response) {
      // nginx would keep back what a stream tells until it has a whole buffer of it.
      response.setHeader('X-Accel-Buffering', 'no');
      handle(request, response);
    },
    async listen(port, host) {
      http2 = createServer({ settings: { maxConcurrentStreams: MAX_CALLS_PER_CONNECTION } }, handle);
      http2.listen(port, host);
      await once(http2, 'listening');
      const address = http2.address();
      return typeof address === 'object' && address ? address.port : port;
    },
    close() {
      http2?.close();
    },
  };
}

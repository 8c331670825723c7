import { createClient, type Transport } from '@connectrpc/connect';
import { createConnectTransport, createGrpcTransport } from '@connectrpc/connect-node';
import { BoardService } from '../generated/drawbridge/v1/boards_pb.ts';
import type { Dialer } from '../line/createDialer.ts';
import type { OpenReader, Place } from '../transport.ts';

/** Follows a board by gRPC, on a connection of HTTP/2 of its own. */
export const grpc: OpenReader = subscribeOver(({ grpcUrl }, { dial }) =>
  createGrpcTransport({ baseUrl: grpcUrl, nodeOptions: { createConnection: () => dial(grpcUrl) } }),
);

/** The same by Connect, over HTTP/1.1, where everything else is served. */
export const connectRpc: OpenReader = subscribeOver(({ url }, { createAgent }) =>
  createConnectTransport({ baseUrl: url, httpVersion: '1.1', nodeOptions: { agent: createAgent(url) } }),
);

function subscribeOver(transportTo: (place: Place, dialer: Dialer) => Transport): OpenReader {
  return (place, dialer, ears) => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const client = createClient(BoardService, transportTo(place, dialer));
    const stream = client.subscribe({ boardId: place.boardId }, { signal });
    return new Promise((resolve, reject) => {
      const follow = async (): Promise<void> => {
        for await (const { told } of stream) {
          // What the stream begins with is told when the board is followed.
          if (told.case === 'log') resolve({ close: () => leaving.abort() });
          if (told.case === 'entry') ears.entry(Number(told.value.seq));
          else ears.other();
        }
        throw new Error('The stream is over.');
      };
      follow().catch((error) => {
        reject(error);
        if (!signal.aborted) ears.failed(error);
      });
    });
  };
}

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way through TCP that a test can lay elsewhere, cut or clog. */
export interface Cable {
  readonly port: number;
  /** New connections lead to another port from now on; `undefined`: to none. Open ones break. */
  lead(port: number | undefined): void;
  /** Nothing gets through in either direction, and nobody is told. */
  clog(isClogged: boolean): void;
  close(): Promise<void>;
}

export async function layCable(to: number): Promise<Cable> {
  const open = new Set<Socket>();
  let target: number | undefined = to;
  let isClogged = false;

  const join = (near: Socket, far: Socket): void => {
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.on('data', (chunk) => {
        if (!isClogged) other.write(chunk);
      });
      one.on('error', () => {});
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  };
  const breakAll = (): void => {
    for (const socket of open) socket.destroy();
  };

  const server = createServer((near) => {
    if (target === undefined) near.destroy();
    else join(near, connect(target, '127.0.0.1'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    // A TCP server that listens has an address of this kind.
    port: (server.address() as AddressInfo).port,
    lead(port) {
      target = port;
      breakAll();
    },
    clog(next) {
      // What was sent meanwhile is lost, as it would be with a line that comes back: the connections do not survive it.
      if (isClogged && !next) breakAll();
      isClogged = next;
    },
    async close() {
      server.close();
      breakAll();
      await once(server, 'close');
    },
  };
}

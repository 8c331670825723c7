import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Visitors } from '../../clients/visitors.ts';
import type { Left } from '../../process/countLeft.ts';
import type { ClientProcess } from '../../process/startClients.ts';
import { readFigure } from '../../server/readFigure.ts';
import type { ServerProcess } from '../../server/startServer.ts';
import { rssBytesOf } from '../../server/watchRss.ts';

/** What is there while nobody is. */
export interface Look {
  /** Since the beginning. */
  readonly seconds: number;
  readonly server: Left & {
    /** In bytes, after a collection. */
    readonly rss: number;
    readonly heap: number;
    readonly openFiles: number;
    readonly rooms: number;
    readonly compactions: number;
  };
  readonly clients: Left & { readonly documents: number; readonly heap: number };
  /** In bytes: what the server has on disk. */
  readonly stored: number;
}

export async function look(
  server: ServerProcess,
  clients: ClientProcess<Visitors>,
  dataDir: string,
): Promise<Omit<Look, 'seconds'>> {
  const { heapUsed } = await server.ask('memory', {});
  return {
    server: {
      ...(await server.ask('left', {})),
      rss: rssBytesOf(server.pid),
      heap: heapUsed,
      openFiles: (await readdir(`/proc/${server.pid}/fd`)).length,
      rooms: await readFigure(server.url, 'drawbridge_rooms'),
      compactions: await readFigure(server.url, 'drawbridge_compactions_total{outcome="done"}'),
    },
    clients: await clients.ask('left', {}),
    stored: await bytesIn(dataDir),
  };
}

/** What the files of a folder and of those in it take, in bytes. */
async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const sizes = entries
    .filter((entry) => entry.isFile())
    // Files come and go while they are counted.
    .map(({ parentPath, name }) =>
      stat(join(parentPath, name)).then(
        ({ size }) => size,
        () => 0,
      ),
    );
  return (await Promise.all(sizes)).reduce((total, size) => total + size, 0);
}

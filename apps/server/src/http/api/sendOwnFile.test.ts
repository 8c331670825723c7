import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listen } from '../../../test/listen.ts';
import { isClientGone } from '../downloads.ts';
import { createSendOwnFile, type OwnFileDeps, type SendOwnFile } from './sendOwnFile.ts';

/* Whoever does not read. What is in the file is in test/ownFile.test.ts. */

const PIECE = Buffer.alloc(64 * 1024);

let server: Server;
let port: number;
let readBytes: number;
let readers: number;
/** How each answer came to its end. */
let ends: unknown[];

/** An image that has no end, so that only a reader that is given up ends it. */
async function* endless() {
  readers += 1;
  for (;;) {
    readBytes += PIECE.length;
    yield PIECE;
  }
}

const seen = { epoch: 'e', head: 1 };
const deps: OwnFileDeps = {
  content: { ownFile: async () => ({ ...seen, json: Buffer.from('{}'), images: ['a'] }) },
  storage: {
    openBoard: async () => ({ ...seen, tail: { entries: 0, bytes: 0 }, damaged: 0 }),
    readEntries: async () => [],
    readWriters: async () => [],
    listVersions: async () => [],
  },
  files: { open: async () => ({ type: 'image/png', size: 1, stream: () => Readable.from(endless()) }) },
  disabledFeatures: [],
};

async function serve(send: SendOwnFile): Promise<void> {
  server = createServer((request, response) => {
    const wish = { format: 'drawbridge', hasHistory: false } as const;
    send({ request, response }, 'b', wish).catch((error) => ends.push(error));
  });
  port = Number(new URL(await listen(server)).port);
}

/** Asks, and reads nothing. */
function ask(): Socket {
  const socket = connect(port, '127.0.0.1').pause();
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  return socket;
}

beforeEach(() => {
  [readBytes, readers, ends] = [0, 0, []];
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it('A reader that takes nothing is given up, and no more was read for it than fits the pipes', async () => {
  await serve(createSendOwnFile({ ...deps, stallMs: 200 }));
  const socket = ask();
  await expect.poll(() => ends).toHaveLength(1);
  expect(isClientGone(ends[0])).toBe(true);
  const before = readBytes;
  expect(before).toBeLessThan(32 * 1024 * 1024);
  const closed = once(socket, 'close');
  socket.on('error', () => {}).resume();
  await closed;
  expect(readBytes).toBe(before);
});

it('Too many at once are asked to come again, until one of them is gone', async () => {
  await serve(createSendOwnFile(deps));
  const sockets = Array.from({ length: 8 }, ask);
  await expect.poll(() => readers).toBe(8);
  ask();
  await expect.poll(() => ends.map(String)).toEqual(['Error: Too many boards are sent at once.']);
  sockets[0]?.destroy();
  await expect.poll(() => ends).toHaveLength(2);
  ask();
  await expect.poll(() => readers).toBe(9);
});

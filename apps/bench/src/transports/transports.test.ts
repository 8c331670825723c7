import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { Author } from '../clients/author.ts';
import { freePort } from '../server/freePort.ts';
import { LIMITS_LIFTED } from '../server/limitsLifted.ts';
import { startProgram } from '../server/startProgram.ts';
import { type ServerProcess, startServer } from '../server/startServer.ts';
import { createDialer } from './line/createDialer.ts';
import { relayed } from './relay/relayed.ts';
import { TRANSPORTS, type TransportName } from './transports.ts';

const RELAY = fileURLToPath(new URL('./relay/relay.ts', import.meta.url));
const CHANGE = new Uint8Array([1, 2, 3]);

let dataDir: string;
let grpcPort: number;
let server: ServerProcess;
let relay: ServerProcess;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'drawbridge-transports-'));
  grpcPort = await freePort();
  [server, relay] = await Promise.all([
    startServer({ DATA_DIR: dataDir, GRPC_PORT: String(grpcPort), ...LIMITS_LIFTED }),
    startProgram({ args: [RELAY], env: {} }),
  ]);
});

afterAll(async () => {
  await Promise.all([server.end('SIGTERM'), relay.end('SIGTERM')]);
  rmSync(dataDir, { recursive: true });
});

/** A reader on a board of its own, with what it heard of. */
async function open(name: TransportName) {
  const { url } = TRANSPORTS[name].from === 'server' ? server : relay;
  const dialer = createDialer();
  const heard: number[] = [];
  const failures: unknown[] = [];
  const place = { url, grpcUrl: `http://127.0.0.1:${grpcPort}`, boardId: name };
  const reader = await TRANSPORTS[name].open(place, dialer, {
    entry: (seq) => heard.push(seq),
    other() {},
    failed: (error) => failures.push(error),
  });
  return { reader, dialer, heard, failures };
}

it.each(['poll-1', 'long-poll', 'sse', 'socketio-polling', 'socketio-websocket', 'connect', 'grpc'] as const)(
  'Whoever follows a board by %s hears of each change once, and leaves without a complaint',
  async (name) => {
    const { reader, dialer, heard, failures } = await open(name);
    const author = new Author(server.url, 'ann');
    await author.join(name);
    for (const stroke of [CHANGE, CHANGE]) await author.draw([stroke]);
    await expect.poll(() => heard, { timeout: 10_000 }).toEqual([1, 2]);
    expect(Math.min(dialer.bytes.in, dialer.bytes.out)).toBeGreaterThan(0);
    reader.close();
    author.client.line.close();
    await author.client.closed;
    expect(failures).toEqual([]);
  },
);

it('Whoever follows the relay hears of each change once', async () => {
  const { reader, heard, failures } = await open('websocket');
  const writer = new WebSocket(`${relay.url.replace('http', 'ws')}/write`);
  await once(writer, 'open');
  for (const seq of [1, 2]) writer.send(relayed(seq, CHANGE));
  await expect.poll(() => heard).toEqual([1, 2]);
  reader.close();
  writer.close();
  await once(writer, 'close');
  expect(failures).toEqual([]);
});

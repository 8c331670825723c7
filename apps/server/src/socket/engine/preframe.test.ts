import { createServer } from 'node:http';
import { connect, type Socket as TcpSocket } from 'node:net';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRaw } from '../../../test/hostileClients.ts';
import { listen } from '../../../test/listen.ts';
import { type TcpConnections, trackConnections } from '../../http/httpServer.ts';
import { createMetrics } from '../../metrics.ts';
import { createSocketServer, type SocketServer } from '../socketServer.ts';
import { corkFlushes } from './cork.ts';
import { binaryFrame, preframeBroadcasts } from './preframe.ts';
import { changeTransports } from './transports.ts';

let io: SocketServer;
let url: string;
let tcp: TcpConnections;
let encodings: number;
/** The frames that the last broadcast was given. */
let frames: unknown;
/** How often each connection to the server was written to since it was opened. */
let writes: number;

beforeEach(async () => {
  const http = createServer();
  io = createSocketServer(http, {
    admission: { refusal: () => undefined },
    log: pino({ level: 'silent' }),
    metrics: createMetrics(),
  });
  encodings = 0;
  const adapter = io.of('/').adapter as unknown as { _encode(...args: unknown[]): unknown };
  preframeBroadcasts(io);
  const { _encode } = adapter;
  adapter._encode = (...args) => {
    encodings += 1;
    const encoded = _encode(...args);
    frames = (args[1] as { wsPreEncodedFrame?: unknown }).wsPreEncodedFrame;
    return encoded;
  };
  changeTransports(io.engine, 'websocket', corkFlushes);
  writes = 0;
  tcp = trackConnections(http);
  http.on('connection', countWrites);
  url = await listen(http);
});

afterEach(async () => {
  tcp.cut();
  await io.close();
});

function countWrites(socket: TcpSocket): void {
  // What a stream is made of is not for everybody to call, but for everybody to see.
  const stream = socket as unknown as Record<'_write' | '_writev', (...args: unknown[]) => unknown>;
  for (const name of ['_write', '_writev'] as const) {
    const write = stream[name].bind(stream);
    stream[name] = (...args) => {
      writes += 1;
      return write(...args);
    };
  }
}

/** A client whose received bytes are seen before anybody has looked into them. */
async function openTcp(): Promise<{ received: () => Buffer; close: () => void }> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk) => chunks.push(chunk));
  const key = 'dGhlIHNhbXBsZSBub25jZQ==';
  socket.write(
    'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\n' +
      `Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${key}\r\n\r\n`,
  );
  const received = (): Buffer => Buffer.concat(chunks);
  await expect.poll(() => received().includes('0{')).toBe(true);
  // "40" as a masked text frame, with a mask of zeros.
  socket.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]));
  await expect.poll(() => received().includes('40{')).toBe(true);
  return { received, close: () => socket.destroy() };
}

describe('A broadcast of bytes', () => {
  it.each([0, 13, 125, 126, 65_535, 65_536])('of %i bytes is one whole frame on the wire', async (length) => {
    const client = await openTcp();
    const payload = Uint8Array.from({ length }, (_, index) => index % 251);
    io.emit('update:entry', payload);
    const frame = binaryFrame(Uint8Array.from([2, ...payload]));
    await expect.poll(() => client.received().subarray(-frame.length).equals(frame)).toBe(true);
    expect([encodings, frames]).toEqual([1, [frame]]);
    client.close();
  });

  it('reaches clients of WebSocket and of long-polling alike, and text goes as before', async () => {
    const raw = await openRaw(url);
    const heard: Buffer[] = [];
    raw.ws.on('message', (data, isBinary) => isBinary && heard.push(data as Buffer));
    io.emit('update:entry', new Uint8Array([1, 2, 3]));
    io.emit('role:changed', { role: 'view' });
    await expect.poll(() => raw.heard).toContain('42["role:changed",{"role":"view"}]');
    expect(heard).toEqual([Buffer.from([2, 1, 2, 3])]);
    const polling = `${url}/socket.io/?EIO=4&transport=polling`;
    const sid = JSON.parse((await (await fetch(polling)).text()).slice(1)).sid;
    await fetch(`${polling}&sid=${sid}`, { method: 'POST', body: '40' });
    await fetch(`${polling}&sid=${sid}`);
    io.emit('update:entry', new Uint8Array([1, 2, 3]));
    expect(await (await fetch(`${polling}&sid=${sid}`)).text()).toBe('bAgECAw==');
    raw.ws.terminate();
  });
});

describe('An answer to one', () => {
  it.each([3, 125, 126, 4_096, 4_097])('of %i bytes is one whole frame on the wire', async (length) => {
    const client = await openTcp();
    await expect.poll(() => io.of('/').sockets.size).toBe(1);
    const payload = Uint8Array.from({ length: length - 1 }, (_, index) => index % 251);
    const [socket] = await io.of('/').fetchSockets();
    socket?.emit('update:entry', payload);
    const frame = binaryFrame(Uint8Array.from([2, ...payload]));
    await expect.poll(() => client.received().subarray(-frame.length).equals(frame)).toBe(true);
    client.close();
  });
});

describe('Many messages at once', () => {
  it('are written in two goes: the first, and all that waited for it', async () => {
    const client = await openTcp();
    await expect.poll(() => io.of('/').sockets.size).toBe(1);
    writes = 0;
    for (let index = 0; index < 20; index += 1) io.emit('update:entry', new Uint8Array([index]));
    const last = binaryFrame(new Uint8Array([2, 19]));
    await expect.poll(() => client.received().subarray(-last.length).equals(last)).toBe(true);
    expect(writes).toBe(2);
    client.close();
  });
});

import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSocketIoSocket, type Transport } from './socketIoSocket.ts';
import { createShortMemory } from './transportMemory.ts';

/** What a proxy sees of a connection. */

const HANDSHAKE =
  '0{"sid":"s1","upgrades":["websocket"],"pingInterval":10000,"pingTimeout":10000,"maxPayload":1000}';
const UNKNOWN = '{"code":1,"message":"Session ID unknown"}';

let server: Server;
let url: string;
let asked: { readonly method: string; readonly url: URL }[];
let closeClient: () => void;
/** Whether it forgets each connection as soon as that is made. */
let isForgetful: boolean;
/** Whether it answers nobody who is new. */
let isBusy: boolean;

const noted = ({ method = '', url: path = '/' }: IncomingMessage): URL => {
  const url = new URL(path, 'http://board.example.org');
  asked.push({ method, url });
  return url;
};

beforeEach(async () => {
  asked = [];
  isForgetful = false;
  isBusy = false;
  closeClient = () => {};
  server = createServer((request, response) => {
    const { searchParams } = noted(request);
    if (isBusy) return;
    if (!searchParams.has('sid')) response.end(HANDSHAKE);
    else if (isForgetful) response.writeHead(400).end(UNKNOWN);
    else if (request.method === 'POST') response.end('ok');
    else response.end('40{"sid":"s2"}');
  });
  server.on('upgrade', (request, socket) => {
    noted(request);
    socket.destroy();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server that listens has an address of this kind.
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  closeClient();
  server.closeAllConnections();
  server.close();
});

const connect = (transports: readonly Transport[], path = '') => {
  const socket = createSocketIoSocket({
    url: url + path,
    boardId: 'plan-7',
    transports,
    memory: createShortMemory(),
  });
  closeClient = socket.disconnect;
  socket.connect();
  return socket;
};

const transportOf = ({ url: { searchParams } }: { readonly url: URL }) => searchParams.get('transport');

describe('Every request of a connection names the board', () => {
  it('by long-polling: the handshake, what is sent and what is waited for', async () => {
    connect(['polling'], '/board');
    await expect.poll(() => asked.length).toBeGreaterThan(3);
    expect(new Set(asked.map(({ method }) => method))).toEqual(new Set(['GET', 'POST']));
    for (const { url } of asked)
      expect([url.pathname, url.searchParams.getAll('b')]).toEqual(['/board/socket.io/', ['plan-7']]);
  });

  it('by WebSocket, first or after long-polling', async () => {
    connect(['websocket']);
    await expect.poll(() => asked.map(transportOf)).toContain('websocket');
    closeClient();
    connect(['polling', 'websocket']);
    const upgrades = () =>
      asked.filter((request) => transportOf(request) === 'websocket' && request.url.searchParams.has('sid'));
    await expect.poll(upgrades).not.toHaveLength(0);
    for (const { url } of asked) expect(url.searchParams.getAll('b')).toEqual(['plan-7']);
  });
});

describe('A server that is too busy to answer', () => {
  afterEach(() => void vi.useRealTimers());

  it('gets more time with each attempt, and as little as ever once one succeeded', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    isBusy = true;
    const socket = connect(['polling']);
    let failures = 0;
    socket.on('connect_error', () => {
      failures += 1;
      socket.connect();
    });
    /** Of one attempt, in seconds. */
    const patience = (): number => {
      const before = failures;
      let seconds = 0;
      for (; failures === before; seconds += 1) vi.advanceTimersByTime(1_000);
      return seconds;
    };
    expect([patience(), patience(), patience(), patience()]).toEqual([4, 8, 16, 16]);
    isBusy = false;
    let isConnected = false;
    socket.on('connect', () => {
      isConnected = true;
    });
    patience();
    await expect.poll(() => vi.advanceTimersByTime(1) && isConnected).toBe(true);
    isBusy = true;
    closeClient();
    socket.connect();
    expect(patience()).toBe(4);
  });
});

describe('A connection that is forgotten as soon as it is made', () => {
  /** Tries as a connection does that was told of a failure. */
  const keepTrying = (socket: ReturnType<typeof connect>): void => {
    socket.on('connect_error', () => setImmediate(socket.connect));
  };

  it('is tried by WebSocket next, which is one request', async () => {
    isForgetful = true;
    keepTrying(connect(['polling', 'websocket']));
    const firsts = () => asked.filter(({ url }) => !url.searchParams.has('sid')).map(transportOf);
    await expect.poll(firsts).toContain('websocket');
    expect(firsts().slice(0, 2)).toEqual(['polling', 'websocket']);
  });

  it('is known for what it is where there is no WebSocket', async () => {
    isForgetful = true;
    const socket = connect(['polling']);
    expect(socket.isScattered).toBe(false);
    keepTrying(socket);
    await expect.poll(() => socket.isScattered).toBe(true);
  });
});

import { once } from 'node:events';
import { connect, type Socket as TcpSocket } from 'node:net';
import { compactParser } from '@drawbridge/protocol';
import { io } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRaw } from './hostileClients.ts';
import { type Edge, startEdge } from './hostileEdge.ts';

let edge: Edge;
const tcpSockets: TcpSocket[] = [];

beforeEach(async () => {
  edge = await startEdge({ settings: { joinDeadlineMs: 1_000 } });
});

afterEach(async () => {
  for (const socket of tcpSockets.splice(0)) socket.destroy();
  await edge.close();
});

/** Connects, writes and waits for nothing. */
function open(text: string): TcpSocket {
  const socket = connect(Number(new URL(edge.url).port), '127.0.0.1');
  socket.on('error', () => {});
  socket.resume();
  if (text !== '') socket.write(text);
  tcpSockets.push(socket);
  return socket;
}

const closed = (sockets: readonly TcpSocket[]) =>
  expect.poll(() => sockets.every((socket) => socket.closed), { timeout: 25_000, interval: 100 }).toBe(true);

const polling = (): string => `${edge.url}/socket.io/?EIO=4&transport=polling`;
const sessionId = async (): Promise<string> =>
  JSON.parse((await (await fetch(polling())).text()).slice(1)).sid;

describe('A connection that', () => {
  it('says nothing, or never ends its headers or its body, is closed', async () => {
    const post =
      'POST /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nabc';
    const sockets = ['', 'GET / HTTP/1.1\r\n', 'GET / HTTP/1.1\r\nHost: x\r\nX-A: b\r\n', post].flatMap(
      (text) => Array.from({ length: 25 }, () => open(text)),
    );
    await closed(sockets);
  }, 30_000);

  it('does not say hello is cut', async () => {
    const mute = await Promise.all(Array.from({ length: 50 }, () => openRaw(edge.url, { isMute: true })));
    expect(await Promise.all(mute.map(({ closed }) => closed))).toHaveLength(50);
    expect(mute.every(({ ws }) => ws.readyState === ws.CLOSED)).toBe(true);
  });

  it('joins no board is cut', async () => {
    const idle = await openRaw(edge.url);
    await idle.closed;
    expect(await edge.count('terminated_total', 'code="unjoined"')).toBe(1);
  });

  it('was made by polling and abandoned is forgotten', async () => {
    await Promise.all(Array.from({ length: 100 }, () => fetch(polling())));
    await expect.poll(() => edge.count('terminated_total', 'code="unjoined"'), { timeout: 15_000 }).toBe(100);
  });

  it('breaks off an upgrade that nobody takes disturbs nobody', async () => {
    const upgrade = 'GET /elsewhere HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    for (let index = 0; index < 20; index += 1) {
      const socket = open(upgrade);
      await once(socket, 'connect');
      socket.resetAndDestroy();
    }
    await sessionId();
  });
});

describe('Too many connections', () => {
  const refusedBy = async (settings: Parameters<typeof startEdge>[0], wanted: number) => {
    await edge.close();
    edge = await startEdge(settings);
    const answers = [];
    for (let index = 0; index < wanted; index += 1) answers.push(await fetch(polling()));
    const refused = answers.filter(({ status }) => status !== 200);
    return Promise.all(refused.map(async (answer) => [answer.status, await answer.json()]));
  };

  it('of all are refused with the reason', async () => {
    const message = 'The server has as many connections as it allows.';
    expect(await refusedBy({ settings: { maxConnections: 5 } }, 6)).toEqual([[403, { code: 4, message }]]);
    expect(await edge.count('refused_connections_total', 'reason="full"')).toBe(1);
  });

  it('from one address are refused with the reason, whatever it says about itself', async () => {
    const message = 'Your address has as many connections as the server allows.';
    expect(await refusedBy({ settings: { maxConnectionsPerAddress: 5 } }, 6)).toEqual([
      [403, { code: 4, message }],
    ]);
    const lying = await fetch(polling(), { headers: { 'X-Forwarded-For': '203.0.113.1' } });
    expect(lying.status).toBe(403);
  });

  it('are those of others behind a trusted proxy', async () => {
    expect(await refusedBy({ settings: { maxConnectionsPerAddress: 5, trustedProxies: 1 } }, 6)).toHaveLength(
      1,
    );
    const other = await fetch(polling(), { headers: { 'X-Forwarded-For': '203.0.113.1' } });
    expect(other.status).toBe(200);
  });

  it('in too short a time are refused with the reason', async () => {
    const refused = await refusedBy({ settings: { maxConnectsPerSecond: 1 } }, 40);
    expect(refused.length).toBeGreaterThan(20);
    expect(refused[0]).toEqual([403, { code: 4, message: expect.stringContaining('Try again') }]);
  });

  it('that join no board are refused with the reason', async () => {
    const refused = await refusedBy({ settings: { maxUnjoined: 10 } }, 12);
    expect(refused).toHaveLength(2);
    expect(await edge.count('refused_connections_total', 'reason="unjoined"')).toBe(2);
  });

  it('are two hundred people behind one address not', async () => {
    expect(await refusedBy({}, 200)).toEqual([]);
  });
});

describe('A hostile request by polling', () => {
  it.each<[string, RequestInit & { path?: string }]>([
    ['of another version', { path: '?EIO=3&transport=polling' }],
    ['without a version', { path: '?transport=polling' }],
    ['of no transport', { path: '?EIO=4' }],
    ['of a transport that is none', { path: '?EIO=4&transport=__proto__' }],
    ['of WebTransport', { path: '?EIO=4&transport=webtransport' }],
    ['of a WebSocket that is none', { path: '?EIO=4&transport=websocket' }],
    ['of a session that is none', { path: '?EIO=4&transport=polling&sid=nobody' }],
    ['of a prototype for a session', { path: '?EIO=4&transport=polling&sid=__proto__' }],
    ['of ten thousand letters for a session', { path: `?EIO=4&transport=polling&sid=${'x'.repeat(10_000)}` }],
    ['with half an escape', { path: '?EIO=4&transport=polling&sid=%' }],
    ['that deletes', { method: 'DELETE' }],
    ['that asks for options', { method: 'OPTIONS' }],
    ['that posts before it has a session', { method: 'POST', body: '40' }],
  ])('%s is refused', async (_what, { path = '?EIO=4&transport=polling', ...init }) => {
    const { status } = await fetch(`${edge.url}/socket.io/${path}`, init);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  });

  it.each<[string, RequestInit]>([
    ['nothing', { body: '' }],
    ['nonsense', { body: 'hello' }],
    [
      'bytes',
      { body: new Uint8Array(1_000).fill(255), headers: { 'content-type': 'application/octet-stream' } },
    ],
    ['base64 that is none', { body: 'b***' }],
    ['base64 of noise', { body: `b${Buffer.from([0x7e, 1, 2]).toString('base64')}` }],
    ['nothing but separators', { body: '\u001e'.repeat(10_000) }],
    ['an upgrade', { body: '5' }],
    ['its own ping', { body: '2' }],
    ['a goodbye', { body: '1' }],
  ])('that posts %s costs its own session at most', async (_what, init) => {
    const sid = await sessionId();
    await fetch(`${polling()}&sid=${sid}`, { method: 'POST', ...init });
    await sessionId();
    expect(await edge.count('faults_total')).toBe(0);
  });

  it('that overlaps another costs its own session', async () => {
    const sid = await sessionId();
    const polls = Array.from({ length: 5 }, () => fetch(`${polling()}&sid=${sid}`).catch(() => undefined));
    await Promise.all(polls);
    const posts = Array.from({ length: 5 }, () =>
      fetch(`${polling()}&sid=${sid}`, { method: 'POST', body: '3' }),
    );
    expect((await Promise.all(posts)).map(({ status }) => status)).toContain(400);
  });

  it('in 1,000 variations disturbs nobody', async () => {
    const paths = [
      'EIO=4',
      'EIO=3',
      'transport=polling',
      'transport=websocket',
      'sid=x',
      'sid=',
      'j=0',
      'b64=1',
    ];
    for (let index = 0; index < 1_000; index += 1) {
      const query = paths.filter((_path, bit) => (index >> bit) & 1).join('&');
      const method = ['GET', 'POST', 'PUT', 'HEAD'][index % 4] ?? 'GET';
      const body = method === 'POST' || method === 'PUT' ? { body: '42["x"]' } : {};
      const answer = await fetch(`${edge.url}/socket.io/?${query}`, { method, ...body });
      await answer.arrayBuffer();
    }
    await sessionId();
  });
});

describe.each(['websocket', 'polling'])('By %s, a page', (transport) => {
  const canConnect = async (origin: string | undefined): Promise<boolean> => {
    const socket = io(edge.url, {
      parser: compactParser,
      transports: [transport],
      ...(origin !== undefined && { extraHeaders: { origin } }),
      forceNew: true,
      reconnection: false,
    });
    const isConnected = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('connect_error', () => resolve(false));
    });
    socket.disconnect();
    return isConnected;
  };

  it.each([
    'https://evil.example',
    'null',
    'http://127.0.0.1.evil.example',
    'http://127.0.0.1:1',
    'file://',
    '',
  ])('of the origin "%s" cannot connect', async (origin) => {
    expect(await canConnect(origin)).toBe(false);
  });

  it('of this server, and a program, can', async () => {
    expect([await canConnect(edge.url), await canConnect(undefined)]).toEqual([true, true]);
  });

  it('of an allowed origin can', async () => {
    await edge.close();
    edge = await startEdge({ settings: { allowedOrigins: ['https://wiki.example.org'] } });
    expect(await canConnect('https://wiki.example.org')).toBe(true);
    expect(await canConnect('https://evil.example')).toBe(false);
  });
});

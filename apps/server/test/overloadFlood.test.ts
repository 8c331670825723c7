import { compactParser, encodePresenceSet, encodePush } from '@drawbridge/protocol';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { threadTimeMs } from '../src/threadTime.ts';
import { openRaw, type RawClient } from './hostileClients.ts';
import { type Edge, startEdge } from './hostileEdge.ts';

let edge: Edge;
const sockets: Socket[] = [];

beforeEach(async () => {
  edge = await startEdge();
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.disconnect();
  await edge.close();
});

const connect = (transports = ['websocket']): Socket => {
  const socket = io(edge.url, { parser: compactParser, transports, forceNew: true, reconnection: false });
  sockets.push(socket);
  return socket;
};
const push = encodePush({ n: 1, bytes: new Uint8Array(8) });
const presence = encodePresenceSet({ state: new Uint8Array(8), drafts: new Uint8Array(0) });

/** Sends as fast as the line takes it until the server has had enough. */
async function flood(client: RawClient, message: string | Uint8Array): Promise<void> {
  const { ws } = client;
  while (ws.readyState === ws.OPEN) {
    for (let index = 0; index < 500; index += 1) ws.send(message);
    await new Promise(setImmediate);
  }
  await client.closed;
}

describe('A client that floods', () => {
  it.each<[string, string | Uint8Array]>([
    ['events', '421["board:tail",{"since":0}]'],
    ['pushes', Uint8Array.from([0x81, 1, ...push])],
    ['presence', Uint8Array.from([3, ...presence])],
    ['unknown events', '42["x",1]'],
    ['acknowledgements', '431[{}]'],
    ['pongs', '3'],
    ['joins of another board each', '421["board:join",{"boardId":"b"}]'],
  ])('%s is told so and cut off', async (_what, message) => {
    const client = await openRaw(edge.url);
    await flood(client, message);
    expect(client.heard.find((text) => text.includes('session:end'))).toMatch(
      /^42\["session:end",\{"code":"flood","retryMs":\d{5}\}\]$/,
    );
    expect(await edge.count('terminated_total', 'code="flood"')).toBe(1);
    await expect.poll(() => edge.count('connections', 'transport="websocket"')).toBe(0);
  });

  it('namespaces is cut off at the first', async () => {
    const client = await openRaw(edge.url);
    for (let index = 0; index < 20_000; index += 1) client.ws.send(`40/${'n'.repeat(100)}${index},`);
    await client.closed;
    expect(client.heard.filter((text) => text.startsWith('44'))).toEqual([]);
  });

  it('without saying hello is cut off', async () => {
    const client = await openRaw(edge.url, { isMute: true });
    await flood(client, '3');
    expect(await edge.count('terminated_total', 'code="flood"')).toBe(1);
  });
});

it('ten clients that flood do not cost two honest ones a single answer', async () => {
  const honest = [connect(), connect()];
  let isFlooding = true;
  const answers = honest.map(async (socket) => {
    const replies: unknown[] = [];
    while (isFlooding || replies.length < 20)
      replies.push(await socket.timeout(5_000).emitWithAck('update:push', push));
    return replies;
  });
  const floods = Array.from({ length: 10 }, async (_, index) => {
    const client = await openRaw(edge.url);
    await flood(client, ['42["x",1]', '431[{}]', '3', '421["board:tail",{"since":0}]'][index % 4] ?? '3');
  });
  await Promise.all(floods);
  isFlooding = false;
  for (const replies of await Promise.all(answers)) {
    expect(replies.every((reply) => JSON.stringify(reply) === '{"ok":true,"seq":1}')).toBe(true);
  }
  expect(honest.every((socket) => socket.connected)).toBe(true);
}, 30_000);

describe('An honest client', () => {
  it('that was held up for half a minute is not cut off, and loses nothing', async () => {
    const socket = connect();
    await socket.timeout(5_000).emitWithAck('update:push', push);
    for (let index = 0; index < 30 * 30; index += 1) socket.emit('presence:set', presence);
    const replies = Array.from({ length: 60 }, () => socket.timeout(20_000).emitWithAck('update:push', push));
    expect(await Promise.all(replies)).toHaveLength(60);
    expect(socket.connected).toBe(true);
    expect(await edge.count('delayed_total', 'reason="packets"')).toBeGreaterThan(0);
  }, 30_000);

  it.each(['websocket', 'polling'])(
    'that comes back with more than it may send at once is slowed and not cut off (%s)',
    async (transport) => {
      await edge.close();
      edge = await startEdge({ settings: { maxBytesPerSecond: 200_000 } });
      const socket = connect([transport]);
      const chunk = encodePush({ n: 1, bytes: new Uint8Array(128 * 1024) });
      const replies = Array.from({ length: 29 }, () =>
        socket.timeout(30_000).emitWithAck('update:push', chunk),
      );
      expect(await Promise.all(replies)).toHaveLength(29);
      expect(socket.connected).toBe(true);
      expect(await edge.count('delayed_total', 'reason="bytes"')).toBeGreaterThan(0);
    },
    40_000,
  );

  it('that made the server work too much is asked to try again, and succeeds then', async () => {
    await edge.close();
    edge = await startEdge({
      settings: { maxHandlerMsPerSecond: 200 },
      handlers: {
        'board:tail': (_client, _request, reply) => {
          const untilMs = threadTimeMs() + 1_100;
          while (threadTimeMs() < untilMs);
          reply({ ok: true, head: 0 });
        },
      },
    });
    const socket = connect();
    await socket.timeout(5_000).emitWithAck('board:tail', { since: 0 });
    const refused = await socket.timeout(5_000).emitWithAck('update:push', push);
    expect(refused).toMatchObject({ ok: false, error: 'rate', retryMs: expect.any(Number) });
    await expect
      .poll(() => socket.timeout(5_000).emitWithAck('update:push', push), { timeout: 10_000 })
      .toMatchObject({ ok: true });
  });

  it('that was being served when the machine stood still does not pay for it', async () => {
    await edge.close();
    edge = await startEdge({
      settings: { maxHandlerMsPerSecond: 10 },
      handlers: {
        'board:tail': (_client, _request, reply) => {
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2_000);
          reply({ ok: true, head: 0 });
        },
      },
    });
    const socket = connect();
    await socket.timeout(5_000).emitWithAck('board:tail', { since: 0 });
    expect(await socket.timeout(5_000).emitWithAck('update:push', push)).toMatchObject({ ok: true });
  });
});

it('a POST of a megabyte of tiny packets is refused', async () => {
  const base = `${edge.url}/socket.io/?EIO=4&transport=polling`;
  const opening = await (await fetch(base)).text();
  const { sid } = JSON.parse(opening.slice(1));
  const { status } = await fetch(`${base}&sid=${sid}`, { method: 'POST', body: '3\u001e'.repeat(500_000) });
  expect(status).toBe(413);
});

it('a POST of 256 KB of tiny packets costs its session, before they are told apart', async () => {
  const base = `${edge.url}/socket.io/?EIO=4&transport=polling`;
  const opening = await (await fetch(base)).text();
  const { sid } = JSON.parse(opening.slice(1));
  await fetch(`${base}&sid=${sid}`, { method: 'POST', body: '3\u001e'.repeat(120_000) }).catch(() => {});
  const { status } = await fetch(`${base}&sid=${sid}`);
  expect(status).toBe(400);
  expect(await edge.count('terminated_total', 'code="flood"')).toBe(0);
});

import { request } from 'node:http';
import { compactParser } from '@drawbridge/protocol';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRaw, type RawClient } from '../../../test/hostileClients.ts';
import { type Edge, startEdge } from '../../../test/hostileEdge.ts';
import type { Connection } from '../../rooms/member.ts';

let edge: Edge;

beforeEach(async () => {
  edge = await startEdge();
});

afterEach(() => edge.close());

const MEGABYTE = new Uint8Array(1024 * 1024);

/** The server's end of the only client that said something. */
async function serverEnd(): Promise<Connection> {
  await expect.poll(() => edge.clients.size).toBe(1);
  const [client] = edge.clients;
  if (!client) throw new Error('Nobody said anything.');
  return client.connection;
}

describe('A WebSocket that is not read', () => {
  let client: RawClient;
  let connection: Connection;

  beforeEach(async () => {
    client = await openRaw(edge.url);
    client.ws.send('421["profile:set",{"name":"Mallory","color":"#112233"}]');
    connection = await serverEnd();
    client.ws.pause();
  });

  afterEach(() => client.ws.terminate());

  it('has a backlog of all that was sent and did not leave, wherever it waits', () => {
    expect(connection.backlog).toEqual({ bytes: 0, packets: 0 });
    for (let index = 0; index < 40; index += 1) connection.send('update:entry', MEGABYTE);
    expect(connection.backlog.bytes).toBeGreaterThan(20 * MEGABYTE.length);
    expect(connection.backlog.packets).toBeGreaterThan(0);
  });

  it('is drained when it is read again, and no sooner', async () => {
    for (let index = 0; index < 40; index += 1) connection.send('update:entry', MEGABYTE);
    let isDrained = false;
    const drained = connection.drained().then(() => {
      isDrained = true;
    });
    await expect.poll(settled(() => connection.backlog.bytes)).toBe(true);
    expect([isDrained, connection.backlog.bytes > 0]).toEqual([false, true]);
    client.ws.resume();
    await drained;
    expect(connection.backlog).toEqual({ bytes: 0, packets: 0 });
  });

  it('is drained at once when nothing waits', () => connection.drained());

  it('is freed and drained at once when it is cut', async () => {
    // In one piece, so that Engine.IO hands over all of it.
    connection.send('update:entry', new Uint8Array(40 * MEGABYTE.length));
    const drained = connection.drained();
    expect(await edge.tcpConnections()).toBe(1);
    connection.terminate();
    await drained;
    await expect.poll(() => edge.tcpConnections()).toBe(0);
    await expect.poll(() => connection.backlog.bytes).toBe(0);
    expect(await edge.count('connections', 'transport="websocket"')).toBe(0);
  });

  it('gets what was queued when it is closed and reads in time', async () => {
    for (let index = 0; index < 40; index += 1) connection.send('update:entry', MEGABYTE);
    connection.send('session:end', { code: 'failed', retryMs: 1 });
    connection.close();
    client.ws.resume();
    await client.closed;
    expect(client.heard.at(-1)).toContain('session:end');
  });
});

describe('Long-polling that is not read', () => {
  let client: Socket;
  let connection: Connection;

  beforeEach(async () => {
    client = io(edge.url, {
      parser: compactParser,
      transports: ['polling'],
      forceNew: true,
      reconnection: false,
    });
    await client.emitWithAck('profile:set', { name: 'Mallory', color: '#112233' });
    connection = await serverEnd();
  });

  afterEach(() => {
    client.disconnect();
  });

  /** Goes on as the same session without the client: one poll that is asked for and not read. */
  const pollWithoutReading = async (): Promise<void> => {
    const { engine } = client.io;
    // Not in the types of the client.
    const { id } = engine as unknown as { id: string };
    const transport = engine.transport as unknown as { doPoll(): void };
    transport.doPoll = () => {};
    // Ends the poll that is under way; the next one is ours.
    const heard = new Promise((resolve) => client.once('role:changed', resolve));
    connection.send('role:changed', { role: 'edit' });
    await heard;
    const poll = request(`${edge.url}/socket.io/?EIO=4&transport=polling&sid=${id}`);
    poll.on('error', () => {});
    poll.on('response', (response) => response.pause());
    poll.end();
  };

  it('has a backlog, also of what was handed over, and is freed at once when it is cut', async () => {
    await pollWithoutReading();
    connection.send('update:entry', new Uint8Array(20 * MEGABYTE.length));
    await expect.poll(settled(() => connection.backlog.bytes)).toBe(true);
    expect(connection.backlog).toEqual({ bytes: expect.any(Number), packets: 0 });
    expect(connection.backlog.bytes).toBeGreaterThan(MEGABYTE.length);
    connection.terminate();
    await expect.poll(() => connection.backlog.bytes).toBe(0);
    await expect.poll(() => edge.count('connections', 'transport="websocket"')).toBe(0);
  });

  it('is drained when all was taken', async () => {
    for (let index = 0; index < 3; index += 1) connection.send('update:entry', MEGABYTE);
    expect(connection.backlog.bytes).toBeGreaterThan(0);
    await connection.drained();
    expect(connection.backlog).toEqual({ bytes: 0, packets: 0 });
  });

  it('gets what was queued when it is closed', async () => {
    const end = new Promise((resolve) => client.once('session:end', resolve));
    connection.send('update:entry', MEGABYTE);
    connection.send('session:end', { code: 'failed', retryMs: 1 });
    connection.close();
    expect(await end).toEqual({ code: 'failed', retryMs: 1 });
    await expect.poll(() => edge.count('connections', 'transport="websocket"')).toBe(0);
  });
});

/** Asks whether a figure is the same as the time before. */
function settled(read: () => number): () => boolean {
  let last = -1;
  return () => {
    const now = read();
    const isSettled = now === last;
    last = now;
    return isSettled;
  };
}

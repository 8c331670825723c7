import { beforeEach, describe, expect, it } from 'vitest';
import { openRaw, type RawClient } from './hostileClients.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
});

const ready = async () => {
  const response = await fetch(`${server.url}/readyz`, { headers: { connection: 'close' } });
  return [response.status, await response.json()];
};

describe('A server that is about to stop', () => {
  it('says so to who asks and to who wants in, until the last client is gone', async () => {
    expect(await ready()).toEqual([
      200,
      { ready: true, storage: 'ok', draining: false, eventLoopLagMs: expect.any(Number) },
    ]);
    // Does not read, so that its goodbye stays with the server.
    const slow = await openRaw(server.url);
    slow.ws.pause();
    const closed = server.close();
    expect(await ready()).toMatchObject([
      503,
      { ready: false, reason: 'The server is about to stop.', draining: true },
    ]);
    const refused = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`);
    expect([refused.status, await refused.json()]).toEqual([
      403,
      { code: 4, message: 'The server is about to stop.' },
    ]);
    await closed;
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow('fetch failed');
    slow.ws.terminate();
  });

  it('asks its clients to come back at different times', async () => {
    const clients = await Promise.all(Array.from({ length: 30 }, () => openRaw(server.url)));
    await server.close();
    await Promise.all(clients.map(({ closed }) => closed));
    const times = clients.map(retryMsOf);
    expect(Math.max(...times)).toBeLessThanOrEqual(2_000);
    expect(new Set(times).size).toBeGreaterThan(10);
  });
});

function retryMsOf({ heard }: RawClient): number {
  return Number(/"code":"drain","retryMs":(\d+)/.exec(heard.at(-1) ?? '')?.[1]);
}

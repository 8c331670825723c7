import type { Provider } from '@drawbridge/sync';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRaw } from './hostileClients.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer();
});

afterEach(() => server.close());

const FLOODS = ['42["x",1]', '431[{}]', '3', '421["board:tail",{"since":0}]', new Uint8Array([3, 0, 0])];
const shapes = ({ doc }: Provider) => doc.getMap('shapes');

/** Comes back as long as it is let in, as somebody would who wants to do harm. */
async function floodAgainAndAgain(message: string | Uint8Array, isOver: () => boolean): Promise<number> {
  let times = 0;
  while (!isOver()) {
    const client = await openRaw(server.url);
    while (client.ws.readyState === client.ws.OPEN) {
      for (let index = 0; index < 500; index += 1) client.ws.send(message);
      await new Promise(setImmediate);
    }
    await client.closed;
    times += 1;
  }
  return times;
}

it('two people go on to draw, and lose nothing, while ten clients flood the server', async () => {
  const [ann, ben] = [server.open(), server.open()];
  await Promise.all([ann.synced, ben.synced]);
  let drawn = 0;
  const isOver = (): boolean => drawn >= 60;
  const floods = Array.from({ length: 10 }, (_, index) =>
    floodAgainAndAgain(FLOODS[index % FLOODS.length] ?? '3', isOver),
  );
  while (!isOver()) {
    shapes(ann).set(`a${drawn}`, drawn);
    shapes(ben).set(`b${drawn}`, drawn);
    await expect
      .poll(() => [ann.outbox.size, ben.outbox.size], { interval: 5, timeout: 10_000 })
      .toEqual([0, 0]);
    drawn += 1;
  }
  const times = await Promise.all(floods);
  expect(times.reduce((total, count) => total + count, 0)).toBeGreaterThanOrEqual(10);
  await expect.poll(() => shapes(ben).size).toBe(2 * drawn);
  expect(shapes(ben).toJSON()).toEqual(shapes(ann).toJSON());
  expect([ann.status.kind, ben.status.kind]).toEqual(['synced', 'synced']);
}, 60_000);

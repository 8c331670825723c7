import type { Provider } from '@drawbridge/sync';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRaw, type RawClient } from './hostileClients.ts';
import { createJoinRequest } from './joinRequest.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;

beforeEach(async () => {
  server = await startTestServer({ metrics: 'on' });
});

afterEach(() => server.close());

const MEGABYTE = 1024 * 1024;
const UPDATES = 120;
const UPDATE_BYTES = 100_000;
const SLOW = 5;

async function joinAndStopReading(index: number): Promise<RawClient> {
  const client = await openRaw(server.url);
  const request = createJoinRequest({ sessionId: `neverReading000${index}` });
  client.ws.send(`421["board:join",${JSON.stringify(request)}]`);
  expect(await client.hear('431')).toContain('"ok":true');
  client.ws.pause();
  return client;
}

async function figure(name: string): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^drawbridge_${name} (\\d+)`, 'm').exec(metrics)?.[1] ?? 0);
}

const shapes = ({ doc }: Provider) => doc.getMap<Uint8Array>('shapes');

const isSameBoard = (one: Provider, two: Provider): boolean =>
  [...shapes(one)].every(
    ([id, bytes]) => Buffer.compare(bytes, shapes(two).get(id) ?? new Uint8Array()) === 0,
  );

it('clients that answer pings and read nothing cost little, are cut off, and cost the others nothing', async () => {
  const [ann, ben] = [server.open(), server.open()];
  await Promise.all([ann.synced, ben.synced]);
  const slow = await Promise.all(Array.from({ length: SLOW }, (_, index) => joinAndStopReading(index)));
  const pongs = setInterval(() => {
    for (const { ws } of slow) ws.send('3');
  }, 1_000);
  let worst = 0;
  for (let index = 0; index < UPDATES; index += 1) {
    shapes(ann).set(`s${index}`, new Uint8Array(UPDATE_BYTES).fill(index));
    await expect.poll(() => ann.outbox.size, { interval: 5, timeout: 10_000 }).toBe(0);
    if (index % 10 === 0) worst = Math.max(worst, await figure('backlog_bytes'));
  }
  await expect.poll(() => shapes(ben).size, { timeout: 10_000 }).toBe(UPDATES);
  // Not by `toEqual`, which takes so long for 12 MB that the heartbeats of everybody in this process fail on a busy machine.
  expect(isSameBoard(ann, ben)).toBe(true);
  // What lagging clients miss is in the log and waits nowhere else: of 12 MB each, little more than a megabyte.
  expect(worst).toBeLessThan(SLOW * 4 * MEGABYTE);
  await expect.poll(() => figure('lagging_total')).toBeGreaterThanOrEqual(SLOW);
  await expect
    .poll(() => figure(String.raw`terminated_total\{code="slow"\}`), {
      timeout: 30_000,
      interval: 250,
    })
    .toBe(SLOW);
  expect(await figure('backlog_bytes')).toBe(0);
  expect([ann.status.kind, ben.status.kind]).toEqual(['synced', 'synced']);
  clearInterval(pongs);
  for (const { ws } of slow) ws.terminate();
}, 60_000);

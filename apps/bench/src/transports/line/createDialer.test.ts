import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createDialer } from './createDialer.ts';

const GREETING = Buffer.alloc(100);
const QUESTION = Buffer.alloc(7);

let server: Server;
let url: string;

beforeEach(async () => {
  server = createServer((socket) => socket.end(GREETING)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => server.close());

it('What travels on all connections is counted, also on those that are closed by now', async () => {
  const dialer = createDialer();
  const visit = async (): Promise<void> => {
    const line = dialer.dial(url);
    line.resume().end(QUESTION);
    await once(line, 'close');
  };
  await Promise.all([visit(), visit()]);
  expect(dialer.bytes).toEqual({ in: 200, out: 14 });
  await visit();
  expect(dialer.bytes).toEqual({ in: 300, out: 21 });
});

it('What does not travel by TCP is added', () => {
  const dialer = createDialer();
  dialer.count({ in: 5, out: 1 });
  dialer.count({ in: 5, out: 0 });
  expect(dialer.bytes).toEqual({ in: 10, out: 1 });
});

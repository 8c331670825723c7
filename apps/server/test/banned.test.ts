import { io } from 'socket.io-client';
import { afterEach, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;

afterEach(() => server.close());

const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } });

/** How an attempt to connect ends. */
function connectFrom(address: string, transport: 'polling' | 'websocket'): Promise<string> {
  const socket = io(server.url, {
    transports: [transport],
    reconnection: false,
    extraHeaders: from(address).headers,
  });
  return new Promise<string>((resolve) => {
    socket.once('connect', () => resolve('connected'));
    socket.once('connect_error', () => resolve('refused'));
  }).finally(() => socket.disconnect());
}

it('whoever comes from a banned address gets neither a page nor a connection, and others do', async () => {
  server = await startTestServer({ bannedAddresses: ['203.0.113.7', '2001:db8::/32'], trustedProxies: 1 });
  for (const address of ['203.0.113.7', '2001:db8:5::9']) {
    const response = await fetch(`${server.url}/healthz`, from(address));
    expect(response.status).toBe(403);
    expect(await response.text()).toContain('your address');
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(await connectFrom(address, 'polling')).toBe('refused');
    expect(await connectFrom(address, 'websocket')).toBe('refused');
  }
  expect((await fetch(`${server.url}/healthz`, from('203.0.113.8'))).status).toBe(200);
  expect(await connectFrom('203.0.113.8', 'websocket')).toBe('connected');
});

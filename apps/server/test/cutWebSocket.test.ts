import { connect, createServer, type Server, type Socket } from 'node:net';
import { expect, it, vi } from 'vitest';
import { listen } from './listen.ts';
import { startTestServer } from './testServer.ts';

/** A proxy that lets a WebSocket through, and cuts it once the other end has said something behind the handshake. */
async function startCuttingProxy(
  target: string,
): Promise<{ url: string; cuts: () => number; close: () => void }> {
  const { port, hostname } = new URL(target);
  let cuts = 0;
  const open = new Set<Socket>();
  const proxy: Server = createServer((client) => {
    const server = connect(Number(port), hostname);
    for (const socket of [client, server]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
    }
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
    client.pipe(server);
    let answers = 0;
    server.on('data', (data) => {
      client.write(data);
      if (data.includes('101 Switching')) answers = 1;
      else if (answers > 0) answers += 1;
      if (answers < 4) return;
      cuts += 1;
      client.destroy();
    });
  });
  return {
    url: await listen(proxy),
    cuts: () => cuts,
    close() {
      proxy.close();
      for (const socket of open) socket.destroy();
    },
  };
}

it('A WebSocket that is cut again and again is given up for long-polling', async () => {
  const server = await startTestServer();
  const proxy = await startCuttingProxy(server.url);
  const ann = server.open({ url: proxy.url });
  const shapes = ann.doc.getMap('shapes');
  // Answers are what the proxy counts.
  const drawUntilCutTwice = (): void => {
    shapes.set('drawn', Number(shapes.get('drawn') ?? 0) + 1);
    expect(proxy.cuts()).toBe(2);
  };
  await vi.waitFor(drawUntilCutTwice, { timeout: 20_000 });
  for (let change = 0; change < 12; change += 1) {
    shapes.set(`s${change}`, change);
    await vi.waitFor(() => expect(ann.outbox.size).toBe(0), { timeout: 10_000 });
  }
  expect(proxy.cuts()).toBe(2);
  await server.close();
  proxy.close();
}, 60_000);

import { BlockList } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { ask, createAccessClient } from './accessClient.ts';
import { startTestServer, type TestServer } from './testServer.ts';

let server: TestServer;

afterEach(() => server.close());

const start = async (proxy: string) => {
  const signInProxies = new BlockList();
  signInProxies.addSubnet(proxy, 8, 'ipv4');
  server = await startTestServer({ signIn: 'proxy', signInProxies });
};

const enter = (headers: Record<string, string>) => ask(server.url, 'board/token', { body: {}, headers });

describe('What a proxy says of somebody', () => {
  it('is believed when it comes from there', async () => {
    await start('127.0.0.0');
    const said = { 'x-forwarded-user': 'u1', 'x-forwarded-preferred-username': 'Ada' };
    const { token } = await enter(said);
    const ada = createAccessClient(server.url);
    expect(await ada.join({ token })).toMatchObject({ ok: true, name: 'Ada' });
    ada.socket.disconnect();
    expect(await enter({ 'x-forwarded-user': 'ada@example.org' })).toMatchObject({
      user: { name: 'ada@example.org' },
    });
  });

  it('means nothing from anywhere else', async () => {
    await start('10.0.0.0');
    for (const more of [{}, { 'x-forwarded-for': '10.0.0.1' }, { 'x-real-ip': '10.0.0.1' }]) {
      const answer = await enter({ 'x-forwarded-user': 'admin', ...more });
      expect(answer).toMatchObject({ status: 200, role: 'edit' });
      expect(answer).not.toHaveProperty('user');
    }
  });

  it('means nothing in another mode', async () => {
    server = await startTestServer();
    expect(await enter({ 'x-forwarded-user': 'admin' })).not.toHaveProperty('user');
  });

  it('is a name in any script, without what would break a label', async () => {
    await start('127.0.0.0');
    const name = Buffer.from('Zoë\u202e 株式').toString('latin1');
    const said = { 'x-forwarded-user': 'u1', 'x-forwarded-preferred-username': name };
    expect(await enter(said)).toMatchObject({ user: { name: 'Zoë 株式' } });
  });

  it('is not believed when the client had said something before it', async () => {
    await start('127.0.0.0');
    const headers = new Headers({ 'content-type': 'application/json' });
    const { port, hostname } = new URL(server.url);
    const { request } = await import('node:http');
    const answered = new Promise<string>((resolve, reject) => {
      const asked = request(
        {
          hostname,
          port,
          method: 'POST',
          path: '/api/boards/board/token',
          headers: { ...Object.fromEntries(headers), 'x-forwarded-user': ['admin', 'u1'] },
        },
        (response) => {
          let text = '';
          response.on('data', (chunk) => {
            text += chunk;
          });
          response.on('end', () => resolve(text));
        },
      );
      asked.on('error', reject);
      asked.end('{}');
    });
    const answer = JSON.parse(await answered);
    expect(answer).toMatchObject({ role: 'edit' });
    expect(answer).not.toHaveProperty('user');
  });
});

import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { createClient } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';
import { FILE_CHUNK_BYTES, filePath } from '@drawbridge/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BoardService } from '../src/grpc/generated/drawbridge/v1/boards_pb.ts';
import { listen } from './listen.ts';
import { ask } from './proxies/ask.ts';
import { proxyKinds } from './proxies/kinds.ts';
import { type RunningProxy, readSample, startProxy } from './proxies/startProxy.ts';
import { startTestServer, type TestServer } from './testServer.ts';

/** The samples in `deploy`, each before a real server by the real program. */

const MAX_PER_ADDRESS = 8;
const HANDSHAKE = '/socket.io/?EIO=4&transport=polling';
const MEGABYTE = 1024 * 1024;
/** In one piece, every proxy here refuses it. */
const LARGE_IMAGE_BYTES = 1.5 * MEGABYTE;
const LEAST_IDLE_TIMEOUT_S = 30;

/** An image as far as a server looks: the head of a PNG of 640 × 480 px. */
function image(size: number): { readonly name: string; readonly bytes: Buffer } {
  const head = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x02\x80\0\0\x01\xe0', 'latin1');
  const bytes = Buffer.concat([head, Buffer.alloc(size, 7)]);
  return { name: createHash('sha256').update(bytes).digest('hex'), bytes };
}

const placeOf = (offset: number, length: number) => ({
  'upload-offset': String(offset),
  'upload-length': String(length),
});

describe.each(proxyKinds)('$title, set up as deploy/$sample is,', (kind) => {
  let server: TestServer;
  let proxy: RunningProxy;

  beforeAll(async () => {
    const metrics = 'on';
    server = await startTestServer({ trustedProxies: 1, maxConnectionsPerAddress: MAX_PER_ADDRESS, metrics });
    proxy = await startProxy(kind, [server.url]);
  });
  afterAll(async () => {
    await server.close();
    await proxy.stop();
  });

  it.each(['websocket', 'polling'] as const)('carries a board both ways by %s', async (transport) => {
    const options = { url: proxy.url, boardId: transport, transports: [transport] };
    const [ann, ben] = [server.open(options), server.open(options)];
    await Promise.all([ann.synced, ben.synced]);
    ann.doc.getMap('shapes').set('by', 'ann');
    await expect.poll(() => ben.doc.getMap('shapes').get('by')).toBe('ann');
    ben.doc.getMap('shapes').set('by', 'ben');
    await expect.poll(() => ann.doc.getMap('shapes').get('by')).toBe('ben');
    await expect.poll(() => ben.outbox.size).toBe(0);
    await Promise.all([ann.close(), ben.close()]);
  });

  it('passes a stream on as it comes', async () => {
    const transport = createConnectTransport({ baseUrl: proxy.url, httpVersion: '1.1' });
    const leaving = new AbortController();
    const told = createClient(BoardService, transport)
      .subscribe({ boardId: 'stream' }, { signal: leaving.signal })
      [Symbol.asyncIterator]();
    expect((await told.next()).value?.told.case).toBe('log');
    const ann = server.open({ url: proxy.url, boardId: 'stream' });
    await ann.synced;
    ann.doc.getMap('shapes').set('by', 'ann');
    expect((await told.next()).value?.told.case).toBe('entry');
    leaving.abort();
    await ann.close();
  });

  it('cuts nobody who is merely quiet', async () => {
    const handshake = await ask(`${proxy.url}${HANDSHAKE}`, { from: '127.0.0.9' });
    const { pingInterval, pingTimeout } = JSON.parse(handshake.bytes.toString().slice(1));
    const sample = [kind.sample, ...kind.severalNodes.samples].map(readSample).join('\n');
    for (const name of kind.idleTimeouts) {
      const values = [...sample.matchAll(new RegExp(`^\\s*${name}\\s+(\\d+)s;?$`, 'gm'))];
      expect(values, name).not.toHaveLength(0);
      for (const [, value] of values) {
        expect(Number(value), name).toBeGreaterThanOrEqual(LEAST_IDLE_TIMEOUT_S);
        expect(Number(value) * 1_000, name).toBeGreaterThan(pingInterval + pingTimeout);
      }
    }
    // Where nothing is said nothing is cut.
    if (kind.idleTimeouts.length === 0) expect(sample).not.toMatch(/(read|write|header|stream)_timeout/);
  });

  it('takes an image of more than a megabyte, and hands it out', async () => {
    const { name, bytes } = image(LARGE_IMAGE_BYTES);
    const url = `${proxy.url}${filePath('images', name)}`;
    const statuses = [];
    for (let offset = 0; offset < bytes.length; offset += FILE_CHUNK_BYTES) {
      const body = bytes.subarray(offset, offset + FILE_CHUNK_BYTES);
      const headers = placeOf(offset, bytes.length);
      statuses.push((await ask(url, { method: 'PATCH', headers, body })).status);
    }
    expect(statuses).toEqual([...Array(6).fill(204), 201]);
    const fetched = await ask(url);
    expect([fetched.status, fetched.bytes.equals(bytes)]).toEqual([200, true]);
  });

  it('has what is too large refused, and says so', async () => {
    const { name, bytes } = image(LARGE_IMAGE_BYTES);
    const headers = placeOf(0, bytes.length);
    const url = `${proxy.url}${filePath('too-large', name)}`;
    const answer = await ask(url, { method: 'PATCH', headers, body: bytes, waitsToSend: true });
    expect(answer.status).toBe(413);
  });

  it('counts people by where they come from, whatever they say about it', async () => {
    let claimed = 0;
    const connect = (from: string) => {
      claimed += 1;
      const spoofed = `203.0.113.${claimed}`;
      const headers = { 'X-Forwarded-For': [spoofed, `${spoofed}, ${spoofed}`], 'X-Real-IP': spoofed };
      return ask(`${proxy.url}${HANDSHAKE}`, { headers: { ...headers, Forwarded: `for=${spoofed}` }, from });
    };
    for (let index = 0; index < MAX_PER_ADDRESS; index += 1) {
      expect((await connect('127.0.0.2')).status).toBe(200);
    }
    const refused = await connect('127.0.0.2');
    expect([refused.status, refused.bytes.toString()]).toEqual([
      403,
      expect.stringContaining('Your address has as many connections'),
    ]);
    expect((await connect('127.0.0.3')).status).toBe(200);
  });

  it('lets the pages of this server connect, and no others', async () => {
    const connectAs = (origin: string) =>
      ask(`${proxy.url}${HANDSHAKE}`, { headers: { origin }, from: '127.0.0.4' });
    expect((await connectAs(proxy.url)).status).toBe(200);
    expect((await connectAs('https://evil.example')).status).toBe(403);
  });

  it('keeps the figures to the operator', async () => {
    expect((await ask(`${server.url}/metrics`)).status).toBe(200);
    for (const path of ['/metrics', '/metrics?x', '/%6detrics', '//metrics', '/./metrics']) {
      expect((await ask(`${proxy.url}${path}`)).bytes.toString(), path).not.toContain('drawbridge_');
    }
  });

  // Caddy does so by itself, for names that others can reach.
  if (kind.protocol === 'https') {
    it('leads from plain HTTP to TLS', async () => {
      const led = await ask(`${proxy.plainUrl}/b/retro?x=1`, { headers: { host: 'board.example.org' } });
      expect([led.status, led.location]).toEqual([301, 'https://board.example.org/b/retro?x=1']);
    });
  }
});

describe.each(proxyKinds)('What $title says about a request', (kind) => {
  let echo: Server;
  let proxy: RunningProxy;

  beforeAll(async () => {
    echo = createServer((request, response) => {
      response.end(JSON.stringify(request.headersDistinct));
    });
    proxy = await startProxy(kind, [await listen(echo)]);
  });
  afterAll(async () => {
    await proxy.stop();
    echo.closeAllConnections();
    echo.close();
  });

  it('is its own, and nothing that the client said', async () => {
    const said = '203.0.113.1';
    const { host } = new URL(proxy.url);
    const headers = {
      Host: host,
      'X-Forwarded-For': said,
      'X-Forwarded-Proto': 'gopher',
      Forwarded: `for=${said}`,
    };
    const { bytes } = await ask(proxy.url, { headers, from: '127.0.0.2' });
    const heard = JSON.parse(bytes.toString());
    expect(heard['x-forwarded-for']).toEqual(['127.0.0.2']);
    expect(heard['x-forwarded-proto']).toEqual([kind.protocol]);
    expect(heard.forwarded).toBeUndefined();
    expect(heard.host).toEqual([host]);
  });
});

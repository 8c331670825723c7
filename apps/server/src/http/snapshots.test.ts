import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { connect } from 'node:net';
import { gunzipSync, gzipSync } from 'node:zlib';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../test/listen.ts';
import { systemClock } from '../clock.ts';
import { createSnapshotRoute } from './snapshots.ts';

const PART_BYTES = 64 * 1024;
/** Does not compress, so that it has many parts. */
const BOARD = randomBytes(3_000_000);
const ZIPPED = gzipSync(BOARD);

let server: Server;
let url: string;
/** What the storage does with a part: answers it, unless a test has it otherwise. */
let read: (name: string, part: number) => Promise<Uint8Array | undefined>;
let reads: number;
let requests: number;

const partOf = async (name: string, part: number): Promise<Uint8Array | undefined> => {
  const bytes = ZIPPED.subarray(part * PART_BYTES, (part + 1) * PART_BYTES);
  return name === 'abc' && bytes.length > 0 ? bytes : undefined;
};

beforeEach(async () => {
  reads = 0;
  requests = 0;
  read = partOf;
  const route = createSnapshotRoute({
    storage: {
      readSnapshot(_boardId, name, part) {
        reads += 1;
        return read(name, part);
      },
    },
    clock: systemClock,
    log: pino({ level: 'silent' }),
  });
  server = createServer((req, res) => {
    requests += 1;
    void route.send(req, res, { boardId: 'b', name: (req.url ?? '').slice(1) });
  });
  url = await listen(server);
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Without `fetch`, which unpacks by itself. */
async function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const asked = request(`${url}${path}`, { headers, method });
  asked.end();
  // The event gives the response.
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
}

describe('A snapshot', () => {
  it('arrives compressed, as it is stored', async () => {
    const { status, headers, body } = await get('/abc', { 'accept-encoding': 'br, gzip;q=0.8' });
    expect([status, headers['content-encoding']]).toEqual([200, 'gzip']);
    expect(body.equals(ZIPPED)).toBe(true);
    expect(headers).toMatchObject({
      etag: '"abc"',
      'cache-control': 'private, max-age=31536000, immutable',
      'content-type': 'application/octet-stream',
      vary: 'Accept-Encoding',
    });
  });

  it.each([{}, { 'accept-encoding': 'br' }, { 'accept-encoding': '*, gzip;q=0' }])(
    'arrives unpacked for a client that asks with %j',
    async (asked) => {
      const { headers, body } = await get('/abc', asked);
      expect(headers['content-encoding']).toBeUndefined();
      expect(body.equals(BOARD)).toBe(true);
    },
  );

  it.each(['"abc"', 'W/"abc"', '"x", "abc"'])('that the client has is not sent again (%s)', async (tag) => {
    const { status, headers, body } = await get('/abc', { 'if-none-match': tag });
    expect([status, headers.etag, body.length, reads]).toEqual([304, '"abc"', 0, 0]);
  });

  it('that is not the one that the client has is sent', async () => {
    expect((await get('/abc', { 'if-none-match': '"old"' })).status).toBe(200);
  });

  it('can be asked about without being sent', async () => {
    const { status, headers, body } = await get('/abc', { 'accept-encoding': 'gzip' }, 'HEAD');
    expect([status, headers['content-encoding'], body.length, reads]).toEqual([200, 'gzip', 0, 1]);
  });

  it('that is not kept any more is not found, and no cache keeps that', async () => {
    const { status, headers, body } = await get('/gone');
    expect([status, headers['cache-control']]).toEqual([404, 'no-store']);
    expect(String(body)).toContain('join the board again');
  });
});

describe('A disk that fails', () => {
  it('before the first byte is said, with when to ask again', async () => {
    read = () => Promise.reject(new Error('EIO'));
    const { status, headers, body } = await get('/abc');
    expect([status, headers['retry-after']]).toEqual([503, '2']);
    expect(String(body)).toContain('could not read its disk');
  });

  it.each(['gzip', 'identity'])('in the middle breaks the download off (%s)', async (coding) => {
    read = (name, part) => (part > 3 ? Promise.reject(new Error('EIO')) : partOf(name, part));
    await expect(get('/abc', { 'accept-encoding': coding })).rejects.toThrow('aborted');
  });

  it('does not use up downloads', async () => {
    read = () => Promise.reject(new Error('EIO'));
    for (let index = 0; index < 510; index += 1) await get('/abc');
    read = partOf;
    expect((await get('/abc')).status).toBe(200);
  });
});

describe('Clients that do not read', () => {
  it('hold what fits the pipes and no more, and the server goes on', async () => {
    const port = Number(new URL(url).port);
    const stalled = Array.from({ length: 20 }, () => connect(port, '127.0.0.1').pause());
    for (const socket of stalled)
      socket.write('GET /abc HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n');
    await expect.poll(() => requests).toBe(20);
    const { body } = await get('/abc', { 'accept-encoding': 'gzip' });
    expect(gunzipSync(body).equals(BOARD)).toBe(true);
    for (const socket of stalled) socket.destroy();
  });

  it('are read ahead for by one part only', async () => {
    let given = 0;
    // Endless, so that only the pipes end it.
    read = async (_name, part) => {
      given = part;
      return new Uint8Array(PART_BYTES);
    };
    const socket = connect(Number(new URL(url).port), '127.0.0.1').pause();
    socket.write('GET /abc HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n');
    await expect.poll(() => given, { interval: 100 }).toSatisfy(settled());
    expect(given * PART_BYTES).toBeLessThan(16_000_000);
    socket.destroy();
  });
});

/** True once a figure is above zero and the same as the time before. */
function settled(): (value: number) => boolean {
  let last = -1;
  return (value) => {
    const isSettled = value > 0 && value === last;
    last = value;
    return isSettled;
  };
}

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { FILE_CHUNK_BYTES } from '@drawbridge/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './testServer.ts';

/** Whoever sends files may speak HTTP by hand. What they are refused is said in words, and nothing of it is kept. */

const MEGABYTE = 1024 * 1024;
const ANSWER_DEADLINE_MS = 10_000;
const NAME = 'ab'.repeat(32);

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

interface Answer {
  readonly status: number;
  readonly words: string;
}

interface Sent {
  readonly target?: string;
  readonly headers?: Readonly<Record<string, string | number>>;
  readonly body?: Uint8Array;
}

/** One request as its bytes say, on a connection of its own. */
async function patch({ target = pathOf(NAME), headers = {}, body = Buffer.alloc(0) }: Sent): Promise<Answer> {
  const socket = await connected();
  const answer = answerOn(socket);
  const length = { 'Content-Length': body.length, ...headers };
  const lines = Object.entries(length).map(([name, value]) => `${name}: ${value}`);
  socket.write(`PATCH ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${lines.join('\r\n')}\r\n\r\n`);
  socket.write(body);
  return answer;
}

async function connected(): Promise<Socket> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  return socket;
}

async function answerOn(socket: Socket): Promise<Answer> {
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (part) => {
    text += part;
  });
  // A server that hangs up while much is being sent breaks the pipe; what it said before counts.
  socket.on('error', () => {});
  await closed(socket);
  const [head = '', words = ''] = text.split('\r\n\r\n');
  return { status: Number(/^HTTP\/1.1 (\d+)/.exec(head)?.[1]), words };
}

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The server did not hang up.')), ANSWER_DEADLINE_MS);
    socket.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

const pathOf = (name: string): string => `/api/boards/b/files/${name}`;
const nameOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const place = (offset: number | string, length: number | string) => ({
  'Upload-Offset': offset,
  'Upload-Length': length,
});

async function kept(): Promise<string[]> {
  const entries = await readdir(join(server.dataDir, 'files'), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

async function expectRefused(sent: Sent, { status, words }: { status: number; words: RegExp }) {
  const answer = await patch(sent);
  expect(answer).toEqual({ status, words: expect.stringMatching(words) });
  expect(await kept()).toEqual([]);
}

describe('A file that is not what it says', () => {
  it.each([
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a program', 'MZ\x90\x00\x03'],
    ['a picture further down', `${' '.repeat(20)}\x89PNG\r\n\x1a\n`],
  ])('is refused, whatever type its sender claims: %s', async (_what, text) => {
    const body = Buffer.from(text, 'latin1');
    const headers = { ...place(0, body.length), 'Content-Type': 'image/png' };
    await expectRefused(
      { target: pathOf(nameOf(body)), headers, body },
      { status: 422, words: /This is no image/ },
    );
  });

  it('is refused under the name of another', async () => {
    const body = Buffer.from('\x89PNG\r\n\x1a\nwhatever', 'latin1');
    await expectRefused(
      { headers: place(0, body.length), body },
      { status: 422, words: /do not have this name/ },
    );
  });

  it('is refused when it is small and says that it is huge', async () => {
    const head = '\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\xff\xff\0\0\xff\xff';
    const body = Buffer.from(head, 'latin1');
    await expectRefused(
      { target: pathOf(nameOf(body)), headers: place(0, body.length), body },
      { status: 422, words: /more pixels than boards take/ },
    );
  });
});

describe('A path that leads elsewhere', () => {
  it.each([
    '../../drawbridge.db',
    '..%2f..%2fdrawbridge.db',
    '%2e%2e/%2e%2e/x',
    `${NAME}/../../x`,
    `..\\${NAME}`,
    `${NAME}%00.png`,
    `${NAME}.png`,
    NAME.toUpperCase(),
    NAME.slice(1),
    `${NAME}0`,
    `partial/${NAME}`,
  ])('is none: %s', async (name) => {
    const headers = place(0, 5);
    await expectRefused(
      { target: pathOf(name), headers, body: Buffer.from('GIF89') },
      { status: 405, words: /Only GET and HEAD/ },
    );
  });

  it('is none either in place of a board', async () => {
    const target = `/api/boards/..%2f..%2f/files/${NAME}`;
    await expectRefused(
      { target, headers: place(0, 5), body: Buffer.from('GIF89') },
      { status: 405, words: /Only GET and HEAD/ },
    );
  });
});

describe('A part that belongs nowhere', () => {
  it.each([
    [5, 100],
    [100, 100],
    [0, 3],
    ['999999999999999', 100],
  ])('is answered with where to go on: at %s of %s', async (offset, length) => {
    const answer = await patch({ headers: place(offset, length), body: Buffer.from('GIF89a') });
    expect(answer.status).toBe(409);
    expect(await kept()).toEqual([]);
  });

  it.each([
    ['-1', '5'],
    ['0x0', '5'],
    ['1e3', '5'],
    ['0', '0'],
    ['0', '5, 5'],
    ['9999999999999999', '5'],
  ])('is refused when it makes no sense: at %s of %s', async (offset, length) => {
    await expectRefused(
      { headers: place(offset, length), body: Buffer.from('GIF89') },
      { status: 400, words: /says with upload-offset and upload-length/ },
    );
  });
});

describe('A body of 200 MB', () => {
  it('is refused before it is sent when it says so', async () => {
    const socket = await connected();
    const answer = answerOn(socket);
    socket.write(
      `PATCH ${pathOf(NAME)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nUpload-Offset: 0\r\nUpload-Length: 1000\r\nContent-Length: ${200 * MEGABYTE}\r\n\r\n`,
    );
    expect(await answer).toEqual({
      status: 413,
      words: expect.stringContaining(`A part may have ${FILE_CHUNK_BYTES}`),
    });
    expect(await kept()).toEqual([]);
  });

  it('is refused as soon as it is too much when it does not', async () => {
    const socket = await connected();
    const answer = answerOn(socket);
    socket.write(
      `PATCH ${pathOf(NAME)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nUpload-Offset: 0\r\nUpload-Length: 1000\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    const part = Buffer.concat([
      Buffer.from(`${MEGABYTE.toString(16)}\r\n`),
      Buffer.alloc(MEGABYTE),
      Buffer.from('\r\n'),
    ]);
    let sentBytes = 0;
    while (sentBytes < 200 * MEGABYTE && !socket.destroyed) {
      sentBytes += MEGABYTE;
      if (!socket.write(part)) await Promise.race([once(socket, 'drain').catch(() => {}), closed(socket)]);
    }
    expect((await answer).status).toBe(413);
    expect(sentBytes).toBeLessThan(50 * MEGABYTE);
    expect(await kept()).toEqual([]);
  });

  it('is refused as a file that is too large', async () => {
    await expectRefused(
      { headers: place(0, 200 * MEGABYTE), body: Buffer.alloc(1000) },
      { status: 413, words: /A file may have 10485760 bytes/ },
    );
  });
});

import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { FILE_CHUNK_BYTES } from '@drawbridge/protocol';
import { pino } from 'pino';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listen } from '../../test/listen.ts';
import { type BoardFiles, createBoardFiles } from '../files/boardFiles.ts';
import { openFolderFiles } from '../files/folderFiles.ts';
import { createMemoryStorage } from '../storage/index.ts';
import { createFileRoute } from './files.ts';

const MAX_FILE_BYTES = 3 * FILE_CHUNK_BYTES;
const MAX_IMAGE_PIXELS = 1_000_000;
/** The first bytes of a PNG of 640 × 480 px. */
const HEAD = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x02\x80\0\0\x01\xe0', 'latin1');
const PNG = Buffer.concat([HEAD, Buffer.alloc(FILE_CHUNK_BYTES, 7)]);
const NAME = createHash('sha256').update(PNG).digest('hex');

let folder: string;
let server: Server;
let url: string;
let isAllowed: boolean;

/** How many bytes a board and the server may have. */
let room = { board: 1e9, server: 0 };

let files: BoardFiles;

beforeEach(async () => {
  isAllowed = true;
  folder = await mkdtemp(join(tmpdir(), 'drawbridge-files-'));
  files = createBoardFiles({
    store: await openFolderFiles(folder, { maxImagePixels: MAX_IMAGE_PIXELS }),
    ledger: createMemoryStorage().files,
    maxBoardFileBytes: room.board,
    maxFilesBytes: room.server,
    unusedFileDays: 30,
  });
  const route = createFileRoute({
    files,
    maxFileBytes: MAX_FILE_BYTES,
    maxImagePixels: MAX_IMAGE_PIXELS,
    isAllowedOrigin: () => isAllowed,
    log: pino({ level: 'silent' }),
  });
  server = createServer((request, response) => {
    const [, name = '', boardId = 'b'] = (request.url ?? '').split('/');
    void route.answer(request, response, { boardId, name });
  });
  url = await listen(server);
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

const get = (init?: RequestInit) => fetch(`${url}/${NAME}`, init);

function send(offset: number, end: number, headers: Record<string, string> = {}) {
  const place = { 'upload-offset': String(offset), 'upload-length': String(PNG.length) };
  return get({ method: 'PATCH', headers: { ...place, ...headers }, body: PNG.subarray(offset, end) });
}

async function sendAll() {
  await send(0, FILE_CHUNK_BYTES);
  return send(FILE_CHUNK_BYTES, PNG.length);
}

describe('Sending a file', () => {
  it('takes it part by part, and says how far it is', async () => {
    const first = await send(0, FILE_CHUNK_BYTES);
    expect([first.status, first.headers.get('upload-offset')]).toEqual([204, String(FILE_CHUNK_BYTES)]);
    const asked = await get({ method: 'HEAD' });
    expect([asked.status, asked.headers.get('upload-offset')]).toEqual([404, String(FILE_CHUNK_BYTES)]);
    expect((await send(FILE_CHUNK_BYTES, PNG.length)).status).toBe(201);
    expect((await get({ method: 'HEAD' })).status).toBe(200);
  });

  it('says where to go on when a part belongs elsewhere', async () => {
    const response = await send(5, 10);
    expect([response.status, response.headers.get('upload-offset')]).toEqual([409, '0']);
  });

  it('refuses what is larger than a file or a part may be', async () => {
    const large = await send(0, 10, { 'upload-length': String(MAX_FILE_BYTES + 1) });
    expect([large.status, await large.text()]).toEqual([
      413,
      expect.stringContaining(String(MAX_FILE_BYTES)),
    ]);
    const part = await send(0, PNG.length);
    expect([part.status, await part.text()]).toEqual([413, expect.stringContaining('A part may have')]);
  });

  it.each([
    { 'upload-offset': 'x' },
    { 'upload-offset': '-1' },
    { 'upload-length': '0' },
    { 'upload-length': '1e9' },
  ])('refuses a part that does not say where it belongs: %j', async (headers) => {
    // A part of no bytes, so that nothing could arrive.
    expect((await send(0, 0, headers)).status).toBe(400);
  });

  it('refuses what is no image', async () => {
    const name = createHash('sha256').update('<svg/>').digest('hex');
    const headers = { 'upload-offset': '0', 'upload-length': '6' };
    const response = await fetch(`${url}/${name}`, { method: 'PATCH', headers, body: '<svg/>' });
    expect([response.status, await response.text()]).toEqual([422, expect.stringContaining('no image')]);
  });

  it.each([
    ['more pixels', Buffer.from(HEAD).fill(0xff, 18, 20)],
    ['does not say how many pixels', HEAD.subarray(0, 20)],
  ])('refuses an image that has %s', async (words, bytes) => {
    const name = createHash('sha256').update(bytes).digest('hex');
    const headers = { 'upload-offset': '0', 'upload-length': String(bytes.length) };
    const response = await fetch(`${url}/${name}`, { method: 'PATCH', headers, body: bytes });
    expect([response.status, await response.text()]).toEqual([422, expect.stringContaining(words)]);
  });

  it('is not for pages of other sites', async () => {
    isAllowed = false;
    expect((await send(0, 10)).status).toBe(403);
    expect((await get({ method: 'HEAD' })).headers.get('upload-offset')).toBe('0');
  });
});

describe('A file for which there is no room', () => {
  afterEach(() => {
    room = { board: 1e9, server: 0 };
  });
  const withRoom = (board: number, server: number): void => {
    room = { board, server };
  };

  describe('on the board', () => {
    beforeAll(() => withRoom(PNG.length - 1, 0));
    it('is refused in words with its first part', async () => {
      const response = await send(0, 100);
      expect([response.status, await response.text()]).toEqual([413, expect.stringContaining('this board')]);
    });
  });

  describe('on the server', () => {
    beforeAll(() => withRoom(1e9, PNG.length - 1));
    it('is refused in words with its first part', async () => {
      const response = await send(0, 100);
      expect([response.status, await response.text()]).toEqual([507, expect.stringContaining('no room')]);
    });
  });
});

describe('Getting a file', () => {
  it('gives its bytes, to be kept for good', async () => {
    await sendAll();
    const response = await get();
    expect(Buffer.from(await response.arrayBuffer()).equals(PNG)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(PNG.length),
      'cache-control': 'private, max-age=31536000, immutable',
      etag: `"${NAME}"`,
    });
  });

  it('is neither opened nor missed for a client that left while it was looked for', async () => {
    const logged: string[] = [];
    let opened = 0;
    const stream = () => {
      opened += 1;
      return Readable.from([PNG]);
    };
    const ended = Promise.withResolvers<void>();
    server.removeAllListeners('request');
    server.on('request', async (request, response) => {
      const left = once(response, 'close');
      const open = async () => {
        request.socket.destroy();
        await left;
        return { type: 'image/png', size: PNG.length, stream } as const;
      };
      const route = createFileRoute({
        files: { ...files, open },
        maxFileBytes: MAX_FILE_BYTES,
        maxImagePixels: MAX_IMAGE_PIXELS,
        isAllowedOrigin: () => true,
        log: pino({ level: 'error' }, { write: (line) => logged.push(line) }),
      });
      await route.answer(request, response, { boardId: 'b', name: NAME });
      ended.resolve();
    });
    await expect(get()).rejects.toThrow();
    await ended.promise;
    expect([opened, logged]).toEqual([0, []]);
  });

  it('does not send again what the client has', async () => {
    await sendAll();
    expect((await get({ headers: { 'if-none-match': `"${NAME}"` } })).status).toBe(304);
  });

  it('finds nothing before it is whole', async () => {
    await send(0, 100);
    expect((await get()).status).toBe(404);
  });

  it('knows no other methods', async () => {
    const response = await get({ method: 'DELETE' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, PATCH']);
  });
});

describe('A file of a board', () => {
  it('is not to be had by way of another one, which has nothing to do with it', async () => {
    await sendAll();
    const other = await fetch(`${url}/${NAME}/other`);
    expect([other.status, await other.text()]).toEqual([404, expect.stringContaining('no such file')]);
    expect((await fetch(`${url}/${NAME}/b`)).status).toBe(200);
  });
});

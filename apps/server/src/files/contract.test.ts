import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FileStore } from './fileStore.ts';
import { openS3Files } from './s3Files.ts';
import { backends } from './test/backends.ts';
import { startS3, type TestS3 } from './test/s3.ts';

/** Of 640 × 480 px. */
const HEAD = Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\x02\x80\0\0\x01\xe0', 'latin1');
const PNG = Buffer.concat([HEAD, Buffer.alloc(1000, 7)]);
const nameOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const NAME = nameOf(PNG);

let s3: TestS3;
let folder: string;
let files: FileStore;

beforeAll(async () => {
  s3 = await startS3();
});
afterAll(() => s3.close());

const options = { maxImagePixels: 640 * 480 };
let open: (folder: string) => Promise<FileStore>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'drawbridge-files-'));
});

afterEach(() => rm(folder, { recursive: true }));

const put = (bytes: Uint8Array, offset = 0, end = bytes.length, name = nameOf(bytes)) =>
  files.append(name, { offset, length: bytes.length, bytes: bytes.subarray(offset, end) });

async function read(name: string) {
  const file = await files.open(name);
  const chunks = file ? await file.stream().toArray() : [];
  return file && { type: file.type, size: file.size, bytes: Buffer.concat(chunks) };
}

describe.each(Object.entries(backends))('A file in a %s', (_backend, openBackend) => {
  beforeEach(async () => {
    const bucket = await s3.makeBucket();
    open = (at) => openBackend(at, bucket, options);
    files = await open(folder);
  });

  it('that arrived in parts is there to its last byte, and was not before', async () => {
    expect(await put(PNG, 0, 400)).toEqual({ kind: 'partial', bytes: 400 });
    expect(await files.progress(NAME)).toEqual({ kind: 'partial', bytes: 400 });
    expect(await read(NAME)).toBeUndefined();
    expect(await put(PNG, 400)).toEqual({ kind: 'whole' });
    expect(await read(NAME)).toEqual({ type: 'image/png', size: PNG.length, bytes: PNG });
  });

  it('is still there, and still arriving, after a restart', async () => {
    await put(PNG);
    const other = Buffer.concat([PNG, PNG]);
    await put(other, 0, 10);
    files = await open(folder);
    expect(await files.progress(NAME)).toEqual({ kind: 'whole' });
    expect(await put(other, 10)).toEqual({ kind: 'whole' });
  });

  it('that is there is taken again without a word', async () => {
    await put(PNG);
    expect(await put(PNG, 0, 10)).toEqual({ kind: 'whole' });
  });

  it('goes on only where it ends so far', async () => {
    await put(PNG, 0, 400);
    expect(await put(PNG, 300, 500)).toEqual({ kind: 'elsewhere', bytes: 400 });
    expect(await put(PNG, 500)).toEqual({ kind: 'elsewhere', bytes: 400 });
    const tooLong = { offset: 400, length: 410, bytes: PNG.subarray(400) };
    expect(await files.append(NAME, tooLong)).toEqual({ kind: 'elsewhere', bytes: 400 });
    expect(await put(PNG, 400)).toEqual({ kind: 'whole' });
  });

  it('whose parts come twice at once is whole all the same', async () => {
    const parts = [0, 0, 400, 400].map((offset) => put(PNG, offset, offset === 0 ? 400 : undefined));
    const kinds = (await Promise.all(parts)).map(({ kind }) => kind);
    expect(kinds).toEqual(['partial', 'elsewhere', 'whole', 'whole']);
    expect((await read(NAME))?.bytes.equals(PNG)).toBe(true);
  });

  it('whose bytes have another name is thrown away, and can be sent again', async () => {
    const damaged = Buffer.from(PNG);
    damaged[500] = 0;
    expect(await put(damaged, 0, undefined, NAME)).toEqual({ kind: 'refused', why: 'name' });
    expect(await files.progress(NAME)).toEqual({ kind: 'partial', bytes: 0 });
    expect(await put(PNG)).toEqual({ kind: 'whole' });
  });

  it.each(['<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>', 'GIF8', 'MZ\x90', 'x'])(
    'that is no image is thrown away: %j',
    async (text) => {
      const bytes = Buffer.from(text, 'latin1');
      expect(await put(bytes)).toEqual({ kind: 'refused', why: 'type' });
      expect(await readdir(join(folder, 'partial'))).toEqual([]);
    },
  );

  it.each([
    ['image/jpeg', '\xff\xd8\xff\xc0\0\x11\x08\0\x05\0\x05'],
    ['image/gif', 'GIF89a\x05\0\x05\0\0\0\0;'],
    ['image/webp', `RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x05\0\0\x05\0\0`],
    ['image/avif', '\0\0\0\x0cftypavif\0\0\0\x1cipco\0\0\0\x14ispe\0\0\0\0\0\0\0\x05\0\0\0\x05'],
  ])('is %s by what it begins with', async (type, head) => {
    const bytes = Buffer.from(`${head}more`, 'latin1');
    expect(await put(bytes)).toEqual({ kind: 'whole' });
    expect(await read(nameOf(bytes))).toMatchObject({ type });
  });

  it.each([
    ['pixels', Buffer.from(PNG).fill(0xff, 16, 24)],
    ['pixels', Buffer.from(PNG).fill(0xe1, 23, 24)],
    ['size', Buffer.from(PNG).fill(0, 16, 24)],
    ['size', HEAD.subarray(0, 18)],
  ])('that says of itself a size which is not taken is thrown away: %s', async (why, bytes) => {
    expect(await put(bytes)).toEqual({ kind: 'refused', why });
    expect(await files.list()).toEqual([]);
    expect(await readdir(join(folder, 'partial'))).toEqual([]);
  });

  it('of which nothing came for a day is not waited for any longer', async () => {
    await put(PNG, 0, 400);
    const yesterday = Date.now() / 1000 - 25 * 3600;
    await utimes(join(folder, 'partial', NAME), yesterday, yesterday);
    files = await open(folder);
    expect(await files.progress(NAME)).toEqual({ kind: 'partial', bytes: 0 });
  });

  it('is one of those that are there, and counts, until it is removed', async () => {
    const other = Buffer.concat([PNG, PNG]);
    await put(PNG);
    await put(other, 0, 10);
    expect([await files.list(), files.usedBytes]).toEqual([[NAME], PNG.length + 10]);
    files = await open(folder);
    expect([await files.list(), files.usedBytes]).toEqual([[NAME], PNG.length + 10]);
    await files.remove(NAME);
    await files.remove(NAME);
    expect([await files.list(), files.usedBytes]).toEqual([[], 10]);
    expect(await files.open(NAME)).toBeUndefined();
    expect(await put(PNG)).toEqual({ kind: 'whole' });
  });

  it('can be put in place later when its last part was stored and the server ended', async () => {
    await put(PNG, 0, 400);
    await writeFile(join(folder, 'partial', NAME), PNG);
    files = await open(folder);
    expect(await files.progress(NAME)).toEqual({ kind: 'partial', bytes: PNG.length });
    expect(await put(PNG, PNG.length)).toEqual({ kind: 'whole' });
    expect((await read(NAME))?.bytes.equals(PNG)).toBe(true);
  });
});

describe('A bucket', () => {
  it('that is not there is said when the server starts', async () => {
    const place = { ...(await s3.makeBucket()), bucket: 'nowhere' };
    await expect(backends.bucket?.(folder, place, options)).rejects.toThrow('NoSuchBucket');
  });

  it('with another key is said when the server starts', async () => {
    const place = { ...(await s3.makeBucket()), secretAccessKey: 'wrong' };
    await expect(backends.bucket?.(folder, place, options)).rejects.toThrow('SignatureDoesNotMatch');
  });

  it('of many files is listed to its end, without those of others', { timeout: 20_000 }, async () => {
    const place = await s3.makeBucket();
    const names = Array.from({ length: 1005 }, (_, index) => index.toString(16).padStart(64, '0'));
    await s3.fill(place, ['notes.txt', 'elsewhere/x', ...names.map((name) => `boards/${name}`)]);
    const files = await openS3Files({ ...place, prefix: 'boards/' }, join(folder, 'partial'), options);
    expect((await files.list()).length).toBe(1005);
    expect(files.usedBytes).toBe(1005);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createImageSource } from './imageSource.ts';

/** 8 MP, and the same picture in 1024 px. */
const file = { name: 'large', w: 4096, h: 2048, small: 'small' };

let fetched: string[];
let missing: Set<string>;
/** Of what cannot be decoded. */
let damaged: Set<string>;

beforeEach(() => {
  fetched = [];
  missing = new Set();
  damaged = new Set();
  vi.stubGlobal('fetch', async (url: string) => {
    fetched.push(url);
    const name = url.slice('/files/'.length);
    return missing.has(name) ? new Response(null, { status: 404 }) : new Response(name);
  });
  vi.stubGlobal('createImageBitmap', async (blob: Blob, { resizeWidth }: ImageBitmapOptions = {}) => {
    const name = await blob.text();
    if (damaged.has(name)) throw new Error('It cannot be decoded.');
    return { name, width: resizeWidth };
  });
});
afterEach(() => vi.unstubAllGlobals());

const get = (widthPx: number, local = new Map<string, Blob>()) =>
  createImageSource({ baseUrl: '/files/', local })(file, widthPx);

describe('the picture of a large image', () => {
  it('comes from the file with few px when it is shown small', async () => {
    expect(await get(256)).toEqual({ name: 'small', width: 256 });
    expect(await get(1024)).toEqual({ name: 'small', width: 1024 });
    expect(fetched).toEqual(['/files/small', '/files/small']);
  });

  it('comes from the file itself when it is shown larger', async () => {
    expect(await get(2048)).toEqual({ name: 'large', width: 2048 });
    expect(fetched).toEqual(['/files/large']);
  });

  it.each([
    ['is not there', () => missing.add('small')],
    ['is no image', () => damaged.add('small')],
  ])('comes from the file itself when the one with few px %s', async (_what, happens) => {
    happens();
    expect(await get(256)).toEqual({ name: 'large', width: 256 });
  });

  it('comes from this device when it is there', async () => {
    expect(await get(256, new Map([['small', new Blob(['small'])]]))).toEqual({ name: 'small', width: 256 });
    expect(fetched).toEqual([]);
  });
});

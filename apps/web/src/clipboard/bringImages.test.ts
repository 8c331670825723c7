import { DEFAULT_STYLE, type NewShape, type Shape } from '@drawbridge/board';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { bringImages } from './bringImages.ts';

const here = 'https://board.test/api/boards/here/files/';
const there = 'https://board.test/api/boards/there/files/';
const name = (letter: string) => letter.repeat(64);
const image = (id: string, file = name('a')): NewShape<Shape> => ({
  ...{ type: 'image', id, x: 0, y: 0, w: 9, h: 9, style: DEFAULT_STYLE },
  file: { name: file, w: 0, h: 0 },
});
const box: NewShape<Shape> = { type: 'rectangle', id: 'r', x: 0, y: 0, w: 9, h: 9, style: DEFAULT_STYLE };

beforeEach(() => vi.stubGlobal('location', { origin: 'https://board.test' }));
afterEach(() => vi.unstubAllGlobals());

function setUp(answer: () => Promise<Response> = async () => new Response('bytes')) {
  const added: Blob[] = [];
  const fetch = vi.fn(answer);
  const deps = {
    files: {
      baseUrl: here,
      async add(blob: Blob) {
        added.push(blob);
        return name('f');
      },
    },
    prepareImage: async (blob: Blob) => ({ kind: 'image', blob, w: 20, h: 10 }) as const,
    fetch,
  };
  return { deps, added, fetch };
}

it('an image of another board becomes a file of this one, once for all its shapes', async () => {
  const { deps, added, fetch } = setUp();
  const images = new Map([
    ['i', there + name('a')],
    ['j', there + name('a')],
  ]);
  const brought = await bringImages([image('i'), box, image('j')], images, deps);
  const file = { name: name('f'), w: 20, h: 10 };
  expect(brought).toMatchObject({ shapes: [{ file }, { type: 'rectangle' }, { file }], missingCount: 0 });
  expect(fetch).toHaveBeenCalledExactlyOnceWith(there + name('a'));
  expect(added).toHaveLength(1);
});

it('an image of this board stays what it is', async () => {
  const { deps, fetch } = setUp();
  const brought = await bringImages([image('i')], new Map([['i', here + name('a')]]), deps);
  expect(brought).toEqual({ shapes: [image('i')], missingCount: 0 });
  expect(fetch).not.toHaveBeenCalled();
});

it('the bytes of a data URL are a file as well', async () => {
  const { deps, added, fetch } = setUp();
  const images = new Map([['i', `data:image/png;base64,${btoa('picture')}`]]);
  expect((await bringImages([image('i', '')], images, deps)).missingCount).toBe(0);
  expect(await added[0]?.text()).toBe('picture');
  expect(fetch).not.toHaveBeenCalled();
});

it.each([
  `https://elsewhere.test/api/boards/there/files/${name('a')}`,
  'https://board.test/api/boards/there/../../admin',
  'https://board.test/',
  'javascript:alert(1)',
  'data:text/html,x',
  'data:image/png;base64,!!!',
  '',
])('nothing is fetched from %s', async (url) => {
  const { deps, added, fetch } = setUp();
  const brought = await bringImages([image('i')], new Map([['i', url]]), deps);
  expect(brought).toEqual({ shapes: [image('i')], missingCount: 1 });
  expect(fetch).not.toHaveBeenCalled();
  expect(added).toEqual([]);
});

it('what cannot be had, or is no image, leaves its place and is counted', async () => {
  const images = new Map([['i', there + name('a')]]);
  const answers = [
    async () => new Response('', { status: 404 }),
    () => Promise.reject(new TypeError('no network')),
  ];
  for (const answer of answers) {
    const { deps } = setUp(answer);
    expect((await bringImages([image('i')], images, deps)).missingCount).toBe(1);
  }
  const { deps } = setUp();
  const prepareImage = async () => ({ kind: 'problem', message: 'no image' }) as const;
  expect((await bringImages([image('i')], images, { ...deps, prepareImage })).missingCount).toBe(1);
});

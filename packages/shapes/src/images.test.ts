import type { ImageFile } from '@drawbridge/board';
import { describe, expect, it, vi } from 'vitest';
import { type ImageSource, type Picture, pictureOf, provideImages } from './images.ts';

/** Pictures stay in a realm, as in a browser: each test has files of its own. */
let files = 0;
const fileOf = (w: number, h = w): ImageFile => ({ name: `file ${files++}`, w, h });

const picture = (width: number, height = width) => {
  // Only what is looked at.
  return { width, height, close: vi.fn() } as unknown as Picture & { close: ReturnType<typeof vi.fn> };
};

/** Answers each request with a picture of the width that was asked for. */
function createSource() {
  const made: (Picture & { close: ReturnType<typeof vi.fn> })[] = [];
  const source = vi.fn<ImageSource>(async ({ w, h }, widthPx) => {
    const one = picture(widthPx, (widthPx / w) * h);
    made.push(one);
    return one;
  });
  return { source, made };
}

describe('a picture', () => {
  it('is asked for when it is first drawn, once, and the board is painted again when it is there', async () => {
    const { source } = createSource();
    const onLoad = vi.fn();
    const stop = provideImages(source, onLoad);
    const file = fileOf(1000);
    expect([pictureOf(file, 100), pictureOf(file, 100)]).toEqual([undefined, undefined]);
    await expect.poll(() => onLoad).toHaveBeenCalledOnce();
    expect(source).toHaveBeenCalledOnce();
    expect(pictureOf(file, 100)?.width).toBe(128);
    stop();
  });

  it('is decoded anew only when it is to be shown larger, and never larger than the file', async () => {
    const { source, made } = createSource();
    const stop = provideImages(source, () => {});
    const file = fileOf(300);
    pictureOf(file, 100);
    await expect.poll(() => pictureOf(file, 128)?.width).toBe(128);
    expect(source).toHaveBeenCalledOnce();
    expect(pictureOf(file, 5000)?.width).toBe(128);
    await expect.poll(() => pictureOf(file, 5000)?.width).toBe(300);
    expect(source.mock.calls.map(([, width]) => width)).toEqual([128, 300]);
    expect(made[0]?.close).toHaveBeenCalledOnce();
    stop();
  });

  it('that was not drawn for long makes room for others, and comes back when it is drawn', async () => {
    const { source, made } = createSource();
    const stop = provideImages(source, () => {});
    // 64 MB each: two fill the memory.
    const [first, ...others] = [fileOf(4096), fileOf(4096), fileOf(4096)];
    for (const file of [first, ...others]) {
      if (file) await expect.poll(() => pictureOf(file, 4096)).toBeDefined();
    }
    expect(made[0]?.close).toHaveBeenCalledOnce();
    if (first) await expect.poll(() => pictureOf(first, 4096)).toBeDefined();
    expect(source).toHaveBeenCalledTimes(4);
    stop();
  });

  it('that cannot be had is not asked for in each frame', async () => {
    const source = vi.fn<ImageSource>(async () => undefined);
    const stop = provideImages(source, () => {});
    const file = fileOf(100);
    for (let frame = 0; frame < 5; frame++) {
      expect(pictureOf(file, 100)).toBeUndefined();
      await Promise.resolve();
    }
    expect(source).toHaveBeenCalledOnce();
    stop();
  });

  it('of a shape that names no file is none', () => {
    const { source } = createSource();
    const stop = provideImages(source, () => {});
    expect(pictureOf({ name: '', w: 10, h: 10 }, 10)).toBeUndefined();
    expect(source).not.toHaveBeenCalled();
    stop();
  });
});

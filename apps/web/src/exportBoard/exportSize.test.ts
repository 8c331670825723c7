import { describe, expect, it } from 'vitest';
import { exportSize, MAX_PX, MAX_SIDE_PX } from './exportSize.ts';
import { exportFileName } from './fileName.ts';
import { joinTiles, stripsOf } from './strips.ts';

const look = { scale: 2, paddingPx: 10 };

describe('a picture', () => {
  it('is as large as asked, with room around it', () => {
    expect(exportSize({ x: 5, y: 5, w: 100, h: 50 }, look)).toEqual({
      ...{ x: -5, y: -5, width: 240, height: 140, scale: 2, isReduced: false },
    });
  });

  it('is no larger than anybody can look at', () => {
    const wide = exportSize({ x: 0, y: 0, w: 1e6, h: 10 }, look);
    expect(wide.width).toBeLessThanOrEqual(MAX_SIDE_PX);
    const large = exportSize({ x: 0, y: 0, w: 50_000, h: 50_000 }, look);
    expect(large.width * large.height).toBeLessThanOrEqual(MAX_PX);
    expect([wide.isReduced, large.isReduced]).toEqual([true, true]);
  });

  it('fits where it is only shown', () => {
    const small = exportSize({ x: 0, y: 0, w: 1000, h: 10 }, look, { width: 400, height: 200 });
    expect([small.width, small.isReduced]).toEqual([400, false]);
    expect(exportSize({ x: 0, y: 0, w: 0, h: 0 }, { ...look, paddingPx: 0 })).toMatchObject({ width: 2 });
  });
});

describe('strips', () => {
  it.each([
    [100, 100],
    [10_000, 3000],
    [60_000, 6000],
    [1, 50_000],
  ])('of %i by %i px are the whole picture, each px once', (width, height) => {
    let area = 0;
    let y = 0;
    for (const tiles of stripsOf({ width, height })) {
      let x = 0;
      for (const tile of tiles) {
        expect([tile.x, tile.y]).toEqual([x, y]);
        expect(tile.width * tile.height * 4).toBeLessThanOrEqual(64 * 1024 * 1024);
        x += tile.width;
        area += tile.width * tile.height;
      }
      expect(x).toBe(width);
      y += tiles[0]?.height ?? 0;
    }
    expect(area).toBe(width * height);
  });

  it('are put together of their tiles', () => {
    const tiles = [
      { x: 0, y: 0, width: 2, height: 2 },
      { x: 2, y: 0, width: 1, height: 2 },
    ];
    const strip = joinTiles(tiles, ({ x, width, height }) =>
      new Uint8ClampedArray(width * height * 4).fill(x + 1),
    );
    const px = [...strip].filter((_, index) => index % 4 === 0);
    expect(px).toEqual([1, 1, 3, 1, 1, 3]);
  });
});

describe('the name of a file', () => {
  const now = new Date(2026, 10, 2);
  it.each([
    ['Network plan', 'Network plan 2026-11-02.png'],
    ['', 'Untitled board 2026-11-02.png'],
    ['../../etc: a/b\\c?', 'etc a b c 2026-11-02.png'],
    ['***', 'Board 2026-11-02.png'],
    ['x'.repeat(300), `${'x'.repeat(80)} 2026-11-02.png`],
  ])('of %s is %s', (name, file) => {
    expect(exportFileName(name, 'png', now)).toBe(file);
  });
});

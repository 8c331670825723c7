import { describe, expect, it } from 'vitest';
import type { RasterJob } from '../raster/messages.ts';
import type { TileImage } from '../sheet.ts';
import { addDirt, isWanting, showsVersion } from './tile.ts';
import { createTileLayer } from './tileLayer.ts';
import { createTileRequests } from './tileRequests.ts';

function askForTile() {
  const jobs: RasterJob[] = [];
  const cancelled: number[] = [];
  const requests = createTileRequests({
    pool: { run: (job) => jobs.push(job), cancel: (id) => cancelled.push(id) },
    createSheet: () => {
      throw new Error('Nothing is patched here.');
    },
    themeName: () => 'light',
  });
  const layer = createTileLayer({ content: 'all', isWorthKeeping: () => true });
  const tile = layer.findOrAdd(1, 0, 0);
  tile.isReady = true;
  addDirt(tile, 5);
  requests.ask(layer, tile);
  /** The thread answers with a picture of its mirror as it was at `version`. */
  function answer(version: number) {
    let isClosed = false;
    // Nothing looks into it.
    const source = {} as CanvasImageSource;
    const close = () => {
      isClosed = true;
    };
    const image: TileImage = { width: 512, height: 512, source, close };
    requests.receive({ kind: 'result', id: jobs.at(-1)?.id ?? 0, version, image });
    return isClosed;
  }
  return { requests, jobs, cancelled, layer, tile, answer };
}

describe('a tile that was asked for', () => {
  it('shows what came, and is wanted no more', () => {
    const { tile, answer } = askForTile();
    expect(isWanting(tile)).toBe(false);
    expect(answer(5)).toBe(false);
    expect(tile.image).toBeDefined();
    expect(isWanting(tile)).toBe(false);
  });

  it('is wanted again when what came is older than what it must show', () => {
    const { tile, answer } = askForTile();
    expect(answer(4)).toBe(true);
    expect(tile.image).toBeUndefined();
    expect(isWanting(tile)).toBe(true);
  });

  it('is wanted again when the thread was lost', () => {
    const { requests, jobs, tile } = askForTile();
    requests.lose(jobs.map(({ id }) => id));
    expect(isWanting(tile)).toBe(true);
  });

  it('is cancelled and wanted again when something else is to be drawn first, and takes no picture then', () => {
    const { requests, jobs, cancelled, tile, answer } = askForTile();
    requests.keepOnly((asked) => asked.tile === tile);
    expect(cancelled).toEqual([]);
    requests.keepOnly(() => false);
    requests.keepOnly(() => false);
    expect(cancelled).toEqual(jobs.map(({ id }) => id));
    expect(answer(5)).toBe(true);
    expect([tile.image, isWanting(tile)]).toEqual([undefined, true]);
  });

  it('must show what came meanwhile as well when the thread was lost', () => {
    const { requests, jobs, layer, tile, answer } = askForTile();
    addDirt(tile, 7);
    requests.lose(jobs.map(({ id }) => id));
    expect([4, 5, 7].map((version) => showsVersion(tile, version))).toEqual([true, false, false]);
    requests.ask(layer, tile);
    expect(answer(5)).toBe(true);
    expect(isWanting(tile)).toBe(true);
  });

  it('takes no picture after it was given up', () => {
    const { layer, tile, answer } = askForTile();
    layer.remove(tile);
    expect(answer(5)).toBe(true);
    expect(tile.image).toBeUndefined();
  });
});

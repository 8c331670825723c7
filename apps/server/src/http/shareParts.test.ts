import { createManualClock } from '@drawbridge/sync/test';
import { beforeEach, describe, expect, it } from 'vitest';
import { shareParts } from './shareParts.ts';

const PART = Uint8Array.of(1);

const clock = createManualClock();
let reads: string[];
/** What the disk answers. */
let found: () => Promise<Uint8Array | undefined>;
let read: ReturnType<typeof shareParts>;

beforeEach(() => {
  reads = [];
  found = async () => PART;
  read = shareParts((...which) => {
    reads.push(which.join(' '));
    return found();
  }, clock);
});

describe('A part of a snapshot', () => {
  it('is read once for all who want it at the same time, and a moment later', async () => {
    expect(await Promise.all([read('b', 's', 0), read('b', 's', 0)])).toEqual([PART, PART]);
    clock.advance(4_000);
    expect(await read('b', 's', 0)).toBe(PART);
    expect(reads).toEqual(['b s 0']);
  });

  it('is not kept for good', async () => {
    await read('b', 's', 0);
    clock.advance(5_000);
    await read('b', 's', 0);
    expect(reads).toHaveLength(2);
  });

  it('is not taken for another', async () => {
    for (const [board, name, part] of [
      ['b', 's', 0],
      ['b', 's', 1],
      ['b', 't', 0],
      ['c', 's', 0],
    ] as const)
      await read(board, name, part);
    expect(reads).toHaveLength(4);
  });

  it('that could not be read, or was not there, is looked for anew', async () => {
    found = () => Promise.reject(new Error('EIO'));
    await expect(read('b', 's', 0)).rejects.toThrow('EIO');
    found = async () => undefined;
    expect(await read('b', 's', 0)).toBeUndefined();
    found = async () => PART;
    expect(await read('b', 's', 0)).toBe(PART);
    expect(reads).toHaveLength(3);
  });
});

it('no more than 32 parts are kept, the newest', async () => {
  for (let part = 0; part < 33; part += 1) await read('b', 's', part);
  reads = [];
  for (const part of [32, 1, 0]) await read('b', 's', part);
  expect(reads).toEqual(['b s 0']);
});

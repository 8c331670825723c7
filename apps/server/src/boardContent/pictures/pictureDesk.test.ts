import { afterEach, describe, expect, it } from 'vitest';
import { Busy } from '../busy.ts';
import { PLAIN_WISH } from '../wish.ts';
import { createPictureDesk, type Drawing, type PictureDesk } from './pictureDesk.ts';

const MAX_ASKED = 16;
const wish = { ...PLAIN_WISH, format: 'png', frame: undefined } as const;
const loadImage = async () => undefined;

let desk: PictureDesk;
afterEach(() => desk.close());

/** A desk at which the first picture waits for its board, which `fail` ends. */
function openDesk() {
  desk = createPictureDesk({ exportMaxImageBytes: 1, exportMaxMegapixels: 1, exportTimeoutSeconds: 60 });
  const board = Promise.withResolvers<Drawing>();
  let drawn = 0;
  const ask = (unwanted?: AbortSignal) => {
    const made = desk.make(
      wish,
      () => {
        drawn += 1;
        return board.promise;
      },
      { loadImage, unwanted },
    );
    made.catch(() => {});
    return made;
  };
  return { ask, fail: () => board.reject(new Error('There is no such board.')), drawn: () => drawn };
}

describe('The desk of pictures', () => {
  it('sends away who comes when too many wait, and lets in who comes when some of those have left', async () => {
    const { ask } = openDesk();
    const left = new AbortController();
    void ask();
    for (let waiting = 1; waiting < MAX_ASKED; waiting++) void ask(left.signal);
    await expect(ask()).rejects.toThrow(Busy);
    left.abort();
    left.abort();
    for (let waiting = 1; waiting < MAX_ASKED; waiting++) void ask();
    await expect(ask()).rejects.toThrow(Busy);
  });

  it('reads no board for who has left', async () => {
    const { ask, fail, drawn } = openDesk();
    const left = new AbortController();
    const first = ask();
    const second = ask(left.signal);
    const third = ask();
    left.abort();
    fail();
    await expect(first).rejects.toThrow('There is no such board.');
    await expect(second).rejects.toThrow(/abort/);
    await expect(third).rejects.toThrow('There is no such board.');
    expect(drawn()).toBe(2);
  });

  it('ends what is drawn for who leaves', async () => {
    openDesk();
    const left = new AbortController();
    const drawing = { name: '', drawn: new Uint8Array() };
    const made = desk.make(wish, async () => drawing, { loadImage, unwanted: left.signal });
    setImmediate(() => left.abort());
    await expect(made).rejects.toThrow(/abort/);
  });
});

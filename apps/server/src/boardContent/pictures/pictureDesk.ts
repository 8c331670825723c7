import { createTurns } from '../../turns.ts';
import { Busy } from '../busy.ts';
import type { PictureFormat } from '../formats.ts';
import type { Exported, ExportWish } from '../wish.ts';
import { drawPicture, type LoadImage } from './drawPicture.ts';

/** A board that a picture is made of. */
export interface Drawing {
  /** What it is called. */
  readonly name: string;
  /** By `packDrawn`. */
  readonly drawn: Uint8Array;
}

/** Makes pictures, one after the other. */
export interface PictureDesk {
  /** Asks for the drawing when it is its turn. Rejects with `Busy` when too many wait, and for what is `unwanted`: at its turn, or in the middle. */
  make<D extends Drawing>(
    wish: ExportWish & { readonly format: PictureFormat },
    drawing: () => Promise<D>,
    deps: { readonly loadImage: LoadImage; readonly unwanted?: AbortSignal | undefined },
  ): Promise<D & { readonly made: Exported }>;
  /** Ends what is being made. */
  close(): void;
}

export interface PictureLimits {
  readonly exportMaxImageBytes: number;
  readonly exportMaxMegapixels: number;
  readonly exportTimeoutSeconds: number;
}

/** Each takes a core and some hundred MB: the boards of others go on beside it. */
const AT_ONCE = 1;
/** Those that wait, too; beyond that, whoever asks is to come again. */
const MAX_ASKED = 16;

export function createPictureDesk(limits: PictureLimits): PictureDesk {
  const maxPx = limits.exportMaxMegapixels * 1e6;
  const maxImageBytes = limits.exportMaxImageBytes;
  const timeoutMs = limits.exportTimeoutSeconds * 1_000;
  const turns = createTurns(AT_ONCE);
  const closing = new AbortController();
  let asked = 0;

  /** Answers what leaves again, however often it is called: who is gone takes nobody's place, though the turn is still to come. */
  function enter(): () => void {
    let isHere = true;
    asked += 1;
    return () => {
      if (isHere) asked -= 1;
      isHere = false;
    };
  }

  return {
    async make(wish, getDrawing, { loadImage, unwanted }) {
      if (asked >= MAX_ASKED) throw new Busy('Too many pictures are asked for at once.');
      const leave = enter();
      unwanted?.addEventListener('abort', leave);
      try {
        return await turns.take(async () => {
          unwanted?.throwIfAborted();
          const drawing = await getDrawing();
          unwanted?.throwIfAborted();
          const order = { ...wish, title: drawing.name, maxPx, maxImageBytes };
          const signal = unwanted ? AbortSignal.any([closing.signal, unwanted]) : closing.signal;
          return {
            ...drawing,
            made: await drawPicture(drawing.drawn, order, { loadImage, timeoutMs, signal }),
          };
        });
      } finally {
        unwanted?.removeEventListener('abort', leave);
        leave();
      }
    },
    close: () => closing.abort(),
  };
}

import type { Comment, Comments, Point } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import { bringImages } from '../clipboard/bringImages.ts';
import type { Files } from '../files/files.ts';
import { prepareImage } from '../files/prepareImage.ts';
import { afterFrame } from '../parts/afterFrame.ts';
import { letOthers } from '../session.ts';
import { loadTextFonts } from './loadTextFonts.ts';
import type { ReadyBoard } from './readyFile.ts';

/** A third of a frame: the rest is for what the page makes of it later (the disk, the picture). */
const TURN_MS = 5;
/** LIMIT of images that come along in one file. */
const MAX_IMAGES = 1000;

/** Each of them makes a page think about pins and lists: so many take a few milliseconds. */
const COMMENTS_AT_ONCE = 50;

/** How far it is. */
export interface AddProgress {
  readonly step: 'images' | 'shapes';
  /** From 0 to 1. */
  readonly share: number;
}

interface AddDeps {
  readonly editor: Editor;
  readonly files: Files;
  readonly comments: Pick<Comments, 'bring'>;
  /** Where to put them, if somebody said so. */
  readonly at: Point | undefined;
  readonly onProgress: (progress: AddProgress) => void;
  /** Takes back what is there. */
  readonly signal: AbortSignal;
}

export type Added =
  | { readonly kind: 'added'; readonly count: number; readonly missingImages: number }
  /** One may only look at this board. */
  | { readonly kind: 'readOnly' };

/**
 * Puts the shapes of a file on the board, as one step of undo, in turns that let the page live. Rejects when it is broken off; the
 * board is as it was then. Comments come last: they are no part of undo.
 */
export async function addToBoard(ready: ReadyBoard, deps: AddDeps): Promise<Added> {
  const { editor, files, at, onProgress, signal } = deps;
  if (editor.ui.isReadOnly) return { kind: 'readOnly' };
  const { shapes, missingCount } = await bringImages(ready.shapes, ready.images, {
    files,
    prepareImage: async (blob) => prepareImage(blob, await files.limits()),
    fetch: globalThis.fetch.bind(globalThis),
    most: MAX_IMAGES,
    onProgress: (share) => onProgress({ step: 'images', share }),
    signal,
  });
  await loadTextFonts(shapes);
  signal.throwIfAborted();
  const insertion = editor.exchange.beginInsertion({ shapes, box: ready.box }, at);
  if (!insertion) return { kind: 'readOnly' };
  try {
    while (insertion.done < insertion.total) {
      insertion.goOn(TURN_MS);
      onProgress({ step: 'shapes', share: insertion.done / insertion.total });
      await letOthers();
      signal.throwIfAborted();
    }
  } catch (error) {
    insertion.cancel();
    throw error;
  }
  insertion.finish();
  // The board is shown as it is now before the page around it changes: both at once would be one long task.
  await afterFrame();
  await bringComments(ready.comments, insertion.offset, deps);
  return { kind: 'added', count: insertion.total, missingImages: missingCount };
}

async function bringComments(
  comments: readonly Comment[],
  { x, y }: Point,
  { comments: board }: AddDeps,
): Promise<void> {
  const moved = comments.map((comment) => {
    const { place } = comment;
    return { ...comment, place: { ...place, x: place.x + x, y: place.y + y } };
  });
  for (let index = 0; index < moved.length; index += COMMENTS_AT_ONCE) {
    board.bring(moved.slice(index, index + COMMENTS_AT_ONCE));
    await letOthers();
  }
}

import type { Point } from '@drawbridge/board';
import type { Editor, NewImage } from '@drawbridge/editor';
import { addImage } from './addImage.ts';
import type { Files } from './files.ts';
import { picturesIn } from './pictures.ts';
import { prepareImage } from './prepareImage.ts';

/** LIMIT of images that are put on the board in one go. */
const MAX_IMAGES_AT_ONCE = 50;

interface InsertDeps {
  readonly editor: Editor;
  readonly files: Files;
  /** In words for the person who wanted the images. */
  readonly onProblem: (message: string) => void;
}

/** Puts images, and the pages of PDFs, on the board, at this point of the page or in the middle of the view. What cannot be shown is said and left out. */
export async function insertFiles(
  blobs: readonly Blob[],
  { editor, files, onProblem }: InsertDeps,
  at?: Point,
): Promise<void> {
  const images: NewImage[] = [];
  if (blobs.length > MAX_IMAGES_AT_ONCE)
    onProblem(`Only the first ${MAX_IMAGES_AT_ONCE} of ${blobs.length} images are put on the board.`);
  // One after the other: each takes its whole size in memory while it is looked at.
  for await (const blob of picturesIn(blobs.slice(0, MAX_IMAGES_AT_ONCE), {
    limits: files.limits,
    onProblem,
  })) {
    if (images.length >= MAX_IMAGES_AT_ONCE) break;
    const prepared = await prepareImage(blob, await files.limits());
    if (prepared.kind === 'problem') onProblem(prepared.message);
    else images.push({ ...(await addImage(files, prepared)), text: nameOf(blob) });
  }
  if (images.length > 0) editor.insertImages(images, at);
}

/** The name of a file without its ending; a picture that was only copied has none. */
function nameOf(blob: Blob): string {
  const name = blob instanceof File ? blob.name : '';
  return /^image\.\w+$/.test(name) ? '' : name.replace(/\.\w{1,5}$/, '');
}

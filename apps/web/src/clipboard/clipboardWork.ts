import type { Point, Shape } from '@drawbridge/board';
import type { Editor } from '@drawbridge/editor';
import { type Copied, MAX_JSON_CHARACTERS, MAX_SHAPES, writeCopied } from '@drawbridge/formats';
import { loadFonts } from '@drawbridge/shapes';
import type { Files } from '../files/files.ts';
import { insertFiles } from '../files/insertFiles.ts';
import { prepareImage } from '../files/prepareImage.ts';
import { bringImages } from './bringImages.ts';
import { drawInWorker } from './drawInWorker.ts';
import { htmlText } from './htmlText.ts';
import { interpret } from './interpret.ts';
import type { Pasted } from './pasted.ts';
import { missingImages, ONLY_LOOKING, TOO_MUCH_TO_COPY, tooManyToCopy } from './words.ts';

/*
 * What copying and pasting take, loaded when the page has nothing better to do: the formats of other programs are many, and
 * nobody pastes in the first second.
 */
export { copyPicture } from './pictures/copyPicture.ts';
export { readSystemClipboard, writeSystemClipboard } from './systemClipboard.ts';

/** The shapes as text, or why they are none. */
export function describeCopied(
  shapes: readonly Shape[],
  filesUrl: string,
): Copied | { readonly problem: string } {
  if (shapes.length > MAX_SHAPES) return { problem: tooManyToCopy(shapes.length) };
  const copied = writeCopied(shapes, { filesUrl });
  return copied.text.length > MAX_JSON_CHARACTERS ? { problem: TOO_MUCH_TO_COPY } : copied;
}

export interface PasteOptions {
  readonly editor: Editor;
  /** In page px; without it, into the middle of the view. */
  readonly at: Point | undefined;
  readonly isPlain: boolean;
  readonly files: Files;
  readonly onProblem: (message: string) => void;
}

/** A font that does not come is not waited for: text is as wide as in what the system has. */
const FONT_DEADLINE_MS = 3000;

/** Puts on the board what the clipboard brought, or says why not. */
export async function paste(pasted: Pasted, options: PasteOptions): Promise<void> {
  const { editor, files, at, isPlain, onProblem } = options;
  const { exchange } = editor;
  if (editor.ui.isReadOnly) return onProblem(ONLY_LOOKING);
  const found = interpret(pasted, { isPlain, style: exchange.style, htmlText });
  const meaning = found.kind === 'described' ? await drawInWorker(found, exchange.style) : found;
  if (meaning.kind === 'images') return insertFiles(meaning.files, { editor, files, onProblem }, at);
  if (meaning.kind === 'shapes') {
    const texts = meaning.shapes.filter(({ type }) => type === 'text');
    await withDeadline(loadFonts(texts.map(({ style }) => style.font)), FONT_DEADLINE_MS);
    const { shapes, missingCount } = await bringImages(meaning.shapes, meaning.images, {
      files,
      prepareImage: async (blob) => prepareImage(blob, await files.limits()),
      fetch: globalThis.fetch.bind(globalThis),
    });
    exchange.insert(shapes, at);
    if (missingCount > 0) onProblem(missingImages(missingCount));
  }
  if (meaning.problem !== undefined) onProblem(meaning.problem);
}

function withDeadline(promise: Promise<void>, deadlineMs: number): Promise<void> {
  return Promise.race([promise, new Promise<void>((resolve) => setTimeout(resolve, deadlineMs))]);
}

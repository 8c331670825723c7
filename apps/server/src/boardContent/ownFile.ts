import { boardForeign, createComments, createLibrary, type Shape } from '@drawbridge/board';
import { writeBoardFile } from '@drawbridge/formats';
import type * as Y from 'yjs';

/** A board as a file of ours, but for what is not in its document. */
export interface OwnFile {
  /** An object with everything that is drawn and said, and with the library. */
  readonly json: Uint8Array;
  /** The names of the files of its images. */
  readonly images: readonly string[];
}

export function ownFile(doc: Y.Doc, name: string, shapes: readonly Shape[]): OwnFile {
  const images = new Set(shapes.flatMap((shape) => (shape.type === 'image' ? shape.file.name : [])));
  images.delete('');
  return {
    json: Buffer.from(
      writeBoardFile({
        name,
        shapes,
        comments: commentsOf(doc),
        library: libraryOf(doc),
        foreign: boardForeign(doc),
      }),
    ),
    images: [...images],
  };
}

function commentsOf(doc: Y.Doc) {
  const nobody = { id: '', name: '', color: '' };
  const board = createComments(doc, { author: () => nobody });
  const comments = [...board.threads()].flatMap((thread) => thread.comments);
  board.destroy();
  return comments;
}

function libraryOf(doc: Y.Doc) {
  const library = createLibrary(doc);
  const items = library.current;
  library.destroy();
  return items;
}

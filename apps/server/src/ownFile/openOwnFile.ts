import type { BoardContent, Seen } from '../boardContent/boardContent.ts';
import type { OwnFileWish } from '../boardContent/wish.ts';
import type { StoredFile } from '../files/fileStore.ts';
import type { PastSource } from '../storage/boardSource.ts';
import { isKeptFromBeginning, type Pieces, piecesOf } from './ownFilePieces.ts';

export interface OwnFileSource {
  readonly content: Pick<BoardContent, 'ownFile'>;
  readonly past: PastSource;
  /** The file of an image on the board, if it is whole. */
  readonly openImage: (name: string) => Promise<StoredFile | undefined>;
}

/** A board as a file of ours, or why there is none. */
export type OpenedOwnFile =
  /** Reading it throws a StorageError if the history turns out to have a hole. */
  | ({ readonly kind: 'file'; readonly pieces: Pieces } & Seen)
  /** Nobody ever wrote anything on the board. */
  | { readonly kind: 'empty' }
  /** It is wanted with its history, of which the beginning is gone. */
  | { readonly kind: 'noHistory' };

/** Images and history need not fit into memory: the file comes piece by piece. */
export async function openOwnFile(
  source: OwnFileSource,
  boardId: string,
  { hasHistory }: Pick<OwnFileWish, 'hasHistory'>,
): Promise<OpenedOwnFile> {
  const { epoch, head, json, images } = await source.content.ownFile(boardId);
  if (head === 0) return { kind: 'empty' };
  if (hasHistory && !(await isKeptFromBeginning(source.past, boardId))) return { kind: 'noHistory' };
  const pieces = piecesOf(source, boardId, { json, images, ...(hasHistory && { historyUpto: head }) });
  return { kind: 'file', epoch, head, pieces };
}

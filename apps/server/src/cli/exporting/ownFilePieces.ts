import { buffer } from 'node:stream/consumers';
import { BackupError } from '../../backup/backupError.ts';
import type { BoardContent } from '../../boardContent/boardContent.ts';
import type { WholeFiles } from '../../files/fileStore.ts';
import { collectAuthors } from '../../http/history/boardVersions.ts';
import type { PastSource } from '../../storage/boardSource.ts';

/** How much of a log is in memory at a time. */
const PAGE_BYTES = 1024 * 1024;

export interface OwnFileSource {
  readonly content: Pick<BoardContent, 'ownFile'>;
  readonly past: PastSource;
  readonly files: Pick<WholeFiles, 'open'>;
}

export interface OwnFileWish {
  readonly boardId: string;
  readonly hasHistory: boolean;
}

type Pieces = AsyncGenerator<Uint8Array | string, void>;

/**
 * A board as a file of ours (`writeBoardFile` says what is in it), piece by piece: images and history need not fit into memory.
 *
 * @throws BackupError when there is no such board, or its history is not whole.
 */
export async function* ownFilePieces(
  { content, past, files }: OwnFileSource,
  { boardId, hasHistory }: OwnFileWish,
): Pieces {
  const { head, json, images } = await content.ownFile(boardId);
  if (head === 0) throw new BackupError(`There is nothing on board ${boardId}.`);
  // All but its end: more is to come in it.
  yield json.subarray(0, json.lastIndexOf('}'.charCodeAt(0)));
  yield ',"files":{';
  yield* imagePieces(files, images);
  yield '}';
  if (hasHistory) yield* historyPieces(past, boardId, head);
  yield '}\n';
}

async function* imagePieces(files: OwnFileSource['files'], names: readonly string[]): Pieces {
  let separator = '';
  for (const name of names) {
    const file = await files.open(name);
    // The place of one that is gone stays on the board.
    if (!file) continue;
    const bytes = await buffer(file.stream());
    yield `${separator}"${name}":"data:${file.type};base64,${bytes.toString('base64')}"`;
    separator = ',';
  }
}

/** As the history of the API has it: entries, and authors by their places. */
async function* historyPieces(past: PastSource, boardId: string, head: number): Pieces {
  const { authors, authorOf } = collectAuthors(await past.readWriters(boardId));
  const versions = (await past.listVersions(boardId)).filter(({ seq }) => seq <= head);
  yield `,"history":{"authors":${JSON.stringify(authors)}`;
  yield `,"versions":${JSON.stringify(versions.map(({ seq, name }) => ({ seq, name })))},"entries":[`;
  for (let after = 0; after < head; ) {
    const entries = await past.readEntries(boardId, { after, upto: head, maxBytes: PAGE_BYTES });
    if (!entries?.length) throw new BackupError(notWhole(boardId));
    for (const { seq, timeMs, session, bytes } of entries) {
      if (seq !== after + 1) throw new BackupError(notWhole(boardId));
      const by = authorOf(session);
      const update = Buffer.from(bytes).toString('base64');
      yield `${after > 0 ? ',' : ''}${JSON.stringify({ seq, timeMs, ...(by !== undefined && { by }), update })}`;
      after = seq;
    }
  }
  yield ']}';
}

function notWhole(boardId: string): string {
  return `The history of board ${boardId} is not kept from its beginning any more (HISTORY_DAYS), or is damaged: without --history the board can be written.`;
}

import type { Readable } from 'node:stream';
import type { OwnFile } from '../boardContent/ownFile.ts';
import type { StoredFile } from '../files/fileStore.ts';
import { collectAuthors } from '../http/history/boardVersions.ts';
import type { PastSource } from '../storage/boardSource.ts';
import { StorageError } from '../storage/index.ts';

/** How much of a log is in memory at a time. */
const PAGE_BYTES = 1024 * 1024;

export type Pieces = AsyncGenerator<Uint8Array | string, void>;

interface PieceSource {
  readonly past: PastSource;
  readonly openImage: (name: string) => Promise<StoredFile | undefined>;
}

interface Wanted extends OwnFile {
  /** Entries of the log up to this one are in the file, too. */
  readonly historyUpto?: number;
}

/** A board as a file of ours (`writeBoardFile` says what is in it). Throws a StorageError where the history has a hole. */
export async function* piecesOf(
  { past, openImage }: PieceSource,
  boardId: string,
  { json, images, historyUpto }: Wanted,
): Pieces {
  // All but its end: more is to come in it.
  yield json.subarray(0, json.lastIndexOf('}'.charCodeAt(0)));
  yield ',"files":{';
  yield* imagePieces(openImage, images);
  yield '}';
  if (historyUpto !== undefined) yield* historyPieces(past, boardId, historyUpto);
  yield '}\n';
}

/** Of a board on which something was written. */
export async function isKeptFromBeginning(past: PastSource, boardId: string): Promise<boolean> {
  const first = await past.readEntries(boardId, { after: 0, upto: 1, maxBytes: 1 });
  return first?.[0]?.seq === 1;
}

async function* imagePieces(openImage: PieceSource['openImage'], names: readonly string[]): Pieces {
  let separator = '';
  for (const name of names) {
    const file = await openImage(name);
    // The place of one that is gone stays on the board.
    if (!file) continue;
    yield `${separator}"${name}":"data:${file.type};base64,`;
    yield* base64Pieces(file.stream());
    yield '"';
    separator = ',';
  }
}

/** Three bytes are four letters: what is left of a piece goes with the next one. */
async function* base64Pieces(stream: Readable): Pieces {
  let rest = Buffer.of();
  for await (const piece of stream) {
    const bytes = Buffer.concat([rest, piece]);
    const whole = bytes.length - (bytes.length % 3);
    yield bytes.toString('base64', 0, whole);
    rest = bytes.subarray(whole);
  }
  yield rest.toString('base64');
}

/** As the history of the API has it: entries, and authors by their places. */
async function* historyPieces(past: PastSource, boardId: string, head: number): Pieces {
  const { authors, authorOf } = collectAuthors(await past.readWriters(boardId));
  const versions = (await past.listVersions(boardId)).filter(({ seq }) => seq <= head);
  yield `,"history":{"authors":${JSON.stringify(authors)}`;
  yield `,"versions":${JSON.stringify(versions.map(({ seq, name }) => ({ seq, name })))},"entries":[`;
  for (let after = 0; after < head; ) {
    const entries = await past.readEntries(boardId, { after, upto: head, maxBytes: PAGE_BYTES });
    if (!entries?.length) throw missing(boardId, after + 1);
    for (const { seq, timeMs, session, bytes } of entries) {
      if (seq !== after + 1) throw missing(boardId, after + 1);
      const by = authorOf(session);
      const update = Buffer.from(bytes).toString('base64');
      yield `${after > 0 ? ',' : ''}${JSON.stringify({ seq, timeMs, ...(by !== undefined && { by }), update })}`;
      after = seq;
    }
  }
  yield ']}';
}

function missing(boardId: string, seq: number): StorageError {
  return new StorageError(
    `Entry ${seq} of the history of board ${boardId} is damaged: the board can be written without its history.`,
  );
}

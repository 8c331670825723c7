import { gunzipSync } from 'node:zlib';
import { type ApplyUpdate, type BoardDoc, createBoardDoc } from './boardDoc.ts';
import type { BoardPart, LoadBoard } from './gate.ts';

/** LIMIT of a snapshot unpacked. Boards are held to a fraction of it; a stream that unpacks to more is damaged. */
const MAX_SNAPSHOT_BYTES = 512 * 1024 * 1024;

interface LoadDeps {
  readonly applyUpdate: ApplyUpdate;
  /** Told what the log holds and the document cannot take. */
  readonly report: (message: string) => void;
  /** Runs what takes long. */
  readonly work: <T>(task: () => T) => T;
  readonly isStale: () => boolean;
}

/** Makes a board's document from storage. Rejects when storage does, or when a document cannot be made. */
export async function loadBoard(load: LoadBoard, deps: LoadDeps): Promise<BoardDoc> {
  const board = createBoardDoc(deps.applyUpdate);
  const add = (updates: readonly Uint8Array[]): void => {
    for (const message of deps.work(() => board.load(updates))) {
      deps.report(`A stored update cannot be applied: ${message}`);
    }
  };
  let packed: Uint8Array[] = [];
  const unpack = (): void => {
    if (packed.length > 0) add([deps.work(() => gunzip(packed))]);
    packed = [];
  };

  for await (const part of load()) {
    if (deps.isStale()) break;
    if (part.kind === 'snapshot') packed.push(part.gzip);
    else {
      unpack();
      add(readable(part));
    }
  }
  unpack();
  return board;
}

function gunzip(parts: readonly Uint8Array[]): Uint8Array {
  return gunzipSync(Buffer.concat(parts), { maxOutputLength: MAX_SNAPSHOT_BYTES });
}

/** Entries that are damaged on disk come without bytes. */
function readable({ entries }: Extract<BoardPart, { kind: 'entries' }>): Uint8Array[] {
  return entries.flatMap(({ bytes }) => bytes ?? []);
}

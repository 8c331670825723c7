import { createListeners } from '@drawbridge/board';
import type { ImageFiles } from '@drawbridge/editor';
import { type FileLimits, filePath } from '@drawbridge/protocol';
import { ownName } from '../address.ts';
import { createLimits } from './fileLimits.ts';
import { hashOf } from './hashOf.ts';
import { type KeptUploads, openKeptUploads } from './keptUploads.ts';
import { uploadFile } from './uploadFile.ts';
import { createUploads } from './uploads.ts';

/** The files of a board: those put on it here, until the server has them. */
export interface Files extends ImageFiles {
  /** Files that the server does not have yet. */
  readonly pending: number;
  /** Shows the file on this device at once, sends it in the background, and answers its name. */
  add(blob: Blob): Promise<string>;
  /** What the server takes. */
  limits(): Promise<FileLimits>;
  onChange(listener: () => void): () => void;
  /** The server will never take a file, and says why. */
  onRefused(listener: (name: string, message: string) => void): () => void;
  destroy(): void;
}

interface FilesDeps {
  /** Origin of the server. */
  readonly url: string;
  readonly boardId: string;
  readonly kept?: KeptUploads;
  /** Shows that this person may put files on the board, where that is needed. */
  readonly token?: () => string | undefined;
}

/** Also goes on sending what an earlier page of this board began, wherever it ended. */
export function createFiles({ url, boardId, token, kept = openKeptUploads(boardId) }: FilesDeps): Files {
  const local = new Map<string, Blob>();
  const locals = createListeners<[string, Blob]>();
  const refusals = createListeners<[string, string]>();
  const changes = createListeners<[]>();
  const uploads = createUploads({
    scope: ownName(`drawbridge-upload/${boardId}`),
    kept,
    send: (name, blob, signal) => uploadFile(name, blob, { url, boardId, token, signal }),
    onChange: changes.notify,
    onRefused: refusals.notify,
    locks: globalThis.navigator?.locks,
  });

  function show(name: string, blob: Blob): void {
    local.set(name, blob);
    locals.notify(name, blob);
  }

  async function goOn(): Promise<void> {
    for (const { name, blob } of await kept.all()) {
      if (local.has(name)) continue;
      show(name, blob);
      uploads.add(name, blob, true);
    }
  }

  void goOn();
  return {
    baseUrl: url + filePath(boardId, ''),
    local,
    onLocal: locals.add,
    get pending() {
      return uploads.pending;
    },
    async add(blob) {
      const name = await hashOf(await blob.arrayBuffer());
      if (local.has(name)) return name;
      show(name, blob);
      uploads.add(name, blob);
      return name;
    },
    limits: createLimits({ url, boardId, token }),
    onChange: changes.add,
    onRefused: refusals.add,
    destroy() {
      uploads.destroy();
      for (const listeners of [locals, refusals, changes]) listeners.clear();
    },
  };
}

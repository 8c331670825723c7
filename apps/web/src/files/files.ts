import { createListeners } from '@drawbridge/board';
import type { ImageFiles } from '@drawbridge/editor';
import { type FileLimits, filePath } from '@drawbridge/protocol';
import { createLimits } from './fileLimits.ts';
import { hashOf } from './hashOf.ts';
import { uploadFile } from './uploadFile.ts';

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

/** Sending more at a time than this makes each of them later. */
const UPLOADS_AT_ONCE = 2;

export function createFiles({ url, boardId }: { readonly url: string; readonly boardId: string }): Files {
  const local = new Map<string, Blob>();
  const locals = createListeners<[string, Blob]>();
  const refusals = createListeners<[string, string]>();
  const changes = createListeners<[]>();
  const waiting: string[] = [];
  const end = new AbortController();
  let sending = 0;

  function sendNext(): void {
    while (sending < UPLOADS_AT_ONCE) {
      const name = waiting.shift();
      const blob = name === undefined ? undefined : local.get(name);
      if (name === undefined || !blob) return;
      sending += 1;
      void send(name, blob).finally(() => {
        sending -= 1;
        changes.notify();
        sendNext();
      });
    }
  }

  async function send(name: string, blob: Blob): Promise<void> {
    try {
      const outcome = await uploadFile(name, blob, {
        url,
        boardId,
        signal: end.signal,
        onProgress: () => {},
      });
      if (outcome.kind === 'refused') refusals.notify(name, outcome.message);
    } catch {
      // The board was left.
    }
  }

  return {
    baseUrl: url + filePath(boardId, ''),
    local,
    onLocal: locals.add,
    get pending() {
      return sending + waiting.length;
    },
    async add(blob) {
      const name = await hashOf(await blob.arrayBuffer());
      if (local.has(name)) return name;
      local.set(name, blob);
      locals.notify(name, blob);
      waiting.push(name);
      sendNext();
      changes.notify();
      return name;
    },
    limits: createLimits(url, boardId),
    onChange: changes.add,
    onRefused: refusals.add,
    destroy() {
      end.abort();
      for (const listeners of [locals, refusals, changes]) listeners.clear();
    },
  };
}

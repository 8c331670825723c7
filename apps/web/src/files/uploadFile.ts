import { FILE_CHUNK_BYTES, filePath, UPLOAD_LENGTH, UPLOAD_OFFSET } from '@drawbridge/protocol';
import { bearerOf } from './bearer.ts';

/** What becomes of an upload: it is stored, or the server will never take it, and says why. */
export type UploadOutcome =
  | { readonly kind: 'stored' }
  | { readonly kind: 'refused'; readonly message: string };

interface UploadDeps {
  /** Origin of the server. */
  readonly url: string;
  readonly boardId: string;
  readonly token?: (() => string | undefined) | undefined;
  readonly signal: AbortSignal;
  readonly fetch?: typeof fetch;
  /** Rejects when `signal` is aborted. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** After a failure it is tried again after these, in ms; the last one again and again. */
const RETRIES_MS = [1000, 2000, 4000, 8000, 15_000, 30_000];

/**
 * Sends a file in parts, from where the server has it, for as long as it takes: a network that comes and goes costs a part
 * each time. Rejects only when `signal` is aborted.
 */
export async function uploadFile(name: string, blob: Blob, deps: UploadDeps): Promise<UploadOutcome> {
  const { url, boardId, token, signal, fetch: send = fetch, wait = sleep } = deps;
  const address = url + filePath(boardId, name);
  let failures = 0;
  let offset: number | undefined;
  for (;;) {
    try {
      const response =
        offset === undefined
          ? await send(address, { method: 'HEAD', headers: bearerOf(token?.()), signal })
          : await sendPart(offset);
      if (response.status === 200 || response.status === 201) return { kind: 'stored' };
      if (isRefusal(response.status)) return { kind: 'refused', message: (await response.text()).trim() };
      offset = Number(response.headers.get(UPLOAD_OFFSET) ?? Number.NaN);
      if (!Number.isInteger(offset)) throw new Error(`The server answered ${response.status}.`);
      if (response.status === 204) failures = 0;
    } catch {
      // No network, or a server that is busy: the server knows how far it is, so it is asked first.
      signal.throwIfAborted();
      offset = undefined;
      await wait(RETRIES_MS[Math.min(failures++, RETRIES_MS.length - 1)] ?? 0, signal);
    }
  }

  function sendPart(from: number): Promise<Response> {
    const place = { [UPLOAD_OFFSET]: String(from), [UPLOAD_LENGTH]: String(blob.size) };
    const headers = { ...place, ...bearerOf(token?.()) };
    return send(address, {
      method: 'PATCH',
      headers,
      body: blob.slice(from, from + FILE_CHUNK_BYTES),
      signal,
    });
  }
}

const NO_ROOM = 507;

/**
 * What is no refusal of the file: 404 and 409 say how far it is; 401 and 410 (the board was deleted) are for the page to deal
 * with, and until it does the browser keeps the file; 408 and 429 pass.
 */
const NO_REFUSALS: readonly number[] = [401, 404, 408, 409, 410, 429];

/** Sending the same again would be refused again. */
function isRefusal(status: number): boolean {
  return status === NO_ROOM || (status >= 400 && status < 500 && !NO_REFUSALS.includes(status));
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}

import { type FileLimits, fileLimitsPath, parseFileLimits } from '@drawbridge/protocol';
import { type Bearer, bearerOf } from './bearer.ts';

/** Without network an image is prepared for a server with its own defaults; one that takes less will say so. */
const USUAL_LIMITS: FileLimits = { maxBytes: 10 * 1024 * 1024, maxPixels: 40_000_000 };

/** A person waits for the image. */
const DEADLINE_MS = 3_000;

interface LimitsDeps {
  /** Origin of the server. */
  readonly url: string;
  readonly boardId: string;
  readonly token?: (() => string | undefined) | undefined;
  readonly send?: typeof fetch;
}

/** Answers what the server takes of images, once it said so without asking again. Never rejects. */
export function createLimits({ url, boardId, token, send = fetch }: LimitsDeps): () => Promise<FileLimits> {
  let known: FileLimits | undefined;
  return async () => {
    try {
      known ??= await ask(url + fileLimitsPath(boardId), bearerOf(token?.()), send);
    } catch {
      // No network, or a server that is about to stop: it is asked again with the next image.
    }
    return known ?? USUAL_LIMITS;
  };
}

async function ask(address: string, headers: Bearer, send: typeof fetch): Promise<FileLimits | undefined> {
  const response = await send(address, { headers, signal: AbortSignal.timeout(DEADLINE_MS) });
  return parseFileLimits(await response.json());
}

import { type FileLimits, fileLimitsPath, parseFileLimits } from '@drawbridge/protocol';

/** Without network an image is prepared for a server with its own defaults; one that takes less will say so. */
const USUAL_LIMITS: FileLimits = { maxBytes: 10 * 1024 * 1024, maxPixels: 40_000_000 };

/** A person waits for the image. */
const DEADLINE_MS = 3_000;

/** Answers what the server takes of images, once it said so without asking again. Never rejects. */
export function createLimits(url: string, boardId: string, send = fetch): () => Promise<FileLimits> {
  let known: FileLimits | undefined;
  return async () => {
    try {
      known ??= await ask(url + fileLimitsPath(boardId), send);
    } catch {
      // No network, or a server that is about to stop: it is asked again with the next image.
    }
    return known ?? USUAL_LIMITS;
  };
}

async function ask(address: string, send: typeof fetch): Promise<FileLimits | undefined> {
  const response = await send(address, { signal: AbortSignal.timeout(DEADLINE_MS) });
  return parseFileLimits(await response.json());
}

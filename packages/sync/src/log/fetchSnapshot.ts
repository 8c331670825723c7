/** Fetches a snapshot by its path on the board's server. Rejects when it does not come whole. */
export type FetchSnapshot = (path: string, options: FetchOptions) => Promise<Uint8Array>;

export interface FetchOptions {
  readonly signal: AbortSignal;
  /** How many bytes of the update have come. */
  readonly onBytes: (loadedBytes: number) => void;
  /** How many it has. */
  readonly bytes: number;
  /** Shows that this client may have it. */
  readonly token?: string | undefined;
}

/** A download of which nothing comes for this long is given up. */
const SILENCE_MS = 20_000;

/** Fetches from the server at `url`, such as `http://localhost:3000` or `https://example.org/board`. */
export function createFetchSnapshot(url: string): FetchSnapshot {
  return async (path, { signal, onBytes, bytes, token }) => {
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), SILENCE_MS);
    try {
      const response = await fetch(url + path, {
        signal: AbortSignal.any([signal, silence.signal]),
        ...(token !== undefined && { headers: { Authorization: `Bearer ${token}` } }),
      });
      if (!response.ok || !response.body)
        throw new Error(`The snapshot cannot be had: HTTP ${response.status}.`);
      const onLoaded = (loadedBytes: number): void => {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), SILENCE_MS);
        onBytes(loadedBytes);
      };
      return await readAll(response.body, bytes, onLoaded);
    } finally {
      clearTimeout(timer);
    }
  };
}

/** Into one piece from the start: to join 50 MB of chunks in the end would take a frame or two. */
async function readAll(
  body: ReadableStream<Uint8Array>,
  bytes: number,
  onLoaded: (loadedBytes: number) => void,
): Promise<Uint8Array> {
  const whole = new Uint8Array(bytes);
  let loaded = 0;
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    if (loaded + read.value.length > bytes) throw new Error('The snapshot is longer than it should be.');
    whole.set(read.value, loaded);
    loaded += read.value.length;
    onLoaded(loaded);
  }
  if (loaded < bytes) throw new Error('The snapshot did not come whole.');
  return whole;
}

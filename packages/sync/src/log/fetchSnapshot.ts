/** Fetches a snapshot by its path on the board's server. Rejects when it does not come whole. */
export type FetchSnapshot = (path: string, options: FetchOptions) => Promise<Uint8Array>;

export interface FetchOptions {
  readonly signal: AbortSignal;
  /** How many bytes of the compressed snapshot have come, as nearly as can be told. */
  readonly onBytes: (loadedBytes: number) => void;
}

export interface Progress {
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

/** A download of which nothing comes for this long is given up. */
const SILENCE_MS = 20_000;

/** Fetches from the server at `origin`, such as `http://localhost:3000`. */
export function createFetchSnapshot(origin: string): FetchSnapshot {
  return async (path, { signal, onBytes }) => {
    const silence = new AbortController();
    let timer = setTimeout(() => silence.abort(), SILENCE_MS);
    try {
      const response = await fetch(new URL(path, origin), {
        signal: AbortSignal.any([signal, silence.signal]),
      });
      if (!response.ok || !response.body)
        throw new Error(`The snapshot cannot be had: HTTP ${response.status}.`);
      return await readAll(response.body, (loadedBytes) => {
        clearTimeout(timer);
        timer = setTimeout(() => silence.abort(), SILENCE_MS);
        onBytes(loadedBytes);
      });
    } finally {
      clearTimeout(timer);
    }
  };
}

async function readAll(
  body: ReadableStream<Uint8Array>,
  onBytes: (loadedBytes: number) => void,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let loaded = 0;
  const reader = body.getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    chunks.push(read.value);
    loaded += read.value.length;
    onBytes(loaded);
  }
  return join(chunks, loaded);
}

function join(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let position = 0;
  for (const chunk of chunks) {
    whole.set(chunk, position);
    position += chunk.length;
  }
  return whole;
}

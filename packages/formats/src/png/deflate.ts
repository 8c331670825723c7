/** Bytes in the zlib format (RFC 1950), as they come. */
export async function* deflate(parts: Parts): AsyncGenerator<Uint8Array> {
  yield* through(parts, new CompressionStream('deflate'));
}

/** What was compressed; undefined when it is damaged, or more than `most` bytes. */
export async function inflate(bytes: Uint8Array, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const part of through([bytes], new DecompressionStream('deflate'))) {
      length += part.length;
      if (length > most) return undefined;
      parts.push(part);
    }
  } catch {
    return undefined;
  }
  return joined(parts, length);
}

type Parts = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

async function* through(
  parts: Parts,
  { readable, writable }: CompressionStream | DecompressionStream,
): AsyncGenerator<Uint8Array> {
  const writing = write(parts, writable.getWriter());
  // Whoever reads hears of a failure; here it would be heard of twice.
  writing.catch(() => {});
  const reader = readable.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
    await writing;
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** No more at a time than is taken: a picture is larger than memory. */
async function write(parts: Parts, writer: WritableStreamDefaultWriter): Promise<void> {
  try {
    for await (const part of parts) {
      await writer.ready;
      await writer.write(part);
    }
    await writer.close();
  } catch (error) {
    await writer.abort(error);
    throw error;
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

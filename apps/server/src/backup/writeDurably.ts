import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** Writes a new file, readable by its owner only, which is on the disk to its last byte when this resolves. */
export async function writeDurably(
  path: string,
  bytes: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  await using file = await open(path, 'wx', 0o600);
  for await (const chunk of bytes) await file.writeFile(chunk);
  await file.sync();
}

/** The same. Answers how many bytes these were, and their SHA-256. */
export async function copyDurably(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  await writeDurably(path, counted());
  return { bytes: size, sha256: hash.digest('hex') };

  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of bytes) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
  }
}

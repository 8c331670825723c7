import { createHash } from 'node:crypto';

/** The SHA-256 of bytes as they come, in hexadecimal digits: what files are named by. */
export async function hashOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}

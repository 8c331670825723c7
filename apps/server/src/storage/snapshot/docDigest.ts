import { createHash, type Hash } from 'node:crypto';
import * as Y from 'yjs';

/** Text is gathered up to this many UTF-16 units before it is hashed: one call per value would take most of the time. */
const GATHERED_UNITS = 64 * 1024;

/**
 * What two documents have in common when they show the same board and know of the same edits: SHA-256 over the state vector
 * and the content of every root, read as a map, with its keys in order.
 */
export function digestDoc(doc: Y.Doc): string {
  const digest = createDigest();
  digest.addBytes(Y.encodeStateVector(doc));
  for (const name of [...doc.share.keys()].sort()) {
    const root = doc.getMap(name);
    digest.addText(name);
    for (const key of [...root.keys()].sort()) {
      digest.addText(key);
      addValue(digest, plain(root.get(key)));
    }
  }
  return digest.finish();
}

interface Digest {
  addText(text: string): void;
  addBytes(bytes: Uint8Array): void;
  finish(): string;
}

function createDigest(hash: Hash = createHash('sha256')): Digest {
  let gathered = '';
  const flush = (): void => {
    hash.update(gathered);
    gathered = '';
  };
  const addText = (text: string): void => {
    // The length in front keeps two texts apart that would read the same end to end.
    gathered += `${text.length}:${text}`;
    if (gathered.length > GATHERED_UNITS) flush();
  };
  return {
    addText,
    addBytes(bytes) {
      addText(String(bytes.length));
      flush();
      hash.update(bytes);
    },
    finish() {
      flush();
      return hash.digest('hex');
    },
  };
}

function plain(value: unknown): unknown {
  return value instanceof Y.AbstractType ? value.toJSON() : value;
}

function addValue(digest: Digest, value: unknown): void {
  if (value instanceof Uint8Array) digest.addBytes(value);
  else if (Array.isArray(value)) addArray(digest, value);
  else if (typeof value === 'object' && value !== null) addObject(digest, value);
  else digest.addText(`${typeof value} ${String(value)}`);
}

function addArray(digest: Digest, values: readonly unknown[]): void {
  digest.addText(`list ${values.length}`);
  for (const value of values) addValue(digest, value);
}

function addObject(digest: Digest, value: object): void {
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  digest.addText(`object ${entries.length}`);
  for (const [key, inner] of entries) {
    digest.addText(key);
    addValue(digest, inner);
  }
}

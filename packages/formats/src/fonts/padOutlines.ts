import { readWoff, writeWoff } from './woff.ts';

/** The head of an outline: how many lines it has, and the box around it. */
const HEAD_BYTES = 10;

/**
 * The same WOFF file with some zeros behind its outlines. There are programs that read the head of every glyph, also of one that is
 * empty, and if it is the last one they read beyond the end. Undefined for what is no such file.
 */
export async function padOutlines(file: Uint8Array): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const tables = await readWoff(file).catch(() => undefined);
  const outlines = tables?.get('glyf');
  if (!tables || !outlines) return undefined;
  const padded = new Uint8Array(outlines.length + HEAD_BYTES);
  padded.set(outlines);
  return writeWoff(new Map([...tables, ['glyf', padded]]));
}

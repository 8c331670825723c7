import { readCmap } from './cmap.ts';
import { readWoff } from './woff.ts';

/** Tells for which characters, by their codes, a WOFF file has glyphs. For none, where it is no such file. */
export async function readCharacters(file: Uint8Array): Promise<(code: number) => boolean> {
  const cmap = (await readWoff(file).catch(() => undefined))?.get('cmap');
  const glyphOf = cmap && readCmap(cmap);
  return (code) => glyphOf?.(code) !== undefined;
}

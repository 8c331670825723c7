import { deflate, inflate } from '../deflate.ts';
import { latin1, pngChunk, pngChunks } from './pngChunk.ts';

/** Between the fields of a text chunk. */
const END = 0;
const IS_COMPRESSED = 1;

/** A text beside the picture, compressed (`iTXt`), under a name of up to 79 Latin letters. */
export async function pngText(keyword: string, text: string): Promise<Uint8Array> {
  const packed = await deflate(new TextEncoder().encode(text));
  // Compressed by the only method there is, in no language, with no translation of the name.
  return pngChunk('iTXt', latin1(keyword), Uint8Array.of(END, IS_COMPRESSED, 0, END, END), packed);
}

/** The text of that name, as `pngText` wrote it, in a file; undefined when it is not there, or has more than `most` bytes. */
export async function readPngText(
  bytes: Uint8Array<ArrayBuffer>,
  keyword: string,
  most: number,
): Promise<string | undefined> {
  const head = Uint8Array.of(...latin1(keyword), END, IS_COMPRESSED, 0, END, END);
  for (const { type, content } of pngChunks(bytes)) {
    if (type !== 'iTXt' || !head.every((byte, index) => content[index] === byte)) continue;
    const text = await inflate(content.subarray(head.length), most);
    return text && new TextDecoder().decode(text);
  }
  return undefined;
}

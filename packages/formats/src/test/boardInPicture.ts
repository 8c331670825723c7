import { toBase64 } from '../base64.ts';
import { CLOSING, KEYWORD, OPENING } from '../boardFile/boardInPicture.ts';
import { insertPngChunk } from '../png/pngChunk.ts';
import { pngText } from '../png/pngText.ts';

/** A PNG file with a whole board in it, as they were. */
export async function boardInPng(
  png: Uint8Array<ArrayBuffer>,
  boardFile: string,
): Promise<Uint8Array<ArrayBuffer>> {
  return insertPngChunk(png, await pngText(KEYWORD, boardFile));
}

/** An SVG file with a whole board in it, as they were. */
export function boardInSvg(svg: string, boardFile: string): string {
  const metadata = OPENING + toBase64(new TextEncoder().encode(boardFile)) + CLOSING;
  return svg.replace(/^<svg[^>]*>/, (root) => root + metadata);
}

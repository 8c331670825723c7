import { fromBase64, toBase64 } from '../base64.ts';
import { parseJson } from '../parseJson.ts';
import { insertPngChunk } from '../png/pngChunk.ts';
import { pngText, readPngText } from '../png/pngText.ts';

/** Names what a picture says about the board that it shows. */
const KEYWORD = 'drawbridge';
const OPENING = `<metadata id="${KEYWORD}">`;
const CLOSING = '</metadata>';

/** A PNG file with a whole board in it, which programs that show it pass over. */
export async function boardInPng(
  png: Uint8Array<ArrayBuffer>,
  boardFile: string,
): Promise<Uint8Array<ArrayBuffer>> {
  return insertPngChunk(png, await pngText(KEYWORD, boardFile));
}

/** The board in a PNG file, as JSON says it, if there is one. */
export async function boardOfPng(bytes: Uint8Array<ArrayBuffer>, mostBytes: number): Promise<unknown> {
  const text = await readPngText(bytes, KEYWORD, mostBytes);
  return text === undefined ? undefined : parseJson(text);
}

/** An SVG file with a whole board in it, which programs that show it pass over. */
export function boardInSvg(svg: string, boardFile: string): string {
  const metadata = OPENING + toBase64(new TextEncoder().encode(boardFile)) + CLOSING;
  return svg.replace(/^<svg[^>]*>/, (root) => root + metadata);
}

/** The board in an SVG file, as JSON says it, if there is one. */
export function boardOfSvg(text: string): unknown {
  const from = text.indexOf(OPENING);
  const to = text.indexOf(CLOSING, from);
  if (from < 0 || to < 0) return undefined;
  const bytes = fromBase64(text.slice(from + OPENING.length, to).trim());
  return bytes && parseJson(new TextDecoder().decode(bytes));
}

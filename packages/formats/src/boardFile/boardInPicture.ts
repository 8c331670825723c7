import { fromBase64 } from '../base64.ts';
import { parseJson } from '../parseJson.ts';
import { readPngText } from '../png/pngText.ts';

/*
 * Pictures had boards in them as our own file says them, before they got scenes of Excalidraw, which both programs open.
 */

/** Names what a picture says about the board that it shows. */
export const KEYWORD = 'drawbridge';
export const OPENING = `<metadata id="${KEYWORD}">`;
export const CLOSING = '</metadata>';

/** The board in a PNG file, as JSON says it, if there is one. */
export async function boardOfPng(bytes: Uint8Array<ArrayBuffer>, mostBytes: number): Promise<unknown> {
  const text = await readPngText(bytes, KEYWORD, mostBytes);
  return text === undefined ? undefined : parseJson(text);
}

/** The board in an SVG file, as JSON says it, if there is one. */
export function boardOfSvg(text: string): unknown {
  const from = text.indexOf(OPENING);
  const to = text.indexOf(CLOSING, from);
  if (from < 0 || to < 0) return undefined;
  const bytes = fromBase64(text.slice(from + OPENING.length, to).trim());
  return bytes && parseJson(new TextDecoder().decode(bytes));
}

import { isRecord, type Shape } from '@drawbridge/board';
import { readExcalidraw } from '../excalidraw/readExcalidraw.ts';
import type { MeasureText } from '../excalidraw/textBox.ts';
import { writeElements } from '../excalidraw/writeExcalidraw.ts';
import { MAX_JSON_CHARACTERS } from '../limits.ts';
import { parseJson } from '../parseJson.ts';
import type { ReadResult } from '../report.ts';
import { readClipboard } from './readClipboard.ts';
import { writeClipboard } from './writeClipboard.ts';

/** Shapes on a clipboard. */
export interface Copied {
  /**
   * Excalidraw, and whatever reads its clipboard, finds its own JSON in the text. As some browsers hand on nothing but text, ours
   * is within it, under a key that nobody else looks at, so that our boards lose nothing.
   */
  readonly text: string;
  /** Our own clipboard by itself. */
  readonly own: string;
}

/** Shapes from back to front as they go onto a clipboard; `filesUrl` is where the files of images are, before their names. */
export function writeCopied(
  shapes: readonly Shape[],
  { filesUrl, measure }: { readonly filesUrl?: string; readonly measure?: MeasureText } = {},
): Copied {
  const own = writeClipboard(shapes, filesUrl);
  const elements = writeElements(shapes, measure);
  const theirs = JSON.stringify({ type: 'excalidraw/clipboard', elements, files: {} });
  const text = `${theirs.slice(0, -1)},${JSON.stringify(OWN_KEY)}:${own}}`;
  // Ours is a fifth of it: better that than what nobody reads.
  return { text: text.length > MAX_JSON_CHARACTERS ? own : text, own };
}

/** Of our own clipboard within that of others. */
export const OWN_KEY = 'drawbridge';

/** The shapes in a text: from our own clipboard, Excalidraw's, or its files. Undefined for any other text. */
export function readCopied(text: string): ReadResult | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  const value = parseJson(text);
  const own = isRecord(value) ? readClipboard(value[OWN_KEY]) : undefined;
  return own ?? readClipboard(value) ?? readExcalidraw(value);
}

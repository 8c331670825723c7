import { isRecord, type Shape } from '@drawbridge/board';
import { readExcalidraw } from '../excalidraw/readExcalidraw.ts';
import type { MeasureText } from '../excalidraw/textBox.ts';
import { writeElements } from '../excalidraw/writeExcalidraw.ts';
import { parseJson } from '../parseJson.ts';
import type { ReadResult } from '../report.ts';
import { readClipboard } from './readClipboard.ts';
import { clipboardOf } from './writeClipboard.ts';

/**
 * Shapes from back to front as the text of a clipboard. Excalidraw, and whatever reads its clipboard, finds its own JSON. As some
 * browsers hand on nothing but text, ours is within it, under a key that nobody else looks at, so that our boards lose nothing.
 */
export function writeCopied(shapes: readonly Shape[], measure?: MeasureText): string {
  return JSON.stringify({
    type: 'excalidraw/clipboard',
    elements: writeElements(shapes, measure),
    files: {},
    [OWN_KEY]: clipboardOf(shapes),
  });
}

const OWN_KEY = 'drawbridge';

/** The shapes in a text: from our own clipboard, Excalidraw's, or its files. Undefined for any other text. */
export function readCopied(text: string): ReadResult | undefined {
  if (!/^\s*\{/.test(text)) return undefined;
  const value = parseJson(text);
  const own = isRecord(value) ? readClipboard(value[OWN_KEY]) : undefined;
  return own ?? readClipboard(value) ?? readExcalidraw(value);
}
